import pytest
from growth import GROWS, quadruple

from rag.answering.figures import figures
from rag.passage import DONE, PLANNED
from rag.report import Span


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("满意率为84.54%，建议共207件。", ["84.54%", "207件"]),
        ("接待群众530余人次", ["530余人次"]),
        ("约6.5万多条意见", ["约6.5万多条"]),
        ("资金8430万元，超过1760万人次", ["8430万元", "超过1760万人次"]),
        ("产值达到1,234.5亿元", ["达到1,234.5亿元"]),
        ("面积120平方公里", ["120平方公里"]),
        ("10多个品牌", ["10多个"]),
        ("不低于98％", ["不低于98％"]),
        ("每天24小时值守", ["24小时"]),
        ("资金3000余万元", ["3000余万元"]),
        ("培训3千余人次", ["3千余人次"]),
        ("2024年1月30日，第3届", []),
        ("没有数字", []),
        ("", []),
    ],
)
def test_a_figure_has_its_qualifier_and_its_unit(text, expected):
    assert [figure.text for figure in figures(text)] == expected


def test_a_figure_knows_where_it_stands():
    text = "建议共207件，满意率84.54%。"
    for figure in figures(text):
        assert text[figure.span.start : figure.span.end] == figure.text
    assert [figure.span for figure in figures("207件", offset=10)] == [Span(10, 14)]


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("代表建议共207件", ["代表建议"]),
        ("78家企业、75个项目参加", ["企业", "项目参加"]),
        ("满意率为84.54%", ["满意率"]),
    ],
)
def test_a_figure_says_what_it_measures(text, measures):
    assert [figure.measures for figure in figures(text)] == measures


@pytest.mark.parametrize(
    ("text", "aspect", "status"),
    [
        ("完成改造500套。", DONE, "achieved"),
        ("完成改造500套。", PLANNED, "target"),
        ("力争改造500套。", DONE, "target"),
        ("力争经济稳定增长，改造500套。", DONE, "target"),
        ("去年已改造500套。", PLANNED, "achieved"),
    ],
)
def test_a_figure_is_reached_or_aimed_at(text, aspect, status):
    assert [figure.status for figure in figures(text, aspect=aspect)] == [status]


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("207件", True),
        ("３件", True),
        ("十件", True),
        ("三五件", True),
        ("两年多", True),
        ("两倍", True),
        ("百分之五", True),
        ("二次", False),
        ("两个", False),
    ],
)
def test_a_count_is_told_from_a_manner_of_speaking(text, sure):
    assert [figure.sure for figure in figures(text)] == [sure]


@pytest.mark.parametrize("unit", ["1件", "1件，", "办结1件、", "力争1件；", "的" * 999 + "年1件"])
def test_the_work_grows_as_the_text_does(unit):
    def work(length):
        figures(f"{length}。{unit * (length // len(unit))}")

    assert quadruple(work, 4_000) < GROWS
