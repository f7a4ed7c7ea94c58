"""The answering words of a text, by the kind of question: a date, a name, items, a definition."""

import re

from rag.answering.items import asked_for, wants_several
from rag.passage import GLOSSARY, LACKING, Passage
from rag.report import Span
from rag.retrieval.question import Question

_DATE = re.compile(
    r"(?:\d{4}年|[去今明上]年)?\d{1,2}月(?:\d{1,2}日|份|底|初)?(?:(?:至|—|-|～)(?:\d{1,2}月)?\d{1,2}日)?|"
    r"(?:\d{4}年|[去今明]年|年)(?:[初底末]|[上下]半年)|\d{4}年"
)
_WHEN = re.compile(
    r"何时|什么时候|哪一?[天年日月几]|几[月号日]|\bwhen\b|(?:what|which) (?:date|day|year)",
    re.I,
)
_WHO = re.compile(
    r"谁|哪位|\bwho\b|\bwhom\b|叫什么名字|什么人|which (?:mayor|governor|chair)", re.I
)
_OFFICE = re.compile(
    r"(?:书记|主任|[省市区县州]长|主席|院长|检察长|委员长|报告人)[:：\s]*([一-龥]{2,4}?)(?=同志|[\s，,。、；）)]|作|主持|在|的|$)"
)
_COMRADE = re.compile(r"([一-龥]{2,3})(?=同志)")
_MEANS = re.compile(r"[”」]?\s*(?:[:：]|——|[，,]?(?:是指|指的是|即|指(?!导|数|标|挥|引)))\s*")
_ENDS = "。；;，, "


def worded(question: Question, passage: Passage, text: str) -> tuple[Span, ...]:
    """The answering words of a quote's text other than figures; none where no rule tells."""
    asking = question.asking
    if question.sought == "definition" or passage.section.kind == GLOSSARY:
        return _definition(text)
    if _WHEN.search(asking):
        return tuple(Span(*m.span()) for m in _DATE.finditer(text))
    if _WHO.search(asking):
        return tuple(
            Span(*m.span(1)) for m in (_OFFICE.search(text) or _COMRADE.search(text),) if m
        )
    return listed(question, text, passage)


def listed(question: Question, text: str, passage: Passage) -> tuple[Span, ...]:
    """The items of the row in a text that is the list asked for; none in a list of shortcomings.

    These are told in clauses, and a row among them is only a part of one.
    """
    if not wants_several(question.asking) or question.sought == "definition":
        return ()
    if question.sought == "problem" and passage.aspect == LACKING:
        return ()
    return asked_for(question.asking, text)


def _definition(text: str) -> tuple[Span, ...]:
    """What follows the term and the sign or word that says that it is explained."""
    found = _MEANS.search(text)
    if not found or not text[found.end() :].strip(_ENDS):
        return ()
    return (Span(found.end(), found.end() + len(text[found.end() :].rstrip(_ENDS))),)
