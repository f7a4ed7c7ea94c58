"""Quotes cut to what answers, on reports made up here."""

import pytest
from helpers import assistant_of

from rag.cli import shown
from ui.evidence import evidence

HEAD = "青溪县政府工作报告\n——2025年1月9日在青溪县第九届人民代表大会第四次会议上\n"
BODY = (
    "一、2024年工作回顾\n"
    "过去一年，全县上下同心协力，新建乡村公路83公里，改造老旧小区21个，发放助学贷款4600万元，"
    "群众生活持续改善，社会大局保持稳定。\n"
    "城镇和农村低保标准分别提高到每人每月924元和801元，让困难群众生活更有保障，基本民生得到兜底。\n"
    "2024年9月28日青溪大桥正式通车，结束了两岸靠渡船往来的历史，沿线三个乡镇的农产品外运时间明显缩短，"
    "游客数量也随之大幅增加。\n"
    "二、2025年工作安排\n"
    "力争全年新增托育床位1200张，其中普惠性床位900张，让更多年轻父母放心上班，减轻家庭照料负担。\n"
)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return assistant_of(tmp_path_factory.mktemp("made"), a=HEAD + BODY)


def first(made, question):
    quote = made.ask(question).quotes[0]
    assert quote.text == quote.report.slice(quote.spans)
    assert all(any(s <= a and b <= e for s, e in quote.spans) for a, b in quote.marks)
    return quote.text, [quote.report.text[slice(*mark)] for mark in quote.marks]


@pytest.mark.parametrize(
    ("question", "text", "marks"),
    [
        ("青溪县2024年改造老旧小区多少个？", "改造老旧小区21个", ["21个"]),
        ("青溪县2024年发放助学贷款多少钱？", "发放助学贷款4600万元", ["4600万元"]),
        (
            "青溪县城镇和农村低保标准分别是多少元？",
            "城镇和农村低保标准分别提高到每人每月924元和801元",
            ["924元", "801元"],
        ),
        (
            "青溪县2025年要新增多少张托育床位，其中普惠性的多少张？",
            "力争全年新增托育床位1200张，其中普惠性床位900张",
            ["1200张", "900张"],
        ),
    ],
)
def test_the_clause_with_the_figure_is_quoted_and_the_figure_marked(made, question, text, marks):
    said, marked = first(made, question)
    assert text in said
    assert len(said) < 50
    assert marked == marks


def test_the_day_is_marked_where_the_question_asks_when(made):
    said, marks = first(made, "青溪大桥是什么时候通车的？")
    assert said.startswith("2024年9月28日青溪大桥正式通车")
    assert len(said) < 60
    assert marks == ["2024年9月28日"]


def test_marks_are_in_the_dictionary(made):
    answer = made.ask("青溪县2024年改造老旧小区多少个？")
    quote = answer.quotes[0]
    assert answer.to_dict()["quotes"][0]["marks"] == [list(mark) for mark in quote.marks] != []


def test_an_idle_sentence_is_not_quoted_beside_the_figure(made):
    assert len(made.ask("青溪县2024年发放助学贷款多少钱？").quotes) == 1


def test_the_answering_words_are_bold_on_a_terminal_and_on_the_page(made):
    answer = made.ask("青溪县2024年改造老旧小区多少个？")
    assert "\033[1m21个\033[22m" in shown(answer, bold=True)
    assert "\033" not in shown(answer)
    assert '<b class="yj-answer">21个</b>' in evidence(answer, 1)


MOVED = (
    "一、2024年工作回顾\n"
    "代表对办理工作的满意度为98%，已解决或基本解决占比达61.5%，为近年来最好水平，群众反响良好。\n"
)


@pytest.fixture(scope="module")
def moved(tmp_path_factory):
    return assistant_of(tmp_path_factory.mktemp("moved"), a=HEAD + MOVED)


def test_what_refutes_a_change_that_is_asked_about_is_not_cut_off(moved):
    said, marks = first(moved, "青溪县2024年代表建议已解决占比下降了多少？")
    assert "61.5%，为近年来最好水平" in said
    assert marks == ["达61.5%"]


def test_where_no_change_is_asked_about_the_figure_alone_is_quoted(moved):
    said, _ = first(moved, "青溪县2024年代表建议已解决占比是多少？")
    assert said.endswith("占比达61.5%")
