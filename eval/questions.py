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
            found.append(_item(json.loads(line)))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise QuestionFileError(
                f"{path.name} with a fault in line {number} ({type(error).__name__}: {error})",
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


def _item(raw: dict[str, Any]) -> Item:
    return Item(
        id=str(raw["id"]),
        question=str(raw["question"]),
        lang=raw.get("lang", "zh"),
        type=raw.get("type", "other"),
        history=tuple((str(q), str(a)) for q, a in raw.get("history") or ()),
        answers=tuple(map(str, _listed(raw, "answers"))),
        all_required=bool(raw.get("all_required", False)),
        evidence=tuple(map(_evidence, _listed(raw, "evidence"))),
        overlap=raw.get("overlap", ""),
    )


def _listed(raw: dict[str, Any], name: str) -> list[Any]:
    value = raw.get(name) or []
    if not isinstance(value, list):
        raise TypeError(f"{name} is no list")
    return value


def _evidence(raw: dict[str, Any]) -> Evidence:
    if "quote" in raw:
        return Evidence(raw["doc"], quote=raw["quote"])
    span = Span(int(raw["start"]), int(raw["end"]))
    if not 0 <= span.start < span.end:
        raise ValueError(f"evidence from {span.start} to {span.end}")
    return Evidence(raw["doc"], span)


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
