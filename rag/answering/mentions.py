"""Answers on a term itself: the reports that mention it, each with a sentence that holds it."""

from collections.abc import Sequence
from dataclasses import replace

from rag.answer import Answer, Quote, Row
from rag.answering.clauses import standing
from rag.answering.prose import plain
from rag.answering.refusal import missing, reason, refuse
from rag.answering.report_name import name_of
from rag.answering.requirements import requirements
from rag.answering.term_lookup import ALL, ANY, Lookup, Mention, look_up
from rag.passage import Hit
from rag.report import Report, Span, clip, hull
from rag.report_years import labelled
from rag.retrieval.names import english, own_name
from rag.retrieval.question import Question
from rag.retrieval.retriever import Retriever
from rag.retrieval.term_query import HOW, WHETHER, TermQuery

_WHOLE = 60
"""Characters up to which a sentence is quoted whole."""
_TALLY = {
    "zh": "{which}{all}份报告中有{some}份提到“{term}”",
    "en": "{some} of {all} reports{which} mention “{term}”",
}
_OTHERWISE = {
    "zh": "没有一份报告写“{term}”这几个字；{all}份报告中有{some}份写了词表中意思相近的{wordings}",
    "en": "No report has the words “{term}”; {some} of {all} reports have {wordings}, which the "
    "thesaurus has beside it",
}
_WITHOUT = {"zh": "；没有提到的是{names}", "en": "; those that do not: {names}"}
_NONE = {
    "zh": "没有一份报告提到“{term}”（查了{all}份报告的全文）。",
    "en": "No report mentions “{term}” (the whole text of {all} reports was looked through).",
}
_NOT = {
    "zh": "{report}没有提到“{term}”（查了全文）。",
    "en": "There is no “{term}” in {report} (its whole text was looked through).",
}
_JOINED = {
    "zh": {"": "", ANY: "”或“", ALL: "”和“"},
    "en": {"": "", ANY: "” or “", ALL: "” and “"},
}
_SILENT = {"zh": "没有提到", "en": "not mentioned"}
_YES = {"zh": "是，", "en": "Yes. "}


def mentions(question: Question, hits: Sequence[Hit], retriever: Retriever) -> Answer | None:
    """The reports that mention the term asked about, or a refusal that says that none does.

    None where a question does not ask for mentions, or asks how reports speak of what none names.
    """
    asked = question.mentions
    reports = asked_of_year(question, retriever)
    if asked is None:
        return None
    lacked = [one for one in requirements(question, reports) if one.what == "place"]
    if lacked:
        why = reason(question, lacked[0], reports, retriever.within(question))
        return refuse(question, hits, why)
    found = look_up(asked.term, reports, retriever, [hit.passage for hit in hits])
    if not found.mentions:
        return None if asked.asks == HOW else unmentioned(question, hits, retriever)
    quotes = _quotes(found, reports)
    tally = _tally(question, asked, found, reports)
    alone = asked.asks == WHETHER and len(reports) == 1
    if alone and not found.wordings:
        text = _YES[question.language] + plain(question, quotes)
    else:
        text = _lines(question.language, asked, tally, quotes, reports)
    return Answer(
        question.text,
        question.standalone,
        text,
        True,
        tuple(quotes),
        _hits(found, hits),
        table=None if alone else tuple(_rows(asked, quotes, reports)),
        warnings=missing(question),
        tally=tally,
    )


def asked_of_year(question: Question, retriever: Retriever) -> list[Report]:
    """The reports asked about; with a year every one that was delivered in it or tells of it.

    That a report mentions something is so in whatever year it speaks of it.
    """
    if question.mentions is None or not question.years:
        return retriever.reports(question)
    every = retriever.reports(replace(question, years=()))
    held = [one for one in every if {*question.years} & {one.year_delivered, one.year_covered}]
    return held or retriever.reports(question)


def unmentioned(question: Question, hits: Sequence[Hit], retriever: Retriever) -> Answer:
    """The refusal that says that no report mentions the term."""
    return refuse(question, hits, _none(question, asked_of_year(question, retriever)))


def _quotes(found: Lookup, reports: Sequence[Report]) -> list[Quote]:
    """The quotes of the mentions, in the order of the reports, numbered from 1."""
    every = [mention for one in reports for mention in found.mentions.get(one.id, ())]
    return [_quote(number, mention) for number, mention in enumerate(every, start=1)]


