"""One figure a report for a comparison: of one unit, of the thing asked about, with its value."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from index.encoder import Vectors
from rag.answering.candidates import CLAUSE, Candidate
from rag.answering.figures import Figure, figures
from rag.answering.measure import Measure, measure
from rag.answering.numbers import Quantity
from rag.answering.said import said_of
from rag.answering.status import TARGET
from rag.passage import DONE, PLANNED
from rag.retrieval.question import AHEAD, Question
from rag.retrieval.question import DONE as OVER
from rag.retrieval.retriever import Retriever

_ASIDE = re.compile(r"[（(][^）)]*[）)]|其中[^，,；;。]*|^\d+[.．、]")
"""Brackets, parts of a whole (其中…) and list numbers: no figure of these is the one asked for."""
_LIKE = "个件项条部家份"
_TOTAL = re.compile(r"共|总|合计|累计|全年|一年|为$|达$")
_EXPECTED = re.compile(r"预计|预期")
"""In the part on what was done: of the year just over, whose figures are not yet final."""
SENTENCES = 15
"""Sentences of a report whose figures are looked at."""
SAID, UNIT, TOTAL, MOVED, MISTIMED, ELSEWHERE = 2.0, 0.5, 0.1, 0.33, 0.35, 0.4
"""What adds to the score of a figure's sentence: the question's likeness to the words that the
figure is said of, the measure word asked for, a word for a total, a change where one is asked for,
and what a target loses where what was done is asked for, and a figure of the part of the report on
the other of the two, and the other way round. Fitted to development questions."""
AGREES, ALIKE = 0.6, 0.2
"""What its likeness to figures of the other reports adds, and the same unit as theirs."""


@dataclass(frozen=True)
class Found:
    """A figure in a sentence, and how well it is what was asked for."""

    candidate: Candidate
    text: str
    said: str
    """The words that it is said of (rag.answering.said)."""
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


def choose(
    question: Question, by_report: Mapping[str, Sequence[Candidate]], retriever: Retriever
) -> dict[str, Found]:
    """Report id -> its figure, all of one unit.

    A figure is the likelier the more it is said of the same as one of each other report.
    """
    asked = measure(question)
    if asked is None:
        return {}
    vectors: dict[str, Vectors] = {}
    every: dict[str, list[Found]] = {}
    for one, held in by_report.items():
        found = [f for c in held[:SENTENCES] for f in _figures(question, asked, c)]
        vectors[one] = retriever.encoder.encode_passages([f.said for f in found])
        likeness = vectors[one] @ retriever.vector(question) if found else []
        every[one] = [
            replace(f, score=f.score + SAID * float(like))
            for f, like in zip(found, likeness, strict=True)
        ]
    return _of_one_unit(_agreeing(every, vectors))


def _of_one_unit(every: Mapping[str, list[Found]]) -> dict[str, Found]:
    """The best figure of each report, of the unit whose best figures are best."""
    units = {_class(found.unit) for held in every.values() for found in held}
    best = max(units, key=lambda unit: _total(every, unit), default="")
    return {
        one: max(fit, key=lambda found: found.score)
        for one, held in every.items()
        if (fit := [found for found in held if _class(found.unit) == best])
    }


def _class(unit: str) -> str:
    """A unit, or the first of those that reports exchange for one another: 件 and 项 are 个."""
    return _LIKE[0] if unit and unit in _LIKE else unit


def _agreeing(
    every: Mapping[str, list[Found]], vectors: Mapping[str, Vectors]
) -> dict[str, list[Found]]:
    """The same, each with the mean over the other reports of their best figure beside it.

    That is the greatest sum of its score and `AGREES` times the cosine of the two.
    """
    scores = {one: np.array([found.score for found in held]) for one, held in every.items()}
    units = {one: np.array([found.unit for found in held]) for one, held in every.items()}

    def agreeing(own: str, vector: Vectors, unit: str) -> float:
        likeness = {
            one: AGREES * (vectors[one] @ vector) + ALIKE * (units[one] == unit)
            for one, held in every.items()
            if held and one != own
        }
        beside = [float((scores[one] + like).max()) for one, like in likeness.items()]
        return sum(beside) / len(beside) if beside else 0.0

    return {
        one: [
            replace(found, score=found.score + agreeing(one, vector, found.unit))
            for found, vector in zip(held, vectors[one], strict=True)
        ]
        for one, held in every.items()
    }


def _total(every: Mapping[str, list[Found]], unit: str) -> tuple[float, str]:
    """The sum over reports of their best figure of a unit; ties by unit."""
    best = (
        max((found.score for found in held if _class(found.unit) == unit), default=0.0)
        for held in every.values()
    )
    return sum(best), unit


def _figures(question: Question, asked: Measure, candidate: Candidate) -> Iterator[Found]:
    """The figures of a sentence that are of the kind asked for, not of an aside.

    Their scores are without what the encoder says of their words.
    """
    aspect = candidate.hit.passage.aspect
    text = _ASIDE.sub(lambda aside: "　" * len(aside.group()), candidate.text)
    if aspect == DONE:
        text = _EXPECTED.sub("　　", text)
    every = figures(text, aspect=aspect)
    for figure, said in zip(every, said_of(text, every), strict=True):
        if not asked.fits(figure):
            continue
        told = TOTAL * bool(_TOTAL.search(said)) + UNIT * asked.counted(figure)
        moved = MOVED * (asked.change and asked.moved(figure, said))
        score = candidate.score - CLAUSE * candidate.cosine + told + moved
        words = figure.text.removeprefix("达到").removeprefix("达")
        score -= _mistimed(question.tense, figure, aspect)
        yield Found(candidate, words, said, score, figure.quantity)


def _mistimed(tense: str, figure: Figure, aspect: str) -> float:
    """What a figure loses that tells of the other of what is over and what lies ahead."""
    target = figure.status == TARGET
    if tense == OVER:
        return MISTIMED * target + ELSEWHERE * (aspect == PLANNED)
    return MISTIMED * (not target) + ELSEWHERE * (aspect == DONE) if tense == AHEAD else 0.0
