"""Saying the same thing in other words: tables from a Chinese piece to synonyms and to English.

They turn a clause of a passage into a question as someone else might put it: with everyday words,
with some English in it, or word for word in English.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import jieba
import numpy as np
from pypinyin import lazy_pinyin
from tokenizers import Tokenizer

from index.tokenizer import stem

from . import corpora
from .ragged import Ints, Mask, Ragged, from_lists, positions, starts_of, tokenize

MOST_CHOICES = 12
_HAN = re.compile(r"[\u3400-\u9fff]")

Phrases = dict[str, list[str]]


class Table(NamedTuple):
    """Choices for each piece: piece p has `phrases` rows `first[p]` to `first[p + 1]`, if any."""

    first: Ints
    phrases: Ragged

    def known(self, pieces: Ragged) -> Mask:
        """Which of the values have a choice."""
        return self.first[pieces.values + 1] > self.first[pieces.values]

    def apply(self, pieces: Ragged, where: Mask, rng: np.random.Generator) -> Ragged:
        """Replace the values at `where` (all of them known) by a random choice each."""
        ids = pieces.values[where].astype(np.int64)
        count = self.first[ids + 1] - self.first[ids]
        choice = self.first[ids] + (rng.random(len(ids)) * count).astype(np.int64)
        lengths = np.ones(len(pieces.values), dtype=np.int64)
        lengths[where] = self.phrases.lengths[choice]
        starts = starts_of(lengths)
        values = np.empty(int(starts[-1]), dtype=np.int32)
        values[starts[:-1][~where]] = pieces.values[~where]
        target = positions(starts[:-1][where], lengths[where])
        values[target] = self.phrases.rows(choice).values
        return Ragged(values, starts[pieces.starts])


def build(tokenizer: Tokenizer, phrases: Phrases) -> Table:
    """A table for those words of `phrases` that are single pieces."""
    size = tokenizer.get_vocab_size()
    pieces = (tokenizer.id_to_token(i) or "" for i in range(size))
    choices = [phrases.get(piece, [])[:MOST_CHOICES] for piece in pieces]
    flat = tokenize(tokenizer, [text for texts in choices for text in texts])
    first = starts_of(np.array([len(texts) for texts in choices], dtype=np.int64))
    return Table(first, flat)


def english_phrases(data: Path, seen: dict[str, dict[str, float]]) -> Phrases:
    """Chinese word -> English, the likeliest repeated: a choice among them is drawn at random.

    `seen[zh][en]` is how strongly the two words go together in aligned texts, 0 to 1.
    """
    phrases = {word: _likeliest(glosses, seen.get(word, {})) for word, glosses in _glosses(data)}
    for word, english in seen.items():
        strong = [en for en, dice in english.items() if dice > 0.12 and len(en) > 1]
        phrases[word] = sorted(strong, key=lambda en: -english[en])[:4] + phrases.get(word, [])
    for word, spelled in names().items():
        phrases[word] = [spelled] * 2 + phrases.get(word, [])[:4]
    for term in corpora.thesaurus():
        for word in term.official + term.everyday:
            phrases[word] = term.english * 2 + phrases.get(word, [])[:4]
    return phrases


def _glosses(data: Path) -> Iterable[tuple[str, list[str]]]:
    """HSK's and CEDICT's glosses of each word; names in pinyin too."""
    glosses: Phrases = defaultdict(list)
    for entry in (*corpora.hsk(data), *corpora.cedict(data)):
        glosses[entry.word] += entry.glosses[:5]
        glosses[entry.word] += [entry.pinyin] * 3 if entry.pinyin else []
    return glosses.items()


def names() -> dict[str, str]:
    """Jieba's names of persons and places (tags nr, ns) -> pinyin without tones."""
    with jieba.get_dict_file() as lines:
        rows = (line.decode("utf-8").split() for line in lines)
        tagged = [row[0] for row in rows if len(row) == 3 and row[2][:2] in ("nr", "ns")]
    return {word: "".join(lazy_pinyin(word)) for word in tagged if 1 < len(word) <= 4}


def _likeliest(glosses: list[str], seen: dict[str, float]) -> list[str]:
    """The first gloss is the usual one; those with words seen beside the word go before it."""

    def strength(gloss: str) -> float:
        words = [stem(word) for word in gloss.lower().split()]
        return sum(seen.get(word, 0.0) for word in words) / len(words)

    ranked = sorted(dict.fromkeys(glosses), key=lambda gloss: -strength(gloss))
    names = [gloss for gloss in ranked if glosses.count(gloss) > 2]
    return names * 2 + ranked[:1] * 2 + ranked[1:4]


def chinese_phrases(data: Path) -> Phrases:
    """Chinese word -> other Chinese words of the same thesaurus row or WordNet synset."""
    phrases: Phrases = defaultdict(list)
    for term in corpora.thesaurus():
        _add_each_other(phrases, term.official + term.everyday, times=2)
    for synset in corpora.wordnet(data):
        _add_each_other(phrases, [z for z in synset.zh if _HAN.search(z)], times=1)
    return phrases


def _add_each_other(phrases: Phrases, words: Iterable[str], times: int) -> None:
    group = list(dict.fromkeys(words))[:8]
    for word in group:
        phrases[word] += [other for other in group if other != word] * times


def templates(tokenizer: Tokenizer, texts: Iterable[str]) -> Ragged:
    """Question words as rows of pieces; the first row is empty (a clause without any)."""
    return from_lists([[], *(tokenizer.encode(t, add_special_tokens=False).ids for t in texts)])


CHINESE_QUESTIONS = (
    "多少", "是多少", "有多少", "有哪些", "哪些", "什么", "是什么", "怎么样", "怎样", "如何",
    "为什么", "哪里", "在哪里", "哪个", "哪一年", "什么时候", "谁", "多少钱", "几个", "完成了吗",
    "有没有", "情况怎么样", "做了什么", "采取了哪些措施", "增长了多少", "占多少", "怎么办", "请问",
    "能不能", "吗",
)  # fmt: skip
ENGLISH_QUESTIONS = (
    "what is the", "how many", "how much", "what", "which", "who", "when was the", "where is the",
    "why did", "how did the", "how does", "what are the", "by how much did", "did they", "is there",
    "what did the report say about", "what was done about", "in the", "of the", "and the", "for",
    "tell me about", "how has the", "what percentage of",
)  # fmt: skip
