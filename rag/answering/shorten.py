"""A quote cut to what answers, with the answering words marked."""

from collections.abc import Sequence
from dataclasses import replace

from index.characters import compared
from rag.answer import Quote
from rag.answering.certain import certain
from rag.answering.direction import asked_direction, direction
from rag.answering.excerpt import likeliest, told
from rag.answering.figures import figures
from rag.answering.filling import filled
from rag.answering.items import wants_several
from rag.answering.locate import part_of
from rag.answering.marks import worded
from rag.answering.slots import slots
from rag.answering.subject import context, done_by, grows, named_before, needs, over_years
from rag.passage import GLOSSARY, Passage
from rag.report import Span, clip, hull
from rag.retrieval.question import Question
from rag.retrieval.retriever import Retriever

_WHOLE = {"number", "problem", "plan", "definition", "yesno", "how"}
"""Kinds of question whose sentences are quoted whole: what answers is in no single clause."""
_ENDS = "，,、；; \n\t　"


def shortened(
    quote: Quote, passage: Passage, question: Question, retriever: Retriever, figure: str = ""
) -> Quote:
    """The shortest run of clauses that answers, exact as ever; `marks` are the answering words.

    `quote` is one or more sentences of `passage`. `figure`: of a comparison, the figure in it that
    is the answer.
    """
    text = compared(quote.text)
    near, marks = _figures(question, text, figure, retriever)
    if near:
        span = told(question, text, near, retriever)
    elif slots(question) or _stays_whole(question, passage):
        span = Span(0, len(text))
    else:
        span = likeliest(question, text, retriever)
    if asked_direction(question.asking) and not direction(text[slice(*span)]):
        span = Span(span.start, len(text))  # what refutes the change may stand after the figure
    span, beside = _with_subject(quote, passage, span)
    span = Span(span.start, span.start + len(text[slice(*span)].rstrip(_ENDS)))
    if not marks:
        words = worded(question, passage, text[slice(*span)])
        marks = [Span(s + span.start, e + span.start) for s, e in words]
    return replace(cut(quote, span, marks), context=beside)


def _with_subject(quote: Quote, passage: Passage, span: Span) -> tuple[Span, str]:
    """A run of a quote's text with what it is said of: in it where that is near, else beside it."""
    held = part_of(passage, quote.spans)
    if held is None or passage.section.kind == GLOSSARY:
        return span, ""
    begin, text = held.start, passage.text
    run, at = quote.text[slice(*span)], begin + span.start
    leans = needs(run)
    part = named_before(text, at) if leans else done_by(text, at)
    if part and grows(part, Span(at, begin + span.end), begin):
        span = Span(part.start - begin, span.end)
    elif leans or part:
        return span, context(text, part, passage.topic)
    return span, over_years(text, begin + span.start, quote.text[slice(*span)])


def _figures(
    question: Question, text: str, figure: str, retriever: Retriever
) -> tuple[Sequence[Span], Sequence[Span]]:
    """The figures to keep, and those that are the answer."""
    found = filled(question, text, retriever)
    own = [one.span for one in figures(text) if figure and figure in one.text][:1]
    near = found.near if found else ()
    marks = own or certain(question, text, found.marks if found else (), retriever)
    return (*own, *sorted({*near, *marks})), marks


def _stays_whole(question: Question, passage: Passage) -> bool:
    several = wants_several(question.asking)
    return several or question.sought in _WHOLE or passage.section.kind == GLOSSARY


def cut(quote: Quote, span: Span, marks: Sequence[Span]) -> Quote:
    """The characters `span` of a quote's text; a mark over a tear in the report becomes two."""
    kept = clip(quote.spans, hull(quote.spans, *span))
    held = (clip(quote.spans, hull(quote.spans, *mark)) for mark in marks)
    return replace(
        quote,
        text=quote.report.slice(kept),
        spans=kept,
        marks=tuple(part for parts in held for part in parts),
    )
