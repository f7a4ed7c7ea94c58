"""Answers without an LLM: the sentences that answer, quoted."""

from collections.abc import Sequence
from dataclasses import replace

from rag.answer import Answer, Quote
from rag.answering.choice import chosen
from rag.answering.compare import compare
from rag.answering.decided import no_change
from rag.answering.definition import explained
from rag.answering.law_list import law_list
from rag.answering.list_lookup import looked_up, named_list
from rag.answering.mentions import mentions, unmentioned
from rag.answering.prose import plain, told
from rag.answering.quoting import quoted, quoted_list, with_passages
from rag.answering.refusal import missing, refuse
from rag.answering.selection import select
from rag.answering.shorten import shortened
from rag.answering.sources import source
from rag.answering.target_met import asks_met, side_by_side, year_asked
from rag.answering.verify import verify
from rag.passage import Hit, Passage
from rag.retrieval.namesakes import understood
from rag.retrieval.question import Question
from rag.retrieval.retriever import Retriever
from rag.settings import Settings

READ = 6
"""Hits read for sentences."""


def extract(
    question: Question, hits: Sequence[Hit], retriever: Retriever, settings: Settings
) -> Answer:
    """The best sentences of `hits` as quotes; a refusal where none supports an answer."""
    if answer := mentions(question, hits, retriever):
        return answer
    if question.compares(retriever.within(question)):
        answer = compare(question, hits, retriever, settings)
        if question.mentions and not answer.found:
            return unmentioned(question, hits, retriever)
        return _cut(answer, question, retriever)
    reports = retriever.reports(question)
    selection = select(question, hits[:READ], retriever, reports)
    own = _target_met(question, hits, retriever, settings) or _listed(question, hits, retriever)
    if answer := own or explained(question, selection.found, hits, retriever):
        return answer
    if selection.support < settings.support and question.in_words is not question:
        in_words = select(question.in_words, hits[:READ], retriever, reports)
        question, selection = question.in_words, replace(in_words, why=selection.why)
    if selection.support < settings.support:
        return refuse(question, hits, selection.why)
    best = chosen(question, selection.found, retriever)
    return _answer(question, hits, quoted(question, best, retriever))


def _listed(question: Question, hits: Sequence[Hit], retriever: Retriever) -> Answer | None:
    """The list that is asked for by its name, or laws by theirs; None where no report has it."""
    if answer := law_list(question, hits, retriever):
        return answer
    named = named_list(question)
    lists = looked_up(question, named, retriever) if named else ()
    if not named or not lists:
        return None
    return _answer(question, hits, quoted_list(question, named, lists, retriever))


def _target_met(
    question: Question, hits: Sequence[Hit], retriever: Retriever, settings: Settings
) -> Answer | None:
    """The target and the result beside it, where it is asked whether a target was met."""
    halves = asks_met(question.threshold.asked if question.threshold else question.standalone)
    year = year_asked(question, retriever.reports(question)) if halves else None
    if halves is None or year is None:
        return None
    told = []
    for half in (halves.target, halves.result):
        dated = half if question.years else f"{year}年{half}"
        own = understood(dated, (), retriever, settings.question_chars, scope=question.scope)
        told.append(extract(own, retriever.retrieve(own, settings.k), retriever, settings))
    return side_by_side(question, hits, year, *told)


def _answer(
    question: Question, hits: Sequence[Hit], found: tuple[list[Quote], list[Passage], list[str]]
) -> Answer:
    """What was chosen, quoted, with what rules can tell besides where it holds.

    `found`: the quotes, the passage of each, and what must be said of their lists.
    """
    quotes, passages, short = found
    answer = Answer(
        question.text,
        question.standalone,
        plain(question, quotes),
        True,
        tuple(quotes),
        with_passages(hits, passages),
        warnings=(*missing(question), *short, *no_change(question, quotes)),
    )
    fuller = replace(answer, text=told(question, quotes, passages))
    holds = fuller.text == answer.text or verify(fuller).text == fuller.text
    return fuller if holds else answer


def _cut(answer: Answer, question: Question, retriever: Retriever) -> Answer:
    """A comparison with its quotes cut to what answers."""
    figure = {row.quote: row.figure for row in answer.table or ()}
    text, quotes = answer.text, []
    for one in answer.quotes:
        held = source(one, answer.hits)
        assert held is not None
        short = shortened(one, held.passage, question, retriever, figure[one.number])
        text = text.replace(one.shown, short.shown)
        quotes.append(short)
    return replace(answer, text=text, quotes=tuple(quotes))
