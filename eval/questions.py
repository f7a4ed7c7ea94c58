"""Question files: JSON lines with evidence."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rag.errors import YinjuError
from rag.passage import Passage
from rag.report import Report, Span


class QuestionFileError(YinjuError):
    """A question file that cannot be used."""


@dataclass(frozen=True)
class Evidence:
    """Where an answer stands: a file (or a prefix of its name) and a Span, or a quote."""

    doc: str
    span: Span | None = None
    quote: str = ""

    def locate(self, report: Report) -> Span | None:
        """The Span in `report`; None where it is another report, or does not hold the quote."""
        if not report.source.startswith(self.doc):
            return None
        if self.span is not None:
            return self.span
        start = report.text.find(self.quote)
        return Span(start, start + len(self.quote)) if start >= 0 else None


@dataclass(frozen=True)
class Item:
    """One question of a set, with its answers and evidence (none: unanswerable)."""

    id: str
    question: str
    lang: str = "zh"
    type: str = "other"
    history: tuple[tuple[str, str], ...] = ()
    answers: tuple[str, ...] = ()
    all_required: bool = False
    evidence: tuple[Evidence, ...] = ()
    overlap: str = ""

    @property
    def answerable(self) -> bool:
        """Whether the reports say."""
        return bool(self.evidence)


def load(path: Path) -> list[Item]:
    """Read a question file; a line with a fault is an error that names it."""
    found = []
    for number, line in enumerate(_lines(path), start=1):
        if not line.strip():
            continue
        try:
            found.append(_item(_object(line)))
        except _LineError as error:
            raise QuestionFileError(
                f"{path.name} with a fault in line {number} ({error})",
                "JSON lines with id, question, answers and evidence",
                "Correct that line.",
            ) from error
    if not found:
        raise QuestionFileError(f"{path.name} without a question", "one a line", "Add some.")
    return found


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text("utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise QuestionFileError(
            f"{path}, which cannot be read ({error})", "JSON lines in UTF-8", "Check the path."
        ) from error


class _LineError(Exception):
    """What is wrong with a line, in words."""


def _object(line: str) -> dict[str, Any]:
    try:
        raw = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise _LineError(f"no JSON: {error}") from error
    if not isinstance(raw, dict):
        raise _LineError("no object {…}")
    return raw


def _item(raw: dict[str, Any]) -> Item:
    return Item(
        id=str(_given(raw, "id")),
        question=str(_given(raw, "question")),
        lang=str(raw.get("lang") or "zh"),
        type=str(raw.get("type") or "other"),
        history=tuple(map(_turn, _listed(raw, "history"))),
        answers=tuple(map(str, _listed(raw, "answers"))),
        all_required=bool(raw.get("all_required", False)),
        evidence=tuple(map(_evidence, _listed(raw, "evidence"))),
        overlap=str(raw.get("overlap") or ""),
    )


def _given(raw: dict[str, Any], name: str) -> Any:
    if raw.get(name) in (None, ""):
        raise _LineError(f"no {name}")
    return raw[name]


def _listed(raw: dict[str, Any], name: str) -> list[Any]:
    value = raw.get(name) or []
    if not isinstance(value, list):
        raise _LineError(f"{name} is no list")
    return value


def _turn(pair: Any) -> tuple[str, str]:
    if not isinstance(pair, list) or len(pair) != 2:
        raise _LineError("history is no list of [question, answer]")
    return str(pair[0]), str(pair[1])


def _evidence(raw: Any) -> Evidence:
    if not isinstance(raw, dict):
        raise _LineError("evidence is no list of objects {…}")
    doc = str(_given(raw, "doc"))
    if "quote" in raw:
        return Evidence(doc, quote=str(_given(raw, "quote")))
    start, end = _given(raw, "start"), _given(raw, "end")
    if not type(start) is type(end) is int or not 0 <= start < end:
        raise _LineError(f"evidence from {start!r} to {end!r}")
    return Evidence(doc, Span(start, end))


def covers(spans: Sequence[Span], evidence: Span) -> bool:
    """Whether `spans` hold at least half of the characters of `evidence`."""
    inside = sum(
        max(0, min(end, evidence.end) - max(start, evidence.start)) for start, end in spans
    )
    return 2 * inside >= evidence.end - evidence.start


def relevant(passage: Passage, item: Item) -> set[int]:
    """Numbers of the item's evidence that the passage holds."""
    located = ((n, evidence.locate(passage.report)) for n, evidence in enumerate(item.evidence))
    return {n for n, span in located if span and covers(passage.spans, span)}
