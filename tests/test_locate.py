import pytest
from helpers import report

from rag.answering.locate import difference, locate, nearest, part_of, quotations, spans_of
from rag.passage import Passage, Section
from rag.report import Span

TEXT = "全年\n共 办理建议２０７件，满意率为84.54％。"


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("共办理建议207件", "共 办理建议２０７件"),
        ("满意率为84.54%。", "满意率为84.54％。"),
        ("建议２０７件,满意率", "建议２０７件，满意率"),
        ("全年共", "全年\n共"),
    ],
)
def test_words_are_found_whatever_their_spaces_and_widths(wanted, found):
    span = locate(TEXT, wanted)
    assert TEXT[span.start : span.end] == found


@pytest.mark.parametrize("wanted", ["建议208件", "", " ", "满意率不为"])
def test_other_words_are_not_found(wanted):
    assert locate(TEXT, wanted) is None


def test_the_nearest_words_come_with_their_difference():
    near = nearest("本次会议上，代表所提建议共207件，都办完了。", "代表所提建议共208件")
    assert near.difference == "代表所提建议共〔208件，应为207件〕"
    assert near.likeness == pytest.approx(2 * 10 / 22)
    assert nearest("完全无关", "毫不相干") is None


def test_a_difference_shows_both_sides():
    assert difference("约207件", "207件") == "〔约→〕207件"


def test_a_torn_passage_gives_several_spans_and_back():
    passage = Passage(report("前半句页码后半句。"), Section(), (Span(0, 3), Span(5, 9)), 1)
    assert passage.text == "前半句后半句。"
    spans = spans_of(passage, Span(1, 6))
    assert spans == (Span(1, 3), Span(5, 8))
    assert passage.report.slice(spans) == passage.text[1:6]
    assert part_of(passage, spans) == Span(1, 6)
    assert part_of(passage, (Span(2, 6),)) is None


def test_quotations_of_every_kind_are_found_without_their_marks():
    text = '他说“甲“乙”丙”，又说「丁」『戊』"己"。'
    assert [text[s:e] for s, e in quotations(text)] == ["甲“乙”丙", "丁", "戊", "己"]
