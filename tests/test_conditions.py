"""Conditions as they are put: negated, about so much, of two years, as a statement to confirm."""

import pytest
from helpers import assistant_of

from rag.retrieval.kinds import LEAST as FEWEST
from rag.retrieval.kinds import superlative
from rag.retrieval.threshold import ABOUT, EQUAL, LEAST, MOST, UNDER, threshold

REST = "全年深化改革开放，推动各方面的工作取得新的进展，群众的日子越过越好。\n"
TEXT = (
    "{place}政府工作报告\n（{year}年1月15日在{place}人民代表大会上）\n一、{before}年工作回顾\n{done}\n"
    + REST * 6
    + "二、{year}年工作安排\n今年经济社会发展的主要预期目标是：{aim}。\n"
    + "抓好各方面的工作，推动改革开放取得新的进展，让群众的日子越过越好。\n" * 4
)
SAID = {
    "甘肃省": ("地区生产总值1.3万亿元，增长5.8%", "地区生产总值增长5.5%左右"),
    "贵州省": ("地区生产总值2.4万亿元，增长4.9%", "地区生产总值增长5%左右"),
    "青海省": ("地区生产总值增长4.1%", "地区生产总值增长4.5%左右"),
    "海南省": ("地区生产总值增长4.0%", "地区生产总值增长7%以上"),
}
BEFORE = {"青海省": ("地区生产总值增长2.7%", "地区生产总值增长4.5%左右")}


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    texts = {
        f"{place}{year}": TEXT.format(
            place=place, year=year, before=year - 1, done=f"全省{done}，民生改善。", aim=aim
        )
        for year, said in ((2026, SAID), (2025, BEFORE))
        for place, (done, aim) in said.items()
    }
    return assistant_of(tmp_path_factory.mktemp("conditions"), **texts)


def figures(answer):
    return {row.place: row.figure for row in answer.table}


@pytest.mark.parametrize(
    ("question", "relation"),
    [
        ("哪些省2025年GDP没有达到5%？", UNDER),
        ("哪些省2025年GDP未达到5%？", UNDER),
        ("哪些省2025年GDP增速没到5%？", UNDER),
        ("哪些省2025年GDP增速不足5%？", UNDER),
        ("哪些省2025年GDP增速达不到5%？", UNDER),
        ("哪些省2025年GDP增速不及5%？", UNDER),
        ("哪些省2025年GDP增速没有超过5%？", MOST),
        ("哪些省2025年GDP增速没超5%？", MOST),
        ("哪些省2026年GDP增长目标是5%左右？", ABOUT),
        ("哪些省把2026年经济增长目标定为5%左右？", ABOUT),
        ("哪些省2026年GDP增长目标约为5%？", ABOUT),
        ("Which provinces grew by about 5%?", ABOUT),
        ("河北2024年GDP增长5.4%，对吗？", EQUAL),
        ("河北2024年GDP增长了5.4%，是吗？", EQUAL),
        ("河北2024年GDP增长超过5%，对不对？", "over"),
        ("河北2024年GDP增长5%以上，是真的吗？", LEAST),
    ],
)
def test_how_a_condition_is_put(question, relation):
    found = threshold(question)
    assert found.relation == relation
    assert found.question.rstrip("？?").endswith(("多少", "百分之多少")) or found.relation == ABOUT


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("哪些省2025年GDP没有达到5%？", {"贵州省": "4.9%", "青海省": "4.1%", "海南省": "4.0%"}),
        ("2025年哪些省的GDP增速不足5%？", {"贵州省": "4.9%", "青海省": "4.1%", "海南省": "4.0%"}),
        ("哪些省2025年GDP增速没有超过5%？", {"贵州省": "4.9%", "青海省": "4.1%", "海南省": "4.0%"}),
        ("哪些省2026年GDP增长目标是5%左右？", {"贵州省": "5%左右"}),
        ("哪些省把2026年GDP增长目标定为5%左右？", {"贵州省": "5%左右"}),
    ],
)  # fmt: skip
def test_the_reports_that_meet_a_condition_and_no_others(made, question, expected):
    answer = made.ask(question)
    assert figures(answer) == expected
    assert f"其中{len(expected)}份符合" in answer.text.split("\n")[0]
    assert not [one for one in answer.warnings if "去掉" in one]


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("贵州2025年GDP增长4.9%，对吗？", "是，"),
        ("贵州2025年GDP增长5.9%，对吗？", "否，"),
        ("贵州2025年GDP增速没有达到5%，是吗？", "是，"),
        ("Did Guizhou's GDP grow more than 5% in 2025?", "No. "),
        ("Did Gansu's GDP grow by more than 5% in 2025?", "Yes. "),
    ],
)
def test_yes_and_no_by_the_growth_asked_about(made, question, first):
    assert made.ask(question).text.startswith(first)


@pytest.mark.parametrize(
    ("question", "first"),
    [
        (
            "青海2026年GDP增长目标比2025年高吗？",
            "否，数值相同：2025年4.5%左右[1]、2026年4.5%左右[2]。",
        ),
        ("青海2025年GDP增速比2024年高吗？", "是，最高的是2025年：4.1%[2]。"),
        ("青海2024年GDP增速比2025年高吗？", "否，最高的是2025年：4.1%[2]。"),
    ],
)
def test_whether_one_year_has_more_than_another(made, question, first):
    answer = made.ask(question)
    assert answer.text.split("\n")[0].startswith(first[:9])


@pytest.mark.parametrize(
    "question",
    ["青海2025年GDP增速是多少？比2024年增长多少？", "青海2025年GDP增速比2024年提高了多少？"],
)
def test_how_much_is_no_superlative(made, question):
    assert superlative(question) == 0
    assert "最" not in made.ask(question).text.split("\n")[0]


def test_fewer_is_still_one():
    assert superlative("甲区的建议比乙区少吗？") == FEWEST
    assert superlative("哪个区的建议少？") == FEWEST
