"""Which English words stand for which Chinese piece, counted in aligned texts.

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
    zh, en = _presence(chinese, size), _presence(english, size)
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


def _presence(rows: Ragged, size: int) -> csr_matrix:
    """Sparse (rows, pieces) of ones."""
    shape = (len(rows.lengths), size)
    ones: Ints = np.ones(len(rows.values), dtype=np.int64)
    matrix = csr_matrix((ones, rows.values, rows.starts), shape=shape)
    matrix.sum_duplicates()
    matrix.data[:] = 1
    return matrix.astype(np.float32)
