import csv

import pytest
from helpers import texts

from rag.errors import ReadingError
from rag.reading.reader import read
from rag.reading.sheets import read_csv

LONG = "常委会听取专项报告，提出“意见”,并跟踪督办。\n" * 12
OTHER = "代表参加视察活动，提出建议，得到办理答复。" * 12


def written(folder, rows, encoding="utf-8", **style):
    path = folder / "表.csv"
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file, **style).writerows(rows)
    return path


def test_a_row_is_a_text_and_the_header_is_none(tmp_path):
    path = written(tmp_path, [["编号", "正文"], ["1", LONG], ["2", OTHER]])
    assert texts(read_csv, path, "") == [LONG, OTHER]


def test_without_header_the_first_row_counts(tmp_path):
    assert texts(read_csv, written(tmp_path, [["1", LONG], ["2", OTHER]]), "") == [LONG, OTHER]


@pytest.mark.parametrize("name", ["title", "Title", "标题", "报告名称"])
def test_a_title_column_stands_before_the_text(tmp_path, name):
    path = written(tmp_path, [[name, "正文"], ["某县工作报告", LONG]])
    assert texts(read_csv, path, "") == [f"某县工作报告\n{LONG}"]


def test_a_title_that_the_text_holds_is_not_repeated(tmp_path):
    path = written(tmp_path, [["标题", "正文"], ["听取专项报告", LONG]])
    assert texts(read_csv, path, "") == [LONG]


def test_quotes_commas_and_newlines_inside_cells_are_kept(tmp_path):
    cell = '一,二"三"\r\n四' + OTHER
    path = written(tmp_path, [["正文", "注"], [cell, ""]], quoting=csv.QUOTE_ALL)
    assert texts(read_csv, path, "") == [cell.replace("\r\n", "\n")]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_encodings_are_those_of_text(tmp_path, encoding):
    path = written(tmp_path, [["标题", "正文"], ["甲", LONG]], encoding)
    assert texts(read_csv, path, "") == [f"甲\n{LONG}"]


def test_rows_without_full_text_and_short_rows_are_left_out(tmp_path):
    rows = [["编号", "正文"], ["1", LONG], ["2", "缺"], [], ["3"], ["4", OTHER]]
    assert texts(read_csv, written(tmp_path, rows), "") == [LONG, OTHER]


def test_a_row_left_out_does_not_move_the_numbers_of_the_others(tmp_path):
    rows = [["编号", "正文"], ["1", LONG], ["2", "缺"], ["3", OTHER]]
    path = written(tmp_path, rows)
    assert [report.source for report in read(path)] == [f"{path.name}#1", f"{path.name}#3"]


def test_a_cell_larger_than_pythons_limit_is_read(tmp_path):
    cell = OTHER * 800
    assert len(cell) > 131_072
    assert texts(read_csv, written(tmp_path, [["正文"], [cell]]), "") == [cell]


@pytest.mark.parametrize("data", ["", "\n\n", "甲,乙\n1,2\n", "编号\n" + "短句。\n" * 500])
def test_a_table_without_a_text_column_is_refused(tmp_path, data):
    (tmp_path / "a.csv").write_text(data, "utf-8")
    with pytest.raises(ReadingError, match=r"a\.csv with no column of full text"):
        texts(read_csv, tmp_path / "a.csv", "")


def test_a_text_in_another_column_than_the_longest_is_refused(tmp_path):
    rows = [["标题" * 50, "x"]] * 30 + [["甲", "工作。" * 80]]
    with pytest.raises(ReadingError, match=r"表\.csv with no column of full text"):
        texts(read_csv, written(tmp_path, rows), "")


def test_a_quote_that_never_closes_is_refused(tmp_path):
    (tmp_path / "a.csv").write_text(f'编号,正文\n1,"{OTHER}', "utf-8")
    with pytest.raises(ReadingError, match=r"a\.csv with unexpected end of data"):
        texts(read_csv, tmp_path / "a.csv", "")


def test_several_rows_are_several_reports_with_ids_and_names_of_their_own(tmp_path):
    first, second = read(written(tmp_path, [["编号", "正文"], ["1", LONG], ["2", OTHER]]))
    assert (first.source, second.source) == ("表.csv#1", "表.csv#2")
    assert first.id.removesuffix("-1") == second.id.removesuffix("-2")
    assert len(first.id) == 16 + len("-1")


def test_a_single_row_is_a_report_by_the_files_name(tmp_path):
    (only,) = read(written(tmp_path, [["编号", "正文"], ["1", LONG]]))
    assert (only.source, len(only.id)) == ("表.csv", 16)


@pytest.mark.parametrize("blank", ["", " ", " " * 300, "\u3000" * 300, "\n" * 300])
def test_a_row_whose_text_is_blank_is_left_out(tmp_path, blank):
    rows = [["编号", "正文"], ["1", LONG], ["2", blank], ["3", OTHER]]
    assert texts(read_csv, written(tmp_path, rows), "") == [LONG, OTHER]


def test_blank_cells_beside_the_text_do_no_harm(tmp_path):
    rows = [["标题", "正文", "注"], ["", LONG, " "], [" ", OTHER, ""], ["", "", ""]]
    assert texts(read_csv, written(tmp_path, rows), "") == [LONG, OTHER]
