"""The report of a year and the report on a year: 2025年的报告 was delivered in 2025."""

import pytest
from helpers import assistant_of
from test_two_years import government

from rag.retrieval.editions import editions, of_editions
from rag.retrieval.places import find


@pytest.fixture(scope="module")
def provinces(tmp_path_factory):
    return assistant_of(
        tmp_path_factory.mktemp("editions"),
        新四川=government("四川省", 2026, done="5.9", jobs="107.7", aim="5.8"),
        四川=government("四川省", 2025, done="5.7", jobs="104.2", aim="5.5"),
        陕西=government("陕西省", 2025, done="5.3", jobs="44.1", aim="5"),
    )


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("四川2025年报告承认了哪些问题", (2025,)),
        ("2025年四川省政府工作报告承认了什么", (2025,)),
        ("2025年四川的报告", (2025,)),
        ("《2025年四川省政府工作报告》里就业多少", (2025,)),
        ("四川省2025年政府工作报告里就业多少", (2025,)),
        ("2025年各省报告", (2025,)),
        ("四川2025年和2026年的报告", (2025, 2026)),
        ("四川2024年到2026年的报告", (2024, 2025, 2026)),
        ("四川2025年报告和陕西2026年报告", (2025, 2026)),
        ("2025年四川和2026年陕西的报告", (2025, 2026)),
        ("四川省政府工作报告（2025年）", (2025,)),
        ("Sichuan's 2025 report", (2025,)),
        ("the 2025 Sichuan government work report", (2025,)),
        ("the 2025 and 2026 reports of Sichuan", (2025, 2026)),
        ("the report of Sichuan delivered in 2025", (2025,)),
        ("the report of 2025", (2025,)),
        ("四川2025年就业多少", ()),
        ("讲2025年的报告", ()),
        ("关于2025年工作的报告", ()),
        ("2025年人大听取了多少报告", ()),
        ("2025年省政府报告了什么", ()),
        ("《2025年环境状况报告》是什么时候听取的", ()),
        ("2025年审计工作报告", ()),
        ("the report on 2025", ()),
        ("How many reports were heard in 2025?", ()),
        ("What does the report say about 2025?", ()),
    ],
)
def test_a_report_is_called_by_its_year_of_delivery(provinces, question, expected):
    assert editions(question, find(question, provinces.reports))[0] == expected


def test_the_years_of_reports_are_no_years_told_of(provinces):
    asked = provinces.understand("四川2026年报告里2024年的就业是多少")
    assert (asked.editions, asked.years) == ((2026,), (2024,))


@pytest.mark.parametrize(("when", "delivered"), [([2025], 2025), ([2026], 2026), ([2024], 2025)])
def test_without_a_report_delivered_then_the_one_on_that_year_is_taken(provinces, when, delivered):
    own = [one for one in provinces.reports if one.place == "四川省"]
    assert [one.year_delivered for one in of_editions(own, when)] == [delivered]


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("四川2025年报告里城镇新增就业是多少？", "104.2万人"),
        ("《2025年四川省政府工作报告》里城镇新增就业是多少？", "104.2万人"),
        ("四川2026年的报告里城镇新增就业是多少？", "107.7万人"),
        ("四川2025年城镇新增就业是多少？", "107.7万人"),
        ("四川2025年报告里地区生产总值增长目标是多少？", "5.5%"),
        ("四川2026年报告里地区生产总值增长目标是多少？", "5.8%"),
        ("What was the GDP growth in Sichuan's 2025 report?", "5.7%"),
    ],
)
def test_the_report_of_a_year_answers(provinces, question, words):
    answer = provinces.ask(question)
    assert words in answer.quotes[0].text
    assert not any("以下出自" in one or "this is from" in one for one in answer.warnings)


def test_a_report_on_the_year_stands_in_and_that_is_said(provinces):
    answer = provinces.ask("四川2024年的报告里城镇新增就业是多少？")
    assert "104.2万人" in answer.quotes[0].text
    assert answer.warnings == ("没有2024年作的报告，以下出自讲2024年的报告。",)
    english = provinces.ask("What was the GDP growth in Sichuan's 2024 report?")
    assert english.warnings[0].startswith("There is no report delivered in 2024")


def test_a_report_of_no_year_held_is_refused(provinces):
    answer = provinces.ask("四川2021年的报告里城镇新增就业是多少？")
    assert not answer.found
    assert answer.reason.startswith("库中没有2021年的报告；有：四川")


def test_reports_of_two_years_are_compared(provinces):
    answer = provinces.ask("四川2025年和2026年的报告里城镇新增就业各是多少？")
    assert [(row.delivered, row.figure) for row in answer.table] == [
        (2025, "104.2万人"),
        (2026, "107.7万人"),
    ]


@pytest.mark.parametrize("year", [2025, "2025"])
@pytest.mark.parametrize(
    ("question", "figure", "delivered"),
    [
        ("四川城镇新增就业", "107.7万人", 2026),
        ("四川城镇新增就业是多少？", "107.7万人", 2026),
        ("四川的地区生产总值增长目标是多少？", "5.5%", 2025),
        ("四川计划地区生产总值增长多少？", "5.5%", 2025),
        ("陕西城镇新增就业是多少？", "44.1万人", 2025),
        ("四川2024年城镇新增就业是多少？", "104.2万人", 2025),
    ],
)
def test_a_year_that_is_chosen_is_the_year_asked_about(
    provinces, year, question, figure, delivered
):
    quote = provinces.ask(question, year=year).quotes[0]
    assert figure in quote.text
    assert quote.report.year_delivered == delivered


def test_of_a_matter_both_reports_of_a_chosen_year_are_read(provinces):
    answer = provinces.ask("四川就业", year=2025)
    assert [one.report.year_delivered for one in answer.quotes][:2] == [2026, 2025]


@pytest.mark.parametrize("question", ["四川去年就业没有达到多少", "四川去年干了哪些事"])
def test_last_year_is_what_the_latest_report_covers(provinces, question):
    asked = provinces.understand(question)
    assert asked.years == (2025,)
    assert {one.year_covered for one in provinces.retriever.reports(asked)} == {2025}


@pytest.mark.parametrize(
    "question",
    [
        "四川城镇新增就业两年分别是多少？",
        "四川两年的城镇新增就业各是多少？",
        "四川近两年城镇新增就业变化",
        "四川城镇新增就业近两年变化情况",
    ],
)
def test_two_years_are_a_row_each_with_what_was_reached(provinces, question):
    answer = provinces.ask(question)
    assert [(row.year, row.figure) for row in answer.table] == [
        (2024, "104.2万人"),
        (2025, "107.7万人"),
    ]


@pytest.mark.parametrize("question", ["四川两年来就业如何", "四川两年内建成多少", "四川两年前就业"])
def test_two_years_as_a_length_of_time_are_none(provinces, question):
    assert provinces.understand(question).years == ()
