"""What a program may give an endpoint."""

import pytest
from helpers import report

from rag.errors import QuestionError
from rag.retrieval.question import EVERYTHING
from ui import given

REPORTS = (
    report("一", "a.csv#1", place="温州市瓯海区", year_covered=2023),
    report("二", "a.csv#2", place="温州市瓯海区", year_covered=2024),
    report("三", "b.txt", place="温州市", year_covered=2024),
    report("四", "d.txt", place="四川省", year_delivered=2025, year_covered=2024),
)


@pytest.mark.parametrize(
    ("place", "year", "ids"),
    [
        ("", None, ["a.csv#1", "a.csv#2", "b.txt", "d.txt"]),
        ("瓯海区", None, ["a.csv#1", "a.csv#2"]),
        ("温州市", None, ["b.txt"]),
        ("", 2024, ["a.csv#2", "b.txt", "d.txt"]),
        ("四川省", None, ["d.txt"]),
        ("四川", None, ["d.txt"]),
        (" 四川 ", None, ["d.txt"]),
        ("Sichuan", None, ["d.txt"]),
        ("瓯海", 2023, ["a.csv#1"]),
        ("甌海", 2023, ["a.csv#1"]),
        ("温州", None, ["b.txt"]),
        ("四川", 2025, ["d.txt"]),
        ("四川", 2024, ["d.txt"]),
        ("四川", 2023, []),
        ("四川", "2025", ["d.txt"]),
        ("四川", " 2025年", ["d.txt"]),
        ("四川", "２０２５", ["d.txt"]),
        (None, "", ["a.csv#1", "a.csv#2", "b.txt", "d.txt"]),
        ("温州市瓯海区", 2024, ["a.csv#2"]),
        ("区", None, []),
    ],
)
def test_reports_are_those_of_a_place_or_its_end_and_a_year(place, year, ids):
    assert [one.id for one in given.fitting(REPORTS, place, year)] == ids


def test_a_scope_of_everything_is_no_scope_and_an_empty_one_an_error():
    assert given.scope(REPORTS, "", None) is EVERYTHING
    assert given.scope(REPORTS, "", 2023).reports == {"a.csv#1"}
    with pytest.raises(QuestionError, match="温州市瓯海区 2023; 温州市瓯海区 2024; 温州市 2024"):
        given.scope(REPORTS, "宁波市", None)


def test_a_report_is_named_by_its_id_or_by_a_name_that_is_its_own():
    assert given.one_report("b.txt", REPORTS).id == "b.txt"
    assert given.one_report("a.csv#2", REPORTS).id == "a.csv#2"
    with pytest.raises(QuestionError, match=r"2 reports are called.*a.csv#1; a.csv#2"):
        given.one_report("a.csv", REPORTS)
    with pytest.raises(QuestionError, match="does not hold"):
        given.one_report("c.txt", REPORTS)


@pytest.mark.parametrize("value", [True, 0, 1899, 2101, 2024.0, "二四", "24", "2024-25", [2024]])
def test_a_year_that_is_none_is_an_error(value):
    with pytest.raises(QuestionError, match=r"Got year .*a whole number from 1900 to 2100"):
        given.fitting(REPORTS, "", value)


@pytest.mark.parametrize("value", [7, ["四川"], {"place": "四川"}, "地" * 101])
def test_a_place_that_is_no_name_is_an_error(value):
    with pytest.raises(QuestionError, match="Got a place "):
        given.fitting(REPORTS, value, None)


@pytest.mark.parametrize("value", [True, 1.0, "1", None, 0, 4, [1]])
def test_a_number_is_whole_and_in_its_range(value):
    assert given.whole("k", 3, 1, 3) == 3
    with pytest.raises(QuestionError, match="a whole number from 1 to 3"):
        given.whole("k", value, 1, 3)


@pytest.mark.parametrize(
    "value",
    [{}, "x", [["a"]], [["a", 1]], [["a", "b", "c"]], [["a", "x" * 10_001]], [["", ""]] * 51],
)
def test_a_history_is_a_list_of_pairs(value):
    assert given.pairs(None) == []
    assert given.pairs([["a", "b"]]) == [("a", "b")]
    with pytest.raises(QuestionError, match=r"pairs \[question, answer\]"):
        given.pairs(value)
