import pytest

from index.errors import IndexingError
from index.ranking import Match, fuse, interleaved, rank, scaled


def test_rank_is_best_first_and_ties_by_row():
    assert rank({7: 0.5, 2: 0.9, 4: 0.5}, 3) == [Match(2, 0.9), Match(4, 0.5), Match(7, 0.5)]


def test_rank_keeps_k():
    assert rank({1: 3.0, 2: 2.0, 3: 1.0}, 2) == [Match(1, 3.0), Match(2, 2.0)]
    assert rank({1: 3.0}, 5) == [Match(1, 3.0)]
    assert rank({}, 5) == []


def test_scaled_divides_by_the_best_score():
    assert scaled([Match(3, 8.0), Match(1, 2.0)]) == {3: 8 / 8, 1: 2 / 8}


def test_scaled_takes_negative_scores_for_zero():
    assert scaled([Match(0, 4.0), Match(1, -4.0)]) == {0: 1.0, 1: 0.0}
    assert scaled([Match(0, -1.0), Match(1, -2.0)]) == {0: 0.0, 1: 0.0}


def test_scaled_of_nothing_is_empty():
    assert scaled([]) == {}


def test_fuse_adds_scaled_scores_by_weight():
    dense = [Match(0, 0.8), Match(1, 0.4)]
    lexical = [Match(1, 10.0), Match(2, 5.0)]
    scores = {match.row: match.score for match in fuse([dense, lexical], [3, 1])}
    assert scores == {
        0: pytest.approx(3 / 4 * 0.8 / 0.8),
        1: pytest.approx(3 / 4 * 0.4 / 0.8 + 1 / 4 * 10 / 10),
        2: pytest.approx(1 / 4 * 5 / 10),
    }


def test_fuse_orders_by_the_sum_and_ties_by_row():
    first = [Match(5, 1.0), Match(3, 1.0)]
    second = [Match(9, 2.0)]
    assert [match.row for match in fuse([first, second], [1, 1])] == [3, 5, 9]
    assert [match.row for match in fuse([first, second], [1, 2])] == [9, 3, 5]


def test_fuse_of_one_ranking_keeps_its_order():
    assert fuse([[Match(4, 6.0), Match(2, 3.0)]], [0.5]) == [Match(4, 1.0), Match(2, 0.5)]


def test_fuse_of_empty_rankings_is_empty():
    assert fuse([[], []], [1, 1]) == []


@pytest.mark.parametrize("weights", [[1.0], [0.0, 0.0]])
def test_fuse_refuses_weights_that_do_not_fit(weights):
    with pytest.raises(IndexingError, match="one weight a ranking, with a positive sum"):
        fuse([[], []], weights)


def test_interleaved_takes_the_best_of_each_in_turn():
    one, other = [Match(0, 0.9), Match(1, 0.8)], [Match(5, 0.3)]
    assert interleaved([one, other]) == [Match(0, 0.9), Match(5, 0.3), Match(1, 0.8)]
