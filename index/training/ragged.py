"""Rows of unequal length in two flat arrays, so that batches are made without Python loops."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

Ints = NDArray[np.int64]
Mask = NDArray[np.bool_]


class Ragged(NamedTuple):
    """Row i is `values[starts[i]:starts[i + 1]]`; `starts` has one entry more than rows."""

    values: NDArray[np.int32]
    starts: Ints

    @property
    def lengths(self) -> Ints:
        """Tokens per row."""
        return np.diff(self.starts)

    def take(self, begins: Ints, lengths: Ints) -> "Ragged":
        """New rows `values[begins[i]:begins[i] + lengths[i]]`."""
        return Ragged(self.values[positions(begins, lengths)], starts_of(lengths))

    def rows(self, index: Ints) -> "Ragged":
        """The rows at `index`, in that order."""
        return self.take(self.starts[index], self.lengths[index])

    def keep(self, kept: Mask) -> "Ragged":
        """The same rows with only the values where `kept` is true."""
        sums = starts_of(kept.astype(np.int64))
        return Ragged(self.values[kept], sums[self.starts])


def starts_of(lengths: Ints) -> Ints:
    """Row starts from row lengths: 0 and the running sums."""
    return np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64)


def positions(begins: Ints, lengths: Ints) -> Ints:
    """begins[0], begins[0] + 1, … (lengths[0] of them), begins[1], … as one flat array."""
    ends = np.cumsum(lengths)
    shift = np.repeat(begins - (ends - lengths), lengths)
    place: Ints = np.arange(len(shift), dtype=np.int64) + shift
    return place


def join(left: Ragged, right: Ragged) -> Ragged:
    """Row i of `left` followed by row i of `right`."""
    lengths = left.lengths + right.lengths
    starts = starts_of(lengths)
    values = np.empty(int(starts[-1]), dtype=np.int32)
    values[positions(starts[:-1], left.lengths)] = left.values
    values[positions(starts[:-1] + left.lengths, right.lengths)] = right.values
    return Ragged(values, starts)


def stack(tables: Sequence[Ragged]) -> Ragged:
    """All rows of the first, then all of the second, and so on."""
    values = np.concatenate([table.values for table in tables])
    return Ragged(values, starts_of(np.concatenate([table.lengths for table in tables])))


def from_lists(lists: Iterable[Sequence[int] | NDArray[np.int32]]) -> Ragged:
    """Rows from Python lists."""
    kept = [np.asarray(row, dtype=np.int32) for row in lists]
    lengths = np.array([len(row) for row in kept], dtype=np.int64)
    values = np.concatenate(kept) if kept else np.empty(0, dtype=np.int32)
    return Ragged(values, starts_of(lengths))


def tokenize(tokenizer: Tokenizer, texts: Sequence[str], chunk: int = 20_000) -> Ragged:
    """One row of piece ids per text."""
    rows: list[NDArray[np.int32]] = []
    for begin in range(0, len(texts), chunk):
        batch = tokenizer.encode_batch_fast(
            list(texts[begin : begin + chunk]), add_special_tokens=False
        )
        rows += [np.asarray(encoding.ids, dtype=np.int32) for encoding in batch]
    return from_lists(rows)
