"""First weights: what questions and passages have in common, before any training.

Positive pointwise mutual information between the pieces of a question and those of its passage, and
its best factors of rank `dim` (Levy & Goldberg 2014): words that stand for each other start near
each other, in both languages. Training from there needs a fraction of the steps.
"""

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, vstack

from .alignment import presence
from .sources import Source

BATCHES, ROWS = 1_200, 1_024
"""Pairs counted: as many as a seventh of the training sees."""
TOGETHER = 150
"""Batches multiplied at a time, for speed."""
LEAST = 0.15
"""Weight below which two pieces were together by chance."""
SMOOTHING = 0.75
"""Power of the second piece's frequency: rare ones do not win (Levy, Goldberg & Dagan 2015)."""
SPARE, ROUNDS = 2, 3
"""Columns carried a column wanted, and rounds of iteration (Halko, Martinsson & Tropp 2011)."""
UNKNOWN = 1e-3
"""Length, in medians, below which a piece's row is only rounding."""

Floats = NDArray[np.float32]


def factors(
    sources: list[tuple[float, Source]], size: int, dim: int, rng: np.random.Generator
) -> Floats:
    """(size, dim) unit rows, zero for a piece that no pair had."""
    mutual = _mutual_information(_together(sources, size, rng))
    basis = rng.standard_normal((size, SPARE * dim)).astype(np.float32)
    for _ in range(ROUNDS):
        basis, _ = np.linalg.qr(mutual @ basis)
    values, vectors = np.linalg.eigh(basis.T @ (mutual @ basis))
    best = np.argsort(-values)[:dim]
    rows = (basis @ vectors[:, best]) * np.sqrt(np.maximum(values[best], 0))
    norms = np.linalg.norm(rows, axis=1, keepdims=True)
    known = norms > UNKNOWN * np.median(norms)
    return np.asarray(np.where(known, rows / np.maximum(norms, 1e-12), 0), dtype=np.float32)


def _together(
    sources: list[tuple[float, Source]], size: int, rng: np.random.Generator
) -> csr_matrix:
    """How much each two pieces are question and passage of a pair, either way round."""
    shares = np.array([share for share, _ in sources])
    order = rng.choice(len(sources), BATCHES, p=shares / shares.sum())
    total = csr_matrix((size, size), dtype=np.float32)
    for start in range(0, BATCHES, TOGETHER):
        drawn = [sources[i][1].draw(rng, ROWS) for i in order[start : start + TOGETHER].tolist()]
        asked = vstack([presence(batch[0], size) for batch in drawn]).tocsr()
        held = vstack([presence(batch[1], size) for batch in drawn]).tocsr()
        cells = np.asarray(asked.sum(axis=1))[:, 0] * np.asarray(held.sum(axis=1))[:, 0]
        weighted = asked.multiply(np.maximum(cells, 1)[:, None] ** -0.5)
        total = total + csr_matrix(weighted.T) @ held
    both = csr_matrix(total + total.T)
    both.data[both.data < LEAST] = 0
    both.eliminate_zeros()
    return both


def _mutual_information(together: csr_matrix) -> csr_matrix:
    """The log of p(a, b) / (p(a) p'(b)) where positive, made symmetric."""
    counts = np.asarray(together.sum(axis=1))[:, 0]
    smoothed = counts**SMOOTHING
    smoothed *= counts.sum() / smoothed.sum()
    cells = together.tocoo()
    expected = counts[cells.row] * smoothed[cells.col] / counts.sum()
    values = np.log(cells.data / np.maximum(expected, 1e-9))
    kept = values > 0
    places = (cells.row[kept], cells.col[kept])
    matrix = csr_matrix((values[kept].astype(np.float32), places), shape=together.shape)
    return csr_matrix((matrix + matrix.T) / 2)
