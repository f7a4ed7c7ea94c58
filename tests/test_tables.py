"""Tables in reports: a row is read with its headers and their unit."""

from decimal import Decimal

import docx
import pytest
from helpers import assistant_of, report

from rag.answering.audit import Audit
from rag.answering.numbers import FIGURE, quantities
from rag.assistant import Assistant
from rag.passage import BODY
from rag.reading.structure import passages, structure
from rag.settings import Settings

INTRO = "全年经济运行总体平稳，主要指标完成情况如下表所示，各镇街收入均有增长。"


def rows(*lines):
    one = report("\n".join([INTRO, *lines, "新建公园绿地九个，改造老旧小区二十七个。"]))
    return [passage.text for passage in passages(one, 420)]


def test_a_row_is_read_with_the_headers_of_its_table():
    found = rows("指标\t2024年（亿元）\t增速（%）", "税收收入\t7.04\t5.2", "支出\t9.1\t4")
    assert found == [
        INTRO,
        "指标\t2024年（亿元）\t增速（%）\n税收收入\t7.04\t5.2",
        "指标\t2024年（亿元）\t增速（%）\n支出\t9.1\t4",
        "新建公园绿地九个，改造老旧小区二十七个。",
    ]


def test_a_row_is_read_with_the_line_that_states_its_unit():
    found = rows("表1 主要指标（单位：亿元）", "指标\t2023年\t2024年", "税收收入\t6.1\t7.04")
    assert found[1] == "表1 主要指标（单位：亿元）\n指标\t2023年\t2024年\n税收收入\t6.1\t7.04"


def test_a_table_without_headers_is_read_row_by_row():
    assert rows("税收收入（亿元）\t7.04", "支出（亿元）\t9.1")[1:3] == [
        "税收收入（亿元）\t7.04",
        "支出（亿元）\t9.1",
    ]


def test_rows_of_words_have_no_headers():
    assert rows("任务\t单位", "修缮水渠\t农业局")[1:3] == ["任务\t单位", "修缮水渠\t农业局"]


def test_a_row_with_its_headers_is_one_sentence():
    text = f"{INTRO}\n指标\t2024年（亿元）\n税收收入\t7.04\n支出\t9.1"
    passage = passages(report(text), 420)[2]
    (sentence,) = passage.sentences()
    assert passage.report.slice(passage.parts(sentence)) == "指标\t2024年（亿元）\n支出\t9.1"


def test_every_row_is_a_paragraph_of_its_own():
    text = f"{INTRO}\n指标\t2024年（亿元）\n税收收入\t7.04"
    found = structure(report(text)).paragraphs
    assert [report(text).slice(one.spans) for one in found] == text.split("\n")
    assert all(one.section.kind == BODY for one in found)


YUAN = Decimal(704_000_000)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("税收收入（亿元）\t7.04", YUAN, "元"),
        ("指标\t2024年（亿元）\n税收收入\t7.04", YUAN, "元"),
        ("指标\t数值(亿元)\n税收收入\t7.04", YUAN, "元"),
        ("单位：亿元\n指标\t2024年\n税收收入\t7.04", YUAN, "元"),
        ("主要指标（单位：亿元）\n指标\t2024年\n税收收入\t7.04", YUAN, "元"),
        ("指标\t计量单位\t2024年\n税收收入\t亿元\t7.04", YUAN, "元"),
        ("税收收入（亿元）\t7.04亿元", YUAN, "元"),
        ("指标\t增速%\n税收收入（亿元）\t7.04", Decimal("7.04"), "%"),
        ("指标\t增速\n税收收入（亿元）\t7.04", Decimal("7.04"), ""),
        ("指标\t排名\n税收收入（亿元）\t7", Decimal(7), ""),
        ("项目（含新建）\t7", Decimal(7), ""),
        ("建议（件）\t1,204", Decimal(1204), "件"),
        ("指标\t增速（%）\n财政支出\t-3.2", Decimal("-3.2"), "%"),
        ("指标\t增速（%）\n财政支出\t−3.2", Decimal("-3.2"), "%"),
        ("指标\t人数（万人）\n参保\t31.8\n就业\t2.5", Decimal(318_000), "名"),
    ],
)
def test_a_figure_in_a_cell_has_the_unit_that_stands_elsewhere(text, value, unit):
    found = [one for one in quantities(text) if one.kind == FIGURE]
    assert (found[0].value, found[0].unit) == (value, unit)


@pytest.mark.parametrize(
    "text",
    [
        "| 税收收入（亿元） | 7.04 |",
        "| 指标 | 2024年（亿元） |\n| 税收收入 | 7.04 |",
        "单位：亿元\n|指标|2024年|\n|税收收入|7.04|",
        "| 指标 | 单位 | 2024年 |\n| 税收收入 | 亿元 | 7.04 |",
    ],
)
def test_cells_may_stand_between_bars(text):
    (one,) = [one for one in quantities(text) if one.kind == FIGURE]
    assert (one.value, one.unit, one.text(text)) == (YUAN, "元", "7.04亿元")


