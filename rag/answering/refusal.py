"""When not to answer, and what is said then."""

from collections.abc import Sequence

from rag.answer import REFUSAL, Answer
from rag.passage import Hit
from rag.reading.gazetteer import short_name
from rag.retrieval.places import own_name
from rag.retrieval.question import Question
from rag.retrieval.retriever import Retriever

_NO_PLACE = {
    "zh": "库中没有{asked}的报告；有：{held}。",
    "en": "There is no report of {asked} in the store; it holds {held}.",
}
_NO_YEAR = {
    "zh": "{place}的报告讲的是{held}年的工作，没有提到{asked}年。",
    "en": "The report of {place} tells of {held} and does not mention {asked}.",
}
_NO_SUPPORT = {
    "zh": "找过最相近的段落，没有一句能支持答案。",
    "en": "No sentence of the nearest passages supports an answer.",
}
_SHOWN = 12


def check(question: Question, retriever: Retriever) -> str:
    """Why the store cannot answer, by place and year alone; empty where it may."""
    return _foreign(question, retriever) or _other_year(question, retriever)


def refuse(question: Question, hits: Sequence[Hit], reason: str) -> Answer:
    """The refusal, with its reason and the nearest passages as hits."""
    why = reason or _NO_SUPPORT[question.language]
    text = f"{REFUSAL[question.language]}{why}"
    return Answer(question.text, question.standalone, text, False, (), tuple(hits), why)


def _foreign(question: Question, retriever: Retriever) -> str:
    """A place of which there is no report, and which no report of the store mentions."""
    if not question.places or any(named.place for named in question.places):
        return ""
    words = [named.words for named in question.places]
    texts = [report.text for report in retriever.corpus.reports]
    if any(short_name(word) in text for word in words for text in texts):
        return ""
    held = dict.fromkeys(report.place for report in retriever.corpus.reports if report.place)
    return _NO_PLACE[question.language].format(
        asked="、".join(words), held="、".join(list(held)[:_SHOWN])
    )


def _other_year(question: Question, retriever: Retriever) -> str:
    """A year that none of the reports asked about covers, was delivered in, or mentions."""
    reports = retriever.reports(question)
    for year in question.years:
        known = {r.year_covered for r in reports} | {r.year_delivered for r in reports}
        if reports and year not in known and not any(str(year) in r.text for r in reports):
            report = reports[0]
            return _NO_YEAR[question.language].format(
                place=own_name(report.place) or report.title, held=report.year, asked=year
            )
    return ""
