import pytest
from helpers import passage, report

from rag.passage import Passage, Section
from rag.report import Span


def sentences(text):
    one = passage(text)
    return [one.report.slice((span,)) for span in one.sentences()]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一。二！三？四；五", ["一。", "二！", "三？", "四；", "五"]),
        ("甲说：“好。”乙不答。", ["甲说：“好。”", "乙不答。"]),
        ("（已办结。）另有两件。", ["（已办结。）", "另有两件。"]),
        ("真的？！是的。", ["真的？！", "是的。"]),
        ("首行\n次行", ["首行", "次行"]),
        ("  缩进。　　又一句。 ", ["缩进。", "又一句。"]),
        ("满意率为84.54%，全年。", ["满意率为84.54%，全年。"]),
        ("", []),
        (" \n ", []),
    ],
)
def test_sentences_end_at_full_stops_and_are_trimmed(text, expected):
    assert sentences(text) == expected


def test_a_sentence_goes_on_over_what_is_no_part_of_its_passage():
    text = "第一句的前半页码第一句的后半。第二句。"
    torn = Passage(report(text), Section(), (Span(0, 6), Span(8, len(text))), 1)
    assert torn.text == "第一句的前半第一句的后半。第二句。"
    assert list(torn.sentences()) == [Span(0, 15), Span(15, 19)]
    assert torn.parts(Span(0, 15)) == (Span(0, 6), Span(8, 15))


def test_a_section_is_its_headings_outermost_first():
    assert str(Section(("一、回顾", "（一）监督"))) == "一、回顾 › （一）监督"
    assert str(Section()) == ""
