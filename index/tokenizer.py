"""Terms for lexical search, the same for passages and questions."""

import functools
import logging
import re
import unicodedata
from itertools import accumulate
from math import log
from typing import Any

from index.characters import unified, visible

_HAN = re.compile(r"[㐀-鿿]+")
_BETWEEN = re.compile(r"(?<=[㐀-鿿])[ \u00a0\u3000]+(?=[㐀-鿿])")
_WORD = re.compile(r"[a-z]+|\d+(?:\.\d+)?%?")
_WITH_MARKS = re.compile("[^\u0300-\u036f\u3099\u309a]?[\u0300-\u036f\u3099\u309a]*", re.S)
"""A character and the accents that combine with it."""
_GRAMS = 2


def normalise(text: str) -> str:
    """Half-width, lower-case, compatibility forms folded (NFKC): to compare, never to quote."""
    return unicodedata.normalize("NFKC", visible(unified(text))).lower()


def aligned(text: str) -> tuple[str, list[int]]:
    """A text normalised, and where each of its characters comes from: offsets into `text`.

    One sign may become several (… is three dots), several one (a letter and its accent).
    """
    found: list[str] = []
    offsets: list[int] = []
    for match in _WITH_MARKS.finditer(text):
        folded = normalise(match.group())
        found.append(folded)
        offsets += [match.start()] * len(folded)
    return "".join(found), offsets


def unspaced(text: str) -> str:
    """A text as an encoder reads it: no white space between two Chinese characters, nor unseen."""
    return _BETWEEN.sub("", visible(unified(text)))


@functools.cache
def _segmenter() -> Any:
    """Jieba with its own dictionary, read without the cache that it keeps in a shared folder."""
    import jieba

    jieba.setLogLevel(logging.WARNING)
    segmenter = jieba.Tokenizer()
    with segmenter.get_dict_file() as file:
        segmenter.FREQ, segmenter.total = frequencies(file.read().decode("utf-8"))
    segmenter.initialized = True
    return segmenter


def frequencies(dictionary: str) -> tuple[dict[str, int], int]:
    """What `jieba.Tokenizer.gen_pfdict` makes of lines `word count tag`, in two thirds of its time.

    Each word's count, 0 for what only begins words, and the sum of the counts. It is a third of
    what a cold question takes.
    """
    cells = dictionary.split()
    found, counts = cells[::3], list(map(int, cells[1::3]))
    begins = {word[:size] for word in found for size in range(1, len(word))}
    known = dict.fromkeys(begins, 0)
    known.update(zip(found, counts, strict=True))
    return known, sum(counts)


def words(text: str) -> list[str]:
    """Words of two characters or more that jieba finds, search mode: long ones with their parts."""
    found = []
    for run in _HAN.findall(normalise(text)):
        found += [word for word in _segmenter().cut_for_search(run) if len(word) > 1]
    return found


def seams(text: str) -> frozenset[int]:
    """Where the words of a text begin and end, in its normal form: 0, each seam, its length."""
    sizes = [len(word) for word in _segmenter().cut(normalise(text), HMM=False)]
    return frozenset(accumulate(sizes, initial=0))


def crossing(before: str, after: str) -> bool:
    """Whether a word that jieba knows stands across the seam of two texts."""
    return len(before) not in seams(before + after)


def grams(text: str) -> list[str]:
    """Pairs of neighbouring characters within each run of Chinese."""
    runs = _HAN.findall(normalise(text))
    return [run[i : i + _GRAMS] for run in runs for i in range(max(len(run) - 1, 0))]


def symbols(text: str) -> list[str]:
    """Latin words and numbers (a per cent sign stays with its number)."""
    return _WORD.findall(normalise(text))


INFLECTIONS = (
    (r"(?<=[a-z]{2})ies$", "y"),
    (r"(?<=[a-z]{2})(?<![sui])s$", ""),
    (r"(?<=[a-z]{3})(?:ing|ed)$", ""),
    (r"(?<=[a-z]{3})e$", ""),
)


def stem(word: str) -> str:
    """A lower-case English word without its inflection: cities → city, created, creates → creat."""
    for ending, instead in INFLECTIONS:
        word = re.sub(ending, instead, word)
    return word


def terms(text: str) -> list[str]:
    """The bag of terms of a text: words longer than two characters, pairs, Latin words, numbers.

    A word of two characters is a pair already and is not counted twice.
    """
    longer = [word for word in words(text) if len(word) > _GRAMS]
    return longer + grams(text) + symbols(text)


def listed(word: str) -> bool:
    """Whether jieba's dictionary has a word."""
    return bool(_segmenter().FREQ.get(word))


def pieces(text: str) -> list[str]:
    """A text cut into the words of jieba's dictionary; what is in none is cut into characters."""
    return list(_segmenter().cut(text, HMM=False))


def likelihood(text: str) -> float:
    """The log-likelihood of a text as jieba cuts it: the sum of those of its words."""
    known, total = _segmenter().FREQ, _segmenter().total
    return sum(log((known.get(word) or 1) / total) for word in pieces(text))
