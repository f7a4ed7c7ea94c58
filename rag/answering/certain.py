"""Whether a figure of a sentence is surely the one that a question asks for.

A figure that is marked or named states something: it must count the very thing asked for, as a
whole or as the part asked for, and no other figure of the sentence may do so as well.
"""

import functools
import importlib.resources
import operator
import re
from collections.abc import Sequence
from dataclasses import dataclass

from rag.answering.amounts import COUNT
from rag.answering.asked_kinds import asked_meetings, asked_rates
from rag.answering.counted_noun import OF_TIMES, counted_noun, times
from rag.answering.dimensions import DIMENSIONS
from rag.answering.figures import Figure, figures
from rag.answering.filling import may_fill
from rag.answering.indicators import indicators, of_another
from rag.answering.said import said_of
from rag.answering.slots import Slot, slots
from rag.answering.support import Wanted, coverage, wanted
from rag.report import Span
from rag.retrieval.question import Question
from rag.retrieval.retriever import Retriever
from rag.rows import has_row

_MOST = 0.5
"""Of what the thesaurus knows of a question: sentences that answer have all of it, as a rule."""

_MEASURES = frozenset("share percentage percent proportion rate number times money total".split())
"""Words for the figure itself, and nothing of what it is of."""


@dataclass(frozen=True)
class _Part:
    """A word that makes of what is counted a part, in Chinese and in English."""

    deed: bool
    """Whether it tells what was done to it (督办), which everyday Chinese says in many ways."""
    chinese: re.Pattern[str]
    english: re.Pattern[str]

    def asked(self, question: str) -> bool:
        return bool(self.chinese.search(question) or self.english.search(question))


@functools.cache
def _parts() -> tuple[_Part, ...]:
    path = importlib.resources.files("rag.answering").joinpath("subsets.tsv")
    lines = [one for one in path.read_text("utf-8").splitlines() if one and one[0] != "#"]
    rows = (line.split("\t") for line in lines)
    return tuple(
        _Part(sort == "deed", re.compile(chinese), re.compile(english, re.I))
        for sort, chinese, english in rows
    )


def _several(asking: str, every: Sequence[str]) -> bool:
    """Whether several figures are of a part that is asked for: 制定修订10件，修改5件."""
    asked = [part.chinese for part in _parts() if part.english.search(asking)]
    return any(sum(bool(words.search(said)) for said in every) > 1 for words in asked)


def _other_part(question: Question, asking: str, said: str) -> bool:
    """Whether the words of a figure tell of another part (重点, 督办) than a question asks for."""
    if question.language == "en":
        return any(one.asked(asking) != bool(one.chinese.search(said)) for one in _parts())
    return any(
        one.chinese.search(said) and not one.asked(question.standalone)
        for one in _parts()
        if not one.deed
    )


@dataclass(frozen=True)
class _Told:
    """A figure, the words that it is said of, and the share of the question's words in them."""

    figure: Figure
    said: str
    share: float


def certain(
    question: Question, text: str, marks: Sequence[Span], retriever: Retriever
) -> list[Span]:
    """The spans of the figures of a sentence that are surely asked for.

    `marks`: those that are the likeliest, of which in Chinese the sure ones are kept. A row of a
    table says of what its figures are: there all are kept.
    """
    if has_row(text) or not marks:
        return list(marks)
    asked = wanted(question, retriever.lexicon, retriever.corpus.sparse)
    if question.language == "en" and not _of_matter(question, asked, text):
        return []
    found = figures(text)
    every = [
        _Told(figure, said, coverage(asked, said))
        for figure, said in zip(found, said_of(text, found), strict=True)
    ]
    sure = {
        span
        for slot in slots(question)
        for span in _filling(question, slot, every, text, marks, retriever)
    }
    return sorted(sure) if question.language == "en" else [one for one in marks if one in sure]


def _filling(
    question: Question,
    slot: Slot,
    every: Sequence[_Told],
    text: str,
    marks: Sequence[Span],
    retriever: Retriever,
) -> list[Span]:
    """The figures that surely fill one slot: one, or those marked side by side."""
    named = [*indicators(slot.words)]
    of_kind = [
        one
        for one in every
        if may_fill(slot, one.figure, text, question) and not of_another(named, one.said)
    ]
    if _several(slot.words, [one.said for one in of_kind]):
        return []
    fit = [one for one in of_kind if _fits(question, slot, one, text, retriever)]
    return [one.figure.span for one in fit if _alone(question, slot, one, fit, marks)]


def _of_matter(question: Question, asked: Sequence[Wanted], text: str) -> bool:
    """Whether a sentence names most of what the thesaurus knows of an English question."""
    known = [one for one in asked if one.wordings and one.term not in _MEASURES]
    return not known or any(asked_meetings(question.asking)) or coverage(known, text) >= _MOST


def _alone(
    question: Question, slot: Slot, one: _Told, fit: Sequence[_Told], marks: Sequence[Span]
) -> bool:
    """Whether no other figure that fits, but those marked with it, is as likely the one asked for.

    Asked in Chinese, where the encoder knows every word, the one that it chose may be as likely.
    """
    span = one.figure.span
    beside = {*marks} if span in marks else {span}
    unit = one.figure.quantity.unit
    named = bool(unit) and bool(re.search(rf"(?:多少|几)[万千百]*{re.escape(unit)}", slot.words))
    others = [other for other in fit if other.figure.span not in beside]
    if named:
        others = [other for other in others if other.figure.quantity.unit == unit]
    likelier = operator.gt if question.language == "en" else operator.ge
    return all(likelier(one.share, other.share) for other in others)


def _fits(question: Question, slot: Slot, one: _Told, text: str, retriever: Retriever) -> bool:
    """Whether a figure is of the rate or meeting named and, asked in English, counts the thing."""
    kinds = (*asked_rates(slot.words), *asked_meetings(slot.words))
    if not all(kind.named(one.said) for kind in kinds):
        return False
    if _other_part(question, slot.words, one.said):
        return False
    return question.language != "en" or _counts(question, slot, one, text, retriever)


def _counts(question: Question, slot: Slot, one: _Told, text: str, retriever: Retriever) -> bool:
    """Whether a figure counts the noun asked for, or is a share or a sum of it, or how often."""
    if any(asked_meetings(slot.words)):
        return bool(re.search(f"{OF_TIMES}|个", one.figure.text))
    if times(slot.words):
        return bool(re.search(OF_TIMES, one.figure.text)) and one.share > 0
    noun = counted_noun(slot.words, [named.words for named in question.places])
    if slot.kind != COUNT and slot.kind not in DIMENSIONS:
        return noun is None or noun.named(text, text, retriever.lexicon)
    if noun is None:
        return False
    unit = not noun.units or bool(re.search(noun.units, one.figure.text))
    return unit and noun.named(one.said, text, retriever.lexicon)
