"""Figures of a text: quantities with what they measure, reached or aimed at."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace

from index.characters import unified
from rag.answering.numbers import FIGURE, Quantity, quantities
from rag.answering.status import STOPS, status
from rag.passage import DONE
from rag.report import Span

_LEADS = re.compile(
    r"(?:[共计有为是达到约超近的了至由从在和、，与及]|合计|累计|总计|总共|一共|共计|分别|完成|实现|增长|下降|提高|"
    r"突破|收到|办理|形成|提出|其中|全年|全市|全区|全县|全省|高达)+$"
)
_JOINS = re.compile(r"[、和与及]\s*$")
"""What stands before a figure that is counted by the noun after it: 企业、75个项目."""
_SENTENCE = re.compile("[。；;！？\n]")
_GOVERNED, _BESIDE = 400, 60
"""Characters of its sentence before and after a figure that are looked at for what governs it, and
before it for what it measures."""
_CELL = re.compile(r"(?:[（(][^（()）]{1,8}[)）])?[ ]*[\t|]\s*$")
"""What ends the head of a table's row: 税收收入（亿元）."""
_NOUN = re.compile(r"[一-龥]{2,8}")
_WORDS = re.compile(r"[一-龥A-Za-z“”]{1,14}$")


@dataclass(frozen=True)
class Figure:
    """A figure as it stands in a text."""

    text: str
    """With qualifier and unit."""
    span: Span
    quantity: Quantity
    measures: str
    """The words that say of what: those before it in its clause, else those after it."""
    around: str
    """The words of its clause between the figures on either side."""
    status: str
    """`achieved` or `target` (rag.answering.status)."""

    @property
    def sure(self) -> bool:
        """Whether it counts for sure; 二次 or 两个 is often a manner of speaking."""
        return not self.quantity.loose


def figures(
    text: str, offset: int = 0, aspect: str = DONE, kinds: frozenset[str] = frozenset({FIGURE})
) -> list[Figure]:
    """Figures of `text` in order, their spans moved by `offset`; dates and ordinals are none.

    `aspect`: whether its passage tells of what was done, is lacking, or is planned. `kinds`: those
    of rag.answering.numbers that are wanted.
    """
    found = quantities(text)
    usual = unified(text)
    ends = [0, *(one.span.end for one in found)][: len(found)]
    starts = [*(one.span.start for one in found), len(text)][1:]
    places = _Places(usual)
    return [
        replace(_figure(usual, one, last, following, offset, aspect, places), text=one.text(text))
        for last, one, following in zip(ends, found, starts, strict=True)
        if one.kind in kinds
    ]


class _Places:
    """Where the clauses and the sentences of a text begin and end, looked for once."""

    def __init__(self, text: str) -> None:
        stops = [match.span() for match in STOPS.finditer(text)]
        self._begins = [0, *(end for _, end in stops)]
        self._ends = [*(start for start, _ in stops), len(text)]
        self._sentences = [0, *(match.end() for match in _SENTENCE.finditer(text))]

    def clause(self, start: int, end: int) -> tuple[int, int]:
        """The clause that holds `[start, end)`."""
        first = self._begins[bisect_right(self._begins, start) - 1]
        return first, self._ends[bisect_left(self._ends, end)]

    def governing(self, figure: int, clause: int) -> int:
        """Where the sentence of a clause begins: 力争 governs the clauses after it."""
        first = self._sentences[bisect_right(self._sentences, clause) - 1]
        return max(first, figure - _GOVERNED)


def _figure(
    text: str, one: Quantity, last: int, following: int, offset: int, aspect: str, places: _Places
) -> Figure:
    start, end = places.clause(one.span.start, one.span.end)
    span = Span(one.span.start + offset, one.span.end + offset)
    end = min(end, one.span.end + _GOVERNED)
    sentence = text[places.governing(one.span.start, start) : end]
    before = text[max(start, last, one.span.start - _BESIDE) : one.span.start]
    before = _CELL.sub("", before)
    words = None if _JOINS.search(before) else _WORDS.search(_LEADS.sub("", before))
    after = _NOUN.match(text, one.span.end)
    measures = words.group() if words else after.group() if after else ""
    around = text[max(start, last) : one.span.start] + text[one.span.end : min(end, following)]
    told = status(sentence, aspect)
    return Figure(one.text(text), span, one, measures, around, told)
