"""Vectors searched by inner product in FAISS."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from index.errors import IndexingError
from index.ranking import Ranking, rank

Vectors = npt.NDArray[np.float32]


class DenseIndex:
    """Exact inner-product search over `(n, dim)` float32 unit rows; a score is a cosine."""

    def __init__(self, flat: Any) -> None:
        self._flat = flat

    @classmethod
    def build(cls, vectors: Vectors) -> "DenseIndex":
        """An index whose row `i` is `vectors[i]`."""
        import faiss

        if vectors.ndim != 2:
            raise IndexingError(
                f"an array of shape {vectors.shape}", "(rows, dim)", "Stack the vectors as rows."
            )
        flat = faiss.IndexFlatIP(vectors.shape[1])
        flat.add(np.ascontiguousarray(vectors, dtype=np.float32))
        return cls(flat)

    @classmethod
    def load(cls, path: Path) -> "DenseIndex":
        """The index that `save` wrote."""
        import faiss

        try:
            return cls(faiss.read_index(str(path)))
        except RuntimeError as error:
            raise IndexingError(
                f"{path.name}, which FAISS cannot read",
                "a file that Yinju wrote",
                "Build the store again.",
            ) from error

    def save(self, path: Path) -> None:
        """Write the index to one file, without pickle."""
        import faiss

        faiss.write_index(self._flat, str(path))

    def __len__(self) -> int:
        return int(self._flat.ntotal)

    @property
    def dim(self) -> int:
        """Components of a vector."""
        return int(self._flat.d)

    def vectors(self, rows: Sequence[int]) -> Vectors:
        """The stored vectors of `rows`, shape `(len(rows), dim)`."""
        if not len(rows):
            return np.zeros((0, self.dim), dtype=np.float32)
        found: Vectors = self._flat.reconstruct_batch(np.asarray(rows, dtype=np.int64))
        return found

    def search(self, query: Vectors, k: int, rows: Sequence[int] | None = None) -> Ranking:
        """The `k` rows most like `query` (shape `(dim,)`), among `rows` where given."""
        import faiss

        limit = min(k, len(self) if rows is None else len(rows))
        if limit <= 0:
            return []
        chosen = None
        if rows is not None:
            batch = faiss.IDSelectorBatch(np.asarray(rows, dtype=np.int64))
            chosen = faiss.SearchParameters(sel=batch)  # type: ignore[call-arg]
        scores, found = self._flat.search(query.reshape(1, -1), limit, params=chosen)
        pairs = zip(found[0].tolist(), scores[0].tolist(), strict=True)
        return rank({row: score for row, score in pairs if row >= 0}, limit)
