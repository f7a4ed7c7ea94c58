"""Directions, corrections and verdicts: of the main clause, the indicator and the year asked."""

import pytest
from helpers import assistant_of

HEAD = "{place}政府工作报告\n（{year}年1月15日在{place}人民代表大会上）\n一、{before}年工作回顾\n"
REST = "全年深化改革开放，推动各方面的工作取得新的进展，群众的日子越过越好。\n"
TEXTS = {
    "甘肃省": "外贸进出口在对美贸易下降超3成的情况下增长12%。\n"
    "全省地区生产总值达到9600亿元，较“十三五”末增加2400亿元，增长33.3%，结构更加优化。\n"
    "地区生产总值增长5.8%，民生改善。\n"
    "PM2.5年均浓度累计下降17%，空气越来越好。\nPM2.5年均浓度为26微克/立方米、下降7.4%。\n",
    "贵州省": "全省地区生产总值年均增长6.6%，一般公共预算收入稳步提高。\n"
    "全年地区生产总值增长4.9%，一般公共预算收入增长2.5%。\n"
    "尽管房地产投资下降8%，固定资产投资增长3.2%。\n",
    "青海省": "五年来，经济社会持续发展，地区生产总值年均增长5.2%，人均可支配收入年均增长6%。\n",
}


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    head = {"year": 2026, "before": 2025}
    texts = {
        place: HEAD.format(place=place, **head) + said + REST * 6 for place, said in TEXTS.items()
    }
    return assistant_of(tmp_path_factory.mktemp("years"), **texts)


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("甘肃2025年进出口增长多少？", "甘肃省"),
        ("甘肃2025年外贸进出口下降了吗？", "否，报告写的是增长12%"),
        ("甘肃2025年外贸进出口增长了吗？", "是，甘肃省"),
        ("甘肃2025年地区生产总值下降了多少？", "报告写的是增长5.8%"),
        ("甘肃2025年GDP增速下降了多少？", "甘肃省"),
        ("甘肃2025年PM2.5浓度上升了多少？", "报告写的是下降7.4%"),
        ("甘肃2025年PM2.5浓度上升了吗？", "否，报告写的是下降7.4%"),
        ("贵州2025年固定资产投资下降了吗？", "否，报告写的是增长3.2%"),
        ("贵州2025年GDP增速达到5%了吗？", "否，贵州省"),
        ("青海2025年GDP增速达到5%了吗？", "青海省"),
    ],
)
def test_only_the_main_clause_of_the_year_asked_decides(made, question, first):
    answer = made.ask(question)
    assert answer.text.startswith(first)


def test_the_figure_of_the_year_is_marked_not_that_of_five_years(made):
    answer = made.ask("贵州2025年GDP增长多少？")
    (quote, *_) = answer.quotes
    assert [quote.report.text[slice(*mark)] for mark in quote.marks] == ["4.9%"]


def test_an_average_of_years_is_not_ranked_among_yearly_figures(made):
    answer = made.ask("各省2025年GDP增速是多少，谁最高？")
    assert {row.place: row.figure for row in answer.table} == {
        "甘肃省": "5.8%",
        "贵州省": "4.9%",
        "青海省": "",
    }
    assert "最高的是甘肃省" in answer.text.split("\n")[0]


def test_an_average_of_years_is_given_where_that_is_asked_for(made):
    answer = made.ask("青海省“十四五”期间GDP年均增长多少？")
    assert "5.2%" in answer.quotes[0].text


def test_the_sentence_with_the_figure_asked_for_comes_first(made):
    answer = made.ask("甘肃2025年地区生产总值增长了百分之几？")
    assert answer.quotes[0].text.startswith("地区生产总值增长5.8%")
