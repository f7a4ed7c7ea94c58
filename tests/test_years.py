import pytest
from helpers import report

from rag.retrieval.years import absolute, from_last, in_figures, years

OUHAI = report(source="o", place="瓯海区", year_delivered=2025, year_covered=2024)
OLDER = report(source="p", place="瓯海区", year_delivered=2024, year_covered=2023)
WENZHOU = report(source="w", place="温州市", year_delivered=2024, year_covered=2023)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2021年至2023年", (2021, 2022, 2023)),
        ("in 2022 and 2024", (2022, 2024)),
        ("2022 to 2024", (2022, 2023, 2024)),
        ("1949—2024年", (1949, 2024)),
        ("编成《人民代表大会志（2003—2022）》了吗", ()),
        ("二〇二四年", (2024,)),
        ("一九四九年", (1949,)),
        ("瓯海区23年", (2023,)),
        ("实行了20年", ()),
        ("栏目20年的经验", ()),
    ],
)
def test_years_are_read_in_words_and_ranges(text, expected):
    assert years(in_figures(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("去年的满意率", "2024年的满意率"),
        ("前年的满意率", "2023年的满意率"),
        ("今年打算做什么", "2025年打算做什么"),
        ("今年开了几次会", "2024年开了几次会"),
        ("比去年高多少", "比去年高多少"),
        ("2022年比上年高多少", "2022年比上年高多少"),
        ("上年纪的人", "上年纪的人"),
        ("如今年轻人", "如今年轻人"),
        ("目前年龄", "目前年龄"),
        ("What was done last year?", "What was done in 2024?"),
        ("What is planned this year?", "What is planned in 2025?"),
        ("the year before last", "in 2023"),
    ],
)
def test_a_year_told_is_counted_from_the_report(text, expected):
    assert absolute(text, [OUHAI]) == expected


def test_of_two_reports_of_a_place_the_latest_tells_the_year():
    assert absolute("去年", [OLDER, OUHAI]) == "2024年"


def test_reports_of_several_years_tell_none():
    assert absolute("去年", [OUHAI, WENZHOU]) == "去年"
    assert absolute("去年", []) == "去年"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("前一年呢？", "2022年呢？"),
        ("第二年呢？", "2024年呢？"),
        ("And the year before?", "And in 2022?"),
        ("And the following year?", "And in 2024?"),
    ],
)
def test_the_year_before_or_after_is_counted_from_the_last_question(text, expected):
    assert from_last(text, (2023,)) == expected
    assert from_last(text, ()) == text
