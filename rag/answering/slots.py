"""The figures that a question asks for, one by one: 办了多少场、收集意见多少条 asks for two."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from rag.answering.amounts import figure_kind
from rag.retrieval.question import Question

_ASKS = re.compile(
    r"(?P<zh>多少|(?<![哪好])几(?=[万亿千百]?[一-龥%％])(?![乎点年])|百分之几|多[大高长快])"
    r"|\b(?:how (?:many|much|often|long|large|big|fast|high)|what (?:share|percentage|proportion|"
    r"number|rate|percent)|(?:by|to) what)\b",
    re.I,
)
_MEASURE = re.compile(r"(?:多少|几)[万亿千百]*([^\W\da-zA-Z个])")
_PARTS = re.compile(r"[，,、；;。？?]|以及|[和与及又并](?=[^，,、；;。？?和与及又并]*$)")
_EACH = re.compile(r"各|分别|\b(?:respectively|each|both)\b", re.I)


@dataclass(frozen=True)
class Slot:
    """One figure asked for."""

    words: str
    """The part of the question that asks for it."""
    kind: str
    """As of rag.answering.amounts."""
    measure: str = ""
    """The character after 多少 or 几: 条, 家; empty for none and for 个, which counts anything."""

    @property
    def each(self) -> bool:
        """Whether it asks for a row of figures of one unit: 各, 分别."""
        return bool(_EACH.search(self.words))


def slots(question: Question) -> tuple[Slot, ...]:
    """The figures asked for, in the order of the question; none where it asks for none."""
    whole = figure_kind(question.asking)
    if not whole:
        return ()
    parts = list(_parted(question.asking))
    if len(parts) < 2:
        return (Slot(question.asking, whole, _measure(question.asking)),)
    return tuple(Slot(part, figure_kind(part) or whole, _measure(part)) for part in parts)


def _parted(text: str) -> Iterator[str]:
    """The question cut so that each part asks once.

    Chinese counts before what is counted or after it: the cut is at the last sign or 和 between
    two askings, else after the first one's measure. English asks first: the cut is before it.
    """
    asks = list(_ASKS.finditer(text))
    begin = 0
    for one, following in pairwise(asks):
        between = text[one.end() : following.start()]
        signs = list(_PARTS.finditer(between))
        end = one.end() + (signs[-1].start() if signs else min(1, len(between)))
        if not one["zh"]:
            end = following.start()
        yield text[begin:end]
        begin = end
    if asks:
        yield text[begin:]


def _measure(text: str) -> str:
    found = _MEASURE.search(text)
    return found.group(1) if found else ""
