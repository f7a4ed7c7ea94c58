"""Which sentences to quote: the best one, and those that add an answer to it."""

from collections.abc import Sequence
from dataclasses import replace

from rag.answering.candidates import Candidate
from rag.answering.filling import filled
from rag.answering.items import items, wants_several
from rag.answering.list_head import heads, number_asked
from rag.answering.listing import listing
from rag.answering.marks import worded
from rag.answering.selection import wants_whole
from rag.answering.slots import slots
from rag.passage import DONE
from rag.report import within
from rag.retrieval.byline import is_byline
from rag.retrieval.question import Question
from rag.retrieval.retriever import Retriever

_QUOTES, _LOOKED_AT = 3, 8
_NEAR, _OTHER, _ALIKE = 0.84, 0.8, 0.82
"""Shares of the best sentence's score from which a further one is quoted: where it has a figure
that is asked for, where it has another one than those before it, and where no figure is asked for.
Chosen on development questions: about as many answers are right as with 0.8 throughout, with a
tenth fewer quotes."""
_WORDED = 0.05
"""What a sentence gains that has a list, a date or a name where that is asked for."""
_BESIDE = 0.5
"""Share of the best sentence's score from which one of the other report of a year is taken."""
_OPENS = 0.7
"""Share of the best sentence's score from which one is taken that opens a numbered list of the very
things that are asked for."""


def chosen(question: Question, found: Sequence[Candidate], retriever: Retriever) -> list[Candidate]:
    """The best sentence and those that add to it, best first, equal words once."""
    if wants_whole(question, found[0]):
        return _whole(question, found)
    once = list({one.text: one for one in reversed(found)}.values())[::-1]
    if slots(question):
        return _of_figures(question, once[:_LOOKED_AT], retriever)[:_QUOTES]
    ranked = sorted(
        (replace(one, score=one.score + _WORDED * _has_words(question, one)) for one in once),
        key=lambda one: -one.score,
    )
    best = ranked[0]
    for one in ranked:
        if _near(one, best, _OPENS) and _opens_list(question, one, retriever):
            return [one]
    kept = [one for one in ranked if _near(one, best, _ALIKE) or _of_head(one, best)][:_QUOTES]
    return _of_both(question, ranked, kept)


def _of_both(
    question: Question, ranked: Sequence[Candidate], kept: list[Candidate]
) -> list[Candidate]:
    """With one of the other report of a year that was chosen, where one was delivered in it too."""
    if question.scope.year not in question.years:
        return kept
    held = {one.hit.passage.report.id for one in kept if one.hit.passage.aspect == DONE}
    others = (one for one in ranked if one.hit.passage.report.id not in held)
    other = next((one for one in others if one.hit.passage.aspect == DONE), None)
    if other is None or not _near(other, ranked[0], _BESIDE):
        return kept
    return [*kept[: _QUOTES - 1], other]


def _whole(question: Question, found: Sequence[Candidate]) -> list[Candidate]:
    """The best passage, and those before and after it that go on with the report's own list."""
    best = found[0].hit.passage
    beside = {
        one.hit.passage.spans: one
        for one in found
        if wants_whole(question, one)
        and one.hit.passage.section == best.section
        and one.hit.passage.report == best.report
        and abs(one.hit.passage.paragraph - best.paragraph) <= 1
    }
    return [beside[spans] for spans in sorted(beside)][:_QUOTES]


def _of_figures(
    question: Question, once: Sequence[Candidate], retriever: Retriever
) -> list[Candidate]:
    """The best sentence; one nearly as good with a figure asked for; one with another figure.

    The best is one with a figure asked for, where one is near the best of all.
    """
    near = [one for one in once if _near(one, once[0], _OTHER)]
    best = next((one for one in near if _filled(question, one, retriever)), once[0])
    held = _filled(question, best, retriever)
    kept, bare = [best], not held
    for one in (one for one in once if one is not best):
        own = _filled(question, one, retriever)
        if (own - held and _near(one, best, _OTHER)) or ((own or bare) and _near(one, best, _NEAR)):
            kept.append(one)
            held = held | own
    return kept


def _filled(question: Question, one: Candidate, retriever: Retriever) -> frozenset[int]:
    """Numbers of the figures asked for that a sentence gives."""
    found = filled(question, one.text, retriever)
    return found.slots if found else frozenset()


def _has_words(question: Question, one: Candidate) -> bool:
    if wants_several(question.asking):
        return len(items(one.text)) > 1
    return bool(worded(question, one.hit.passage, one.text))


def _opens_list(question: Question, one: Candidate, retriever: Retriever) -> bool:
    """Whether a sentence opens a numbered list of the very things of which a list is asked."""
    words = heads(question.asking) if wants_several(question.asking) else ()
    if not any(word in one.hit.passage.text for word in words):
        return False
    row = retriever.row(one.hit.passage)
    found = listing(retriever.corpus.passages, row, one.span)
    if found is None or not within(one.span, found.begin):
        return False
    asked = number_asked(question.asking)
    alike = asked is None or asked in {found.items, *found.announced}
    return alike and any(word in found.opening for word in words)


def _near(one: Candidate, best: Candidate, share: float) -> bool:
    return one.score >= share * best.score


def _of_head(one: Candidate, best: Candidate) -> bool:
    """Whether both are lines of a report's head: who delivered it stands beside when."""
    return is_byline(one.hit.passage) and is_byline(best.hit.passage)
