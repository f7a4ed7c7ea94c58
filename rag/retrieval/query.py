"""A question as weighted terms for lexical search."""

import re
from math import sqrt

from index.lexicon import Expansion, Lexicon
from index.sparse import TermGroup
from index.tokenizer import normalise, terms
from rag.retrieval.question import Question

_FRAME = re.compile(
    r"是?多少|有?哪[些个几位一]?|几[个项件次条家部份场]|什么(?:时候|意思)?|怎么样?|如何|为什么|是不是|有没有|是否|"
    r"分别|一共|总共|请问|告诉我|指的是|是指|吗|呢|的|了|在|和|与|是|有|被|把|给|里|"
    r"报告|工作报告|说|提到|写到"
)
_COUNTED = re.compile("[有个家人项件条次]")
_STOPS = frozenset(
    """
a an the of in on at to for by with from and or is are was were be been being has have had do
does did will would can could should may might must shall not no its it their they them this
that these those there here what which who whom when where why how many much often as than into
about during after before over under between also any all some each every did said say report
reports year years according
""".split()
)


def term_groups(question: Question, lexicon: Lexicon, expansion: float) -> list[TermGroup]:
    """Groups for BM25: a question's own terms at weight 1, the lexicon's concepts at `expansion`.

    A word that is an official wording itself needs no other one. A word with several meanings
    weighs less for each: divided by the square root of their number. English words are in no
    report: for an English question the concepts weigh 1.
    """
    own = [TermGroup(((term,),)) for term in dict.fromkeys(content_terms(question.content))]
    weight = 1.0 if question.language == "en" else expansion
    concepts = [
        _group(meanings, weight / sqrt(len(meanings)))
        for meanings in concepts_of(question, lexicon).values()
    ]
    return own + concepts


def _group(meanings: list[Expansion], weight: float) -> TermGroup:
    """Every official wording of every meaning, each times what the lexicon gives it."""
    factors: dict[tuple[str, ...], float] = {}
    for meaning in meanings:
        for word, sure in meaning.official:
            wording = tuple(terms(word))
            factors[wording] = max(factors.get(wording, 0.0), meaning.weight * sure)
    return TermGroup(tuple(factors), weight, tuple(factors.values()))


def meanings_of(question: Question, lexicon: Lexicon) -> dict[str, list[Expansion]]:
    """Words of a question's matter that the lexicon knows -> the concept of each meaning."""
    found: dict[str, list[Expansion]] = {}
    for one in lexicon.expand(question.content):
        if not only_asks(one.named_by):
            found.setdefault(one.named_by, []).append(one)
    return found


def concepts_of(question: Question, lexicon: Lexicon) -> dict[str, list[Expansion]]:
    """Everyday and English words of a question -> the concept of each meaning."""
    return {
        word: meanings
        for word, meanings in meanings_of(question, lexicon).items()
        if not any(word == term.word for one in meanings for term in one.official)
    }


def only_asks(word: str) -> bool:
    """Whether a word is of the frame of a question, not of its matter: 多少个, which, how many."""
    return all(part in _STOPS for part in _COUNTED.sub("", _FRAME.sub("", word)).split())


def content_terms(text: str) -> list[str]:
    """Terms of a question without the words that only ask."""
    found = terms(_FRAME.sub(" ", normalise(text)))
    return [term for term in found if term not in _STOPS]
