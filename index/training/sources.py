"""Sources of training pairs: each draws batches of (question, passage) rows of piece ids."""

from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np

from .ragged import Ints, Mask, Ragged, join, positions, starts_of
from .substitution import Table

Batch = tuple[Ragged, Ragged]
Rng = np.random.Generator

GROUP = 4
"""Neighbouring passages drawn together: each other's negatives, as in the search of one report."""


class Source(Protocol):
    """Anything that draws batches."""

    def draw(self, rng: Rng, size: int) -> Batch:
        """`size` questions and the passage that answers each."""


def thin(rows: Ragged, most: float, rng: Rng) -> Ragged:
    """Drop values at random, each row at its own rate between 0 and `most`; never a whole row."""
    rates = np.repeat(rng.random(len(rows.lengths)) * most, rows.lengths)
    kept = rng.random(len(rows.values)) >= rates
    kept[rows.starts[:-1][rows.lengths > 0]] = True
    return rows.keep(kept)


def crop(rows: Ragged, shortest: int, longest: int, rng: Rng) -> Ragged:
    """One random stretch of each row, `shortest` to `longest` values, or the row when shorter."""
    lengths = np.minimum(rows.lengths, rng.integers(shortest, longest + 1, len(rows.lengths)))
    slack = rows.lengths - lengths
    begins = rows.starts[:-1] + (rng.random(len(lengths)) * (slack + 1)).astype(np.int64)
    return rows.take(begins, lengths)


@dataclass(frozen=True)
class Parallel:
    """Aligned rows. `cropped` is the share of batches whose left side is a clause of the row."""

    left: Ragged
    right: Ragged
    cropped: float = 0.0
    dropped: float = 0.2

    def draw(self, rng: Rng, size: int) -> Batch:
        """Random rows; the left side thinned, as questions leave words out."""
        chosen = rng.choice(len(self.left.lengths), size, replace=len(self.left.lengths) < size)
        left, right = self.left.rows(chosen), self.right.rows(chosen)
        if rng.random() < self.cropped:
            left = crop(left, 4, 20, rng)
        return thin(left, self.dropped, rng), thin(right, self.dropped / 2, rng)


@dataclass(frozen=True)
class Questions:
    """Authored questions and the passages that answer them, those of a document side by side."""

    asked: Ragged
    passages: Ragged

    def draw(self, rng: Rng, size: int) -> Batch:
        """Groups of questions of one document: the other passages are hard negatives."""
        first = rng.integers(0, len(self.asked.lengths) - GROUP + 1, size // GROUP)
        chosen = (first[:, None] + np.arange(GROUP)).ravel()
        return thin(self.asked.rows(chosen), 0.4, rng), thin(self.passages.rows(chosen), 0.2, rng)


@dataclass(frozen=True)
class Documents:
    """Running text: passage i is the sentences from `passages[i]` to `passages[i + 1]`."""

    sentences: Ragged
    passages: Ints
    numbers: Mask
    synonyms: Table
    english: Table
    questions: tuple[Ragged, Ragged]
    translated: bool
    removed: float = 0.3

    def in_english(self) -> "Documents":
        """The same text, asked about in English."""
        return replace(self, translated=True)

    def draw(self, rng: Rng, size: int) -> Batch:
        """A clause of each passage, put differently, and the passage (sometimes without it)."""
        first = rng.integers(0, len(self.passages) - GROUP, size // GROUP)
        chosen = (first[:, None] + np.arange(GROUP)).ravel()
        begin, end = self.passages[chosen], self.passages[chosen + 1]
        sentence = begin + (rng.random(len(chosen)) * (end - begin)).astype(np.int64)
        clause = crop(self.sentences.rows(sentence), 3, 24, rng)
        return self._question(clause, rng), self._passage(begin, end, sentence, rng)

    def _passage(self, begin: Ints, end: Ints, sentence: Ints, rng: Rng) -> Ragged:
        """Sentences `begin` to `end`, in a share `removed` of rows without `sentence`."""
        starts = self.sentences.starts
        lengths = starts[end] - starts[begin]
        place = positions(starts[begin], lengths)
        out = (rng.random(len(begin)) < self.removed) & (end - begin > 1)
        low, high = np.repeat(starts[sentence], lengths), np.repeat(starts[sentence + 1], lengths)
        inside = (place >= low) & (place < high) & np.repeat(out, lengths)
        return Ragged(self.sentences.values[place], starts_of(lengths)).keep(~inside)

    def _question(self, clause: Ragged, rng: Rng) -> Ragged:
        """Words and figures left out, some replaced, question words added."""
        unsaid = self.numbers[clause.values] & (rng.random(len(clause.values)) < 0.6)
        clause = thin(clause.keep(~unsaid), 0.5, rng)
        clause = (
            self._in_english(clause, rng) if self.translated else self._in_other_words(clause, rng)
        )
        asked = self.questions[int(self.translated)]
        row = rng.integers(0, len(asked.lengths), len(clause.lengths))
        return join(clause, asked.rows(row * (rng.random(len(row)) < 0.6)))

    def _in_other_words(self, clause: Ragged, rng: Rng) -> Ragged:
        """Up to a third of the words of a row replaced by synonyms, few by English."""
        rate = np.repeat(rng.random(len(clause.lengths)) / 3, clause.lengths)
        swap = self.synonyms.known(clause) & (rng.random(len(clause.values)) < rate)
        clause = self.synonyms.apply(clause, swap, rng)
        swap = self.english.known(clause) & (rng.random(len(clause.values)) < 0.05)
        return self.english.apply(clause, swap, rng)

    def _in_english(self, clause: Ragged, rng: Rng) -> Ragged:
        """Word for word in English; words without a translation mostly dropped."""
        kept = self.english.known(clause) | self.numbers[clause.values]
        clause = clause.keep(kept | (rng.random(len(clause.values)) < 0.03))
        return self.english.apply(clause, self.english.known(clause), rng)
