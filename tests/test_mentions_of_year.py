"""Mentions in a year: every report delivered in it or telling of it is looked through."""

import pytest
from helpers import assistant_of

TEXT = (
    "{place}政府工作报告\n（{year}年1月15日在{place}人民代表大会上）\n一、{before}年工作回顾\n{said}\n"
    + "全年深化改革开放，推动各方面的工作取得新的进展，群众的日子越过越好。\n" * 6
)
SAID = {
    ("贵州省", 2025): "低空经济加快发展。",
    ("贵州省", 2026): "新建游园21个。",
    ("青海省", 2026): "改造农贸市场5家。",
}


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    texts = {
        f"{place}{year}": TEXT.format(place=place, year=year, before=year - 1, said=said)
        for (place, year), said in SAID.items()
    }
    return assistant_of(tmp_path_factory.mktemp("mentions"), **texts)


def test_the_report_of_that_year_and_the_one_on_it_are_looked_through(made):
    answer = made.ask("贵州2025年提到低空经济了吗？")
    assert answer.tally == "作于或讲2025年的2份报告中有1份提到“低空经济”"
    assert [quote.report.year_delivered for quote in answer.quotes] == [2025]


def test_all_of_them_are_counted_where_those_without_it_are_asked_for(made):
    answer = made.ask("哪些省2025年没提低空经济？")
    assert answer.tally.startswith("作于或讲2025年的3份报告中有1份提到“低空经济”")
    assert answer.tally.endswith("没有提到的是贵州省（2026年报告）、青海省")


def test_none_that_has_it_says_how_many_were_looked_through(made):
    answer = made.ask("青海2025年提到低空经济了吗？")
    assert not answer.found
