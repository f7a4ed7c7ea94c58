"""The thesaurus: everyday words and English for the official terms of reports."""

import functools
import importlib.resources
import re
from collections.abc import Iterable
from dataclasses import dataclass

from index.tokenizer import normalise


@dataclass(frozen=True)
class Expansion:
    """A concept found in a question: the words that named it and its official wordings."""

    named_by: str
    official: tuple[str, ...]


@dataclass(frozen=True)
class Row:
    """One concept: official terms, everyday words, English."""

    official: tuple[str, ...]
    everyday: tuple[str, ...]
    english: tuple[str, ...]

    @classmethod
    def parse(cls, line: str) -> "Row":
        """Read `official<TAB>everyday<TAB>English`, alternatives split by `|`."""
        cells = [tuple(filter(None, cell.strip().split("|"))) for cell in line.split("\t")]
        return cls(*(cells + [()] * 3)[:3])


class Lexicon:
    """Finds concepts in a question; longer wordings win where several overlap."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._concepts: dict[str, list[Row]] = {}
        for row in rows:
            for word in (*row.official, *row.everyday, *row.english):
                self._concepts.setdefault(normalise(word), []).append(row)
        self._longest = max(map(len, self._concepts), default=0)

    @classmethod
    @functools.cache
    def embedded(cls) -> "Lexicon":
        """The lexicon that comes with the package."""
        text = importlib.resources.files("index").joinpath("lexicon.tsv").read_text("utf-8")
        lines = (line for line in text.splitlines() if line and not line.startswith("#"))
        return cls(Row.parse(line) for line in lines)

    def __len__(self) -> int:
        return len({id(row) for rows in self._concepts.values() for row in rows})

    def expand(self, question: str) -> list[Expansion]:
        """Concepts that the question names, in the order in which it names them."""
        text = normalise(question)
        return [
            Expansion(word, row.official)
            for word in self._named(text)
            for row in self._concepts[word]
        ]

    def _named(self, text: str) -> list[str]:
        found, start = [], 0
        while start < len(text):
            word, size = self._longest_at(text, start)
            if word:
                found.append(word)
            start += size
        return found

    def _longest_at(self, text: str, start: int) -> tuple[str, int]:
        """The longest known word that begins at `start` and its length in `text`, or ("", 1)."""
        for size in range(min(self._longest + 1, len(text) - start), 0, -1):
            for form in _forms(text[start : start + size]):
                if form in self._concepts and _bounded(text, start, size):
                    return form, size
        return "", 1


def _forms(word: str) -> tuple[str, ...]:
    """A word as it stands and, for English plurals, without its s."""
    return (word, word[:-1]) if re.fullmatch(r"[a-z' -]+s", word) else (word,)


def _bounded(text: str, start: int, size: int) -> bool:
    """Whether a Latin word stands on its own (Chinese needs no boundary)."""
    before, after = text[max(start - 1, 0) : start], text[start + size : start + size + 1]
    head, tail = text[start], text[start + size - 1]
    return not (_latin(before) and _latin(head)) and not (_latin(after) and _latin(tail))


def _latin(character: str) -> bool:
    return character.isascii() and character.isalnum()
