"""What the figure of a quote decides: a threshold, or that something moved the other way."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from rag.answer import Quote
from rag.answering.direction import UP, asked_direction, direction, last_move
from rag.answering.figures import Figure, figures
from rag.answering.indicators import indicators, of_another
from rag.answering.limits import meets
from rag.answering.main_clause import beside_main, main_clause
from rag.answering.said import said_of
from rag.answering.several_years import asks_several, of_several_years
from rag.answering.status import TARGET, aims, asks_ahead, clause
from rag.passage import DONE, Passage
from rag.retrieval.question import Question

NO = "No. "
_WORDS = {"zh": {True: "是，", False: "否，"}, "en": {True: "Yes. ", False: NO}}
_CHANGE = re.compile(r"增[长速幅]|涨|[降跌]幅|\bgr[oe]w", re.I)
_MOVES = re.compile(
    r"增(?![强进])|减|涨|跌|[上提回]升|升[至到高]|降|扩大|缩[小减]|收窄|提[高速]|回落|翻[了一两]?番?|倍|加快|放缓|"
    r"[高低多少]于|[更较][高低多少]|比[^，。；]{1,12}[高低多少快慢]"
)
"""Words for a change; without any before it a figure is no more than a level."""
_COMPARED = re.compile(r"^[，,](?:同比|比|较|增|减|上升|下降|提高|降)[^，,；。]*")
"""A clause that tells how the figure before it compares."""
_UNCHANGED = {
    "zh": "报告没有说到这样的升降，引文给出的是数值，不是变化的幅度。",
    "en": "The report tells of no such change: the quote gives a level.",
}
_WHETHER = re.compile(r"吗|没有?(?=[？?。]?$)|(?=[？?。]?$)")
_CORRECTED = {
    "zh": "报告写的是{said}[{number}]。",
    "en": "What the report says is {said}[{number}].",
}


def answering_figure(quote: Quote, passage: Passage) -> Figure | None:
    """The one figure that is marked in a quote; None where another number of things is."""
    marked = quote.report.slice(quote.marks)
    found = figures(passage.text, aspect=passage.aspect)
    own = [one for one in found if one.text.removesuffix(one.quantity.apart) == marked]
    return own[0] if own and quote.text.count(marked) == 1 else None


def asks_amount(question: Question) -> Question:
    """A question whether something rose or fell as one that asks by how much; else as it is."""
    if question.sought != "yesno" or not asked_direction(question.asking):
        return question
    if question.language == "en":
        return replace(question, text=f"By how much {question.asking}")
    return replace(question, text=_WHETHER.sub("多少", question.asking, count=1))


def yes_or_no(question: Question, quotes: Sequence[Quote], passages: Sequence[Passage]) -> str:
    """是 or 否 (Yes or No) by the figures of the quotes; empty where these decide nothing.

    They do not where they differ; a target decides nothing of what was done.
    """
    found = {
        _holds(question, own, passage) for own, _, passage in _answering(question, quotes, passages)
    }
    held = found.pop() if len(found) == 1 else None
    return "" if held is None else _WORDS[question.language][held]


def _holds(question: Question, own: Figure, passage: Passage) -> bool | None:
    """Whether a figure meets the question's threshold, or is the rise or fall asked about."""
    asked, move = asked_direction(question.asking), direction(_move(own, passage))
    limit = question.threshold
    if limit is None or limit.each:
        yes = question.sought == "yesno" and asked and move
        return move == asked if yes else None
    fell = bool(_CHANGE.search(question.asking)) and move == -(asked or UP)
    return meets(limit, own.quantity, own.text, fell)


def correction(question: Question, quotes: Sequence[Quote], passages: Sequence[Passage]) -> str:
    """What the report says, where a question takes a rise for a fall or a fall for a rise."""
    asked = asked_direction(question.asking)
    own, quote, passage = next(_answering(question, quotes, passages), (None, None, None))
    if not (asked and own and quote and passage):
        return ""
    move = _move(own, passage)
    if direction(move) != -asked:
        return ""
    said = f"{move}{own.text}"
    return _CORRECTED[question.language].format(said=said, number=quote.number)


def no_change(question: Question, quotes: Sequence[Quote]) -> tuple[str, ...]:
    """A warning where a question takes a rise or a fall for granted and no quote tells of any."""
    asked = bool(asked_direction(question.asking)) and question.sought == "number"
    if not asked or any(_MOVES.search(told) for quote in quotes for told in _about(quote)):
        return ()
    return (_UNCHANGED[question.language],)


def _about(quote: Quote) -> list[str]:
    """The clauses of the figures marked in a quote, each with the one after it that compares.

    Its whole text where none is marked.
    """
    marked = {quote.report.text[slice(*mark)] for mark in quote.marks}
    ends = [one.span for one in figures(quote.text) if one.text in marked]
    clauses = [clause(quote.text, *span) for span in ends]
    return [
        quote.text[start:end] + "".join(_COMPARED.findall(quote.text[end:]))
        for start, end in clauses
    ] or [quote.text]


def _move(own: Figure, passage: Passage) -> str:
    """The word before a figure, in its clause, that says that it is of a rise or a fall."""
    start, _ = clause(passage.text, *own.span)
    return last_move(main_clause(passage.text[start : own.span.end])[: own.span.start - start])


def _answering(
    question: Question, quotes: Sequence[Quote], passages: Sequence[Passage]
) -> Iterator[tuple[Figure, Quote, Passage]]:
    """The figures of the quotes that answer, without targets where these are not asked for.

    What is expected (预计) of the year just over is none; nor is a figure of several years, of
    what stands beside the main clause, or of another indicator.
    """
    for quote, passage in zip(quotes, passages, strict=True):
        own = answering_figure(quote, passage)
        expected = passage.aspect == DONE and not aims(quote.text)
        timely = own and (own.status != TARGET or expected or asks_ahead(question))
        if own and timely and _of_the_same(question, own, passage):
            yield own, quote, passage


def _of_the_same(question: Question, own: Figure, passage: Passage) -> bool:
    """Whether a figure is of the indicator and of the year that the question is of."""
    text = passage.text
    if beside_main(text, own.span.start):
        return False
    if of_several_years(text, *own.span, question.years) and not asks_several(question.standalone):
        return False
    every = figures(text, aspect=passage.aspect)
    said = said_of(text, every)[[one.span for one in every].index(own.span)]
    return not of_another([*indicators(question.standalone)], said)
