import dataclasses

import pytest
from helpers import report

from rag.report import Span, clip, hull, hulls


def test_slice_joins_spans_in_the_order_given():
    one = report("常委会听取报告")
    assert one.slice((Span(0, 3), Span(5, 7))) == "常委会" + "报告"
    assert one.slice((Span(5, 7), Span(0, 3))) == "报告" + "常委会"
    assert one.slice(()) == ""


@pytest.mark.parametrize(
    ("covered", "delivered", "year"), [(2023, 2024, 2023), (None, 2024, 2024), (None, None, None)]
)
def test_the_year_of_a_report_is_the_one_it_tells_of(covered, delivered, year):
    assert report(year_covered=covered, year_delivered=delivered).year == year


def test_the_pages_of_spans_are_the_first_and_the_last():
    one = report("常委会听取报告", pages=(0, 3))
    assert one.pages_of((Span(0, 3),)) == (1,)
    assert one.pages_of((Span(3, 7),)) == (2,)
    assert one.pages_of((Span(5, 7), Span(0, 1))) == (1, 2)
    assert one.pages_of(()) == report("x").pages_of((Span(0, 1),)) == ()


def test_a_report_cannot_be_changed():
    with pytest.raises(dataclasses.FrozenInstanceError):
        report().text = "x"


SPANS = (Span(0, 3), Span(5, 7), Span(9, 10))


@pytest.mark.parametrize(
    ("within", "expected"),
    [
        (Span(0, 10), SPANS),
        (Span(2, 6), (Span(2, 3), Span(5, 6))),
        (Span(3, 5), ()),
        (Span(7, 99), (Span(9, 10),)),
        (Span(6, 6), ()),
    ],
)
def test_clip_keeps_what_lies_within(within, expected):
    assert clip(SPANS, within) == expected
    assert clip((), within) == ()


def test_hulls_count_in_the_joined_characters():
    assert list(hulls(SPANS, [(0, 3), (2, 4), (3, 6), (5, 6)])) == [
        Span(0, 3),
        Span(2, 6),
        Span(5, 10),
        Span(9, 10),
    ]
    assert hull(SPANS, 0, 6) == Span(0, 10)
    with pytest.raises(IndexError):
        hull(SPANS, 0, 7)
