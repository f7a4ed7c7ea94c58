"""Questions to begin with, made from what the reports in the store tell."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rag.passage import DONE, GLOSSARY, Passage
from rag.report import Report
from rag.retrieval.names import english


@dataclass(frozen=True)
class Fact:
    """Something that many reports state, and how it is asked."""

    word: str
    figure: str
    """A regular expression of what follows `word` where it is stated."""
    question: str
    in_english: str


_AMOUNT = r"[^。；，]{0,12}?\d[\d.,]*万?亿元"
_FACTS = (
    Fact(
        "代表建议", r"[^。；]{0,40}?满意率[^。；]{0,6}?\d", "代表建议的满意率是多少？",
        "What was the satisfaction rate of deputy suggestions in {where} in {year}?",
    ),
    Fact(
        "地区生产总值", _AMOUNT, "地区生产总值是多少？", "What was the GDP of {where} in {year}?",
    ),
    Fact(
        "一般公共预算收入", _AMOUNT, "一般公共预算收入是多少？",
        "What was the general public budget revenue of {where} in {year}?",
    ),
    Fact(
        "代表建议", r"[^。；，]{0,4}?共[^。；，]{0,4}?\d+件", "代表建议共有多少件？",
        "How many deputy suggestions were there in {where} in {year}?",
    ),
    Fact(
        "新增就业", r"[^。；]{0,6}?\d[\d.]*万人", "城镇新增就业多少人？",
        "How many new urban jobs were there in {where} in {year}?",
    ),
)  # fmt: skip
_OF_ONE = ("{place}{year}年的工作有哪些成效？", "{place}{year}年有哪些不足？")
"""What a work report tells of whatever it is about: of the first reports, one each."""
_OF_EACH = "各份报告里，"
_TERM = "“{}”是什么意思？"
_SINGLE = 2


def examples(reports: Sequence[Report], passages: Sequence[Passage] = ()) -> list[str]:
    """Questions that these reports answer: of one, of each of them, of a glossary, in English."""
    named = [one for one in reports if one.place and one.year]
    stated = [(fact, _stating(fact, named, passages)) for fact in _FACTS]
    asked = list(_spread(stated))[:_SINGLE]
    singles = [f"{one.place}{one.year}年{fact.question}" for fact, one in asked]
    whole = zip(_OF_ONE, named[:1] + named[-1:], strict=False)
    others = [text.format(place=one.place, year=one.year) for text, one in whole]
    between = [f"{_OF_EACH}{fact.question}" for fact, held in stated if len(held) > 1]
    terms = (one.topic for one in passages if one.section.kind == GLOSSARY)
    return [
        *(singles + others)[:_SINGLE],
        *between[:1],
        *(_TERM.format(term) for term in [*filter(_single, terms)][:1]),
        *(_in_english(fact, one) for fact, one in asked[:1]),
    ]


def _stating(fact: Fact, reports: list[Report], passages: Sequence[Passage]) -> list[Report]:
    """The reports that state it as done."""
    pattern = re.compile(re.escape(fact.word) + fact.figure)
    told = {
        passage.report.id
        for passage in passages
        if passage.aspect == DONE and fact.word in passage.text and pattern.search(passage.text)
    }
    return [report for report in reports if report.id in told]


def _spread(stated: Sequence[tuple[Fact, list[Report]]]) -> Iterator[tuple[Fact, Report]]:
    """A report for each fact, as long as there is one of which nothing is asked yet."""
    used: set[str] = set()
    for fact, held in stated:
        report = next((one for one in held if one.id not in used), None)
        if report:
            used.add(report.id)
            yield fact, report


def _single(term: str) -> bool:
    """Whether a term of a glossary is one, and has no quotation marks of its own."""
    return bool(term) and not re.search("[“”、]", term)


def _in_english(fact: Fact, report: Report) -> str:
    where = english(report.place).partition(" (")[0]
    return fact.in_english.format(where=where, year=report.year)