def test_a_year_in_a_cell_that_counts_is_a_figure():
    (one,) = quantities("建议（件）\t2024")
    assert (one.kind, one.value, one.unit) == (FIGURE, 2024, "件")
    assert one.text("建议（件）\t2024") == "2024件"


REPORT = """云溪区人民政府工作报告
——2025年1月8日在云溪区第五届人民代表大会第四次会议上
各位代表：
现在，我代表区人民政府，向大会报告工作，请予审议。
一、2024年工作回顾
全年经济运行总体平稳，主要指标完成情况见下表。
"""
TABLES = {
    "label": "指标\t数值\n税收收入（亿元）\t7.04\n财政支出（亿元）\t9.31\n新增企业（户）\t1250\n",
    "column": "指标\t2024年（亿元）\t增速（%）\n税收收入\t7.04\t5.2\n财政支出\t9.31\t3.8\n",
    "markdown": "\n| 指标 | 2024年（亿元） | 增速（%） |\n|---|---:|---|\n"
    "| 税收收入 | 7.04 | 5.2 |\n| 财政支出 | 9.31 | 3.8 |\n\n",
    "caption": "单位：亿元\n指标\t2023年\t2024年\n税收收入\t6.69\t7.04\n财政支出\t8.97\t9.31\n",
}


@pytest.mark.parametrize("table", TABLES)
def test_a_question_about_a_figure_in_a_table_is_answered_with_its_unit(tmp_path, table):
    rest = "全年新建公园绿地九个，改造老旧小区二十七个，惠及居民一万六千户。\n"
    held = assistant_of(tmp_path, 云溪=REPORT + TABLES[table] + rest)
    answer = held.ask("云溪区2024年税收收入是多少？")
    quote = answer.quotes[0]
    assert answer.found
    assert "7.04亿元" in answer.text
    assert quote.text == quote.report.slice(quote.spans)
    assert "税收收入" in quote.text and "7.04" in quote.text and "亿元" in quote.text
    assert [quote.report.text[slice(*mark)] for mark in quote.marks] == ["7.04"]
    assert not answer.warnings


def test_a_table_of_word_is_answered_with_its_unit(tmp_path):
    document = docx.Document()
    for line in REPORT.strip().split("\n"):
        document.add_paragraph(line)
    table = document.add_table(rows=3, cols=2)
    words = ["指标", "数值", "税收收入（亿元）", "7.04", "财政支出（亿元）", "9.31"]
    for cell, text in zip([c for row in table.rows for c in row.cells], words, strict=True):
        cell.text = text
    document.save(str(tmp_path / "云溪.docx"))
    held = Assistant.build([tmp_path / "云溪.docx"], tmp_path / "store", Settings())
    assert "7.04亿元" in held.ask("云溪区2024年税收收入多少？").text


YEARS = (
    "单位：亿元\n指标\t2023年\t2024年\t2025年目标\t增速（%）\n"
    "税收收入\t{}\t{}\t13\t5.2\n财政支出\t8.97\t9.31\t9.9\t3.8\n"
)


@pytest.fixture(scope="module")
def two(tmp_path_factory):
    """Two reports with tables of several years."""
    reports = {"云溪": ("6.69", "7.04"), "富阳": ("11.2", "12.5")}
    texts = {
        name: REPORT.replace("云溪", name) + YEARS.format(*figures) + INTRO
        for name, figures in reports.items()
    }
    return assistant_of(tmp_path_factory.mktemp("two"), **texts)


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("云溪区2024年税收收入是多少？", "7.04亿元"),
        ("云溪区2023年税收收入是多少？", "6.69亿元"),
        ("云溪区税收收入是多少？", "7.04亿元"),
        ("云溪区2025年税收收入目标是多少？", "13亿元"),
        ("云溪区税收收入增速是多少？", "5.2%"),
        ("云溪区2024年财政支出多少亿元？", "9.31亿元"),
    ],
)
def test_the_column_of_the_year_and_the_measure_asked_is_marked(two, question, figure):
    answer = two.ask(question)
    assert answer.text.endswith(f"[1]（{figure}）")


def test_figures_of_tables_are_compared_by_the_year_asked(two):
    rows = two.ask("云溪、富阳2023年税收收入各是多少？").table
    assert {row.place[-3:]: row.figure for row in rows} == {
        "云溪区": "6.69亿元",
        "富阳区": "11.2亿元",
    }
    assert "富阳区：12.5亿元" in two.ask("云溪和富阳谁的税收收入多？").text


def test_a_text_is_checked_against_the_figures_of_tables(two):
    said = "云溪区2024年税收收入7.04亿元，财政支出9.31万元。"
    found = Audit(two.retriever).findings(said)
    assert [(one.text, one.verdict) for one in found] == [
        ("7.04亿元", "exact"),
        ("9.31万元", "near"),
    ]
    assert found[0].quote.text.startswith("单位：亿元\n指标\t2023年")
