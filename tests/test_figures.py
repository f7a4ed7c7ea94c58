import pytest

from rag.answering.figures import figures, numbers
from rag.report import Span


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("满意率为84.54%，建议共207件。", ["84.54%", "207件"]),
        ("接待群众530余人次", ["530余人次"]),
        ("约6.5万多条意见", ["约6.5万多条"]),
        ("资金8430万元，超过1760万人次", ["8430万元", "超过1760万人次"]),
        ("提高2.3个百分点", ["2.3个百分点"]),
        ("产值达到1,234.5亿元", ["达到1,234.5亿元"]),
        ("面积120平方公里", ["120平方公里"]),
        ("10多个品牌", ["10多个"]),
        ("不低于98％", ["不低于98％"]),
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


@pytest.mark.parametrize("text", ["2024年", "1月", "30日", "第3届"])
def test_years_months_days_and_terms_of_office_are_dates(text):
    assert [figure.is_date for figure in figures(text)] == [True]


@pytest.mark.parametrize("text", ["207件", "5岁", "30天", "84.54%", "9"])
def test_other_figures_are_no_dates(text):
    assert [figure.is_date for figure in figures(text)] == [False]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("满意率84.54%，共1,234件", {"84.54", "1234"}),
        ("2024年1月30日", {"2024", "1", "30"}),
        ("共207件，其中207件办结。", {"207"}),
        ("第14, 15名", {"14", "15"}),
        ("没有", set()),
    ],
)
def test_numbers_are_bare_and_without_separators(text, expected):
    assert numbers(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("每天24小时值守", "24小时"),
        ("15分钟生活圈", "15分钟"),
        ("资金3000余万元", "3000余万元"),
        ("近3000多万元", "近3000多万元"),
        ("培训3千余人次", "3千余人次"),
    ],
)
def test_a_figure_is_whole(text, expected):
    assert [figure.text for figure in figures(text)] == [expected]
