from rag.reading.merged import Cell, spread


def test_a_cell_over_rows_and_columns_stands_in_each():
    rows = [
        [Cell("甲", down=2), Cell("乙", across=2)],
        [Cell("1"), Cell("2", down=3)],
        [Cell("丙"), Cell("3")],
        [Cell("丁"), Cell("4")],
    ]
    assert list(spread(rows)) == [
        ["甲", "乙", "乙"],
        ["甲", "1", "2"],
        ["丙", "3", "2"],
        ["丁", "4", "2"],
    ]


def test_a_cell_that_goes_on_with_the_one_above_has_its_words():
    rows = [[Cell("甲"), Cell("1")], [Cell("", above=True), Cell("2")], [Cell("", above=True)]]
    assert list(spread(rows)) == [["甲", "1"], ["甲", "2"], ["甲"]]


def test_a_cell_alone_in_its_row_stands_there_once():
    assert list(spread([[Cell("附注", across=5)], [Cell("甲"), Cell("乙")]])) == [
        ["附注"],
        ["甲", "乙"],
    ]


def test_what_is_written_again_is_bounded():
    rows = [[Cell("甲" * 100, 10**9, 10**9), Cell("1")], *([[Cell("2")]] * 20_000)]
    assert sum(len(text) + 1 for row in spread(rows) for text in row) < 1_000_000
