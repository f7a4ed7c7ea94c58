"""The sentences of a report around a passage, in the order of its own text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rag.answering.numbering import numbers
from rag.passage import BODY, Passage
from rag.report import Span


@dataclass(frozen=True)
class Sentence:
    """A sentence in its passage."""

    passage: Passage
    span: Span
    text: str
    heads: bool
    """Whether its paragraph begins with it."""
    heading: str = ""
    """The heading right above it, on a line of its own."""

    def numbers(self) -> Iterator[tuple[str, int]]:
        """Style and value of each number of an item in it, or in its heading."""
        yield from numbers(self.heading)
        yield from numbers(self.text)


def sentences_around(passages: Sequence[Passage], at: int, most: int) -> Iterator[Sentence]:
    """The sentences of a passage and of those around it in its report's own text.

    Up to the end of the passage with the `most`th sentence after the beginning of `passages[at]`.
    """
    report = passages[at].report
    first = _first(passages, at)
    read = 0
    for row in range(first, len(passages)):
        one = passages[row]
        if not _goes_with(one, passages[at]) or read > most:
            return
        before = passages[row - 1] if row else None
        opened = before is None or before.paragraph != one.paragraph
        for number, span in enumerate(one.sentences()):
            text, heads = report.slice(one.parts(span)), opened and number == 0
            yield Sentence(one, span, text, heads, _heading(one, before) if heads else "")
            read += row >= at


def _first(passages: Sequence[Passage], at: int) -> int:
    """The passage before the paragraph of `passages[at]`, which may open what is listed there."""
    first = at
    while first and _goes_with(passages[first - 1], passages[at]):
        first -= 1
        if passages[first].paragraph != passages[at].paragraph:
            break
    return first


def _heading(one: Passage, before: Passage | None) -> str:
    """The heading on a line of its own above the first passage of a section; empty for none."""
    path = one.section.path
    if not path or (before is not None and before.section.path == path):
        return ""
    return "" if one.text.startswith(path[-1]) else path[-1]


def _goes_with(one: Passage, other: Passage) -> bool:
    return one.report.id == other.report.id and one.section.kind == other.section.kind == BODY
