from math import log2

import pytest

from eval.measures import all_at, hit_at, mean, ndcg_at, reciprocal_rank, says, says_early

NONE: set[int] = set()


def test_hit_at_looks_at_the_first_k():
    found = [NONE, NONE, {0}]
    assert [hit_at(found, k) for k in (1, 2, 3, 10)] == [0.0, 0.0, 1.0, 1.0]
    assert hit_at([], 5) == 0.0


def test_all_at_wants_every_piece_of_evidence():
    found = [{0}, NONE, {1}, {0, 2}]
    assert [all_at(found, k, 3) for k in (1, 3, 4)] == [0.0, 0.0, 1.0]
    assert all_at(found, 3, 2) == 1.0
    assert all_at([], 5, 1) == 0.0


def test_reciprocal_rank_is_of_the_first_relevant_hit():
    assert reciprocal_rank([{0}, {1}]) == 1 / 1
    assert reciprocal_rank([NONE, NONE, {0}, {1}]) == 1 / 3
    assert reciprocal_rank([NONE]) == 0.0


def test_ndcg_of_one_piece_of_evidence():
    assert ndcg_at([{0}], 10, 1) == 1.0
    assert ndcg_at([NONE, {0}], 10, 1) == pytest.approx((1 / log2(3)) / (1 / log2(2)))
    assert ndcg_at([NONE, {0}], 1, 1) == 0.0


def test_ndcg_of_several_pieces_of_evidence():
    found = [{0}, NONE, {1}]
    gained = 1 / log2(2) + 1 / log2(4)
    assert ndcg_at(found, 10, 2) == pytest.approx(gained / (1 / log2(2) + 1 / log2(3)))
    assert ndcg_at(found, 10, 3) == pytest.approx(
        gained / (1 / log2(2) + 1 / log2(3) + 1 / log2(4))
    )


def test_ndcg_counts_evidence_once():
    assert ndcg_at([{0}, {0}], 10, 2) == pytest.approx((1 / log2(2)) / (1 / log2(2) + 1 / log2(3)))


def test_ndcg_is_ideal_by_the_first_k():
    assert ndcg_at([{0}, {1}], 2, 5) == 1.0


def test_without_evidence_ndcg_is_zero():
    assert ndcg_at([NONE], 10, 0) == 0.0


@pytest.mark.parametrize(
    ("text", "answers", "all_required", "expected"),
    [
        ("满意率为84.54%。", ["84.54%"], False, True),
        ("满意率为84.54%。", ["84.54"], False, True),
        ("满意率为84.54%。", ["4.54%"], False, False),
        ("满意率为84.54%。", ["84"], False, False),
        ("建议120件。", ["20件"], False, False),
        ("建议20件。", ["12件", "20件"], False, True),
        ("建议20件。", ["12件", "20件"], True, False),
        ("建议20件，议案12件。", ["12件", "20件"], True, True),
        ("“两 码”", ["两码"], False, True),
        ("ＡＢＣ５０％", ["abc50%"], False, True),
        ("建议20件。", [], False, False),
        ("", ["20件"], False, False),
        ("建议20件。", [""], False, False),
    ],
)
def test_an_answer_says_what_is_wanted(text, answers, all_required, expected):
    assert says(text, answers, all_required) is expected


def test_an_answer_says_early_what_stands_in_its_first_characters():
    text = "前" * 596 + "84件建议"
    assert says_early(text, ["84件"], False)
    assert not says_early("前" + "前" * 597 + "84件", ["84件"], False)
    assert not says_early("建议84件", ["84件", "9条"], True)
    assert not says_early("建议84件", ["84件"], False, chars=4)


def test_the_mean_of_nothing_is_none():
    assert mean([]) is None
    assert mean([0.0, 1.0, 1.0]) == pytest.approx(2 / 3)
