"""Terms searched by BM25, with a weight a term."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tokenize import TokenError
from typing import Any

import numpy as np
import numpy.typing as npt

from index.errors import IndexingError
from index.ranking import Match, Ranking


@dataclass(frozen=True)
class TermGroup:
    """Alternatives for one thing asked: a row scores by its best one, times `weight`.

    Each alternative is the terms of one wording; its score is the sum of theirs times its factor
    (1 where `factors` is empty). A question's own words are groups of one alternative; a concept
    of the lexicon is a group of its official wordings.
    """

    alternatives: tuple[tuple[str, ...], ...]
    weight: float = 1.0
    factors: tuple[float, ...] = ()


class SparseIndex:
    """BM25 (Lucene's variant, as bm25s computes it) over bags of terms, one bag a row."""

    def __init__(self, bm25: Any, size: int) -> None:
        self._bm25 = bm25
        self._size = size

    @classmethod
    def build(
        cls, documents: Sequence[Sequence[str]], k1: float = 1.5, b: float = 0.4
    ) -> "SparseIndex":
        """An index whose row `i` is the bag `documents[i]`; `k1` and `b` as in Robertson (1994).

        Paragraphs of reports are of like length and short ones are mostly courtesies: a `b`
        below the usual 0.75 keeps them down (measured on development questions).
        """
        import bm25s

        if not any(documents):
            raise IndexingError(
                f"{len(documents)} rows without a single term",
                "text with words",
                "Check that the files are reports.",
            )
        bm25 = bm25s.BM25(method="lucene", k1=k1, b=b)
        bm25.index([list(terms) for terms in documents], show_progress=False)
        return cls(bm25, len(documents))

    @classmethod
    def load(cls, folder: Path) -> "SparseIndex":
        """The index that `save` wrote."""
        import bm25s

        try:
            bm25 = bm25s.BM25.load(str(folder), show_progress=False)
        except (
            OSError,
            ValueError,
            TypeError,
            LookupError,
            AttributeError,
            EOFError,
            TokenError,
        ) as error:
            raise IndexingError(
                f"{folder.name}, which bm25s cannot read",
                "a folder that Yinju wrote",
                "Build the store again.",
            ) from error
        return cls(bm25, int(bm25.scores["num_docs"]))

    def save(self, folder: Path) -> None:
        """Write the index as arrays and JSON, without pickle."""
        self._bm25.save(str(folder), show_progress=False)

    def __len__(self) -> int:
        return self._size

    def _postings(self, term: str) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float32]]:
        """Rows that hold `term` and what it adds to their scores."""
        column = self._bm25.vocab_dict.get(term)
        if column is None:
            return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.float32)
        store = self._bm25.scores
        part = slice(int(store["indptr"][column]), int(store["indptr"][column + 1]))
        return store["indices"][part], store["data"][part]

    def idf(self, term: str) -> float:
        """`ln(1 + (N - n + 0.5) / (n + 0.5))` of the rows `n` that hold `term` (Lucene's idf)."""
        held = len(self._postings(term)[0])
        return float(np.log(1 + (self._size - held + 0.5) / (held + 0.5)))

    def _scores(self, terms: Sequence[str]) -> npt.NDArray[np.float32]:
        total = np.zeros(self._size, dtype=np.float32)
        for term in terms:
            found, added = self._postings(term)
            total[found] += added
        return total

    def scores(self, groups: Sequence[TermGroup]) -> npt.NDArray[np.float32]:
        """Score of every row, shape `(n,)`: the sum over groups of weight times best wording."""
        total = np.zeros(self._size, dtype=np.float32)
        for group in groups:
            best = np.zeros(self._size, dtype=np.float32)
            factors = group.factors or (1.0,) * len(group.alternatives)
            for terms, factor in zip(group.alternatives, factors, strict=True):
                np.maximum(best, np.float32(factor) * self._scores(terms), out=best)
            total += np.float32(group.weight) * best
        return total

    def search(
        self, groups: Sequence[TermGroup], k: int, rows: Sequence[int] | None = None
    ) -> Ranking:
        """The `k` best rows with a score above 0, among `rows` where given."""
        scores = self.scores(groups)
        if rows is not None:
            allowed = np.zeros(self._size, dtype=bool)
            allowed[np.asarray(rows, dtype=np.int64)] = True
            scores = np.where(allowed, scores, np.float32(0))
        order = np.argsort(-scores, kind="stable")[:k]
        return [Match(int(row), float(scores[row])) for row in order if scores[row] > 0]
