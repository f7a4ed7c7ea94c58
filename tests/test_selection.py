"""A figure of a year that is over is none of the plans; a matter that no report names is silent."""

import pytest
from helpers import assistant_of

TEXT = """温州市人民政府工作报告
2025年1月10日

一、2024年工作回顾
全年新增养老床位500张，力求办一件成一件。社会消费品零售总额有所增长，外贸保持稳定。

二、2025年工作安排
持续推进城市治理，整治道路停车秩序，方便群众出行。
今年经济社会发展的主要预期目标是：地区生产总值增长5.5%左右；社会消费品零售总额增长6%。
"""


@pytest.fixture(scope="module")
def city(tmp_path_factory):
    return assistant_of(tmp_path_factory.mktemp("city"), 温州=TEXT)


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("温州2024年新增养老床位多少张？", "500张"),
        ("温州2025年社会消费品零售总额的增长目标是多少？", "6%"),
        ("温州2024年社会消费品零售总额增长多少？", ""),
        ("How fast did Wenzhou's retail sales grow in 2024?", ""),
        ("温州2024年地区生产总值增长百分之几？", ""),
    ],
)
def test_a_target_is_no_answer_on_a_year_that_is_over(city, question, figure):
    answer = city.ask(question)
    assert answer.found is bool(figure)
    assert figure in "".join(quote.text for quote in answer.quotes)


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("温州2025年打算怎么治理共享单车？", False),
        ("温州2025年打算怎么整治道路停车秩序？", True),
    ],
)
def test_a_matter_named_as_reports_name_it_must_be_in_the_report(city, question, found):
    assert city.ask(question).found is found
