"""Answers without an LLM: the sentences that answer, quoted."""

from collections.abc import Sequence

from rag.answer import Answer, Quote, Row
from rag.answering.candidates import Candidate, candidates
from rag.answering.figures import figures
from rag.answering.refusal import reason, refuse
from rag.answering.requirements import Requirement, figure_kind, fitting, requirements
from rag.answering.support import coverage, support, wanted
from rag.passage import Hit
from rag.report import Report
from rag.retrieval.places import english
from rag.retrieval.question import Question
from rag.retrieval.retriever import Retriever
from rag.settings import Settings

READ = 6
"""Hits read for sentences."""
_QUOTES = 3
_NEAR_BEST = 0.8
_ANCHOR = 0.05
"""Share of a question's words that ties it to a passage."""
_BESIDE = 0.3
"""Share of the usual support that does for a report beside another one that answers."""


def extract(
    question: Question, hits: Sequence[Hit], retriever: Retriever, settings: Settings
) -> Answer:
    """The best sentences of `hits` as quotes; a refusal where none supports an answer."""
    if question.compares(retriever.corpus.reports):
        return _comparison(question, hits, retriever, settings)
    found = _answering(question, hits[:READ], retriever, settings.support)
    if isinstance(found, str):
        return refuse(question, hits, found)
    quotes = tuple(quote(n, one) for n, one in enumerate(_chosen(found), start=1))
    return Answer(
        question.text, question.standalone, _prose(question, quotes), True, quotes, tuple(hits)
    )


def _answering(
    question: Question, hits: Sequence[Hit], retriever: Retriever, least: float
) -> list[Candidate] | str:
    """Sentences that hold what is demanded, best first; or why there is none.

    The best one's support must reach `least`.
    """
    reports = retriever.reports(question)
    demands = requirements(question, reports)
    found = candidates(question, hits, retriever)
    met = [one for one in found if all(d.met(one.text, one.hit.passage.text) for d in demands)]
    if not met:
        unmet = next((d for d in demands if not _ever(d, found)), None)
        return reason(question, unmet, reports, retriever.corpus.reports) if unmet else ""
    best = met[0]
    anchored = bool(question.places or question.years) or best.context >= _ANCHOR
    enough = support(best.cosine, best.hit.score, bool(demands), anchored) >= least
    return met if enough else ""


def _ever(demand: Requirement, found: Sequence[Candidate]) -> bool:
    return any(demand.met(one.text, one.hit.passage.text) for one in found)


def quote(number: int, candidate: Candidate) -> Quote:
    """A candidate as quote `number`."""
    passage = candidate.hit.passage
    return Quote(
        number,
        candidate.text,
        passage.report,
        str(passage.section),
        (candidate.span,),
        passage.paragraph,
    )


def _chosen(found: Sequence[Candidate]) -> list[Candidate]:
    """The best sentence and those nearly as good, in that order, equal words once."""
    near = [one for one in found if one.score >= _NEAR_BEST * found[0].score]
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


def _comparison(
    question: Question, hits: Sequence[Hit], retriever: Retriever, settings: Settings
) -> Answer:
    """One line a report: its best sentence, or that it does not say."""
    reports = retriever.reports(question)
    best = {report.id: _best(question, hits, retriever, report, settings) for report in reports}
    rows: list[Row] = []
    quotes: list[Quote] = []
    for report in reports if any(best.values()) else []:
        own = best[report.id] or _best(question, hits, retriever, report, settings, _BESIDE)
        if own is None:
            rows.append(Row(report.place, report.year, "", None))
            continue
        quotes.append(quote(len(quotes) + 1, own))
        rows.append(Row(report.place, report.year, _figure(question, own, retriever), len(quotes)))
    if not quotes:
        return refuse(question, hits)
    return Answer(
        question.text,
        question.standalone,
        _table(question.language, rows, quotes),
        True,
        tuple(quotes),
        tuple(hits),
        table=tuple(rows),
        warnings=tuple(
            f"库中没有{named.words}的报告。" for named in question.places if not named.place
        ),
    )


def _best(
    question: Question,
    hits: Sequence[Hit],
    retriever: Retriever,
    report: Report,
    settings: Settings,
    share: float = 1.0,
) -> Candidate | None:
    """The best sentence of one report with `share` of the support that an answer needs."""
    own = [hit for hit in hits if hit.passage.report == report]
    found = _answering(question, own, retriever, share * settings.support)
    return found[0] if isinstance(found, list) else None


def _figure(question: Question, candidate: Candidate, retriever: Retriever) -> str:
    """The figure in the clause that covers most of the question; empty where there is none."""
    asked = wanted(question, retriever.lexicon, retriever.corpus.sparse)
    kind = figure_kind(question.asking)
    text, found = candidate.text, []
    for figure in figures(text):
        if not figure.is_date and fitting(kind, figure.text):
            start = max(text.rfind(mark, 0, figure.span.start) for mark in "，,、；;。：") + 1
            found.append((coverage(asked, text[start : figure.span.end]), figure.text))
    return max(found, key=lambda pair: pair[0], default=(0.0, ""))[1]


def _table(language: str, rows: Sequence[Row], quotes: Sequence[Quote]) -> str:
    silent = "not stated" if language == "en" else "报告未写明"
    lines = []
    for row in rows:
        said = silent if row.quote is None else f"“{quotes[row.quote - 1].text}”[{row.quote}]"
        if language == "en":
            lines.append(f"{english(row.place)}, {row.year or 'year unknown'}: {said}")
        else:
            lines.append(f"{row.place}{row.year or ''}：{said}")
    return "\n".join(lines)
