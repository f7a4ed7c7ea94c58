"""A quote has what it is said of, in it or beside it; a part of a year is not quoted alone."""

import pytest
from helpers import assistant_of

from rag.answering.clauses import clauses, standing
from rag.answering.subject import context, named_before, needs
from rag.cli import shown
from ui.evidence import evidence


@pytest.mark.parametrize(
    "run",
    [
        "高于全国0.7个百分点，位居前列",
        "通车总里程突破1万公里",
        "满意率达到98%",
        "增速居全省第一",
        "产量1146万吨",
        "其中农村公路83公里",
        "均居全省前列",
        "同比增长5.2%",
        "连续三年居全省首位",
        "创历史新高",
        "这些成绩来之不易",
    ],
)
def test_what_needs_its_subject(run):
    assert needs(run)


@pytest.mark.parametrize(
    "run",
    [
        "高速公路通车总里程突破1万公里",
        "代表建议满意率达到98%",
        "粮食产量1146万吨",
        "新建乡村公路83公里",
        "改造老旧小区21个",
        "增长点不断涌现",
        "创新服务方式12项",
        "居民收入增长6%",
        "其他项目完成投资3亿元",
        "连续办好民生实事",
        "过去一年，投资增长6%",
    ],
)
def test_what_stands_without(run):
    assert not needs(run)


@pytest.mark.parametrize(
    ("text", "run", "subject"),
    [
        ("高速公路建设全面提速，通车总里程突破1万公里。", "通车总里程", "高速公路建设全面提速"),
        ("大力兴修高速公路。2024年，通车总里程突破1万公里。", "通车总里程", "大力兴修高速公路"),
        ("代表建议全部办结；满意率达到98%。", "满意率", "代表建议全部办结"),
        ("投资增长6%，增速居全省第一，高于全国3个百分点。", "高于", "投资增长6%"),
    ],
)
def test_the_nearest_clause_that_names_it_is_the_subject(text, run, subject):
    assert context(text, named_before(text, text.index(run)), "") == subject


def test_where_no_clause_names_it_the_topic_does():
    assert context("满意率达到98%。", None, "办好代表建议") == "办好代表建议"


@pytest.mark.parametrize(
    ("kept", "run"),
    [
        ("增长5%", "投资上半年增长5%，前三季度增长5.2%，全年增长5.7%，"),
        ("增长5.7%", "全年增长5.7%，"),
    ],
)
def test_a_part_of_a_year_is_not_cut_from_the_year(kept, run):
    text = "投资上半年增长5%，前三季度增长5.2%，全年增长5.7%，再创新高。"
    at = text.index(kept)
    part = next(one for one in clauses(text) if one.start <= at < one.end)
    assert run in text[slice(*standing(text, [part]))]


HEAD = "青溪县政府工作报告\n——2025年1月9日在青溪县第九届人民代表大会第四次会议上\n"
BODY = (
    "一、2024年工作回顾\n"
    "过去一年，全县上下同心协力，各项事业取得新的进展，社会大局保持和谐稳定。\n"
    "加快建设高速公路，打通东西两条大通道，沿线六个乡镇的群众出行时间大幅缩短，农产品外运更加便捷，"
    "通车总里程突破312公里，沿途服务区全部改造提升，司乘人员普遍称赞。\n"
    "数字经济增势强劲，核心产业增加值增长9.6%，高于全省2.4个百分点，税收贡献稳步提升。\n"
)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return assistant_of(tmp_path_factory.mktemp("made"), a=HEAD + BODY)


def test_a_subject_far_from_the_figure_is_shown_beside_the_quote(made):
    answer = made.ask("青溪县的通车总里程是多少公里？")
    quote = answer.quotes[0]
    assert quote.text == quote.report.slice(quote.spans)
    assert (quote.text, quote.context) == ("通车总里程突破312公里", "加快建设高速公路")


def test_a_subject_right_before_it_stays_in_the_quote(made):
    quote = made.ask("青溪县2024年核心产业增加值高于全省多少个百分点？").quotes[0]
    assert quote.text.startswith(("数字经济增势强劲", "核心产业增加值增长9.6%，高于全省2.4"))


def test_the_context_is_shown_on_the_terminal_on_the_page_and_in_the_dictionary(made):
    answer = made.ask("青溪县的通车总里程是多少公里？")
    quote = answer.quotes[0]
    assert quote.context == "加快建设高速公路"
    assert f"（{quote.context}）“{quote.text}”[1]" in shown(answer)
    assert f"（{quote.context}）" in evidence(answer, 1)
    assert answer.to_dict()["quotes"][0]["context"] == quote.context
