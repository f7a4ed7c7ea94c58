"""What is quoted of the sentences chosen: each cut to what answers, or the whole list it opens."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from rag.answer import Quote
from rag.answering.candidates import Candidate
from rag.answering.decided import asks_amount
from rag.answering.items import items, wants_several, whole_list
from rag.answering.list_head import heads, partly
from rag.answering.list_lookup import NamedList, opened, the_item
from rag.answering.listing import Listing, listing
from rag.answering.numbering import announced
from rag.answering.selection import quote, wants_whole
from rag.answering.shorten import cut, shortened
from rag.answering.slots import slots
from rag.passage import GLOSSARY, Hit, Passage
from rag.report import Span, within
from rag.retrieval.question import Question
from rag.retrieval.retriever import Retriever

_SHORT = {
    "zh": "引文[{number}]的开头说有{announced}项，原文在这里只列出{items}项。",
    "en": "Quote [{number}] announces {announced} things; the report lists {items} there.",
}
_NONE = {
    "zh": "引文[{number}]只说有几项，原文在这里没有一一列出。",
    "en": "Quote [{number}] says how many there are; the report does not list them there.",
}
_PART = {
    "zh": "引文[{number}]说有{announced}项，原文在这里只写出{items}项。",
    "en": "Quote [{number}] speaks of {announced} things; the report names {items} there.",
}
_NO_ITEM = {
    "zh": "引文[{number}]里没有编号为{item}的一项。",
    "en": "Quote [{number}] has no item number {item}.",
}


def quoted(
    question: Question, best: Sequence[Candidate], retriever: Retriever
) -> tuple[list[Quote], list[Passage], list[str]]:
    """The quotes numbered from 1, the passage of each, and what must be said of their lists."""
    quotes: list[Quote] = []
    passages: list[Passage] = []
    warnings: list[str] = []
    for one in best:
        if any(_holds(held, one) for held in quotes):
            continue
        found = _listed(question, one, retriever)
        if found and found.short:
            warnings.append(_short(question, found, len(quotes) + 1))
        elif not found:
            warnings += _unnamed(question, one, len(quotes) + 1)
        parts = _of_list(question, one, found) if found else [_alone(question, one, retriever)]
        for own, passage in parts:
            quotes.append(replace(own, number=len(quotes) + 1))
            passages.append(passage)
    return marked_once(question, quotes), passages, warnings


def marked_once(question: Question, quotes: Sequence[Quote]) -> list[Quote]:
    """The quotes with a figure marked in a further one only where it says the same as the first.

    A further quote that gives another number is seldom asked for; where several numbers are asked
    for it may give one that the first lacks.
    """
    asked = len(slots(question))
    if question.sought != "number" or question.threshold or not asked:
        return list(quotes)
    first = {_figure_at(quotes[0], mark) for mark in quotes[0].marks}
    if len(first) < asked and asked > 1:
        return list(quotes)
    kept = (
        tuple(mark for mark in one.marks if _figure_at(one, mark) in first) for one in quotes[1:]
    )
    further = zip(quotes[1:], kept, strict=True)
    return [quotes[0], *(replace(one, marks=marks) for one, marks in further)]


def _figure_at(quote: Quote, mark: Span) -> str:
    return quote.report.text[slice(*mark)]


def quoted_list(
    question: Question, named: NamedList, best: Sequence[Candidate], retriever: Retriever
) -> tuple[list[Quote], list[Passage], list[str]]:
    """The same of lists called by their name: whole, or the one item that is asked for."""
    quotes: list[Quote] = []
    passages: list[Passage] = []
    warnings: list[str] = []
    for one in best:
        found = opened(one.hit.passage, one.span, retriever)
        if found and found.short and named.item is None:
            warnings.append(_short(question, found, len(quotes) + 1))
        parts = [*_of_list(question, one, found)] if found else [_entry(question, one)]
        kept = _items(named, parts)
        if named.item and kept is parts:
            told = {"number": len(quotes) + 1, "item": named.item}
            warnings.append(_NO_ITEM[question.language].format(**told))
        for own, passage in kept:
            quotes.append(replace(own, number=len(quotes) + 1))
            passages.append(passage)
    return quotes, passages, warnings


def _items(
    named: NamedList, parts: Sequence[tuple[Quote, Passage]]
) -> Sequence[tuple[Quote, Passage]]:
    """The part with the item that is asked for, cut to it; all where it has no such item."""
    for own, passage in parts if named.item else ():
        if held := the_item(own.text, named.item or 0):
            return [(cut(own, held, ()), passage)]
    return parts


def _entry(question: Question, one: Candidate) -> tuple[Quote, Passage]:
    return quote(0, question, one), one.hit.passage


def _short(question: Question, found: Listing, number: int) -> str:
    told = {"number": number, "announced": found.announced[0]}
    return _SHORT[question.language].format(items=found.items, **told)


def _unnamed(question: Question, one: Candidate, number: int) -> Iterator[str]:
    """That a sentence tells how many of the things asked for there are, and not each of them."""
    if not wants_several(question.asking) or one.hit.passage.section.kind == GLOSSARY:
        return
    text, row = one.text, items(one.text)
    if many := partly(question.asking, text, row):
        told = {"number": number, "announced": many, "items": len(row)}
        yield _PART[question.language].format(**told)
    elif not row and announced(text) and any(word in text for word in heads(question.asking)):
        yield _NONE[question.language].format(number=number)


def with_passages(hits: Sequence[Hit], passages: Sequence[Passage]) -> tuple[Hit, ...]:
    """The hits with the passages quoted among them: in the place of a part of one, else last."""
    found = list(hits)
    for passage in dict.fromkeys(passages):
        parts = [at for at, hit in enumerate(found) if _within(hit.passage, passage)]
        if parts:
            found[parts[0]] = replace(found[parts[0]], passage=passage)
        else:
            found.append(Hit(passage, 0.0, len(found) + 1))
    return tuple(found)


def _within(part: Passage, whole: Passage) -> bool:
    return part.report.id == whole.report.id and set(part.spans) <= set(whole.spans)


def _holds(held: Quote, one: Candidate) -> bool:
    """Whether a quote has a candidate's sentence in it already."""
    same = held.report.id == one.hit.passage.report.id
    return same and held.spans[0].start <= one.span.start and one.span.end <= held.spans[-1].end


def _listed(question: Question, one: Candidate, retriever: Retriever) -> Listing | None:
    """The numbered list of a sentence, where a list is asked for or the sentence only opens one."""
    passage = one.hit.passage
    several = wants_several(question.asking) and question.sought != "definition"
    if passage.section.kind == GLOSSARY or wants_whole(question, one):
        return None
    found = listing(retriever.corpus.passages, retriever.row(passage), one.span)
    opens = found and within(one.span, found.begin)
    told = question.sought == "definition" or one.text[-1] in "：:"
    return found if several or (opens and told) else None


def _of_list(question: Question, one: Candidate, found: Listing) -> Iterator[tuple[Quote, Passage]]:
    for passage, span in found.parts:
        own = replace(one, hit=replace(one.hit, passage=passage), span=span)
        yield quote(0, question, own), passage


def _alone(question: Question, one: Candidate, retriever: Retriever) -> tuple[Quote, Passage]:
    """A sentence cut to what answers, or with what a colon or semicolons join to it."""
    passage = one.hit.passage
    joined = wants_several(question.asking) and not wants_whole(question, one)
    if joined or one.text[-1] in "：:":
        one = replace(one, span=whole_list(passage, one.span))
    return shortened(quote(0, question, one), passage, asks_amount(question), retriever), passage
