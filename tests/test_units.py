import pytest

from rag.answering.units import ANY, canonical, same_qualifiers, same_unit


@pytest.mark.parametrize(
    ("claimed", "stated", "same"),
    [
        ("件", "件", True),
        ("%", "个百分点", False),
        ("条", "件", False),
        ("名", "人次", False),
        ("元", "美元", False),
        (ANY, "件", True),
        (ANY, "%", False),
        (ANY, "元", False),
        ("", "件", True),
        ("", "%", False),
        ("件", "", True),
        ("%", "", False),
    ],
)
def test_units_are_the_same_or_a_count_is_bare(claimed, stated, same):
    assert same_unit(claimed, stated) is same


@pytest.mark.parametrize(
    ("unit", "name"),
    [("千米", "公里"), ("人", "名"), ("percent", "%"), ("Yuan", "元"), ("件", "件")],
)
def test_units_have_one_spelling(unit, name):
    assert canonical(unit) == name


@pytest.mark.parametrize(
    ("claimed", "stated", "same"),
    [
        (set(), set(), True),
        ({"about"}, set(), False),
        (set(), {"over"}, False),
        ({"over"}, {"over least"}, True),
        ({"least"}, {"over least"}, True),
        ({"least"}, {"over"}, False),
        ({"over"}, {"under"}, False),
        ({"about", "over"}, {"about"}, False),
    ],
)
def test_qualifiers_are_compatible_or_not(claimed, stated, same):
    assert same_qualifiers(frozenset(claimed), frozenset(stated)) is same
