"""Whether a target was met: the target is no result, and no verdict without both."""

import pytest
from helpers import assistant_of

from rag.answering.target_met import asks_met

REST = "全年深化改革开放，推动各方面的工作取得新的进展，群众的日子越过越好。\n"
TEXT = (
    "{place}政府工作报告\n（{year}年1月15日在{place}人民代表大会上）\n一、{before}年工作回顾\n{done}\n"
    + REST * 6
    + "二、{year}年工作安排\n今年经济社会发展的主要预期目标是：{aim}。\n"
    + "抓好各方面的工作，推动改革开放取得新的进展，让群众的日子越过越好。\n" * 4
)
SAID = {
    "甘肃省": (
        "全年地区生产总值增长5.4%，粮食丰收。",
        "地区生产总值增长5%以上，粮食产量1200万吨左右",
        "全年地区生产总值增长3.7%，粮食产量1230万吨。",
    ),
    "贵州省": (
        "全年地区生产总值增长5.3%，粮食丰收。",
        "地区生产总值增长5.5%左右",
        "全年地区生产总值增长4.9%，粮食丰收。",
    ),
    "青海省": (
        "全年地区生产总值增长5.2%。",
        "地区生产总值增长5%以上",
        "数字经济对地区生产总值增长的综合贡献率达33%。",
    ),
    "海南省": ("全年地区生产总值增长3.9%。", "地区生产总值增长6%以上", ""),
}


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    texts = {}
    for place, (before, aim, done) in SAID.items():
        texts[f"{place}2025"] = TEXT.format(
            place=place, year=2025, before=2024, done=before, aim=aim
        )
        if done:
            texts[f"{place}2026"] = TEXT.format(
                place=place, year=2026, before=2025, done=done, aim="居民收入稳步增长"
            )
    return assistant_of(tmp_path_factory.mktemp("met"), **texts)


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("甘肃省2025年GDP增长目标完成了吗？", "否，目标是5%以上[1]，结果是3.7%[2]。"),
        ("甘肃2025年达到GDP增长目标了吗？", "否，目标是5%以上[1]，结果是3.7%[2]。"),
        ("贵州省2025年地区生产总值增长目标完成了没有？", "目标是5.5%左右[1]，结果是4.9%[2]。"),
        (
            "Did Gansu meet its 2025 GDP growth target?",
            "No: the target is 5%以上[1], the result 3.7%[2].",
        ),
        ("甘肃省2025年达到5%的GDP增长目标了吗？", "否，目标是5%以上[1]，结果是3.7%[2]。"),
        ("甘肃省GDP增长目标完成了吗？", "否，目标是5%以上[1]，结果是3.7%[2]。"),
    ],
)
def test_target_and_result_stand_side_by_side(made, question, first):
    answer = made.ask(question)
    assert answer.text.split("\n")[0] == first
    assert [quote.report.year_delivered for quote in answer.quotes] == [2025, 2026]


@pytest.mark.parametrize(
    ("question", "note"),
    [
        ("海南省2025年GDP增长目标完成了吗？", "引文说的是目标；结果没有写明。"),
        (
            "Did Hainan meet its 2025 GDP growth target?",
            "What is quoted is the target; the result is not stated.",
        ),
    ],
)
def test_a_target_alone_is_said_to_be_one(made, question, note):
    answer = made.ask(question)
    assert answer.warnings == (note,)
    assert "6%以上" in answer.quotes[0].text
    assert not answer.text.startswith(("是", "否", "Yes", "No"))


def test_a_figure_of_something_else_decides_nothing(made):
    answer = made.ask("青海省2025年GDP增长目标完成了吗？")
    assert not answer.text.startswith(("是", "否"))
    assert "目标是5%以上[1]，结果是" not in answer.text


@pytest.mark.parametrize(
    ("text", "target", "result"),
    [
        ("甘肃GDP增长目标完成了吗？", "甘肃GDP增长目标是多少？", "甘肃GDP增长多少？"),
        ("甘肃有没有完成粮食产量目标？", "甘肃粮食产量目标是多少？", "甘肃粮食产量是多少？"),
        ("甘肃2025年GDP目标完成情况", "甘肃2025年GDP目标是多少？", "甘肃2025年GDP是多少？"),
        (
            "Did Gansu miss its GDP target in 2025?",
            "What was the target for Gansu GDP in 2025?",
            "What was the Gansu GDP in 2025?",
        ),
    ],
)  # fmt: skip
def test_the_two_questions_of_one(text, target, result):
    found = asks_met(text)
    assert (found.target, found.result) == (target, result)


@pytest.mark.parametrize(
    "text",
    ["甘肃2025年GDP增长目标是多少？", "甘肃完成了多少项目？", "Which targets were met?"],
)
def test_other_questions_are_not_split(text):
    assert asks_met(text) is None
