"""A quote has what it is said of, in it or beside it; a part of a year is not quoted alone."""

import pytest
from helpers import assistant_of

from rag.answering.clauses import clauses, standing
from rag.answering.subject import context, done_by, named_before, needs, over_years
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
        "这一比例居全省首位",
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
        "这些成绩的取得，是全县上下共同努力的结果",
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


TALKED = "一年来，常委会依法履职，召开会议9次，制定法规2件，任免工作人员73人次。"
GATHERED = "全年征集建议96条，转化为闭会建议17件。"


@pytest.mark.parametrize(
    ("text", "run", "subject"),
    [
        (TALKED, "任免工作人员", "常委会依法履职，"),
        (GATHERED, "转化为", "全年征集建议96条，"),
        ("开展优秀建议评选，通报表扬25件建议。", "通报表扬", "开展优秀建议评选，"),
        ("检查健身条例执行情况，组织800名代表参加。", "组织", "检查健身条例执行情况，"),
        ("建议办理提质，已解决或基本解决占比达61%。", "已解决", "建议办理提质，"),
        (TALKED, "常委会", ""),
        ("修建公路8公里，改造小区21个。", "改造", ""),
        ("工作扎实。任免工作人员73人次。", "任免", ""),
        ("建议很多；组织代表80名。", "组织", ""),
    ],
)
def test_the_clause_that_says_by_whom_or_to_what_it_is_done(text, run, subject):
    part = done_by(text, text.index(run))
    assert (text[slice(*part)] if part else "") == subject


@pytest.mark.parametrize(
    ("run", "years"),
    [
        ("城镇新增就业年均超过7万人", "五年来"),
        ("2024年城镇新增就业年均超过7万人", ""),
        ("城镇新增就业7万人", ""),
    ],
)
def test_the_years_over_which_an_average_is(run, years):
    text = f"五年来，民生不断改善。{run}。"
    assert over_years(text, text.index(run), run) == years


def test_years_of_its_own_sentence_hold_for_each_of_its_clauses():
    text = "五年来，修路9公里，架桥3座。改造小区21个。"
    assert over_years(text, text.index("架桥"), "架桥3座") == "五年来"
    assert over_years(text, text.index("改造"), "改造小区21个") == ""


def test_years_that_are_only_compared_with_are_not_those_of_an_average():
    text = "比“十三五”时期更快，利润年均增长5%。"
    assert over_years(text, text.index("利润"), "利润年均增长5%") == ""


def test_what_serves_with_what_goes_before_is_not_cut_from_it():
    text = "形成以甲厂等为龙头，上百家企业为支撑，3大系统全覆盖的产业集群，产值增长9倍。"
    part = next(one for one in clauses(text) if "上百家" in text[slice(*one)])
    assert text[slice(*standing(text, [part]))].startswith("形成以甲厂")
