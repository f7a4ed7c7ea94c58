"""Places whose names are the same in pinyin, or but for the ending."""

import pytest
from helpers import assistant_of, report

from rag.retrieval.names import held_names
from rag.retrieval.places import find

DISTRICT = """杭州市富阳区人民代表大会常务委员会工作报告
（2025年1月10日在富阳区人民代表大会会议上）
一、2024年工作回顾
常委会听取了12件代表建议办理情况的报告，代表的满意率为91%。
常委会对老旧电梯更新开展了专题询问。
"""
CITY = """政府工作报告
（2024年1月8日在阜阳市人民代表大会会议上）
一、2023年工作回顾
全市粮食总产量达到520万吨，小麦单产居全省首位。
新建了三座铁路货运站。
"""


@pytest.fixture(scope="module")
def both(tmp_path_factory):
    return assistant_of(tmp_path_factory.mktemp("namesakes"), 富阳区=DISTRICT, 阜阳市=CITY)


@pytest.mark.parametrize(
    ("question", "place", "told"),
    [
        ("How satisfied were the deputies of Fuyang?", "杭州市富阳区", True),
        ("How much grain did Fuyang harvest?", "阜阳市", True),
        ("How much grain did Fuyang City harvest?", "阜阳市", False),
        ("How much grain did Fuyang District harvest?", "杭州市富阳区", False),
        ("How much grain did the district of Fuyang harvest?", "杭州市富阳区", False),
        ("How satisfied were the deputies of Fuyang, Anhui?", "阜阳市", False),
        ("How satisfied were the deputies of Fuyang in Anhui?", "阜阳市", False),
        ("How much grain did Hangzhou's Fuyang harvest?", "杭州市富阳区", False),
        ("富阳的粮食产量是多少？", "杭州市富阳区", False),
    ],
)
def test_the_place_of_a_shared_name_is_the_one_said_or_the_one_that_tells_of_it(
    both, question, place, told
):
    named = both.understand(question).places
    assert [(one.place, one.guessed) for one in named] == [(place, told)]


def test_a_shared_name_without_a_word_on_which_is_said_to_be_read_as_one(both):
    answer = both.ask("How much grain did Fuyang harvest?")
    assert "520万吨" in answer.text
    assert answer.warnings == ("“Fuyang” was read as Fuyang (阜阳市).",)


def test_a_follow_up_stays_with_the_place_of_the_question_before(both):
    before = [("How much grain did Fuyang harvest?", "520万吨")]
    asked = both.understand("And how many were built?", before)
    assert [one.place for one in asked.places] == ["阜阳市"]


def test_the_year_asked_is_of_the_place_that_is_meant(both):
    assert both.understand("How much grain did Fuyang harvest in 2023?").tense == "done"
    assert both.understand("What will Fuyang District's deputies do in 2025?").tense == "ahead"
    assert both.understand("How much grain did Fuyang City harvest in 2025?").tense == ""


def test_a_province_comes_before_its_city_of_the_same_name():
    reports = [report(source="p", place="吉林省"), report(source="c", place="吉林市")]
    assert held_names(reports)["吉林"] == ("吉林省",)
    assert [one.place for one in find("吉林市的工作", reports)] == ["吉林市"]
    assert [one.place for one in find("吉林的工作", reports)] == ["吉林省"]
