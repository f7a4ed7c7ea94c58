from math import log2

import numpy as np
import pytest

from eval.encoder import dense_scores, figures, lexical_scores
from eval.searches import Search

SMALL = Search("small", ["审查预算", "扶养老人"], ["预算审查", "老人", "代表"], [{0}, {1, 2}])


def test_hits_and_ndcg_of_given_scores():
    scores = np.array([[0.9, 0.1, 0.5], [0.8, 0.2, 0.4]], np.float32)
    found = figures(SMALL, scores)
    assert found["hit@1"] == 0.5
    assert found["hit@5"] == 1.0
    assert found["mrr@10"] == pytest.approx((1 + 1 / 2) / 2)
    second = (1 / log2(3) + 1 / log2(4)) / (1 + 1 / log2(3))
    assert found["ndcg@10"] == pytest.approx((1 + second) / 2, abs=1e-4)
    assert (found["questions"], found["passages"]) == (2, 3)


def test_an_equal_score_of_another_passage_counts_as_better():
    assert figures(SMALL, np.zeros((2, 3), np.float32))["hit@1"] == 0.0


def test_a_pool_narrows_the_search():
    narrowed = Search("pooled", ["问"], ["甲", "乙", "丙"], [{2}], [range(1, 3)])
    scores = np.array([[0.9, 0.1, 0.5]], np.float32)
    assert figures(narrowed, scores)["hit@1"] == 1.0


def test_bm25_and_the_encoder_find_what_shares_words(encoder):
    assert lexical_scores(SMALL).argmax(axis=1)[0] == 0
    assert dense_scores(encoder, SMALL).argmax(axis=1).tolist() == [0, 1]
