import csv
from datetime import datetime

import openpyxl
import pytest
from helpers import json_lines, texts

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


def workbook(folder, sheets):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(folder / "表.xlsx")
    return folder / "表.xlsx"


HEAD = ["标题", "地区", "年份", "日期", "正文"]
ROW = ["某区政府工作报告", "温州市瓯海区", 2024, datetime(2024, 1, 30), LONG]


def facts(report):
    return report.title, report.place, report.year_delivered, report.date, report.row


@pytest.mark.parametrize("kind", ["csv", "xlsx", "jsonl"])
def test_the_other_columns_say_title_place_year_and_date(tmp_path, kind):
    row = ["某区政府工作报告", "温州市瓯海区", "2024", "2024-01-30", LONG]
    path = {
        "csv": lambda: written(tmp_path, [HEAD, row]),
        "xlsx": lambda: workbook(tmp_path, {"甲": [HEAD, ROW]}),
        "jsonl": lambda: json_lines(tmp_path, dict(zip(HEAD, row, strict=True))),
    }[kind]()
    (report,) = read(path)
    assert facts(report) == ("某区政府工作报告", "温州市瓯海区", 2024, "2024-01-30", 1)
    assert (report.source, report.level) == (path.name, "district")
    assert report.text == f"某区政府工作报告\n{LONG}"


def test_a_stated_year_that_the_text_knows_as_the_year_covered_changes_nothing(tmp_path):
    text = f"（2025年1月9日）\n{LONG}"
    (report,) = read(written(tmp_path, [["year", "正文"], ["2024", text]]))
    assert (report.year_delivered, report.year_covered) == (2025, 2024)


def test_a_stated_year_holds_where_the_text_has_others(tmp_path):
    text = f"（2021年1月9日）\n{LONG}"
    (report,) = read(written(tmp_path, [["year", "正文"], ["2024", text]]))
    assert (report.year_delivered, report.year_covered) == (2024, 2023)


def test_a_column_called_text_is_chosen_before_a_longer_one(tmp_path):
    rows = [["html", "Content"], [f"<p>{LONG}</p>" * 3, LONG]]
    assert texts(read_csv, written(tmp_path, rows), "") == [LONG]


def test_a_column_can_be_named(tmp_path):
    rows = [["正文", "摘要"], [LONG, "常委会听取了专项报告。" * 4], [OTHER, ""]]
    path = written(tmp_path, rows)
    assert [report.text for report in read(path, "摘要")] == ["常委会听取了专项报告。" * 4]
    assert texts(read_csv, path, " 摘要 ".strip()) == ["常委会听取了专项报告。" * 4]


def test_a_column_without_a_name_is_named_by_its_number(tmp_path):
    path = written(tmp_path, [[LONG, OTHER]])
    assert texts(read_csv, path, "2") == [OTHER]


@pytest.mark.parametrize("kind", ["csv", "xlsx", "jsonl"])
def test_a_name_that_no_column_has_is_refused_with_those_there_are(tmp_path, kind):
    path = {
        "csv": lambda: written(tmp_path, [["标题", "正文"], ["甲", LONG]]),
        "xlsx": lambda: workbook(tmp_path, {"甲": [["标题", "正文"], ["甲", LONG]]}),
        "jsonl": lambda: json_lines(tmp_path, {"标题": "甲", "正文": LONG}),
    }[kind]()
    with pytest.raises(ReadingError, match=r"named 全文 \(columns: 标题、正文\).*--text-column"):
        read(path, "全文")


def test_rows_above_the_header_are_not_counted(tmp_path):
    rows = [["各地报告一览"], [], HEAD, ROW, [None] * 5, ["乙", "温州市", 2023, None, OTHER]]
    first, second = read(workbook(tmp_path, {"甲": rows}))
    assert facts(first) == ("某区政府工作报告", "温州市瓯海区", 2024, "2024-01-30", 1)
    assert (second.row, second.source, second.title) == (2, "表.xlsx#2", "乙")


def test_sheets_that_hold_texts_are_read_and_named(tmp_path):
    sheets = {"说明": [["用途"], ["甲"]], "2023": [["正文"], [LONG]], "2024": [["正文"], [OTHER]]}
    first, second = read(workbook(tmp_path, sheets))
    assert (first.source, first.row, first.text) == ("表.xlsx#2023!1", 1, LONG)
    assert (second.source, second.row, second.text) == ("表.xlsx#2024!1", 1, OTHER)
    assert first.id.removesuffix("-2023!1") == second.id.removesuffix("-2024!1")


def test_one_sheet_with_texts_needs_no_name(tmp_path):
    sheets = {"说明": [["用途"]], "报告": [["正文"], [LONG], [OTHER]]}
    assert [report.source for report in read(workbook(tmp_path, sheets))] == [
        "表.xlsx#1",
        "表.xlsx#2",
    ]


