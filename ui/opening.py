"""The report that a click asks for, with its file to download."""

import json
import tempfile
from pathlib import Path
from shutil import copyfile
from typing import Any

from rag.answer import Answer
from rag.report import Report, Span
from rag.store.originals import safe
from ui.library import Library
from ui.reader import Places, missing, reader

_STOPS = 5
"""Of the hits in a report, those that "next" leads to."""
_MOST = 100
"""Spans that a click may name."""


class Desk:
    """Opens reports of a library; copies to download are in a folder that goes with it."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._folder = tempfile.TemporaryDirectory(prefix="yinju-")

    def open(self, sent: str, answer: Answer | None, language: str) -> tuple[str, str | None]:
        """HTML of the report that `sent` names, and the path of its file.

        `sent` comes from a browser, `{"report": id, "spans": [[start, end], …]}`; what is no such
        thing, or names no report of the store, opens nothing.
        """
        asked = _asked(sent)
        report = self._library.report(str(asked.get("report", "")))
        if report is None:
            return missing(language), None
        wanted = _spans(asked.get("spans"), len(report.text))
        return reader(report, wanted, _places(report, answer), language), self._file(report)

    def _file(self, report: Report) -> str:
        """A copy of the original; where none was kept, the text as it was read."""
        original = self._library.originals.of(report)
        folder = Path(self._folder.name) / safe(report.id)
        folder.mkdir(exist_ok=True)
        if original:
            return str(copyfile(original, folder / safe(original.name)))
        path = folder / f"{safe(Path(report.source).stem)}.txt"
        path.write_text(report.text, "utf-8")
        return str(path)


def _asked(sent: str) -> dict[str, Any]:
    try:
        asked = json.loads(sent)
    except (TypeError, ValueError):
        return {}
    return asked if isinstance(asked, dict) else {}


def _spans(raw: Any, length: int) -> tuple[Span, ...]:
    """The spans of a list of pairs that lie in a text of `length`; others are left out."""
    pairs = raw if isinstance(raw, list) else []
    found = [
        Span(*pair)
        for pair in pairs[:_MOST]
        if isinstance(pair, list) and len(pair) == 2 and all(type(at) is int for at in pair)
    ]
    return tuple(span for span in found if 0 <= span.start < span.end <= length)


def _places(report: Report, answer: Answer | None) -> Places:
    if answer is None:
        return Places()
    own = [quote.spans for quote in answer.quotes if quote.report.id == report.id]
    best = [hit.passage for hit in answer.hits if hit.passage.report.id == report.id][:_STOPS]
    hits = [passage.spans for passage in best]
    return Places(_flat(own), _flat(hits))


def _flat(spans: list[tuple[Span, ...]]) -> tuple[Span, ...]:
    return tuple(span for group in spans for span in group)
