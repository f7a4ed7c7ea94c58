"""One figure a report for a comparison: of one unit, of the thing asked about, with its value."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from index.encoder import Vectors
from rag.answering.amounts import ANY, COUNT, SHARE, any_unit, figure_kind, fitting
from rag.answering.candidates import Candidate, timely
from rag.answering.figures import figures
from rag.answering.numbers import Quantity
from rag.answering.support import Wanted, coverage
from rag.retrieval.kinds import superlative
from rag.retrieval.question import Question

_ASIDE = re.compile(r"[（(][^）)]*[）)]|其中[^，,；;。]*|^\d+[.．、]")
"""Brackets, parts of a whole (其中…) and list numbers: no figure of these is the one asked for."""
_SHARES = re.compile(
    r"率|比例|占比|比重|强度|增速|增长|涨幅|\b(?:rate|share|percent|growth|grow|intensity)", re.I
)
_LIKE = "个件项条部家份"
_TOTAL = re.compile(r"共|总|合计|累计|全年|一年|为$|达$")
SENTENCES = 6
"""Sentences of a report whose figures are looked at."""
CLAUSE, TOTAL, AGREES, MISTIMED = 0.6, 0.05, 0.2, 0.3
"""What the clause's share of the question's words, a word for a total, and its likeness to clauses
of the other reports add to a sentence's score, and what a plan loses where the past is asked for.
Chosen on development questions."""
_STOP = re.compile(r"[，,、；;。：\d]")


@dataclass(frozen=True)
class Found:
    """A figure in a sentence, and how well it is what was asked for."""

    candidate: Candidate
    text: str
    clause: str
    """The words around it, from comma to comma, without its number."""
    score: float

    quantity: Quantity

    @property
    def unit(self) -> str:
        """What is counted or measured, without number and scale: 件, %, 元."""
        return self.quantity.unit

    @property
    def value(self) -> float:
        """The number times its scale: 12800 of 1.28万余条."""
        return float(self.quantity.value)


def wants_figure(question: Question) -> str:
    """The kind of figure that a comparison is of: as asked, or what 最高 and 最多 are said of."""
    asked = figure_kind(question.asking)
    if asked == COUNT and any_unit(question.asking):
        return ANY
    if asked or not superlative(question.asking):
        return asked
    return SHARE if _SHARES.search(question.asking) else COUNT


def choose(
    question: Question,
    asked: Sequence[Wanted],
    by_report: Mapping[str, Sequence[Candidate]],
    encode: Callable[[list[str]], Vectors],
) -> dict[str, Found]:
    """Report id -> its figure, all of one unit where that leaves no report without.

    A figure is the likelier the more its clause is like one of each other report.
    """
    kind = wants_figure(question)
    if not kind:
        return {}
    every = _agreeing(
        {
            one: [found for c in held[:SENTENCES] for found in _figures(question, kind, asked, c)]
            for one, held in by_report.items()
        },
        encode,
    )
    units = {found.unit for held in every.values() for found in held}
    best = max(units, key=lambda unit: _total(every, {unit}), default="")
    same = {best}
    if _covered(every, same) < _covered(every, units):
        same = {*_LIKE} & units if best in _LIKE else same
    return {
        one: max(fit, key=lambda found: found.score)
        for one, held in every.items()
        if (fit := [found for found in held if found.unit in same])
    }


def _agreeing(
    every: dict[str, list[Found]], encode: Callable[[list[str]], Vectors]
) -> dict[str, list[Found]]:
    """The same, each with the mean over the other reports of their best figure beside it.

    That is the greatest sum of its score and `AGREES` times the cosine of the two clauses.
    """
    vectors = {one: encode([found.clause for found in held]) for one, held in every.items()}
    scores = {one: np.array([found.score for found in held]) for one, held in every.items()}

    def agreeing(own: str, vector: Vectors) -> float:
        beside = [
            float((scores[one] + AGREES * (vectors[one] @ vector)).max())
            for one, held in every.items()
            if held and one != own
        ]
        return sum(beside) / len(beside) if beside else 0.0

    return {
        one: [
            replace(found, score=found.score + agreeing(one, vector))
            for found, vector in zip(held, vectors[one], strict=True)
        ]
        for one, held in every.items()
    }


def _covered(every: Mapping[str, list[Found]], units: set[str]) -> int:
    return sum(any(found.unit in units for found in held) for held in every.values())


def _total(every: Mapping[str, list[Found]], units: set[str]) -> tuple[float, str]:
    """The sum over reports of their best figure of these units; ties by unit."""
    best = (
        max((found.score for found in held if found.unit in units), default=0.0)
        for held in every.values()
    )
    return sum(best), min(units)


def _figures(
    question: Question, kind: str, asked: Sequence[Wanted], candidate: Candidate
) -> Iterator[Found]:
    """The figures of a sentence that are of the kind asked for, not of an aside."""
    late = MISTIMED if question.tense and not timely(question.tense, candidate.hit) else 0.0
    text = _ASIDE.sub(lambda aside: "　" * len(aside.group()), candidate.text)
    for figure in figures(text):
        if not figure.in_digits or not (kind == ANY or fitting(kind, figure.text)):
            continue
        start = max(text.rfind(mark, 0, figure.span.start) for mark in "，,、；;。：") + 1
        stop = _STOP.search(text, figure.span.end)
        before = text[start : figure.span.start]
        clause = before + text[figure.span.end : stop.start() if stop else len(text)]
        told = CLAUSE * coverage(asked, clause) + TOTAL * bool(_TOTAL.search(before))
        score = candidate.score + told - late
        words = figure.text.removeprefix("达到").removeprefix("达")
        yield Found(candidate, words, clause, score, figure.quantity)
