"""Answers without an LLM: the sentences that answer, quoted."""

from collections.abc import Sequence

from rag.answer import Answer, Quote
from rag.answering.candidates import Candidate
from rag.answering.compare import compare
from rag.answering.refusal import missing, refuse
from rag.answering.selection import quote, select, wants_whole
from rag.passage import Hit
from rag.report import Report
from rag.retrieval.byline import is_byline
from rag.retrieval.places import english
from rag.retrieval.question import Question
from rag.retrieval.retriever import Retriever
from rag.settings import Settings

READ = 6
"""Hits read for sentences."""
_QUOTES = 3
_NEAR_BEST = 0.8


def extract(
    question: Question, hits: Sequence[Hit], retriever: Retriever, settings: Settings
) -> Answer:
    """The best sentences of `hits` as quotes; a refusal where none supports an answer."""
    if question.compares(retriever.corpus.reports):
        return compare(question, hits, retriever, settings)
    reports = retriever.reports(question)
    selection = select(question, hits[:READ], retriever, reports)
    if selection.support < settings.support:
        return refuse(question, hits, selection.why)
    found = selection.found
    chosen = found[:1] if wants_whole(question, found[0]) else _chosen(found)
    quotes = tuple(quote(n, question, one) for n, one in enumerate(chosen, start=1))
    return Answer(
        question.text,
        question.standalone,
        _prose(question, quotes),
        True,
        quotes,
        tuple(hits),
        warnings=missing(question),
    )


def _chosen(found: Sequence[Candidate]) -> list[Candidate]:
    """The best sentence and those nearly as good, in that order, equal words once."""
    near = [
        one
        for one in found
        if one.score >= _NEAR_BEST * found[0].score
        or (is_byline(one.hit.passage) and is_byline(found[0].hit.passage))
    ]
    return list({one.text: one for one in reversed(near)}.values())[::-1][:_QUOTES]


def _prose(question: Question, quotes: Sequence[Quote]) -> str:
    """The quotes, each with its mark, under the report they come from."""
    lines: list[str] = []
    for n, one in enumerate(quotes):
        if n == 0 or one.report != quotes[n - 1].report:
            lines.append(_source(question.language, one.report))
        lines.append(f"“{one.text}”[{one.number}]")
    return "\n".join(lines)


def _source(language: str, report: Report) -> str:
    year = f"{report.year}" if report.year else ""
    if language == "en":
        about = f" of {english(report.place)}" if report.place else ""
        return f"The {year} report{about} says:" if year else f"The report{about} says:"
    about = f"{report.place}{year}年" if year else report.place
    return f"{about}的报告写道：" if about else "报告写道："
