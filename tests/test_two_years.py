"""A report's two years, of delivery and the one it tells of: shown, filtered by, told apart."""

import csv

import openpyxl
import pytest
from helpers import assistant_of, report

from rag.answering.spoken_year import spoken_year
from rag.answering.status import ACHIEVED, TARGET
from rag.commands.index import _line
from rag.report_years import both, dated, labelled, titled
from ui import choices, comparison, given, holdings, reply
from ui.evidence import shelf
from ui.reader import reader

GOVERNMENT = (
    "{year}年{place}人民政府工作报告\n（{year}年1月15日在{place}人民代表大会会议上）\n"
    "一、{before}年工作回顾\n{before}年，全省地区生产总值增长{done}%，城镇新增就业{jobs}万人。\n"
    "各方面的工作取得新的进展，群众生活得到改善。\n"
    "二、{year}年工作安排\n今年发展的主要预期目标是：地区生产总值增长{aim}%以上{more}。\n"
    "各级各部门要抓好落实，确保完成任务。\n"
)
MORE = "，新建养老服务站80个"


def government(place, year, more="", **facts):
    return GOVERNMENT.format(place=place, year=year, before=year - 1, more=more, **facts)


@pytest.fixture(scope="module")
def provinces(tmp_path_factory):
    return assistant_of(
        tmp_path_factory.mktemp("provinces"),
        四川=government("四川省", 2025, done="5.7", jobs="104.2", aim="5.5", more=MORE),
        陕西=government("陕西省", 2025, done="5.3", jobs="44.1", aim="5"),
        旧四川=government("四川省", 2024, done="6", jobs="103.3", aim="6"),
    )


def table(answer):
    return [(row.place, row.year, row.figure) for row in answer.table]


@pytest.mark.parametrize(
    ("delivered", "covered", "chinese", "english"),
    [
        (2025, 2024, "2025年报告 · 讲2024年", "2025 report · on 2024"),
        (2025, None, "2025年报告", "2025 report"),
        (None, 2024, "讲2024年", "on 2024"),
        (None, None, "", ""),
    ],
)
def test_both_years_of_a_report_are_told(delivered, covered, chinese, english):
    assert both(delivered, covered) == chinese
    assert both(delivered, covered, "en") == english


@pytest.mark.parametrize(
    ("place", "delivered", "covered", "chinese", "english"),
    [
        ("甲市", 2025, 2024, "甲市2025年的报告（讲2024年）", "甲市's 2025 report (on 2024)"),
        ("甲市", 2024, 2024, "甲市2024年的报告", "甲市's 2024 report"),
        ("甲市", 2025, None, "甲市2025年的报告", "甲市's 2025 report"),
        ("甲市", None, 2024, "甲市讲2024年的报告", "甲市's report on 2024"),
        ("甲市", None, None, "甲市的报告", "甲市's report"),
        ("", 2025, 2024, "2025年的报告（讲2024年）", "the 2025 report (on 2024)"),
        ("", None, None, "报告", "the report"),
    ],
)
def test_a_sentence_names_a_report_by_its_year_of_delivery(
    place, delivered, covered, chinese, english
):
    assert titled(place, delivered, covered, "zh") == chinese
    assert titled(place, delivered, covered, "en") == english


@pytest.mark.parametrize(
    ("delivered", "covered", "chinese", "english"),
    [
        (2025, 2024, "甲市（2025年报告，讲2024年）", "甲市, 2025 report, on 2024"),
        (2024, 2024, "甲市（2024年报告）", "甲市, 2024 report"),
        (None, None, "甲市", "甲市"),
    ],
)
def test_a_row_names_its_report_by_both_years(delivered, covered, chinese, english):
    assert labelled("甲市", delivered, covered, "zh") == chinese
    assert labelled("甲市", delivered, covered, "en") == english


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"year_delivered": 2025, "year_covered": 2024}, "2025年报告，讲2024年"),
        ({"date": "2025-01-09", "year_delivered": 2025}, "2025年1月9日"),
        ({"date": "2025-01-09", "year_covered": 2024}, "2025年1月9日，讲2024年"),
        ({"date": "2025-12-30", "year_covered": 2025}, "2025年12月30日"),
        ({}, ""),
    ],
)
def test_a_citation_tells_when_a_report_was_delivered_and_what_it_tells_of(facts, expected):
    assert dated(report(**facts)) == expected


def test_an_answer_names_its_report_by_both_years_in_either_language(provinces):
    chinese = provinces.ask("2024年四川的城镇新增就业情况怎么样？")
    assert chinese.text.startswith("四川省2025年的报告（讲2024年）写道：")
    assert "（四川省，2025年1月15日，讲2024年）" in chinese.quotes[0].citation
    english = provinces.ask("What did Sichuan say about new urban jobs in 2024?")
    assert english.text.startswith("Sichuan's 2025 report (on 2024) says:")


def test_a_refusal_for_a_year_names_the_report_that_was_looked_at(provinces):
    answer = provinces.ask("2019年陕西城镇新增就业多少人？")
    assert answer.reason == "查的是陕西省2025年的报告（讲2024年），相关段落没有说到2019年。"


