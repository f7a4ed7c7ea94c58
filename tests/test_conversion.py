from decimal import Decimal

import pytest

from rag.answering.conversion import base_unit, comparable, family, in_base
from rag.answering.numbers import quantities


@pytest.mark.parametrize(
    ("less", "more"),
    [
        ("1.1亿斤", "6万吨"),
        ("300公斤", "601斤"),
        ("9000万元", "1亿元"),
        ("1400亩", "1平方公里"),
        ("14亩", "1公顷"),
        ("3公顷", "1平方公里"),
        ("990米", "1公里"),
        ("9999人", "1万人"),
        ("1万人", "1.2万名"),
        ("900千瓦", "1兆瓦"),
        ("49%", "5成"),
    ],
)
def test_what_is_less_in_another_unit(less, more):
    (one,), (other,) = quantities(less), quantities(more)
    assert comparable(one, other)
    assert in_base(one.value, one.unit) < in_base(other.value, other.unit)


@pytest.mark.parametrize(
    ("one", "other"), [("5亿元", "5亿美元"), ("5%", "5个百分点"), ("5件", "5人"), ("5亩", "5吨")]
)
def test_units_that_do_not_convert(one, other):
    assert not comparable(*quantities(one), *quantities(other))


def test_names_of_units():
    assert base_unit("吨") == "斤"
    assert base_unit("元") == "元"
    assert family("件次") == family("项") == family("个") == "个"
    assert in_base(Decimal(3), "公顷") == 45
