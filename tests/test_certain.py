"""A figure is marked, and named in English, only where it is surely the one asked for."""

import pytest
from helpers import assistant_of

from rag.answering.asked_kinds import asked_meetings, asked_rates
from rag.answering.counted_noun import counted_noun

REPORT = (
    "龙泉市人民代表大会常务委员会工作报告\n——2025年1月9日在龙泉市第十七届人民代表大会第四次会议上\n"
    "一、2024年工作回顾\n"
    "全年召开常委会会议7次、主任会议13次，听取审议专项工作报告11个，工作运行平稳有序。\n"
    "17个监督小组实地视察民生实事项目64次，提出意见建议52条，推动实事项目如期完成。\n"
    "常委会组成人员联系代表318人次，代表进联络站接待选民2460人次，反映的诉求及时回应。\n"
    "建成代表联络站93个，全部配齐设施并对外公开，代表进站有了固定场所。\n"
    "代表提出的186件建议均按期答复代表，其中已经解决或基本解决151件，解决率为81%。\n"
    "对基层依法治理工作开展满意度测评，群众满意率达97%，评议结果向社会公布。\n"
    "制定修订地方性法规5件，修改3件，法治保障更加有力，重点领域立法稳步推进。\n"
)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return assistant_of(tmp_path_factory.mktemp("made"), a=REPORT)


def marked(answer):
    return [one.report.text[slice(*mark)] for one in answer.quotes for mark in one.marks]


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("How many times did Longquan's supervision groups inspect livelihood projects?", "64次"),
        ("How many contact stations for deputies are there in Longquan?", "93个"),
        ("How many standing committee meetings did Longquan hold in 2024?", "7次"),
        ("How many chairpersons' meetings were held in Longquan in 2024?", "13次"),
        ("What was the resolution rate of deputies' suggestions in Longquan?", "81%"),
        ("How many suggestions did Longquan's deputies make?", "186件"),
    ],
)
def test_the_figure_that_is_asked_for_is_named(made, question, figure):
    answer = made.ask(question)
    assert answer.text.startswith(f"In 2024, Longquan (龙泉市) reported: {figure} (“")
    assert marked(answer)[:1] == [figure]


@pytest.mark.parametrize(
    "question",
    [
        "How many deputies attended training in Longquan?",
        "How many local regulations did Longquan revise in 2024?",
        "How many key suggestions did Longquan's deputies make?",
    ],
)
def test_no_figure_is_named_where_none_is_sure(made, question):
    answer = made.ask(question)
    assert "reported:" not in answer.text
    assert marked(answer) == []


@pytest.mark.parametrize(
    "question",
    [
        "What was the satisfaction rate of deputies' suggestions in Longquan?",
        "龙泉市2024年召开党组会议多少次？",
        "龙泉市2024年开了几次党组会议？",
        "How many party group meetings did Longquan hold in 2024?",
    ],
)
def test_another_rate_or_another_kind_of_meeting_is_no_answer(made, question):
    assert not made.ask(question).found


def test_a_further_quote_is_shown_without_naming_its_figure(made):
    answer = made.ask("How many suggestions did Longquan's deputies make?")
    assert answer.text.count("reported:") == 1


@pytest.mark.parametrize(
    "question",
    [
        "龙泉市2024年代表建议比上年减少了多少件？",
        "龙泉市2024年代表建议比上年增加了几件？",
        "龙泉市2024年代表建议解决率比上年提高了多少个百分点？",
    ],
)
def test_a_level_where_a_change_is_asked_for_is_said_to_be_one(made, question):
    answer = made.ask(question)
    assert not answer.found or any("不是变化的幅度" in one for one in answer.warnings)


@pytest.mark.parametrize(
    ("text", "rates"),
    [
        ("代表建议满意率是多少", ["满意率"]),
        ("the satisfaction rate of suggestions", ["satisfaction rate"]),
        ("What is the rate of satisfaction?", ["rate of satisf"]),
        ("完成率是多少", []),
        ("the growth rate of GDP", []),
    ],
)
def test_the_rate_that_a_question_names(text, rates):
    assert [one.words for one in asked_rates(text)] == rates


@pytest.mark.parametrize(
    ("text", "told", "other"),
    [
        ("召开主任会议多少次", "主任会议13次", "召开常委会会议7次"),
        ("开了几次常委会会议", "常委会会议7次", "主任会议13次"),
        ("How often did the leading party group meet?", "党组会议9次", "常委会会议7次"),
        ("How many executive meetings were held?", "常务会议9次", "全体会议2次"),
    ],
)
def test_the_kind_of_meeting_that_is_counted(text, told, other):
    (kind,) = asked_meetings(text)
    assert kind.named(told)
    assert not kind.named(other)


@pytest.mark.parametrize(
    "text", ["开常委会会议时邀请了多少人次的代表？", "How many reports were heard at meetings?"]
)
def test_a_meeting_that_is_not_counted_is_not_demanded(text):
    assert list(asked_meetings(text)) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("How many contact stations for deputies are there?", ("contact", "stations")),
        ("How many of Longquan's parks never close?", ("parks",)),
        ("How many deputies stood up to tell of it?", ("deputies",)),
        ("the number of people trained", ("people",)),
        ("What share of deputies' suggestions was solved?", ("deputies", "suggestions")),
    ],
)
def test_the_noun_that_is_counted(text, words):
    assert counted_noun(text, ["Longquan"]).words == words


@pytest.mark.parametrize("text", ["How often did it meet?", "How many times?", "When was it?"])
def test_nothing_is_counted_where_it_is_asked_how_often_or_when(text):
    assert counted_noun(text) is None
