"""A matter that the question names and no sentence of the reports tells of."""

from dataclasses import replace

import pytest
from helpers import hit, report

from rag.answering.absent import MEANT, NAMED, absent
from rag.answering.candidates import Candidate
from rag.report import Span
from rag.retrieval.question import understand

TEXT = (
    "加强城市管理，整治道路停车秩序。发展杨梅产业，扩大种植面积。"
    "推进轨道交通建设。完善公共交通，新增公交线路三条。金华协办亚运赛事。"
)


def found(question, lexicon, cosine=0.2, text=TEXT):
    """The matter missed, where the best sentence has this likeness to the question."""
    best = Candidate(hit(text), Span(0, len(text)), 1.0, cosine, 0.0)
    return absent(understand(question, (), [], 2000), [report(text)], lexicon, best)


@pytest.mark.parametrize(
    ("question", "missed"),
    [
        ("今年打算怎么管限购商品房？", "限购"),
        ("遛狗的人政府打算怎么管？", "遛狗"),
        ("What is planned for the low-altitude economy?", "low altitude economy"),
        ("What does it do about long-term care insurance?", "long term care insurance"),
        ("停车秩序打算怎么整治？", ""),
        ("公交线路打算怎么调整？", ""),
        ("亚运会是怎么协办的？", ""),
        ("What is done about it?", ""),
    ],
)
def test_a_concept_is_absent_where_no_sentence_has_its_words_or_most_of_a_wording(
    question, missed, lexicon
):
    assert found(question, lexicon) == missed


def test_two_thirds_of_an_official_wording_in_one_sentence_tell_of_it(lexicon):
    question = "What does it do about long-term care insurance?"
    assert found(question, lexicon, text="建立长期护理保险制度。") == ""
    assert found(question, lexicon, text="长期坚持。护理能力提升。保险业增长。") != ""


def test_a_near_sentence_tells_of_it_in_words_of_its_own(lexicon):
    assert found("今年打算怎么管限购商品房？", lexicon, NAMED - 0.01) == "限购"
    assert found("今年打算怎么管限购商品房？", lexicon, NAMED) == ""
    assert found("遛狗的人政府打算怎么管？", lexicon, MEANT - 0.01) == "遛狗"
    assert found("遛狗的人政府打算怎么管？", lexicon, MEANT) == ""


@pytest.mark.parametrize(
    "question", ["哪家卖牛奶的公司拿了奖？", "Which day was it?", "占百分之几？", "排名第几？"]
)
def test_parts_of_words_quantities_and_single_english_words_name_nothing(question, lexicon):
    assert found(question, lexicon) == ""


def test_what_is_missed_is_said(assistant):
    answer = assistant.ask("瓯海区人大2024年怎么监督取消限购政策？")
    assert not answer.found
    assert "限购" in answer.text


def test_each_report_asked_may_tell_of_it(lexicon):
    best = Candidate(hit(TEXT), Span(0, len(TEXT)), 1.0, 0.2, 0.0)
    asked = replace(understand("遛狗怎么管？", (), [], 2000))
    both = [report(TEXT), report("加强文明养犬的管理。", source="b.txt")]
    assert absent(asked, both[:1], lexicon, best) == "遛狗"
    assert absent(asked, both, lexicon, best) == ""
