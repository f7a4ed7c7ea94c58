"""Matters that a question names and no sentence of the reports asked tells of."""

import functools
import re
from collections.abc import Iterator, Sequence

from index.lexicon import Lexicon
from index.tokenizer import crossing, grams, normalise
from rag.answering.candidates import Candidate
from rag.report import Report
from rag.retrieval.query import meanings_of, only_asks
from rag.retrieval.question import Question

_STOP = re.compile(r"[。；;！？\n]")
_IDLE = re.compile("own|enough")
_LATIN = re.compile(r"[a-z0-9]+")
_SAID = 2 / 3
"""Share of an official wording's pairs of characters from which a sentence tells of it."""
_SURE = 0.6
"""Weight in the lexicon from which a word names a concept and not also something else."""
_COUNTS = re.compile(r"[几多少]|以?前$|[年月日]|^到|排[名第]")
"""In the words of a concept: a quantity, a time or a rank, which is no matter of its own."""
TERM, NAMED, MEANT, WORD = 0.5, 0.35, 0.25, 0.22
"""Likeness of the best sentence from which it may tell of a matter all the same, in words of its
own: of one named by a long term of reports (人工智能), as reports name it or by an English phrase,
otherwise (遛狗), by a single English word, which has several meanings."""
_LONG = 4


def absent(question: Question, reports: Sequence[Report], lexicon: Lexicon, best: Candidate) -> str:
    """The first words of `question` for a matter that `reports` never tell of; empty for none.

    A matter is a concept of the lexicon. It is told of where its words stand in a report, or where
    a sentence has two thirds of one of its official wordings; or where the `best` sentence is near
    enough to the question all the same.
    """
    if best.cosine >= TERM:
        return ""
    passage = normalise(best.hit.passage.text)
    sentences = [part for report in reports for part in _sentences(report.text)]
    for words, wordings in _concepts(question, lexicon):
        if best.cosine >= _least(words, wordings, question) or any(
            words in text for text in sentences
        ):
            continue
        clipped = len(words) > 2 and words[:-1] in passage  # 亚运 for 亚运会
        if not clipped and not any(_told(grams(wording), sentences) for wording in wordings):
            return words
    return ""


@functools.lru_cache(maxsize=256)
def _sentences(text: str) -> list[str]:
    """The sentences of a report as they are compared; kept, since a store has it for long."""
    return [part for part in _STOP.split(normalise(text)) if part]


def _least(words: str, wordings: Sequence[str], question: Question) -> float:
    """The likeness that is enough, by how plainly words say what is meant: 限购 of 取消限购."""
    if words.isascii():
        if " " not in words:
            return WORD
        return NAMED if words in " ".join(_LATIN.findall(normalise(question.content))) else MEANT
    if not any(words in wording for wording in wordings):
        return MEANT
    return TERM if len(words) >= _LONG else NAMED


def _told(pairs: Sequence[str], sentences: Sequence[str]) -> bool:
    least = _SAID * len(pairs)
    return any(sum(pair in sentence for pair in pairs) >= least for sentence in sentences)


def _concepts(question: Question, lexicon: Lexicon) -> Iterator[tuple[str, list[str]]]:
    """Words that name a concept for sure, and the official wordings of all it may mean.

    In English none that only asks; in Chinese no part of a longer word: 卖牛奶 names no cattle.
    """
    content = normalise(question.content)
    for words, meanings in meanings_of(question, lexicon).items():
        vague = _vague(words) if words.isascii() else _torn(words, content)
        if vague or _COUNTS.search(words):
            continue
        if min(meaning.weight for meaning in meanings) >= _SURE:
            yield words, [term.word for meaning in meanings for term in meaning.official]


def _vague(words: str) -> bool:
    return any(_IDLE.fullmatch(word) or only_asks(word) for word in words.split())


def _torn(words: str, content: str) -> bool:
    """Whether `words` begin or end inside a word of `content`."""
    before, _, after = content.partition(words)
    return crossing(before[-2:], words) or crossing(words, after[:2])
