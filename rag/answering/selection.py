"""The sentences that may answer: near enough, and holding what is demanded."""

from collections.abc import Sequence

from rag.answer import Quote
from rag.answering.candidates import Candidate, candidates
from rag.answering.refusal import reason
from rag.answering.requirements import Requirement, requirements
from rag.answering.support import support
from rag.passage import LACKING, Hit
from rag.report import Report
from rag.retrieval.question import Question
from rag.retrieval.retriever import Retriever

_ANCHOR = 0.05
"""Share of a question's words that ties it to a passage."""


def answering(
    question: Question,
    hits: Sequence[Hit],
    retriever: Retriever,
    reports: list[Report],
    least: float,
) -> list[Candidate] | str:
    """Sentences that hold what is demanded, best first; or why there is none.

    `reports`: those of the places and years asked about. The best one's support must reach `least`.
    """
    demands = requirements(question, reports)
    found = candidates(question, hits, retriever)
    met = [one for one in found if all(_meets(one, demand) for demand in demands)]
    years = [demand for demand in demands if demand.what == "year"]
    if not met:
        unmet = [d for d in demands if not any(_meets(one, d) for one in found)]
        return _why(question, unmet or years or demands, reports, retriever, found)
    best = met[0]
    if wants_whole(question, best):
        return met
    anchored = bool(question.places or question.years) or best.context >= _ANCHOR
    enough = support(best.cosine, best.hit.score, bool(demands), anchored) >= least
    taken = [demand for demand in demands if demand.premise]
    return met if enough else _why(question, years + taken, reports, retriever, found)


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
    return reason(question, unmet[0], reports, retriever.corpus.reports, near)


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
