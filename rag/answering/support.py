"""How well a text supports a question: which of its words it covers, and whether to answer."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import exp

from index.lexicon import Lexicon
from index.sparse import SparseIndex
from index.tokenizer import normalise, terms
from rag.retrieval.query import concepts_of, content_terms
from rag.retrieval.question import Question

_COVERED = 0.6
_SURE = 0.5
"""Weight in the lexicon from which an official wording says the same as a word of the question."""
BIAS, LIKENESS, PASSAGE, DEMANDED = -4.42, 8.58, 2.85, -2.14
"""Coefficients of `support`, fitted by eval/support.py for the embedded encoder."""
LEAST_LIKENESS, LEAST_UNANCHORED = 0.15, 0.35
"""Cosines below which a sentence is on another topic: a hundredth of the sentences that answer lie
below the first; the second holds for a question that shares nothing else with the reports."""


def support(cosine: float, passage: float, demanding: bool, anchored: bool = True) -> float:
    """Probability-like score in (0, 1) that a sentence answers, a logistic of three facts.

    `cosine`: likeness of sentence and question. `passage`: the fused score of its passage, at most
    1. `demanding`: the question demands a figure, an event, a year or a place out of the common, so
    that a sentence merely on the topic is not enough. `anchored`: it names a place or a year, or
    the passage has one of its words.
    """
    if cosine < (LEAST_LIKENESS if anchored else LEAST_UNANCHORED):
        return 0.0
    total = BIAS + LIKENESS * cosine + PASSAGE * min(passage, 1.0) + DEMANDED * demanding
    return 1 / (1 + exp(-total))


@dataclass(frozen=True)
class Wanted:
    """One term of a question, what it weighs, and official wordings that say the same."""

    term: str
    weight: float
    wordings: tuple[tuple[str, ...], ...]


def wanted(question: Question, lexicon: Lexicon, sparse: SparseIndex) -> list[Wanted]:
    """The content terms of a question with their idf in the corpus."""
    content = question.content
    wordings: dict[str, list[tuple[str, ...]]] = {}
    for word, meanings in concepts_of(question, lexicon).items():
        official = [
            tuple(terms(term.word))
            for meaning in meanings
            for term in meaning.official
            if meaning.weight * term.weight >= _SURE
        ]
        for term in content_terms(word):
            wordings.setdefault(term, []).extend(official)
    own = dict.fromkeys(content_terms(content))
    return [Wanted(term, sparse.idf(term), tuple(wordings.get(term, ()))) for term in own]


def coverage(asked: Sequence[Wanted], text: str) -> float:
    """Share, 0 to 1, of the weight of the terms asked that `text` holds or says otherwise."""
    plain = normalise(text)
    if not any(_begun(one, plain) for one in asked):
        return 0.0
    held = set(terms(text))
    total = sum(one.weight for one in asked)
    found = sum(one.weight for one in asked if _covered(one, held))
    return found / total if total else 0.0


def _begun(one: Wanted, plain: str) -> bool:
    """Whether a text has the characters of a term or of a wording's word.

    Where it has none, it need not be cut into terms to see that.
    """
    return one.term in plain or any(word in plain for words in one.wordings for word in words)


def _covered(one: Wanted, held: set[str]) -> bool:
    return one.term in held or any(_share(words, held) >= _COVERED for words in one.wordings)


def _share(words: Iterable[str], held: set[str]) -> float:
    known = list(words)
    return sum(word in held for word in known) / len(known) if known else 0.0
