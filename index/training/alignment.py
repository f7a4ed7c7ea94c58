"""Counting pieces in texts: which English words stand for which Chinese one, which texts are alike.

A dictionary gives 应当 "should" and "must" and ten rarer words; the laws say "shall". The Dice
coefficient of two words over aligned rows, 2 n(zh, en) / (n(zh) + n(en)) (Dice 1945), finds that
without training.
"""

from collections import defaultdict

import numpy as np
from scipy.sparse import csr_matrix
from tokenizers import Tokenizer

from .ragged import Ints, Ragged
from .tokenizer import MARK

LEAST_TOGETHER = 4
"""Rows; pairs of words seen together less often are chance."""


WEAKEST = 0.01
"""Dice coefficient below which a pair of words is left out."""


def associate(
    tokenizer: Tokenizer, chinese: Ragged, english: Ragged
) -> dict[str, dict[str, float]]:
    """Chinese word -> English word -> Dice coefficient over the rows of the two sides."""
    size = tokenizer.get_vocab_size()
    zh, en = presence(chinese, size), presence(english, size)
    together = (zh.T @ en).tocoo()
    enough = together.data >= LEAST_TOGETHER
    row, column, both = together.row[enough], together.col[enough], together.data[enough]
    rows_of_zh, rows_of_en = np.asarray(zh.sum(axis=0))[0], np.asarray(en.sum(axis=0))[0]
    dice = 2 * both / (rows_of_zh[row] + rows_of_en[column])
    words = [tokenizer.id_to_token(i) or "" for i in range(size)]
    found: dict[str, dict[str, float]] = defaultdict(dict)
    for i, j, value in zip(row.tolist(), column.tolist(), dice.tolist(), strict=True):
        if value > WEAKEST and words[j].startswith(MARK):
            found[words[i]][words[j].removeprefix(MARK)] = value
    return found


def alike(rows: Ragged, size: int) -> Ints:
    """An order of rows, each followed by the likest of those left (cosine of tf-idf)."""
    present = presence(rows, size)
    held = np.asarray(present.sum(axis=0))[0]
    weighted = present.multiply(np.log(len(rows.lengths) / np.maximum(held, 1))[None, :]).tocsr()
    norms = np.sqrt(np.asarray(weighted.multiply(weighted).sum(axis=1)))
    unit = csr_matrix(weighted.multiply(1 / np.maximum(norms, 1e-9)))
    likeness = np.asarray((unit @ unit.T).todense(), dtype=np.float32)
    order = [0]
    likeness[:, 0] = -1.0
    for _ in range(len(rows.lengths) - 1):
        order.append(int(likeness[order[-1]].argmax()))
        likeness[:, order[-1]] = -1.0
    return np.array(order, dtype=np.int64)


def presence(rows: Ragged, size: int) -> csr_matrix:
    """Sparse (rows, pieces) of ones."""
    shape = (len(rows.lengths), size)
    ones: Ints = np.ones(len(rows.values), dtype=np.int64)
    matrix = csr_matrix((ones, rows.values, rows.starts), shape=shape)
    matrix.sum_duplicates()
    matrix.data[:] = 1
    return matrix.astype(np.float32)
