"""A comparison of many reports in stages, so that its first rows need not wait for the last."""

from collections.abc import Iterator
from dataclasses import replace

from rag.retrieval.question import Question, Scope
from rag.retrieval.retriever import Retriever

_FIRST, _TIMES = 16, 4
"""Reports of the first stage, and how many times as many the next one has: all stages together cost
a third of the whole."""


def stages(question: Question, retriever: Retriever) -> Iterator[tuple[Question, int, int]]:
    """The question put to ever more of its reports, with how many of how many; never to all."""
    if not (question.asks and question.compares(retriever.within(question))):
        return
    reports = retriever.in_turn(question)
    size = _FIRST
    while size < len(reports):
        ids = frozenset(report.id for report in reports[:size])
        yield replace(question, scope=Scope(ids, each=True)), size, len(reports)
        size *= _TIMES