def test_a_whole_number_that_excel_keeps_with_a_point_is_a_year(tmp_path):
    (report,) = read(workbook(tmp_path, {"甲": [["年份", "正文"], [2024.0, LONG]]}))
    assert report.year_delivered == 2024


def test_a_sheet_that_says_it_is_larger_than_it_is_is_read(tmp_path):
    book = openpyxl.Workbook()
    book.active["A1"], book.active["A2"] = "正文", LONG
    book.active["XFD1048576"] = "远"
    book.save(tmp_path / "a.xlsx")
    assert [report.text for report in read(tmp_path / "a.xlsx")] == [LONG]


def test_a_sheet_that_is_a_bomb_of_cells_is_refused(tmp_path):
    book = openpyxl.Workbook()
    for row in range(1, 130):
        book.active.cell(row, 16_384, "x")
    book.save(tmp_path / "a.xlsx")
    with pytest.raises(ReadingError, match="very many cells"):
        read(tmp_path / "a.xlsx")


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 broken", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1xx"])
def test_what_is_no_workbook_is_refused(tmp_path, data):
    (tmp_path / "a.xlsx").write_bytes(data)
    with pytest.raises(ReadingError, match=r"Got a\.xlsx"):
        read(tmp_path / "a.xlsx")


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_a_workbook_cut_short_is_refused(tmp_path, share):
    path = workbook(tmp_path, {"甲": [HEAD, ROW]})
    data = path.read_bytes()
    path.write_bytes(data[: int(share * len(data))])
    with pytest.raises(ReadingError, match=r"表\.xlsx with what no spreadsheet has"):
        read(path)


SCORES = [["标题", "地区", "正文"], ["甲", "温州市", LONG], ["乙", "杭州市", OTHER]]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_cells_are_parted_by_the_sign_that_parts_them(tmp_path, delimiter, encoding):
    cells = [[cell.replace("\n", "") for cell in row] for row in SCORES]
    lines = "\n".join(delimiter.join(f'"{cell}"' for cell in row) for row in cells)
    (tmp_path / "表.csv").write_text(lines.replace("意见”,", "意见”,;\t|；"), encoding)
    first, second = read(tmp_path / "表.csv")
    assert (first.title, first.place, second.title, second.place) == (
        "甲",
        "温州市",
        "乙",
        "杭州市",
    )
    assert first.text.endswith("意见”,;\t|；并跟踪督办。")


def test_one_column_of_texts_with_semicolons_without_quotes_is_one_column(tmp_path):
    text = "常委会听取报告;提出意见;跟踪督办。" * 15
    (tmp_path / "表.csv").write_text(f"正文\n{text}\n{text}\n", "utf-8")
    assert texts(read_csv, tmp_path / "表.csv", "") == [text, text]


def test_a_first_line_may_say_what_parts_the_cells(tmp_path):
    (tmp_path / "表.csv").write_text(f'sep=;\n编号;正文\n1;"{LONG}"\n', "utf-8-sig")
    assert texts(read_csv, tmp_path / "表.csv", "") == [LONG]


def test_one_column_of_texts_with_commas_and_semicolons_is_one_column(tmp_path):
    rows = [["正文"], [LONG.replace("，", ";")], [OTHER.replace("，", "\t")]]
    path = written(tmp_path, rows, quoting=csv.QUOTE_ALL)
    assert texts(read_csv, path, "") == [rows[1][0], rows[2][0]]


def test_empty_cells_that_have_a_format_are_no_cells(tmp_path):
    path = workbook(tmp_path, {"甲": [["标题", "正文"], ["甲", LONG]]})
    book = openpyxl.load_workbook(path)
    for row in range(1, 301):
        book.active.cell(row, 16_384).font = openpyxl.styles.Font(bold=True)
    book.save(path)
    assert [report.title for report in read(path)] == ["甲"]


def test_more_cells_than_a_table_can_have_are_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("rag.reading.sheets._MOST_SPANNED", 10_000)
    path = workbook(tmp_path, {"甲": [["标题", "正文"], ["甲", LONG]]})
    book = openpyxl.load_workbook(path)
    for row in range(1, 301):
        book.active.cell(row, 100).font = openpyxl.styles.Font(bold=True)
    book.save(path)
    with pytest.raises(ReadingError, match="very many cells"):
        read(path)


def test_merged_cells_hold_for_each_of_their_rows_and_a_merged_text_is_one(tmp_path):
    rows = [
        ["地区", "标题", "正文"],
        ["温州市", "甲", LONG],
        [None, "乙", OTHER],
        [None, "丙", LONG],
    ]
    path = workbook(tmp_path, {"甲": rows})
    book = openpyxl.load_workbook(path)
    book.active.merge_cells("A2:A4")
    book.active.append(["杭州市", "丁", OTHER])
    book.active.append([None, "戊"])
    book.active.merge_cells("C5:C6")
    book.save(path)
    found = [(report.place, report.title) for report in read(path)]
    assert found == [("温州市", "甲"), ("温州市", "乙"), ("温州市", "丙"), ("杭州市", "丁")]
