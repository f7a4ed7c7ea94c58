"""The thesaurus: everyday words and English for the official terms of reports."""

import functools
import importlib.resources
import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from index.tokenizer import normalise, stem


class Term(NamedTuple):
    """A wording and its weight in (0, 1]: how surely who says it means the row's concept."""

    word: str
    weight: float = 1.0

    @classmethod
    def parse(cls, text: str) -> "Term":
        """Read `word` or `word:weight`."""
        word, _, weight = text.strip().partition(":")
        return cls(word, float(weight) if weight else 1.0)


Terms = tuple[Term, ...]
Named = tuple[str, Container[str], list[int]]
"""What a question says, the wordings of the lexicon that it is, and the rows that have them."""
_LATIN = re.compile(r"[a-z0-9]+")
_GAP = 2
"""Other words that may stand among those of an English phrase: treatment of the sewage."""


@dataclass(frozen=True)
class Expansion:
    """A concept found in a question: the words that named it, how surely, its official wordings."""

    named_by: str
    weight: float
    official: Terms


@dataclass(frozen=True)
class Row:
    """One concept: official terms, everyday words, English."""

    official: Terms
    everyday: Terms
    english: Terms

    def weight(self, words: Container[str]) -> float:
        """The greatest weight of `words` in this row; 1 for none."""
        sides = (*self.official, *self.everyday, *self.english)
        return max((term.weight for term in sides if term.word in words), default=1.0)

    @classmethod
    def parse(cls, line: str) -> "Row":
        """Read `official<TAB>everyday<TAB>English`, alternatives split by `|`."""
        cells = [
            tuple(Term.parse(text) for text in cell.split("|") if text.strip())
            for cell in line.split("\t")
        ]
        return cls(*(cells + [()] * 3)[:3])


class Lexicon:
    """Finds concepts in a question; longer wordings win where several overlap.

    Lines are parsed only when a question names them: a cold question has no time for all.
    """

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = [normalise(line) for line in lines]
        self._chinese: dict[str, list[int]] = {}
        self._phrases: dict[str, list[int]] = {}
        for number, line in enumerate(self._lines):
            for text in line.replace("\t", "|").split("|"):
                word = text.partition(":")[0]
                known = self._phrases if word.isascii() else self._chinese
                known.setdefault(word, []).append(number)
        self._longest = max(map(len, self._chinese), default=0)

    @classmethod
    @functools.cache
    def embedded(cls) -> "Lexicon":
        """The lexicon that comes with the package."""
        text = importlib.resources.files("index").joinpath("lexicon.tsv").read_text("utf-8")
        return cls(line for line in text.splitlines() if line and not line.startswith("#"))

    def __len__(self) -> int:
        return len(self._lines)

    @property
    def rows(self) -> list[Row]:
        """All concepts, half-width and lower-case."""
        return [Row.parse(line) for line in self._lines]

    @functools.cached_property
    def english_words(self) -> frozenset[str]:
        """The words of the English wordings."""
        return frozenset(word for phrase in self._phrases for word in _LATIN.findall(phrase))

    def expand(self, question: str) -> list[Expansion]:
        """Concepts that the question names: by Chinese words in their order, then by English."""
        text = normalise(question)
        return [
            Expansion(named_by, row.weight(words), row.official)
            for named_by, words, numbers in (*self._by_chinese(text), *self._by_english(text))
            for row in (Row.parse(self._lines[number]) for number in dict.fromkeys(numbers))
        ]

    def _by_chinese(self, text: str) -> Iterator[Named]:
        start = 0
        while start < len(text):
            size = self._size_at(text, start)
            if size:
                word = text[start : start + size]
                yield word, {word}, self._chinese[word]
            start += max(size, 1)

    def _size_at(self, text: str, start: int) -> int:
        """Length of the longest known word that begins at `start`, or 0."""
        for size in range(min(self._longest, len(text) - start), 0, -1):
            if text[start : start + size] in self._chinese:
                return size
        return 0

    def _by_english(self, text: str) -> Iterator[Named]:
        """Phrases all of whose stems stand close together, none part of another such phrase."""
        latin = _LATIN.findall(text)
        said = [stem(word) for word in latin]
        keys = self._stemmed if said else {}
        found = {
            key: place
            for part in dict.fromkeys(said)
            for key in keys.get(part, ())
            if (place := _together(key, said))
        }
        for key, place in sorted(found.items(), key=lambda item: item[1][0]):
            if not any(key < other for other in found):
                phrases = keys[next(iter(key))][key]
                numbers = [number for phrase in phrases for number in self._phrases[phrase]]
                yield " ".join(latin[i] for i in place), set(phrases), numbers

    @functools.cached_property
    def _stemmed(self) -> dict[str, dict[frozenset[str], list[str]]]:
        """Stem -> the sets of stems that it is part of -> the phrases with these stems."""
        stems = functools.cache(stem)
        keys: dict[str, dict[frozenset[str], list[str]]] = {}
        for phrase in self._phrases:
            key = frozenset(map(stems, _LATIN.findall(phrase)))
            for part in key:
                keys.setdefault(part, {}).setdefault(key, []).append(phrase)
        return keys


def _together(key: frozenset[str], said: list[str]) -> list[int]:
    """Where the stems of `key` first stand together, at most `_GAP` other words among them."""
    if not key.issubset(said):
        return []
    for start in range(len(said)):
        window = said[start : start + len(key) + _GAP]
        if said[start] in key and key.issubset(window):
            return sorted(start + window.index(part) for part in key)
    return []
