"""The same thing across reports: one line a report."""

import re
from collections.abc import Sequence

from rag.answer import Answer, Quote, Row
from rag.answering.candidates import Candidate
from rag.answering.figures import figures
from rag.answering.refusal import missing, refuse
from rag.answering.requirements import figure_kind, fitting
from rag.answering.selection import answering, quote
from rag.answering.support import coverage, wanted
from rag.passage import Hit
from rag.report import Report
from rag.retrieval.places import english
from rag.retrieval.question import Question
from rag.retrieval.retriever import Retriever
from rag.settings import Settings

_BESIDE = 0.3
"""Share of the usual support that does for a report beside another one that answers."""
_ASIDE = re.compile(r"[（(][^）)]*[）)]|其中[^，,；;。]*|^\d+[.．、]")
"""Brackets, parts of a whole (其中…) and list numbers: no figure of these is the one asked for."""
_SILENT = {"zh": "报告未写明", "en": "not stated"}


def compare(
    question: Question, hits: Sequence[Hit], retriever: Retriever, settings: Settings
) -> Answer:
    """The best sentence of each report asked about, or that it does not say."""
    reports = retriever.reports(question)
    least = settings.support

    def best_of(report: Report, share: float = 1.0) -> Candidate | None:
        own = [hit for hit in hits if hit.passage.report.id == report.id]
        found = answering(question, own, retriever, reports, share * least)
        return found[0] if isinstance(found, list) else None

    if not any(map(best_of, reports)):
        return refuse(question, hits)
    rows: list[Row] = []
    quotes: list[Quote] = []
    for report in reports:
        best = best_of(report, _BESIDE)
        if best is None:
            rows.append(Row(_name(report), report.year, "", None))
            continue
        quotes.append(quote(len(quotes) + 1, question, best))
        rows.append(
            Row(_name(report), report.year, _figure(question, best, retriever), len(quotes))
        )
    return Answer(
        question.text,
        question.standalone,
        _prose(question.language, rows, quotes),
        True,
        tuple(quotes),
        tuple(hits),
        table=tuple(rows),
        warnings=missing(question),
    )


def _figure(question: Question, candidate: Candidate, retriever: Retriever) -> str:
    """The figure in the clause that covers most of the question; empty where none is asked for."""
    asked = wanted(question, retriever.lexicon, retriever.corpus.sparse)
    kind = figure_kind(question.asking)
    text, found = _ASIDE.sub(lambda aside: "　" * len(aside.group()), candidate.text), []
    for figure in figures(text):
        if kind and figure.in_digits and fitting(kind, figure.text):
            start = max(text.rfind(mark, 0, figure.span.start) for mark in "，,、；;。：") + 1
            found.append((coverage(asked, text[start : figure.span.end]), figure.text))
    return max(found, key=lambda pair: pair[0], default=(0.0, ""))[1]


def _name(report: Report) -> str:
    return report.place or report.title or report.source


def _prose(language: str, rows: Sequence[Row], quotes: Sequence[Quote]) -> str:
    """The rows as lines: place and year, then the quote or that there is none."""
    lines = []
    for row in rows:
        said = (
            _SILENT[language]
            if row.quote is None
            else f"“{quotes[row.quote - 1].text}”[{row.quote}]"
        )
        if language == "en":
            year = f", {row.year}" if row.year else ""
            lines.append(f"{english(row.place)}{year}: {said}")
        else:
            lines.append(f"{row.place}{row.year or ''}：{said}")
    return "\n".join(lines)
