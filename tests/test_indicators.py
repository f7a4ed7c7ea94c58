import pytest
from helpers import passage, report

from rag.answering.indicators import indicators
from rag.answering.requirements import requirements
from rag.retrieval.question import understand

STATEMENTS = {
    "GDP": "地区生产总值增长5%。",
    "retail": "社会消费品零售总额增长7%。",
    "exports": "出口总额增长9%。",
    "trade": "进出口总额增长8%。",
    "rural": "农村居民人均可支配收入增长6%。",
    "all incomes": "居民人均可支配收入增长4%。",
    "jobless": "城镇调查失业率5.2%。",
    "sea": "海洋生产总值880亿元。",
    "guests": "接待游客5710万人次。",
    "served": "服务群众203万人次。",
    "residents": "常住人口970万人。",
    "out of poverty": "脱贫人口就业规模83万人。",
    "experts": "新兴专业点占比升至64.9%。",
    "graduates": "高校毕业生就业率94%。",
}
CITY = report(source="c", place="温州市", year_delivered=2025, year_covered=2024)


def answering(question):
    """The statements that hold all that a question of the city demands."""
    demands = requirements(understand(question, (), [CITY], 2000), [CITY])
    return {
        name
        for name, text in STATEMENTS.items()
        if all(demand.met(text, passage(text)) for demand in demands)
    }


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("温州2024年GDP增长多少？", {"GDP"}),
        ("How fast did Wenzhou's economy grow in 2024?", {"GDP"}),
        ("What was Wenzhou's GDP in 2024?", {"GDP"}),
        ("温州2024年的生产总值是多少亿元？", set()),
        ("温州2024年出口增长多少？", {"exports"}),
        ("温州2024年底常住人口有多少？", {"residents"}),
        ("温州农村居民2024年人均可支配收入增长多少？", {"rural"}),
        ("温州2024年的毕业生有百分之几找到了工作？", {"graduates"}),
        ("温州农民2024年的收入涨了百分之几？", {"rural"}),
        ("By what percentage did rural incomes in Wenzhou rise?", {"rural"}),
        ("温州2024年失业率是多少？", {"jobless"}),
        ("How many visitors did Wenzhou get in 2024?", {"guests"}),
    ],
)
def test_a_figure_of_another_indicator_is_no_answer(question, expected):
    assert answering(question) == expected


def test_what_names_no_indicator_demands_none():
    assert list(indicators("代表建议有多少件？")) == []
    assert [one.words for one in indicators("失业率是多少？")] == ["失业率"]
    assert list(indicators("单位GDP能耗下降多少？")) == []
