import pytest
from helpers import report

from rag.answering.requirements import (
    COUNT,
    MONEY,
    SHARE,
    Requirement,
    figure_kind,
    requirements,
)
from rag.retrieval.question import understand

OUHAI = report(source="o", place="温州市瓯海区", year_delivered=2025, year_covered=2024)


def of(text):
    return requirements(understand(text, (), [OUHAI], 2000), [OUHAI])


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("满意率是多少？", SHARE),
        ("满意的占比是几成？", SHARE),
        ("代表建议满意度是多少？", SHARE),
        ("参选率提高了多少？", SHARE),
        ("What percentage of suggestions was solved?", SHARE),
        ("花了多少钱？", MONEY),
        ("投资多少亿元？", MONEY),
        ("How much money was spent?", MONEY),
        ("有多少件建议？", COUNT),
        ("开了几次会议？", "次"),
        ("参加了多少人次？", "人次"),
        ("来了多少位代表？", COUNT),
        ("How many deputies took part?", COUNT),
        ("有哪几个品牌？", ""),
        ("有哪些措施？", ""),
        ("Which measures?", ""),
        ("怎么监督预算？", ""),
        ("几乎都办结了", ""),
    ],
)
def test_the_kind_of_figure_that_is_asked_for(question, expected):
    assert figure_kind(question) == expected


@pytest.mark.parametrize(
    ("kind", "text", "met"),
    [
        (SHARE, "满意率为84.54%。", True),
        (SHARE, "提高2.3个百分点。", True),
        (SHARE, "九成群众满意。", True),
        (SHARE, "建议共207件。", False),
        (MONEY, "资金8430万元。", True),
        (MONEY, "投资20余亿元。", True),
        (MONEY, "共8430件。", False),
        (COUNT, "建议共207件。", True),
        (COUNT, "开会八次。", True),
        (COUNT, "2024年1月的会议。", False),
        (COUNT, "工作扎实推进。", False),
        ("人次", "培训1580余人次。", True),
        ("人次", "培训3.5万人次。", True),
        ("人次", "培训1580人。", False),
        ("次", "全年开会八次。", True),
        ("次", "全年开会两次。", True),
        ("次", "召开第八次会议。", False),
    ],
)
def test_a_figure_is_met_by_a_figure_of_its_kind(kind, text, met):
    assert Requirement("figure", "多少", kind).met(text, text) is met


@pytest.mark.parametrize(
    ("text", "met"), [("1月30日开幕。", True), ("去年底开幕。", True), ("大会开幕。", False)]
)
def test_a_date_is_met_by_a_day_a_month_or_a_part_of_the_year(text, met):
    assert Requirement("date", "何时").met(text, text) is met


@pytest.mark.parametrize(
    ("text", "met"),
    [("取消了两项制度。", True), ("整合三个站点。", True), ("新建三个站点。", False)],
)
def test_an_event_is_met_by_a_word_of_ending(text, met):
    assert Requirement("event", "取消").met(text, text) is met


def test_a_year_must_stand_in_the_sentence_and_a_place_in_the_passage():
    sentence, whole = "建议办结。", "宁波在2019年的建议办结。"
    assert not Requirement("year", "2019").met(sentence, whole)
    assert Requirement("year", "2019").met(whole, whole)
    assert Requirement("place", "宁波").met(sentence, whole)
    assert not Requirement("place", "杭州").met(sentence, whole)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("瓯海区怎么监督预算？", []),
        ("瓯海区2024年怎么监督预算？", []),
        ("瓯海区2025年怎么监督预算？", []),
        ("瓯海区2019年怎么监督预算？", [Requirement("year", "2019")]),
        ("宁波市怎么监督预算？", [Requirement("place", "宁波")]),
        ("瓯海区和宁波市怎么监督预算？", []),
        ("瓯海区何时作决定？", [Requirement("date", "瓯海区何时作决定？")]),
        ("瓯海区取消了哪些制度？", [Requirement("event", "取消")]),
    ],
)
def test_what_an_answer_must_hold(question, expected):
    assert of(question) == expected


def test_a_figure_asked_for_is_demanded_beside_the_others():
    assert [(one.what, one.kind) for one in of("宁波市2019年的满意率是多少？")] == [
        ("place", ""),
        ("year", ""),
        ("figure", SHARE),
    ]
