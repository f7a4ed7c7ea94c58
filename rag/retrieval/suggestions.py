"""Questions that were perhaps meant: words of the matter and names of places spelt right.

A word that a report, the thesaurus or the gazetteer has is never corrected.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from index.english_spelling import english_corrections
from index.lexicon import Lexicon
from index.spelling import Correction, Speller
from index.tokenizer import normalise
from rag.reading.gazetteer import gazetteer
from rag.report import Report
from rag.retrieval.names import Named, cities, cities_in_pinyin
from rag.retrieval.pinyin import every as names_in_pinyin
from rag.retrieval.question import Question
from rag.retrieval.spelling import misspelt, near

_TERM = re.compile(r"“([一-龥]{3,10})”")
_LONGEST = 200
"""Characters from which a text is no question typed by hand."""


class Suggestion(NamedTuple):
    """A question that was perhaps meant."""

    question: str
    misspelt: tuple[str, ...]
    meant: tuple[str, ...]
    """What is put in place of each of `misspelt`."""


def suggested(question: Question, speller: Speller, lexicon: Lexicon) -> Suggestion | None:
    """The whole question with what is misspelt put right; None where every word is known."""
    text = question.standalone
    if len(text) > _LONGEST:
        return None
    taken = [(one.start, one.end) for one in question.places if _sure(one)]
    kept: list[Correction] = []
    for one in _corrections(question, speller, lexicon):
        if all(one.end <= start or end <= one.start for start, end in taken):
            kept.append(one)
            taken.append((one.start, one.end))
    if not kept:
        return None
    kept.sort()
    misspelt = tuple(text[one.start : one.end] for one in kept)
    return Suggestion(_corrected(text, kept), misspelt, tuple(one.word for one in kept))


def speller(lexicon: Lexicon, reports: Sequence[Report]) -> Speller:
    """What knows official terms, names of divisions, and the terms that reports quote."""
    texts = [report.text for report in reports]
    official = (term.word for row in lexicon.rows for term in row.official)
    terms = (term for text in texts for term in _TERM.findall(text))
    return Speller(
        (*official, *terms, *gazetteer()), lambda word: any(word in text for text in texts)
    )


def _corrections(question: Question, speller: Speller, lexicon: Lexicon) -> Iterator[Correction]:
    yield from _places(question.standalone, speller)
    yield from speller.corrections(question.standalone)
    if question.language == "en":
        names = names_in_pinyin()
        known = lexicon.english_words
        yield from english_corrections(question.standalone, known, names.__contains__)


def _sure(named: Named) -> bool:
    return bool(named.place) or named.words in gazetteer()


def _corrected(text: str, corrections: Sequence[Correction]) -> str:
    for start, end, word in reversed(corrections):
        text = f"{text[:start]}{word}{text[end:]}"
    return text


def _places(text: str, speller: Speller) -> Iterator[Correction]:
    """Provinces and cities that words which stand where a place does are one slip away from."""
    plain = normalise(text)
    if len(plain) != len(text):
        return

    def known(word: str) -> bool:
        return word in gazetteer() or word in names_in_pinyin() or speller.knows(word)

    for start, end, name in misspelt(plain, cities(), known):
        yield Correction(start, end, name)
    pinyin = {name: name for name in cities_in_pinyin()}
    for start, end, name in near(plain, pinyin, known):
        yield Correction(start, end, name.title())
