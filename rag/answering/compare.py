"""The same thing across reports: one line a report, ranked where that is asked."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rag.answer import Answer, Quote, Row
from rag.answering.candidates import Candidate
from rag.answering.quantity import Found, choose
from rag.answering.ranking import NOTHING, conditioned, met, ranked, states, without
from rag.answering.refusal import missing, passed_over, refuse, unreported
from rag.answering.selection import Selection, quote, select
from rag.answering.sources import misplaced
from rag.answering.spoken_year import spoken_year
from rag.answering.status import status
from rag.passage import Hit
from rag.report import Report
from rag.report_years import labelled
from rag.retrieval.kinds import superlative
from rag.retrieval.names import english
from rag.retrieval.question import Question
from rag.retrieval.retriever import Retriever
from rag.settings import Settings

_BESIDE = 0.1
"""Share of the usual support that does for a report beside another one that answers."""
_NAMED = 0.6
"""Share of a term's words that a passage must have to speak of it: 代表 is no 代表联络站."""
_SILENT = {"zh": "报告未写明", "en": "not stated"}


@dataclass(frozen=True)
class _Line:
    """One report: the sentence that answers, if any, and its figure."""

    report: Report
    best: Candidate | None
    figure: Found | None


def compare(
    question: Question, hits: Sequence[Hit], retriever: Retriever, settings: Settings
) -> Answer:
    """The best sentence of each report asked about, or that it does not say.

    Where it asks who has most, the lines are in that order and the first says who.
    """
    reports = _in_order(question, retriever.in_turn(question))
    selections = {r.id: _selection(question, hits, retriever, reports, r) for r in reports}
    if max((one.support for one in selections.values()), default=0.0) < settings.support:
        reasons = [one.why for one in selections.values() if one.why]
        return refuse(question, hits, reasons[0] if reasons else "")
    held = {
        id_: one.found
        for id_, one in selections.items()
        if one.support >= _BESIDE * settings.support
    }
    lines = _lines(question, retriever, reports, held)
    order = superlative(question.asking)
    if order:
        lines.sort(key=lambda line: _rank(question, line, order))
    answer = _answer(question, hits, lines, order)
    known = len(retriever.reports(question))
    limits = (*unreported(question, reports), *passed_over(question, len(reports), known))
    return replace(answer, warnings=(*answer.warnings, *limits))


def _in_order(question: Question, reports: Sequence[Report]) -> list[Report]:
    """The reports; those of several years by year, for each place in turn."""
    if not question.over_years(reports):
        return [*reports]
    places = list(dict.fromkeys(report.place for report in reports))
    return sorted(reports, key=lambda one: (places.index(one.place), one.year or 0))


def _rank(question: Question, line: _Line, order: int) -> tuple[bool, float]:
    """By which lines are sorted: figures that tell of what is asked first, best first."""
    value = -order * line.figure.value if line.figure else float("inf")
    return not states(question, line.figure), value


def _selection(
    question: Question,
    hits: Sequence[Hit],
    retriever: Retriever,
    reports: list[Report],
    report: Report,
) -> Selection:
    """What answers in one report; nothing that verification would take for another year's."""
    own = [hit for hit in hits if hit.passage.report.id == report.id]
    found = select(question, own, retriever, reports)
    best = found.found[0].context if found.found else 0.0
    fits = {hit.passage: not misplaced(hit.passage, question) for hit in own}
    kept = tuple(one for one in found.found if fits[one.hit.passage])
    unnamed = question.mentions and best < _NAMED
    return replace(found, found=kept, support=found.support if kept and not unnamed else 0.0)


def _lines(
    question: Question,
    retriever: Retriever,
    reports: Sequence[Report],
    held: dict[str, tuple[Candidate, ...]],
) -> list[_Line]:
    """The sentences with the figures, where these are asked for; else the best sentences."""
    chosen = choose(question, held, retriever)
    lines = []
    for report in reports:
        figure = chosen.get(report.id)
        own = () if chosen else held.get(report.id, ())
        best = figure.candidate if figure else next(iter(own), None)
        lines.append(_Line(report, best, figure))
    return lines


def _answer(question: Question, hits: Sequence[Hit], lines: Sequence[_Line], order: int) -> Answer:
    figures = [line.figure for line in lines]
    filters = question.threshold is not None and question.threshold.each
    kept = [line for line in lines if met(question, line.figure)] if filters else lines
    rows, quotes = _quoted(question, kept)
    head = NOTHING
    if question.threshold:
        head = conditioned(question, figures)
        if not kept:
            return refuse(question, hits, without(question, figures))
    elif order and any(figures):
        head = ranked(question, list(zip(rows, figures, strict=True)), order)
    prose = _prose(question.language, rows, quotes)
    return Answer(
        question.text,
        question.standalone,
        "\n".join(filter(None, [head.text, prose])),
        True,
        tuple(quotes),
        tuple(hits),
        table=tuple(rows),
        warnings=missing(question),
        tally=head.tally,
    )


def _quoted(question: Question, lines: Sequence[_Line]) -> tuple[list[Row], list[Quote]]:
    """The rows of the lines and their quotes, numbered in the order of the lines."""
    rows: list[Row] = []
    quotes: list[Quote] = []
    for line in lines:
        if line.best is not None:
            quotes.append(quote(len(quotes) + 1, question, line.best))
        rows.append(_row(question, line, len(quotes) if line.best is not None else None))
    return rows, quotes


def _row(question: Question, line: _Line, quote: int | None) -> Row:
    figure, report = line.figure.text if line.figure else "", line.report
    years = (report.year_delivered, report.year_covered)
    return Row(report.name, _year(question, line), figure, quote, *years)


def _year(question: Question, line: _Line) -> int | None:
    """The year that a line speaks of; of one that is silent the year asked, if it is its own."""
    if line.best is None:
        asked = [year for year in question.years if year in line.report.years]
        return asked[0] if asked else line.report.year
    at, told = 0, status("", line.best.hit.passage.aspect)
    if line.figure:
        at, told = line.figure.figure.span.start, line.figure.figure.status
    return spoken_year(line.best.text, at, told, line.report)


def _prose(language: str, rows: Sequence[Row], quotes: Sequence[Quote]) -> str:
    """The rows as lines: the report, then the quote or that there is none."""
    lines = []
    for row in rows:
        said = (
            _SILENT[language]
            if row.quote is None
            else f"“{quotes[row.quote - 1].text}”[{row.quote}]"
        )
        name, colon = (english(row.place), ": ") if language == "en" else (row.place, "：")
        lines.append(f"{labelled(name, row.delivered, row.covered, language)}{colon}{said}")
    return "\n".join(lines)
