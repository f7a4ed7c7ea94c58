"""The weights: one row per piece, made while training from the piece's own row and its parts'.

A word of several characters shares rows with every word that has the same characters or pairs of
characters, an English word with those of the same beginning (the idea of fastText, Bojanowski et
al. 2017). Rare words so learn from common ones, and 大学生 comes to lie near 大学 and 学生, which
matters when a question is cut otherwise than the passage. The finished model keeps only the sums.
"""

import shutil
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.torch import save_file
from scipy.sparse import csr_matrix
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.modules import Normalize, StaticEmbedding
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from .tokenizer import MARK

INT8_MOST = 127
SMOOTHING = 3e-4
"""a of the first weights a / (a + p), p the piece's frequency (Arora et al. 2017, SIF)."""


def parts(piece: str) -> list[str]:
    """What a piece shares with others.

    >>> parts("大学生"), parts("▁provinces")
    (['大', '学', '生', '大学', '学生'], ['▁prov', '▁provi', '▁provinc', '▁provinces'])
    """
    if piece.startswith(MARK):
        return [piece[:n] for n in (5, 6, 8) if len(piece) > n] + (
            [piece] if len(piece) > 4 else []
        )
    if len(piece) < 2 or piece.isascii():
        return [piece] if len(piece) == 1 and not piece.isascii() else []
    return list(piece) + [piece[i : i + 2] for i in range(len(piece) - 1)]


class Table:
    """`own` rows (pieces, dim) and `shared` rows (parts, dim).

    A piece's vector is its own row plus the sum of its parts' rows over the root of their number.
    `first` (pieces, dim) gives the directions of the own rows; where it is zero they are random.
    `start` keeps the first own rows that are not random.
    """

    def __init__(
        self, tokenizer: Tokenizer, frequency: NDArray[np.float64], first: NDArray[np.float32]
    ) -> None:
        size, dim = first.shape
        self.forward, self.backward = _sharing(
            [tokenizer.id_to_token(i) or "" for i in range(size)]
        )
        idf = torch.from_numpy(SMOOTHING / (SMOOTHING + frequency)).float()[:, None]
        self.start = torch.from_numpy(first) * idf
        self.start[0] = 0.0
        unknown = ~self.start.any(dim=1, keepdim=True)
        self.own = self.start + unknown * torch.randn(size, dim) / dim**0.5 * idf
        self.shared = torch.randn(len(self.backward.starts), dim) * 0.03 / dim**0.5
        self.own[0] = 0.0
        self.parameters = [self.own, self.shared]

    def weights(self) -> Tensor:
        """(pieces, dim); row 0, the unknown piece, is zero."""
        return self.forward.sum(self.shared).add_(self.own)

    def pass_back(self, gradient: Tensor) -> None:
        """Hand the gradient of `weights()` on to the two kinds of rows."""
        gradient[0] = 0.0
        self.own.grad = gradient
        self.shared.grad = self.backward.sum(gradient)


class Sums(NamedTuple):
    """A sparse matrix as bags: row i sums `rows[starts[i]:starts[i + 1]]` times factors."""

    rows: Tensor
    starts: Tensor
    factors: Tensor

    def sum(self, table: Tensor) -> Tensor:
        """The matrix times `table`."""
        return functional.embedding_bag(
            self.rows, table, self.starts, mode="sum", per_sample_weights=self.factors
        )


def _sharing(pieces: list[str]) -> tuple[Sums, Sums]:
    """The matrix from parts to pieces, and its transpose."""
    split = [parts(piece) for piece in pieces]
    columns: dict[str, int] = {}
    column = np.array([columns.setdefault(p, len(columns)) for ps in split for p in ps])
    row = np.repeat(np.arange(len(pieces)), [len(ps) for ps in split])
    factor = np.array([len(ps) ** -0.5 for ps in split for _ in ps])
    shape = (len(pieces), len(columns))
    matrix = csr_matrix((factor, (row, column)), shape=shape)
    return _sums(matrix), _sums(matrix.T.tocsr())


def _sums(matrix: csr_matrix) -> Sums:
    rows, starts = matrix.indices.astype(np.int64), matrix.indptr[:-1].astype(np.int64)
    factors = torch.from_numpy(matrix.data).float()
    return Sums(torch.from_numpy(rows), torch.from_numpy(starts), factors)


def save_model(weights: Tensor, tokenizer: Tokenizer, folder: Path) -> None:
    """A sentence-transformers folder: StaticEmbedding at its root, then Normalize.

    Rows are kept as int8 with a scale each, as model2vec keeps them; sentence-transformers
    multiplies them out when it loads.
    """
    scales = weights.abs().amax(dim=1).clamp(min=1e-12) / INT8_MOST
    rows = (weights / scales[:, None]).round().to(torch.int8)
    embedding = StaticEmbedding(tokenizer, embedding_dim=weights.shape[1])
    model = SentenceTransformer(modules=[embedding, Normalize()], device="cpu")
    model.save(str(folder), create_model_card=False)
    arrays = {"embeddings": rows.contiguous(), "weights": scales / scales.max()}
    save_file(arrays, str(folder / "model.safetensors"))
    shutil.copy(Path(__file__).with_name("model_card.md"), folder / "README.md")