def _quote(number: int, mention: Mention) -> Quote:
    """The sentence, of a long one the clauses that hold the term, which is marked."""
    passage = mention.passage
    spans = passage.parts(mention.sentence)
    text = passage.report.slice(spans)
    if len(text) > _WHOLE:
        before = passage.report.slice(clip(spans, Span(spans[0].start, mention.words.start)))
        words = passage.report.slice(clip(spans, mention.words))
        run = standing(text, [Span(len(before), len(before) + len(words))])
        end = run.start + len(text[slice(*run)].rstrip("，,、；; \n\t　"))
        spans = clip(spans, hull(spans, run.start, end))
    marks = clip(spans, mention.words)
    return Quote(
        number,
        passage.report.slice(spans),
        passage.report,
        str(passage.section),
        spans,
        passage.paragraph,
        marks,
    )


def _rows(asked: TermQuery, quotes: Sequence[Quote], reports: Sequence[Report]) -> list[Row]:
    """A row a report that mentions it; of all reports where it is asked how they speak of it."""
    first = {one.report.id: one.number for one in reversed(quotes)}
    return [
        Row(one.name, one.year, "", first.get(one.id), one.year_delivered, one.year_covered)
        for one in reports
        if one.id in first or asked.asks == HOW
    ]


def _lines(
    language: str,
    asked: TermQuery,
    tally: str,
    quotes: Sequence[Quote],
    reports: Sequence[Report],
) -> str:
    """The count of the reports, and a line a report with its quotes."""
    colon = ": " if language == "en" else "："
    lines = [f"{tally}{colon.strip()}"]
    for one in reports:
        own = [f"“{quote.text}”[{quote.number}]" for quote in quotes if quote.report == one]
        if own or asked.asks == HOW:
            name = english(one.name) if language == "en" else one.name
            about = labelled(name, one.year_delivered, one.year_covered, language)
            lines.append(f"{about}{colon}{'，'.join(own) or _SILENT[language]}")
    return "\n".join(lines)


def _tally(question: Question, asked: TermQuery, found: Lookup, reports: Sequence[Report]) -> str:
    language = question.language
    comma = "、" if language == "zh" else ", "
    names = comma.join(
        _told_apart(language, one, reports) for one in reports if one.id not in found.mentions
    )
    said = (_OTHERWISE if found.wordings else _TALLY)[language].format(
        which=_which(question, reports),
        all=len(reports),
        some=len(found.mentions),
        term=_JOINED[language][found.joined].join(found.terms),
        wordings=comma.join(f"“{one}”" for one in found.wordings),
    )
    return said + (_WITHOUT[language].format(names=names) if asked.negated and names else "")


def _which(question: Question, reports: Sequence[Report]) -> str:
    """Which reports were looked through: those delivered in or on the years named."""
    if not question.years or len(reports) < 2:
        return ""
    named = map(str, question.years)
    if question.language == "en":
        return f" of or on {', '.join(named)}"
    return f"作于或讲{'、'.join(named)}年的"


def _told_apart(language: str, report: Report, reports: Sequence[Report]) -> str:
    """A report's place, with the year it was delivered in where another is of the same place."""
    name, year = _name(language, report), report.year_delivered
    same = [one for one in reports if one.place == report.place]
    if len(same) < 2 or not year:
        return name
    return f"{name} ({year} report)" if language == "en" else f"{name}（{year}年报告）"


def _name(language: str, report: Report) -> str:
    return english(report.name) if language == "en" else own_name(report.name)


def _none(question: Question, reports: Sequence[Report]) -> str:
    asked, language = question.mentions, question.language
    assert asked is not None
    if len(reports) == 1:
        return _NOT[language].format(report=name_of(reports[0], language), term=asked.term)
    return _NONE[language].format(all=len(reports), term=asked.term)


def _hits(found: Lookup, hits: Sequence[Hit]) -> tuple[Hit, ...]:
    """The passages of the mentions, then those that were found by the search."""
    scores = {(one.passage.report.id, one.passage.spans): one.score for one in hits}
    held = [one.passage for several in found.mentions.values() for one in several]
    every = [*held, *(hit.passage for hit in hits if hit.passage not in held)]
    return tuple(
        Hit(one, scores.get((one.report.id, one.spans), 0.0), rank)
        for rank, one in enumerate(every, start=1)
    )
