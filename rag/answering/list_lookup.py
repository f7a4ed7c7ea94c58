"""A list that a question calls by its name, 十大民生实事: looked up in the reports asked."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rag.answering.candidates import Candidate
from rag.answering.digits import in_digits
from rag.answering.listing import Listing, listing
from rag.answering.numbering import announced, item
from rag.answering.numerals import value
from rag.passage import GLOSSARY, PLANNED, Hit, Passage
from rag.report import Span, hull, within
from rag.retrieval.question import Question
from rag.retrieval.retriever import Retriever

_NUMBER = r"(?:\d{1,2}|[一二两三四五六七八九十]{1,3})"
_MEASURE = r"(?:大|件|个方面|个|项|条|类|批|张|方面)"
_ASKED = re.compile(
    rf"(?:[^，。？?\d]{{0,12}}?的|.{{0,6}}?哪)?(?:(?P<count>{_NUMBER}){_MEASURE}{{1,2}})?"
    rf"(?P<name>(?![一二两三四五六七八九十\d第大件个])[一-龥]{{2,12}}?)"
    rf"(?:(?:中|里|[是有包括]*(?:哪些|什么)[，,？?]?)?的?第(?P<item>{_NUMBER}){_MEASURE}[一-龥]{{0,4}}?)?的?"
    r"(?P<asks>(?:分别|具体|都|主要|各|到底)*(?:是|有|包括|指)?"
    r"(?:[哪些几]+(?:一?[件项个条些]|内容|方面)?|些?什么|啥|内容)?)"
)
_MARKS = str.maketrans("", "", '“”"「」《》 ')
_YEAR = re.compile(r"20\d\d(?=年)")
_LEAST = 4
"""Characters of a name that is looked up without a number of things before it."""


@dataclass(frozen=True)
class NamedList:
    """The name of a list, how many things it has, and which of them is asked for."""

    name: str
    count: int | None
    item: int | None


def named_list(question: Question) -> NamedList | None:
    """The list that a question asks for by name: 十件民生实事, 民生实事的第八件; None for none."""
    asked = question.content.translate(_MARKS).strip("的，,。？?！!")
    found = _ASKED.fullmatch(asked)
    if not found:
        return None
    count, number = (_value(found[part]) for part in ("count", "item"))
    if count is None and (len(found["name"]) < _LEAST or not (number or found["asks"])):
        return None
    return NamedList(found["name"], count, number)


def looked_up(question: Question, named: NamedList, retriever: Retriever) -> list[Candidate]:
    """Sentences that open the list, and glossary entries that are it: the first of each report.

    None where reports of several places have one.
    """
    found: dict[str, Candidate] = {}
    for report in retriever.reports(question):
        every = retriever.passages(report)
        near = (one for one in every if named.name in one.text.translate(_MARKS))
        if one := next(
            (own for passage in near for own in _of(question, named, passage, retriever)), None
        ):
            found[report.id] = one
    places = {one.hit.passage.report.place for one in found.values()}
    return list(found.values()) if len(places) == 1 else []


def _of(
    question: Question, named: NamedList, passage: Passage, retriever: Retriever
) -> Iterator[Candidate]:
    if passage.section.kind == GLOSSARY:
        years = {int(year) for year in _YEAR.findall(passage.topic)} & {*question.years}
        dated = bool(years) or not (_YEAR.search(passage.topic) and question.years)
        if dated and _is(named, passage.topic, ()):
            yield _candidate(passage, hull(passage.spans, 0, len(passage.text)))
        return
    if not _of_year(question, passage):
        return
    for span in passage.sentences():
        if named.name in passage.report.slice(passage.parts(span)).translate(_MARKS):
            found = opened(passage, span, retriever)
            if found and _is(named, found.opening, (found.items,)):
                yield _candidate(passage, span)


def opened(passage: Passage, span: Span, retriever: Retriever) -> Listing | None:
    """The numbered list that a sentence of a passage opens; None for none."""
    found = listing(retriever.corpus.passages, retriever.row(passage), span)
    return found if found and within(span, found.begin) else None


def _is(named: NamedList, opening: str, items: Sequence[int]) -> bool:
    """Whether the words that open a list name it, with as many things as are asked for."""
    counts = {*items, *announced(in_digits(opening).translate(_MARKS))}
    alike = named.count is None or named.count in counts
    return alike and named.name in opening.translate(_MARKS)


def _of_year(question: Question, passage: Passage) -> bool:
    """Whether a passage tells of a year asked: in its plans, the year of delivery."""
    report = passage.report
    year = report.year_delivered if passage.aspect == PLANNED else report.year_covered
    return not question.years or year is None or year in question.years


def the_item(text: str, number: int) -> Span | None:
    """One of the things listed in a text: after its number, else the one at its place in a row."""
    if held := item(text, number):
        return held
    colon = re.search("[：:]", text)
    start = colon.end() if colon else 0
    rows = [re.split(mark, text[start:].rstrip("。")) for mark in ("[；;]", "[，,]", "、")]
    row = next((row for row in rows if len(row) > 1), [])
    if not colon or number > len(row):
        return None
    begin = start + sum(len(one) + 1 for one in row[: number - 1])
    return Span(begin, begin + len(row[number - 1]))


def _candidate(passage: Passage, span: Span) -> Candidate:
    return Candidate(Hit(passage, 0.0, 0), span, 0.0, 0.0, 0.0)


def _value(numeral: str | None) -> int | None:
    if not numeral:
        return None
    return int(numeral) if numeral.isdecimal() else int(value(numeral))
