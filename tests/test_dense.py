import numpy as np
import pytest

from index.dense import DenseIndex
from index.errors import IndexingError
from index.ranking import Match

ROWS = np.array([[1, 0], [0, 1], [0.6, 0.8], [-1, 0]], np.float32)
EAST = np.array([1, 0], np.float32)


def test_search_gives_cosines_best_first():
    assert DenseIndex.build(ROWS).search(EAST, 3) == [
        Match(0, 1.0),
        Match(2, pytest.approx(0.6 * 1 + 0.8 * 0)),
        Match(1, 0.0),
    ]


def test_search_beyond_the_last_row_gives_every_row_once():
    assert [match.row for match in DenseIndex.build(ROWS).search(EAST, 99)] == [0, 2, 1, 3]


def test_search_among_chosen_rows_gives_only_those():
    index = DenseIndex.build(ROWS)
    assert [match.row for match in index.search(EAST, 99, rows=[3, 1])] == [1, 3]
    assert [match.row for match in index.search(EAST, 1, rows=[3, 1])] == [1]


def test_search_ties_go_by_row():
    rows = np.array([EAST] * 6)
    assert [match.row for match in DenseIndex.build(rows).search(EAST, 3)] == [0, 1, 2]


@pytest.mark.parametrize(("k", "rows"), [(3, []), (0, None)])
def test_search_for_nothing_finds_nothing(k, rows):
    assert DenseIndex.build(ROWS).search(EAST, k, rows) == []


def test_size_and_dimension():
    index = DenseIndex.build(ROWS)
    assert (len(index), index.dim) == (4, 2)


def test_vectors_are_those_that_went_in():
    index = DenseIndex.build(ROWS)
    np.testing.assert_array_equal(index.vectors([2, 0]), ROWS[[2, 0]])
    assert index.vectors([]).shape == (0, 2)


def test_an_index_of_no_rows_can_be_built_and_searched():
    index = DenseIndex.build(np.zeros((0, 2), np.float32))
    assert (len(index), index.search(EAST, 5)) == (0, [])


def test_save_and_load_give_the_same_answers(tmp_path):
    index = DenseIndex.build(ROWS)
    index.save(tmp_path / "x.faiss")
    again = DenseIndex.load(tmp_path / "x.faiss")
    assert again.search(EAST, 4) == index.search(EAST, 4)
    assert (len(again), again.dim) == (4, 2)


def test_a_single_vector_is_refused():
    with pytest.raises(IndexingError, match=r"shape \(2,\).*Stack the vectors"):
        DenseIndex.build(EAST)


@pytest.mark.parametrize("data", [b"", b"not an index", None])
def test_a_file_that_is_no_index_is_refused(tmp_path, data):
    path = tmp_path / "x.faiss"
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(IndexingError, match=r"x\.faiss.*FAISS cannot read"):
        DenseIndex.load(path)
