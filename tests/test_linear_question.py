"""A question takes time in proportion to its length, whatever it holds."""

import pytest
from asked import REPORTS
from growth import GROWS, quadruple

from rag.retrieval.question import understand

UNITS = (
    "市 年 各 和 第 1亿 （字 “字 4.5% GDP, the, 温州市和富阳区、 某某市的和 欧海区、 Wenzhou,and, "
    "Wenzhuo,in, 2024年 代表建议有多少件？ 哪个最多"
).split()


@pytest.mark.parametrize("unit", UNITS)
def test_a_question_four_times_as_long_takes_about_four_times_as_long(unit):
    def work(size):
        understand((unit.replace(",", " ") * size)[:size] + "？", (), REPORTS, 10**6)

    assert quadruple(work, 1000) < GROWS
