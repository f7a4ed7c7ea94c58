import pytest

from rag.answering.figures import figures
from rag.answering.said import said_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("税收收入50亿元、增长3%，", ["税收收入", "税收收入增长"]),
        ("用水量达到20万吨，同比下降3%，排全省第二", ["用水量", "用水量同比下降"]),
        (
            "城镇、农村居民收入分别增长5%、6%，",
            ["城镇居民收入增长", "农村居民收入增长"],
        ),
        ("城乡居民收入分别增长5%和6%。", ["城镇居民收入增长", "农村居民收入增长"]),
        ("火灾起数、受伤人数分别下降4%、5%，", ["火灾起数下降", "受伤人数下降"]),
        (
            "安全生产事故起数、死亡人数分别下降4%、5%，",
            ["安全生产事故起数下降", "安全生产死亡人数下降"],
        ),
        ("林业和渔业增加值占比分别达3%、6%。", ["林业增加值占比", "渔业增加值占比"]),
        ("新建20万亩茶园、改造8万亩，建成公园3个", ["新建茶园", "新建茶园改造", "建成公园"]),
        ("新建公路60公里、养护1100公里", ["新建公路", "新建公路养护"]),
        ("新改建60公里、养护1100公里", ["新改建", "养护"]),
        ("代表在大会期间和闭会期间所提建议共7件", ["代表所提建议共"]),
    ],
)
def test_a_figure_is_said_of_the_words_of_its_clause(text, expected):
    assert said_of(text, figures(text)) == expected


def test_names_that_are_not_as_many_as_the_figures_are_left_as_they_stand():
    text = "林业、渔业、牧业分别增长3%、6%。"
    assert said_of(text, figures(text))[0] == "林业、渔业、牧业分别增长"
