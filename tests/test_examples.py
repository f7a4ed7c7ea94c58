"""Questions to begin with: from the store's own reports, whatever they are."""

import re
from dataclasses import replace

import pytest
from helpers import passage

from rag.passage import GLOSSARY, PLANNED, Section
from ui.examples import examples

GDP = "全年地区生产总值达到1.2万亿元，增长5.1%。"
RATE = "代表建议全部办结，满意率为91.5%。"


def told(text, place, year, source, **facts):
    return passage(text, place=place, year_covered=year, source=source, **facts)


def of(*passages):
    return examples([one.report for one in passages], passages)


def test_they_ask_for_what_the_reports_state():
    assert of(told(GDP, "江苏省", 2024, "a"), told(RATE, "温州市龙湾区", 2023, "b")) == [
        "温州市龙湾区2023年代表建议的满意率是多少？",
        "江苏省2024年地区生产总值是多少？",
        "What was the satisfaction rate of deputy suggestions in Longwan in 2023?",
    ]


def test_what_several_reports_state_is_asked_of_each():
    found = of(told(GDP, "江苏省", 2024, "a"), told(GDP, "福建省", 2024, "b"))
    assert found[0] == "江苏省2024年地区生产总值是多少？"
    assert "各份报告里，地区生产总值是多少？" in found


@pytest.mark.parametrize(
    "text", ["地区生产总值增长5%左右。", "地区生产总值稳步增长，财政收入100亿元。"]
)
def test_what_is_not_stated_as_a_figure_is_not_asked(text):
    found = of(told(text, "江苏省", 2024, "a"))
    assert found == ["江苏省2024年的工作有哪些成效？", "江苏省2024年有哪些不足？"]


def test_what_is_planned_is_not_asked_as_done():
    plan = told(GDP, "江苏省", 2024, "a", aspect=PLANNED)
    assert "江苏省2024年地区生产总值是多少？" not in of(plan)


def test_a_term_of_a_glossary_is_asked_and_two_in_one_entry_are_not():
    entries = [
        replace(told("释义。", "", None, name), topic=topic, section=Section(kind=GLOSSARY))
        for name, topic in (("a", "“两去”、“两回”"), ("b", "三进三出"))
    ]
    assert of(*entries) == ["“三进三出”是什么意思？"]
    assert of() == []


def test_the_samples_answer_theirs_and_no_other_place_is_named(assistant):
    found = examples(assistant.reports, assistant.retriever.corpus.passages)
    assert len(found) >= 4
    answers = [assistant.ask(question) for question in found]
    assert [one.question for one in answers if not one.found] == []
    shown = replace(assistant.reports[0], place="青岛市", title="青岛市政府工作报告")
    assert not re.search("瓯海|富阳", " ".join(examples([shown])))
