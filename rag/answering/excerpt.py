"""The part of a sentence that answers: the shortest run of clauses that can stand alone."""

from collections.abc import Sequence

from rag.answering.clauses import clauses, standing
from rag.answering.support import coverage, wanted
from rag.report import Span
from rag.retrieval.question import Question
from rag.retrieval.retriever import Retriever

_GAIN = 0.03
"""Least share of the question's words that a clause must add to be kept."""
_LIKE = 0.2
"""By how much less like the question than the best one a clause may be and still be kept."""
_WHOLE, _LEAST = 60, 30
"""Characters up to which a sentence that holds no figure asked for stays whole, and a run of its
clauses grows: what answers stands as often beside the words that were asked as among them."""


def likeliest(question: Question, text: str, retriever: Retriever) -> Span:
    """The run of clauses most like the question; all of a short text."""
    if len(text) <= _WHOLE:
        return Span(0, len(text))
    parts = clauses(text)
    cosines = retriever.alike(question, [text[slice(*part)] for part in parts])
    least = float(cosines.max()) - _LIKE
    kept = [part for part, cosine in zip(parts, cosines, strict=True) if cosine >= least]
    return _grown(text, parts, told(question, text, kept, retriever))


def _grown(text: str, parts: Sequence[Span], run: Span) -> Span:
    """The run with the clauses after it, then before it, until it is long enough."""
    beside = [part for part in parts if part.start >= run.end]
    beside += [part for part in parts if part.end <= run.start][::-1]
    for part in beside:
        if run.end - run.start < _LEAST:
            run = Span(min(run.start, part.start), max(run.end, part.end))
    return standing(text, [run])


def told(question: Question, text: str, kept: Sequence[Span], retriever: Retriever) -> Span:
    """The run of clauses over `kept`, with those beside it that add words of the question."""
    asked = wanted(question, retriever.lexicon, retriever.corpus.sparse)
    run = standing(text, kept)
    parts = clauses(text)
    before = [part for part in parts if part.end <= run.start][::-1]
    for part in [*before, *(part for part in parts if part.start >= run.end)]:
        wider = Span(min(run.start, part.start), max(run.end, part.end))
        gained = coverage(asked, text[slice(*wider)]) - coverage(asked, text[slice(*run)])
        if gained >= _GAIN:
            run = wider
    return standing(text, [run])
