from math import log

import bm25s
import numpy as np
import pytest

from index.errors import IndexingError
from index.sparse import SparseIndex, TermGroup

BAGS = [["预算", "审查"], ["预算", "预算", "监督", "报告"], ["代表"], ["监督", "代表", "代表"]]
LENGTHS = [2, 4, 1, 3]
K1, B = 1.5, 0.4


@pytest.fixture
def index():
    return SparseIndex.build(BAGS, K1, B)


def one(*terms, weight=1.0):
    return TermGroup((terms,), weight)


def idf(held):
    return log(1 + (4 - held + 0.5) / (held + 0.5))


def bm25(count, row, held):
    """Lucene's BM25 (Kamphuis et al. 2020): idf * tf / (tf + k1 (1 - b + b |d| / avg))."""
    average = (2 + 4 + 1 + 3) / 4
    return idf(held) * count / (count + K1 * (1 - B + B * LENGTHS[row] / average))


def test_scores_are_bm25_by_hand(index):
    expected = [bm25(1, 0, 2), bm25(2, 1, 2), 0, 0]
    assert index.scores([one("预算")]).tolist() == pytest.approx(expected, rel=1e-5)


def test_terms_of_one_wording_add_up(index):
    expected = [0, bm25(1, 1, 2), bm25(1, 2, 2), bm25(1, 3, 2) + bm25(2, 3, 2)]
    assert index.scores([one("监督", "代表")]).tolist() == pytest.approx(expected, rel=1e-5)


def test_groups_add_up_by_weight(index):
    expected = [0.5 * bm25(1, 0, 2), 0.5 * bm25(2, 1, 2) + 2 * bm25(1, 1, 2), 0, 2 * bm25(1, 3, 2)]
    found = index.scores([one("预算", weight=0.5), one("监督", weight=2.0)])
    assert found.tolist() == pytest.approx(expected, rel=1e-5)


def test_plain_terms_score_as_bm25s_scores_them(index):
    plain = bm25s.BM25(method="lucene", k1=K1, b=B)
    plain.index(BAGS, show_progress=False)
    query = ["预算", "代表", "审查"]
    np.testing.assert_allclose(
        index.scores([one(term) for term in query]), plain.get_scores(query), rtol=1e-5
    )


def test_of_alternatives_a_row_gets_its_best_one_times_the_weight(index):
    group = TermGroup((("审查",), ("预算",), ("监督", "代表")), 0.8)
    expected = [
        0.8 * max(bm25(1, 0, 1), bm25(1, 0, 2)),
        0.8 * max(bm25(2, 1, 2), bm25(1, 1, 2)),
        0.8 * bm25(1, 2, 2),
        0.8 * (bm25(1, 3, 2) + bm25(2, 3, 2)),
    ]
    assert index.scores([group]).tolist() == pytest.approx(expected, rel=1e-5)


def test_idf_is_lucenes(index):
    assert index.idf("审查") == pytest.approx(log(1 + (4 - 1 + 0.5) / (1 + 0.5)))
    assert index.idf("代表") == pytest.approx(log(1 + (4 - 2 + 0.5) / (2 + 0.5)))
    assert index.idf("没有的词") == pytest.approx(log(1 + (4 - 0 + 0.5) / (0 + 0.5)))


def test_search_is_best_first_without_rows_of_score_zero(index):
    assert [match.row for match in index.search([one("代表")], 4)] == [3, 2]
    assert [match.row for match in index.search([one("预算")], 4)] == [1, 0]


def test_search_ties_go_by_row():
    index = SparseIndex.build([["甲"], ["乙"], ["甲"]])
    assert [match.row for match in index.search([one("甲")], 3)] == [0, 2]


def test_k_larger_than_the_corpus_is_no_error(index):
    assert len(index.search([one("预算")], 1000)) == 2
    assert len(index.search([one("预算")], 1)) == 1


def test_search_among_chosen_rows_gives_only_those(index):
    assert [match.row for match in index.search([one("预算")], 4, rows=[0, 2])] == [0]
    assert index.search([one("预算")], 4, rows=[]) == []


@pytest.mark.parametrize("groups", [[], [one("火星")], [TermGroup(())], [TermGroup(((),))]])
def test_unknown_words_or_none_find_nothing(index, groups):
    assert index.search(groups, 4) == []


def test_an_unknown_word_beside_a_known_one_changes_nothing(index):
    assert index.search([one("预算", "火星")], 4) == index.search([one("预算")], 4)


def test_a_row_without_terms_keeps_its_number():
    index = SparseIndex.build([[], ["甲"]])
    assert (len(index), [match.row for match in index.search([one("甲")], 2)]) == (2, [1])


def test_rows_without_any_term_are_refused():
    with pytest.raises(IndexingError, match="2 rows without a single term"):
        SparseIndex.build([[], []])


def test_save_and_load_give_the_same_answers(index, tmp_path):
    index.save(tmp_path / "lexical")
    again = SparseIndex.load(tmp_path / "lexical")
    groups = [one("预算"), TermGroup((("监督",), ("代表",)), 0.5)]
    assert again.search(groups, 4) == index.search(groups, 4)
    assert (len(again), again.idf("代表")) == (4, index.idf("代表"))


def test_what_is_saved_holds_no_pickle(index, tmp_path):
    index.save(tmp_path)
    for path in tmp_path.glob("*.npy"):
        np.load(path, allow_pickle=False)
    assert {path.suffix for path in tmp_path.iterdir()} <= {".npy", ".json"}


def test_a_folder_that_is_no_index_is_refused(tmp_path):
    with pytest.raises(IndexingError, match="bm25s cannot read"):
        SparseIndex.load(tmp_path / "missing")
