"""One figure a report for a comparison: of one unit, of the thing asked about, with its value."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from index.encoder import Vectors
from rag.answering.candidates import CLAUSE, Candidate
from rag.answering.cells import timely
from rag.answering.conversion import base_unit, family, in_base
from rag.answering.direction import UP, direction
from rag.answering.figures import Figure, figures
from rag.answering.indicators import indicators, of_another
from rag.answering.main_clause import main_clause
from rag.answering.measure import Measure, measure
from rag.answering.numbers import Quantity
from rag.answering.said import said_of
from rag.answering.several_years import asks_several, of_several_years
from rag.answering.status import TARGET, asks_ahead
from rag.passage import DONE, PLANNED
from rag.retrieval.question import AHEAD, Question
from rag.retrieval.question import DONE as OVER
from rag.retrieval.retriever import Retriever
from rag.rows import has_row

_ASIDE = re.compile(r"[（(][^）)]*[）)]|其中[^，,；;。]*|^\d+[.．、]")
"""Brackets, parts of a whole (其中…) and list numbers: no figure of these is the one asked for."""
_TOTAL = re.compile(r"共|总|合计|累计|全年|一年|为$|达$")
_REACHED = re.compile(
    r"完成|实现|达到|达成|[了过](?!去)|\b(?:met|reach|achiev|complet|fulfil)", re.I
)
"""What makes of a target asked for one that was met."""
_EXPECTED = re.compile(r"预计|预期")
"""In the part on what was done: of the year just over, whose figures are not yet final."""
SENTENCES = 15
"""Sentences of a report whose figures are looked at."""
SAID, UNIT, TOTAL, MOVED, MISTIMED, ELSEWHERE, UNTIMED = 2.0, 0.5, 0.1, 0.33, 0.35, 0.4, 0.35
"""What adds to the score of a figure's sentence: the question's likeness to the words that the
figure is said of, the measure word asked for, a word for a total, a change where one is asked for,
and what a target loses where what was done is asked for, and a figure of the part of the report on
the other of the two, and the other way round. Fitted to development questions."""
AGREES, ALIKE = 0.6, 0.2
"""What its likeness to figures of the other reports adds, and the same unit as theirs."""
SHARED, NEAR, ENOUGH, LEAST, _BEST = 0.5, 0.85, 2.5, 1.2, 3
"""Of how sure a figure is: what its mean likeness to the `_BEST` best ones of other reports adds,
how much less than the surest it may be, what the surest counts for at most, and what it must be.
Of 168 figures that are right, 166 are that sure."""


@dataclass(frozen=True)
class Found:
    """A figure in a sentence, and how well it is what was asked for."""

    candidate: Candidate
    text: str
    said: str
    """The words that it is said of (rag.answering.said)."""
    own: float
    """How well its sentence and its words are what was asked for."""
    score: float
    """The same with its form, its unit, and the figures of the other reports beside it."""
    quantity: Quantity
    figure: Figure
    fell: bool
    """Whether it is a fall where growth is asked for, or the other way round."""

    @property
    def unit(self) -> str:
        """What is counted or measured, without number and scale: 件, %, 元; 斤 of 吨."""
        return base_unit(self.quantity.unit)

    @property
    def value(self) -> float:
        """The number times its scale: 12800 of 1.28万余条, 2000 of 1吨; of a fall below 0."""
        value = float(in_base(self.quantity.value, self.quantity.unit))
        return -value if self.fell else value


def choose(
    question: Question, by_report: Mapping[str, Sequence[Candidate]], retriever: Retriever
) -> dict[str, Found]:
    """Report id -> its figure, all of one unit.

    A figure is the likelier the more it is said of the same as one of each other report. A report
    whose likeliest one is much less so than another's states none.
    """
    asked = measure(question)
    if asked is None:
        return {}
    vectors: dict[str, Vectors] = {}
    every: dict[str, list[Found]] = {}
    for one, held in by_report.items():
        found = [f for c in held[:SENTENCES] for f in _figures(question, asked, c)]
        vectors[one] = retriever.encoder.encode_passages([f.said for f in found])
        likeness = (SAID * vectors[one] @ retriever.vector(question)).tolist()
        every[one] = [
            replace(f, own=f.own + like, score=f.score + like)
            for f, like in zip(found, likeness, strict=True)
        ]
    return _stated(_of_one_unit(_agreeing(every, vectors)), retriever)


def _stated(chosen: Mapping[str, Found], retriever: Retriever) -> dict[str, Found]:
    """Those that are nearly as sure as the surest: a wrong figure is worse than none.

    Sure is what is said of what was asked for, and of the same as the best figures of others.
    """
    best = sorted(chosen, key=lambda one: -chosen[one].score)
    vectors = retriever.encoder.encode_passages([chosen[one].said for one in best])
    alike = vectors @ vectors.T
    sure: dict[str, float] = {}
    for row, one in enumerate(best):
        others = [other for other in range(len(best)) if other != row][:_BEST]
        shared = float(alike[row, others].mean()) if others else 0.0
        sure[one] = chosen[one].own + SHARED * shared
    least = max(LEAST, min(max(sure.values(), default=0.0), ENOUGH) - NEAR)
    return {one: found for one, found in chosen.items() if sure[one] >= least}


def _of_one_unit(every: Mapping[str, list[Found]]) -> dict[str, Found]:
    """The best figure of each report, of the unit whose best figures are best."""
    units = {family(found.unit) for held in every.values() for found in held}
    best = max(units, key=lambda unit: _total(every, unit), default="")
    return {
        one: _total_of(max(same, key=lambda found: found.score), same)
        for one, held in every.items()
        if (same := [found for found in held if family(found.unit) == best])
    }


def _total_of(part: Found, others: Sequence[Found]) -> Found:
    """The greatest count said of the very thing: 265件代表建议 beside 8条代表建议."""
    same = [one for one in others if one.said.startswith(part.said)]
    return max(same, key=lambda one: one.value) if family(part.unit) == "个" else part


def _agreeing(
    every: Mapping[str, list[Found]], vectors: Mapping[str, Vectors]
) -> dict[str, list[Found]]:
    """The same, each with the mean over the other reports of their best figure beside it.

    That is the greatest sum of its score and `AGREES` times the cosine of the two.
    """
    scores = {one: np.array([found.score for found in held]) for one, held in every.items()}
    units = {one: np.array([found.unit for found in held]) for one, held in every.items()}

    def agreeing(own: str, vector: Vectors, unit: str) -> float:
        beside: list[float] = []
        for one in (one for one, held in every.items() if held and one != own):
            alike = AGREES * (vectors[one] @ vector) + ALIKE * (units[one] == unit)
            beside.append(float((scores[one] + alike).max()))
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
        max((found.score for found in held if family(found.unit) == unit), default=0.0)
        for held in every.values()
    )
    return sum(best), unit


def _figures(question: Question, asked: Measure, candidate: Candidate) -> Iterator[Found]:
    """The figures of a sentence that are of the kind asked for, not of an aside.

    Their scores are without what the encoder says of their words.
    """
    aspect = candidate.hit.passage.aspect
    row = has_row(candidate.text)
    text = candidate.text if row else _without_asides(candidate.text)
    if aspect == DONE:
        text = _EXPECTED.sub("　　", text)
    every = figures(text, aspect=aspect)
    wanted, tense = list(indicators(question.standalone)), _tense(question)
    yearly = asked.change and not asks_several(question.standalone)
    for figure, said in zip(every, said_of(text, every), strict=True):
        if not asked.fits(figure) or _other(tense, figure, aspect):
            continue
        if of_another(wanted, said) or (row and not timely(text, figure.span, question.years)):
            continue
        if yearly and of_several_years(text, *figure.span, question.years):
            continue
        own = candidate.score - CLAUSE * candidate.cosine + TOTAL * bool(_TOTAL.search(said))
        own -= _mistimed(tense, figure, aspect)
        form = UNIT * asked.counted(figure) + MOVED * (asked.change and asked.moved(figure, said))
        words = figure.text.removeprefix("达到").removeprefix("达")
        fell = asked.change and direction(said) == -(direction(question.asking) or UP)
        yield Found(candidate, words, said, own, own + form, figure.quantity, figure, fell)


def _without_asides(text: str) -> str:
    return _ASIDE.sub(lambda aside: "　" * len(aside.group()), main_clause(text))


def _tense(question: Question) -> str:
    """Whether it asks of what is over or lies ahead: a target asked for without a year is ahead."""
    reached = _REACHED.search(question.asking)
    return question.tense or (AHEAD if asks_ahead(question) and not reached else "")


def _other(tense: str, figure: Figure, aspect: str) -> bool:
    """Whether a figure tells of the other of what is over and what lies ahead, by all signs."""
    target = figure.status == TARGET
    over = tense == OVER and target and aspect == PLANNED
    return over or (tense == AHEAD and not target and aspect == DONE)


def _mistimed(tense: str, figure: Figure, aspect: str) -> float:
    """What a figure loses that tells of the other of what is over and what lies ahead."""
    target = figure.status == TARGET
    if tense == OVER:
        return MISTIMED * target + ELSEWHERE * (aspect == PLANNED)
    if tense == AHEAD:
        return MISTIMED * (not target) + ELSEWHERE * (aspect == DONE)
    return UNTIMED * (target or aspect == PLANNED)  # who does not say when asks what is
