import pytest

from rag.answering.status import ahead, aims, done, status, tenses
from rag.passage import DONE, LACKING, PLANNED


@pytest.mark.parametrize(
    "text",
    [
        "力争增长6%",
        "计划制定五部条例",
        "拟新增车位5000个",
        "2025年将新建公园12个",
        "将继续开展调研",
        "主要预期目标是增长6%",
        "确保10月底前完成",
        "列入了明年的制定计划",
        "It plans to make five regulations",
        "The target is 5%",
        "Two will be reviewed",
        "大桥将于六月通车",
        "常委会计划听取六项报告",
        "预计增长5%",
    ],
)
def test_what_is_aimed_at(text):
    assert ahead(text)


@pytest.mark.parametrize(
    "text",
    [
        "各项目标都已实现",
        "审议计划、预决算报告",
        "国民经济和社会发展计划执行情况",
        "计划完成率98%",
        "将监督同监察衔接起来",
        "将其纳入清单",
        "邀请代表参加各类重要会议",
        "实现了增长5%的预期目标",
        "All targets set were met",
        "Suggestions were answered",
        "以提高实效为目标导向开展检查",
        "小队会将居民的话变为良策",
        "我们不甘人后、奋力争先",
        "人均预期寿命达到79岁",
    ],
)
def test_what_is_not_aimed_at(text):
    assert not ahead(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("已改造500套", True),
        ("完成改造500套", True),
        ("力争完成改造500套", False),
        ("满意率84%", False),
        ("It was completed", True),
        ("It will be completed", False),
    ],
)
def test_what_is_told_as_done(text, expected):
    assert done(text) is expected


@pytest.mark.parametrize(
    ("text", "aspect", "expected"),
    [
        ("力争改造500套", DONE, "target"),
        ("改造500套", DONE, "achieved"),
        ("改造500套", PLANNED, "target"),
        ("已改造500套", PLANNED, "achieved"),
        ("监督还不够有力", LACKING, "lacked"),
        ("争取各类资金29亿元", DONE, "achieved"),
        ("争取各类资金29亿元", PLANNED, "target"),
        ("人才计划实施顺利，引进320人", DONE, "achieved"),
        ("成绩好于预期，增收12亿元", DONE, "achieved"),
        ("争创示范县，建成示范村8个", DONE, "achieved"),
        ("规划建设邻里中心6个", DONE, "achieved"),
        ("大桥将于六月通车", DONE, "target"),
    ],
)
def test_a_reports_words_have_their_own_status_else_that_of_their_part(text, aspect, expected):
    assert status(text, aspect) == expected


def test_a_clause_takes_its_tense_from_its_sentence_where_it_has_none():
    text = "已办结23件。2026年将实行新办法，并完成换届18项。"
    assert tenses(text, *_of(text, "23件")) == (False, True, True)
    assert tenses(text, *_of(text, "18项")) == (True, False, False)


def _of(text, words):
    return text.index(words), text.index(words) + len(words)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("主要预期目标是：地区生产总值增长5%", True),
        ("力争增长5%", True),
        ("预计增长5%", False),
        ("增长5%，完成年度目标任务", False),
        ("圆满完成了预期目标", False),
    ],
)
def test_a_target_is_aimed_at_and_a_forecast_is_not(text, expected):
    assert aims(text) is expected
