"""The comparison tab: amounts, bars, tables, files."""

import csv
import re
from dataclasses import replace
from html import unescape

import openpyxl
import pytest
from helpers import report

from rag.answer import Answer, Quote, Row
from rag.report import Span
from ui.chips import chips
from ui.choices import levels, scope, years
from ui.comparison import Amount, amount, bars, save_csv, save_xlsx, table

TEXT = "=HYPERLINK(甲)全年办结1.2万件。"
REPORT = report(TEXT, place="甲市", year_covered=2024)
QUOTE = Quote(1, TEXT, REPORT, "", (Span(0, len(TEXT)),), 1)
ROWS = (
    Row("甲市", 2024, "1.2万件", 1), Row("乙县", 2023, "3000余件", 1),
    Row("丙区", 2024, "84.5%", 1), Row("丁区", 2024, "", None),
)  # fmt: skip
ANSWER = Answer("问", "问", "", True, (QUOTE,), table=ROWS)


def shown(html):
    return unescape(re.sub(r"<[^>]*>", "", html))


def test_figures_are_read_with_their_scale_and_unit():
    assert amount("1.2万件") == Amount(12000.0, "件")
    assert amount("超过3,000余件") == Amount(3000.0, "件")
    assert amount("约5亿元以上") == Amount(5e8, "元")
    assert amount("84.5%") == Amount(84.5, "%")
    assert amount("") is None


def test_bars_are_of_the_unit_that_most_share():
    html = bars(ANSWER)
    assert "（件）" in shown(html)
    assert re.findall(r"width:([\d.]+)%", html) == ["100.0", "25.0"]
    assert bars(replace(ANSWER, table=ROWS[2:])) == ""


def test_rows_sort_by_their_amounts_and_open_their_reports():
    html = table(ANSWER)
    values = re.findall(r'<td data-value="([^"]*)"', html)
    assert values == ["12000.0", "3000.0", "84.5", ""]
    assert html.count('data-report="a&#46;txt"') == 3


def test_files_hold_the_rows_and_no_formula(tmp_path):
    with save_csv(ANSWER, tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as file:
        lines = list(csv.reader(file))
    sheet = openpyxl.load_workbook(save_xlsx(ANSWER, tmp_path / "a.xlsx")).active
    cells = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert lines[0] == cells[0] == ["地方", "报告", "年份", "数字", "引文", "出处"]
    assert lines[1][:5] == ["甲市", "", "2024", "1.2万件", f"'{TEXT}"]
    assert cells[1][:5] == ["甲市", None, 2024, "1.2万件", f"'{TEXT}"]
    assert lines[4][4] == cells[4][4] == "报告未写明"
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n", "inlineStr"}


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1", "\n=1", "＝1+1", "＋1", "－1", "＠x", "﹢1", "﹦1",
     " =1", "\u3000＝1", "\u200b=1", "\ufeff＝1"],
)  # fmt: skip
def test_no_cell_begins_as_a_formula_does_in_any_width(text, tmp_path):
    answer = replace(ANSWER, table=(replace(ROWS[0], place=text, figure=text),))
    with save_csv(answer, tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as file:
        _, line = csv.reader(file)
    sheet = openpyxl.load_workbook(save_xlsx(answer, tmp_path / "a.xlsx")).active
    assert [line[0][0], line[3][0], sheet["A2"].value[0], sheet["D2"].value[0]] == ["'"] * 4


@pytest.mark.parametrize("text", ["1=1", "甲＝乙", "x@y", "（－1）", ""])
def test_other_cells_stay_as_they_are(text, tmp_path):
    answer = replace(ANSWER, table=(replace(ROWS[0], place=text),))
    with save_csv(answer, tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as file:
        _, line = csv.reader(file)
    assert line[0] == text


def test_filters_make_a_scope(assistant, reports):
    held = assistant.reports
    assert scope(held, [], [], []).reports is None
    assert scope(held, ["温州市瓯海区"], [], []).reports == {reports["ouhai_2024"].id}
    of_2024 = {reports["ouhai_2024"].id, reports["fuyang_2024"].id}
    assert scope(held, [], ["2024"], ["district"]).reports == of_2024
    assert scope(held, ["浙江省"], ["2024"], []).reports == {reports["zhejiang_2023"].id}
    assert scope(held, ["浙江省"], ["2025"], []).reports == frozenset()
    assert years(held)[0] == ("2026", "2026")
    assert levels(held, "en")[0] == ("Province", "province")


def test_chips_are_the_places_and_years_and_what_is_asked_without_them(assistant):
    found = chips(assistant.understand("瓯海区人大2024年代表建议的满意率是多少？"))
    assert [(chip.kind, chip.words, chip.without) for chip in found] == [
        ("place", "瓯海区", "人大2024年代表建议的满意率是多少？"),
        ("year", "2024", "瓯海区人大代表建议的满意率是多少？"),
    ]
    english = chips(assistant.understand("What was the satisfaction rate in Ouhai in 2024?"))
    assert [chip.without for chip in english] == [
        "What was the satisfaction rate in 2024?", "What was the satisfaction rate in Ouhai?",
    ]  # fmt: skip
    assert [chip.without for chip in chips(assistant.understand("瓯海区？"))] == [""]
