"""The sentences that may answer: near enough, and holding what is demanded."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rag.answer import Quote
from rag.answering.absent import absent
from rag.answering.candidates import Candidate, candidates
from rag.answering.digits import in_digits
from rag.answering.refusal import reason
from rag.answering.requirements import Requirement, demanding, requirements
from rag.answering.status import aims
from rag.answering.support import support
from rag.passage import LACKING, PLANNED, Hit
from rag.report import Report
from rag.retrieval.byline import asks_of_report, is_byline
from rag.retrieval.kinds import COMPARISON
from rag.retrieval.question import Question
from rag.retrieval.retriever import Retriever

_FIGURE = re.compile(r"(?<!\d)\d(?!\d{3}年)")
_ANCHOR = 0.05
"""Share of a question's words that ties it to a passage."""


@dataclass(frozen=True)
class Selection:
    """The sentences that hold what is demanded, best first, and how well the best one answers."""

    found: tuple[Candidate, ...]
    support: float
    """0 to 1; 0 where no sentence was found."""
    why: str
    """Why there is no answer, where the support is too small; empty for no reason of its own."""


def select(
    question: Question, hits: Sequence[Hit], retriever: Retriever, reports: list[Report]
) -> Selection:
    """The sentences of `hits` that hold what is demanded of `reports`, those asked about."""
    demands = requirements(question, reports)
    every = candidates(question, hits, retriever)
    figure = any(demand.what == "figure" for demand in demands)
    over = figure and question.tense == "done"
    met = [
        one
        for one in every
        if all(_meets(one, demand) for demand in demands) and not (over and _mistimed(one))
    ]
    taken = [demand for demand in demands if demand.what == "year" or demand.premise]
    if not met:
        unmet = [d for d in demands if not any(_meets(one, d) for one in every)]
        taken = unmet or taken or demands
    sure = _support(question, met, demands)
    if sure and (lacking := _lacking(question, met[0], retriever, reports)):
        taken, sure = [Requirement("term", lacking)], 0.0
    return Selection(tuple(met), sure, _why(question, taken, reports, retriever, every))


def _lacking(
    question: Question, best: Candidate, retriever: Retriever, reports: Sequence[Report]
) -> str:
    """A matter that the question names and no report has, where the best sentence is far off."""
    if question.sought == "problem" or question.kind == COMPARISON or _of_report(question, best):
        return ""
    return absent(question, reports, retriever.lexicon, best)


def _mistimed(candidate: Candidate) -> bool:
    """Whether a sentence tells of the plans for the next year, no answer on one that is over."""
    passage, span = candidate.hit.passage, candidate.span
    before = passage.report.text[passage.spans[0].start : span.start]
    lead = _FIGURE.split(in_digits(candidate.text))[0]  # 力求 after a figure is not of that figure
    return passage.aspect == PLANNED or aims(before[before.rfind("。") + 1 :] + lead)


def _support(question: Question, met: list[Candidate], demands: list[Requirement]) -> float:
    if not met:
        return 0.0
    best = met[0]
    if _of_report(question, best) or wants_whole(question, best):
        return 1.0
    anchored = bool(question.places or question.years) or best.context >= _ANCHOR
    return support(best.cosine, best.hit.score, demanding(demands), anchored)


def _of_report(question: Question, best: Candidate) -> bool:
    return asks_of_report(question.asking) and is_byline(best.hit.passage)


def _why(
    question: Question,
    unmet: list[Requirement],
    reports: list[Report],
    retriever: Retriever,
    found: Sequence[Candidate],
) -> str:
    """The reason that the first unmet demand gives, with the best sentence; empty for none."""
    if not unmet:
        return ""
    near = found[0].text if found and found[0].context >= _ANCHOR else ""
    return reason(question, unmet[0], reports, retriever.within(question), near)


def _meets(candidate: Candidate, demand: Requirement) -> bool:
    return demand.met(candidate.text, candidate.hit.passage)


def wants_whole(question: Question, candidate: Candidate) -> bool:
    """Whether to quote the whole passage: a report's own list of its shortcomings is one."""
    return question.sought == "problem" and candidate.hit.passage.aspect == LACKING


def quote(number: int, question: Question, candidate: Candidate) -> Quote:
    """A candidate as quote `number`: its sentence, or its passage where that is wanted."""
    passage = candidate.hit.passage
    spans = passage.spans if wants_whole(question, candidate) else candidate.spans
    text = passage.report.slice(spans)
    return Quote(number, text, passage.report, str(passage.section), spans, passage.paragraph)
