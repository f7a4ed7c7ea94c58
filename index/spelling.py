"""Misspelt Chinese words: those that nobody knows, beside one that sounds alike or is near.

A correction is taken by the noisy channel: the text must read as much likelier with it (Kernighan,
Church and Gale 1990). How likely a text reads is the sum of the logarithms of its words' shares in
jieba's dictionary, cut as jieba cuts it; a word that only the vocabulary has counts as a rare one.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Set
from functools import cache, cached_property
from typing import NamedTuple

from index.tokenizer import likelihood, listed, pieces

_HAN = re.compile(r"[一-龥]+")
_SHORTEST, _LONGEST = 3, 10
_EDITED = 5
"""Characters from which a word may be a slip of the hand: one changed or lacking, two swapped."""
_RARE = -11.0
"""Log-likelihood of a word that is in the vocabulary and not in jieba's dictionary."""
_GAIN = 6.0
"""How much likelier a text must read: 6 is 400 times."""
_GAIN_OF_PAIR = 8.0
"""The same for a word of two characters, which more others are near to."""
_ALIKE = 5.0
"""What a word that sounds alike is preferred by: most slips are made with a pinyin keyboard."""
_AROUND = 4
"""Characters on each side in which the reading is compared."""
_FUNCTION = frozenset(
    "的了是在和与及或有为对将被把给让向从到于各每多少几哪些不没未也都就还又再更最很个件项条家次人户名位年月日号上下里中内外"
    "前后大小新老要会能可以应已正等之其该本这那什么怎吗呢吧得着过来去做用所"
)
"""Characters that stand alone in a text as words or parts of one: one of them is no slip."""


class Correction(NamedTuple):
    """A word that stands in a text at [start, end), and what was meant."""

    start: int
    end: int
    word: str


class Speller:
    """Finds misspelt words.

    `words`: the vocabulary that corrections are from. `held`: whether a word stands in the texts at
    hand; such a word is right as it is.
    """

    def __init__(self, words: Iterable[str], held: Callable[[str], bool]) -> None:
        self._words = {word for word in words if _HAN.fullmatch(word)}
        self._held = held

    def knows(self, word: str) -> bool:
        """Whether a word is of the vocabulary, of jieba's dictionary or of the texts at hand."""
        return word in self._words or listed(word) or self._held(word)

    def corrections(self, text: str) -> list[Correction]:
        """The corrections of a text, in order, none over another; the likeliest ones win."""
        kept: list[Correction] = []
        for _, one in sorted(self._gains(text), key=lambda found: (-found[0], found[1])):
            if all(one.end <= other.start or other.end <= one.start for other in kept):
                kept.append(one)
        return sorted(kept)

    def _gains(self, text: str) -> Iterator[tuple[float, Correction]]:
        loose = _loose(text)
        found = [(*at, one) for at in _windows(text) for one in self._near(text, *at, loose)]
        for start, end, meant in (*found, *self._pairs(text, loose)):
            alike = sound(text[start:end]) == sound(meant)
            gain = _gain(text, start, end, meant)
            if gain >= (_GAIN if end - start > 2 else _GAIN_OF_PAIR):
                yield gain + alike * _ALIKE, Correction(start, end, meant)

    def _near(self, text: str, start: int, end: int, loose: Set[int]) -> set[str]:
        """Words of the vocabulary near to the one at [start, end), where nobody knows that."""
        word = text[start:end]
        if word in self._words or listed(word):
            return set()
        near = {one for one in self._by_sound[sound(word)] if _mostly(word, one)}
        if len(word) >= _EDITED and any(start <= at < end for at in loose):
            own = {at - start for at in loose}
            ends = (self._by_end[word[:2]], self._by_end[word[-2:]])
            near |= {one for words in ends for one in words if _slipped(word, one, own)}
        return near if near and not self._held(word) else set()

    def _pairs(self, text: str, loose: Set[int]) -> Iterator[tuple[int, int, str]]:
        """Words of two characters, one of which sounds like the loose one that stands there."""
        for at in loose:
            for start in range(max(at - 1, 0), min(at + 1, len(text) - 1)):
                word = text[start : start + 2]
                for character in self._characters[sound(text[at])]:
                    meant = word.replace(text[at], character, 1)
                    if listed(meant) and not listed(word) and self._fits(word, meant):
                        yield start, start + 2, meant

    def _fits(self, word: str, meant: str) -> bool:
        return self._held(meant) and not self._held(word)

    @cached_property
    def _by_sound(self) -> defaultdict[str, list[str]]:
        found: defaultdict[str, list[str]] = defaultdict(list)
        for word in self._words:
            found[sound(word)].append(word)
        return found

    @cached_property
    def _characters(self) -> defaultdict[str, set[str]]:
        """The characters of the vocabulary by their sound."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for character in {one for word in self._words for one in word}:
            found[sound(character)].add(character)
        return found

    @cached_property
    def _by_end(self) -> defaultdict[str, list[str]]:
        """Long words by their first and by their last two characters: a slip leaves one pair."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for word in self._words:
            for end in {word[:2], word[-2:]} if len(word) >= _EDITED else ():
                found[end].append(word)
        return found


def sound(word: str) -> str:
    """The reading of a word in pinyin without tones, each character by its commonest one."""
    return "'".join(map(_reading, word))


@cache
def _reading(character: str) -> str:
    from pypinyin import lazy_pinyin

    return str(lazy_pinyin(character)[0])


def _windows(text: str) -> Iterator[tuple[int, int]]:
    for run in _HAN.finditer(text):
        for start in range(run.start(), run.end()):
            for end in range(start + _SHORTEST, min(start + _LONGEST, run.end()) + 1):
                yield start, end


def _loose(text: str) -> set[int]:
    """Where a character is in no word with its neighbours, and is none that stands alone."""
    at, loose = 0, set()
    for piece in pieces(text):
        if len(piece) == 1 and piece not in _FUNCTION:
            loose.add(at)
        at += len(piece)
    return loose


def _mostly(word: str, meant: str) -> bool:
    """Whether no more than half of the characters of two words that sound alike are others."""
    return 2 * sum(a != b for a, b in zip(word, meant, strict=True)) <= len(word)


def _slipped(word: str, meant: str, loose: Set[int]) -> bool:
    """Whether `word` is `meant` with one loose character changed, two swapped, or one lacking."""
    if len(word) != len(meant):
        lacks = any(meant[:i] + meant[i + 1 :] == word for i in range(1, len(meant) - 1))
        return lacks and bool(loose & {*range(len(word))})
    at = [i for i, (a, b) in enumerate(zip(word, meant, strict=True)) if a != b]
    swapped = len(at) == 2 and at[1] == at[0] + 1 and word[at[0]] == meant[at[1]]
    return at[0] in loose if len(at) == 1 else swapped and word[at[1]] == meant[at[0]]


def _gain(text: str, start: int, end: int, meant: str) -> float:
    """How much likelier the text around reads with `meant` than as it stands."""
    left, right = text[max(start - _AROUND, 0) : start], text[end : end + _AROUND]
    apart = likelihood(left) + max(_RARE, likelihood(meant)) + likelihood(right)
    now = likelihood(left + text[start:end] + right)
    return max(apart, likelihood(left + meant + right)) - now
