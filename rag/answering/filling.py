"""Which figures of a sentence are those that a question asks for."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from index.encoder import Vectors
from rag.answering.amounts import COUNT, MONEY, PRICE, fitting
from rag.answering.cells import headed, timely
from rag.answering.digits import in_digits
from rag.answering.dimensions import DIMENSIONS
from rag.answering.direction import asked_direction
from rag.answering.figures import Figure, figures
from rag.answering.indicators import indicators, of_another
from rag.answering.main_clause import beside_main
from rag.answering.said import said_of
from rag.answering.several_years import asks_several, of_several_years
from rag.answering.slots import Slot, slots
from rag.report import Span
from rag.retrieval.question import Question
from rag.retrieval.retriever import Retriever
from rag.rows import has_row

_NEAR = 0.2
"""By how much less likely than the best one a figure may be and still be kept."""
_MEASURED = 0.25
"""What the measure asked for (多少条) adds to a figure that has it."""
_PARTED = 0.05
"""What it adds that question and figure are both of a part (其中), or neither."""
_PART = re.compile(r"其中|里[头面边]|当中|\b(?:of|among) (?:those|these|them|which)\b")
_ALIKE = {"位": "[位名人]", "名": "[位名人]", "人": "[位名人]"}
_CURRENCIES = {"", "元", "美元", "欧元", "日元", "港元", "英镑"}
_FROM, _TO = re.compile(r"[由从自][^，,；;]*$"), re.compile(r"[到至为]")
_RANKED = re.compile(r"前\s*$")
_JOINS = re.compile(r"[、和与及/至]|以及|分别|(?:达到?|为)")
_LASTS = {"年", "个月", "天", "小时", "分钟", "岁"}
_HOW_LONG = re.compile(
    r"(?:多少|几)个?(?:年|月|天|小时|分钟|岁)|how many (?:\w+ )?(?:year|month|day|hour|minute)s?\b",
    re.I,
)
_RATES = re.compile(
    r"率|比重|占比|比例|份额|度|百分点|[增降]速|[增涨降]幅|\b(?:rate|share|points?|proportion)",
    re.I,
)
_DIGITS = re.compile(r"\d+(?:\.\d+)?")


@dataclass(frozen=True)
class Filled:
    """The figures of a text that fill what a question asks for."""

    slots: frozenset[int]
    """Numbers of the slots that are filled."""
    marks: tuple[Span, ...]
    """The likeliest figure of each slot, and those in a row with it."""
    near: tuple[Span, ...]
    """Those that are nearly as likely."""


def filled(question: Question, text: str, retriever: Retriever) -> Filled | None:
    """The figures of `text` that are asked for; None where it has none of them."""
    asked = slots(question)
    every = figures(text)
    scores = _scores(question, asked, text, every, retriever)
    best = _assigned(scores)
    if not best:
        return None
    rows = {number: _row(every, at, text, asked[number].each) for number, at in best.items()}
    marks = {span for row in rows.values() for span in row}
    near = {every[at].span for at in _near(scores, best)}
    return Filled(
        frozenset(best),
        tuple(sorted(marks)),
        tuple(sorted(near | marks)),
    )


def _near(scores: Vectors, best: dict[int, int]) -> list[int]:
    """Figures that for a slot are within `_NEAR` of its likeliest."""
    found = np.argwhere(scores >= scores.max(axis=1, keepdims=True) - _NEAR)
    return [int(at) for number, at in found if number in best]


def _scores(
    question: Question, asked: Sequence[Slot], text: str, every: list[Figure], retriever: Retriever
) -> Vectors:
    """How likely each figure is the one of each slot, shape `(slots, figures)`; -inf: it is not.

    Where some are said of the indicator asked about, none of the others is.
    """
    windows = [_window(text, one, every) for one in every]
    scores = np.full((len(asked), len(every)), -np.inf, dtype=np.float32)
    if not (asked and every):
        return scores
    likeness = _likeness(question, asked, windows, retriever)
    said = said_of(text, every)
    for number, slot in enumerate(asked):
        wanted = [*indicators(slot.words if len(asked) > 1 else question.standalone)]
        may = [at for at, one in enumerate(every) if may_fill(slot, one, text, question)]
        named = [at for at in may if any(one.named(said[at]) for one in wanted)]
        for at in named or [at for at in may if not of_another(wanted, said[at])]:
            worded = _worded(slot, every[at], windows[at], question)
            scores[number, at] = likeness[number, at] + worded
    return scores


def _likeness(
    question: Question, asked: Sequence[Slot], windows: list[str], retriever: Retriever
) -> Vectors:
    """Cosines of what asks for each slot to each window; of a follow-up also its own words."""
    encoder = retriever.encoder
    if len(asked) > 1:
        words = [slot.words for slot in asked]
        return encoder.encode_queries(words) @ encoder.encode_passages(windows).T
    whole = retriever.alike(question, windows)[None]
    if question.text == question.standalone:
        return whole
    own = encoder.encode_queries([question.text]) @ encoder.encode_passages(windows).T
    return np.asarray((whole + own) / 2)


def _worded(slot: Slot, one: Figure, window: str, question: Question) -> float:
    """What the measure, a total and a part add where question and figure agree in them."""
    words = question.asking
    measured = bool(slot.measure) and bool(
        re.search(_ALIKE.get(slot.measure, slot.measure), one.text)
    )
    part = bool(_PART.search(words)) == bool(_PART.search(window))
    return _MEASURED * measured + _PARTED * part


def _assigned(scores: Vectors) -> dict[int, int]:
    """Slot -> its figure: the likeliest pair first, each figure once."""
    found: dict[int, int] = {}
    left = scores.copy()
    while left.size and left.max() > -np.inf:
        number, at = np.unravel_index(int(left.argmax()), left.shape)
        found[int(number)] = int(at)
        left[number, :] = left[:, at] = -np.inf
    return found


def may_fill(slot: Slot, one: Figure, text: str, question: Question) -> bool:
    """Whether a figure is of the kind asked for and none that the question itself names."""
    asked = slot.kind in DIMENSIONS or bool(slot.measure and slot.measure in one.text)
    if not (one.sure or asked) or not fitting(slot.kind, one.text):
        return False
    if slot.kind in {MONEY, PRICE} and one.quantity.unit not in _CURRENCIES:
        return False
    if slot.kind == COUNT and (one.quantity.unit in _LASTS) != bool(_HOW_LONG.search(slot.words)):
        return False
    before = text[: one.span.start]
    if has_row(text) and not timely(text, one.span, question.years):
        return False
    if (
        _points(one, question)
        or beside_main(text, one.span.start)
        or _of_other_years(one, text, question)
    ):
        return False
    return not (_RANKED.search(before) or _asked(one, question) or _was(one, text))


def _points(one: Figure, question: Question) -> bool:
    """Whether it is of percentage points, where the growth of what is no rate is asked.

    By how much GDP grew is in per cent; 高于全国0.3个百分点 and 比重提升1.5个百分点 are of shares.
    """
    words = question.standalone
    growth = asked_direction(question.asking) and any(indicators(words))
    return bool(growth and one.quantity.unit.endswith("百分点") and not _RATES.search(words))


def _of_other_years(one: Figure, text: str, question: Question) -> bool:
    """Whether a year is asked about and the figure is of several."""
    asked = question.years
    yearly = bool(asked) and not asks_several(question.standalone)
    return yearly and of_several_years(text, *one.span, asked)


def _asked(one: Figure, question: Question) -> bool:
    """Whether the question names the figure."""
    named = _DIGITS.findall(in_digits(question.standalone))
    return bool({*_DIGITS.findall(in_digits(one.text))} & {*named})


def _was(one: Figure, text: str) -> bool:
    """Whether it is what something rose or fell from: 由200元提高到1110元."""
    after = re.split("[，,；;。]", text[one.span.end :], maxsplit=1)[0]
    return bool(
        _FROM.search(text[: one.span.start])
        and _TO.search(after)
        and _DIGITS.search(in_digits(after))
    )


def _window(text: str, one: Figure, every: Sequence[Figure]) -> str:
    """The words around a figure: since the figure before it, to the next one or a stop.

    In a table the head of its row and the headers of its column.
    """
    if has_row(text):
        return " ".join((*headed(text, one.span), one.text))
    start = max((other.span.end for other in every if other.span.end <= one.span.start), default=0)
    stop = re.search("[，,；;。]", text[one.span.end :])
    end = one.span.end + stop.start() if stop else len(text)
    end = min([end, *(o.span.start for o in every if o.span.start >= one.span.end)])
    return text[start:end]


def _row(every: Sequence[Figure], at: int, text: str, each: bool) -> list[Span]:
    """The figure and those that stand in a row with it: 分别达96.7%和97%."""
    first = last = at
    while first and _joined(text, every[first - 1], every[first], each):
        first -= 1
    while last + 1 < len(every) and _joined(text, every[last], every[last + 1], each):
        last += 1
    return [one.span for one in every[first : last + 1]]


def _joined(text: str, one: Figure, following: Figure, each: bool) -> bool:
    between = text[one.span.end : following.span.start]
    if "\t" in between or "|" in between:
        return False
    same = one.quantity.unit == following.quantity.unit
    apart = bool(re.search("[，,；;。]", between)) and not each
    return same and not apart and (each or not _JOINS.sub("", between).strip())