@pytest.mark.parametrize(
    ("text", "status", "year"),
    [
        ("增长5.5%", ACHIEVED, 2024),
        ("力争增长5.5%", TARGET, 2025),
        ("2023年增长5.5%", ACHIEVED, 2023),
        ("到2027年增长5.5%", TARGET, 2027),
        ("比2023年增长5.5%", ACHIEVED, 2024),
        ("自2021年以来增长5.5%", ACHIEVED, 2024),
        ("2021年至今增长5.5%", ACHIEVED, 2024),
        ("2022年和2023年以后，力争增长5.5%，2030年再看", TARGET, 2022),
    ],
)
def test_a_figure_has_the_year_that_it_speaks_of(text, status, year):
    own = report(place="四川省", year_delivered=2025, year_covered=2024)
    assert spoken_year(text, text.index("增长"), status, own) == year


def test_targets_stand_under_the_year_that_they_are_set_for(provinces):
    answer = provinces.ask("2025年四川和陕西的地区生产总值增长目标各是多少？")
    assert table(answer) == [("四川省", 2025, "5.5%以上"), ("陕西省", 2025, "5%以上")]
    assert {(row.delivered, row.covered) for row in answer.table} == {(2025, 2024)}
    assert "四川省（2025年报告，讲2024年）：" in answer.text


def test_what_was_done_stands_under_the_year_covered(provinces):
    answer = provinces.ask("2024年四川和陕西的地区生产总值各增长多少？")
    assert table(answer) == [("四川省", 2024, "5.7%"), ("陕西省", 2024, "5.3%")]


@pytest.mark.parametrize(("year", "count"), [("2025", 2), ("2024", 3), ("2023", 1)])
def test_a_filter_by_either_year_finds_the_report(provinces, year, count):
    assert len(choices.scope(provinces.reports, [], [year], []).reports) == count
    assert len(given.fitting(provinces.reports, "", int(year))) == count


def test_the_years_to_choose_from_are_of_both_kinds(provinces):
    assert [year for year, _ in choices.years(provinces.reports)] == ["2025", "2024", "2023"]


@pytest.mark.parametrize(
    ("question", "words"), [("增长目标是多少？", "5.5%以上"), ("新增就业多少万人？", "104.2万人")]
)
def test_the_year_of_delivery_and_a_place_choose_the_report(provinces, question, words):
    scope = choices.scope(provinces.reports, ["四川省"], ["2025"], [])
    *_, answer = provinces.stream(provinces.understand(question, scope=scope))
    assert words in answer.quotes[0].text
    assert answer.quotes[0].report.year_delivered == 2025


def test_lists_show_both_years(provinces):
    both_years = "2025年报告 · 讲2024年"
    (newest,) = given.fitting(provinces.reports, "陕西省", 2025)
    assert f"陕西省  {both_years}  " in _line(newest)
    assert f"<td>{both_years}</td>" in holdings.holdings([newest], "zh")
    assert f"陕西省 · {both_years} · " in shelf([newest])
    assert f"陕西省 · {both_years} · " in reader(newest, [])
    assert choices.single([newest]) == [(f"陕西省 {both_years} {newest.title}", newest.id)]
    assert "2025 report · on 2024" in holdings.holdings([newest], "en")


def test_tables_and_files_show_both_years_and_the_year_of_the_figure(provinces, tmp_path):
    answer = provinces.ask("2025年四川和陕西的地区生产总值增长目标各是多少？")
    cells = "<td>四川省<small>2025年报告 · 讲2024年</small></td><td>2025</td>"
    assert cells in comparison.table(answer)
    assert cells in reply.message(answer, reply.Place(1))
    path = comparison.save_csv(answer, tmp_path / "a.csv")
    with path.open(encoding="utf-8-sig", newline="") as file:
        heads, first, _ = csv.reader(file)
    assert heads == ["地方", "报告", "年份", "数字", "引文", "出处"]
    assert first[:4] == ["四川省", "2025年报告 · 讲2024年", "2025", "5.5%以上"]
    sheet = openpyxl.load_workbook(comparison.save_xlsx(answer, tmp_path / "a.xlsx")).active
    assert [cell.value for cell in sheet[2]][:3] == ["四川省", "2025年报告 · 讲2024年", 2025]


def test_a_row_that_says_nothing_stands_under_the_year_asked(provinces):
    answer = provinces.ask("2025年四川和陕西计划新建养老服务站各多少个？")
    assert table(answer) == [("四川省", 2025, "80个"), ("陕西省", 2025, "")]


@pytest.mark.parametrize(
    "question",
    [
        "四川和陕西的地区生产总值增长目标各是多少？",
        "各省的地区生产总值增长目标是多少？",
        "What are the GDP growth targets of Sichuan and Shaanxi?",
    ],
)
def test_targets_asked_for_without_a_year_are_those_of_the_latest_reports(provinces, question):
    answer = provinces.ask(question)
    assert sorted(table(answer)) == [("四川省", 2025, "5.5%以上"), ("陕西省", 2025, "5%以上")]
