import pytest

from rag.answering.numerals import value
from rag.reading.number_formats import written


@pytest.mark.parametrize(
    ("form", "numbers"),
    [
        ("chineseCounting", {1: "一", 10: "十", 11: "十一", 20: "二十", 21: "二十一"}),
        (
            "chineseCountingThousand",
            {100: "一百", 105: "一百零五", 110: "一百一十", 1001: "一千零一"},
        ),
        ("ideographDigital", {10: "一〇", 21: "二一"}),
        ("chineseLegalSimplified", {1: "壹", 10: "壹拾", 15: "壹拾伍"}),
        ("ideographTraditional", {1: "甲", 10: "癸", 11: "11"}),
        ("ideographZodiac", {12: "亥"}),
        ("ideographZodiacTraditional", {1: "甲子", 11: "甲戌", 13: "丙子"}),
        ("decimalEnclosedCircle", {1: "①", 20: "⑳", 21: "21"}),
        ("decimalFullWidth", {12: "１２"}),
        ("decimalZero", {7: "07"}),
        ("upperRoman", {4: "IV", 49: "XLIX"}),
        ("lowerLetter", {1: "a", 27: "aa"}),
        ("decimal", {12: "12"}),
        ("hebrew1", {3: "3"}),
        ("none", {3: ""}),
        ("upperRoman", {10**6: "1000000"}),
    ],
)
def test_numbers_are_written_as_word_writes_them(form, numbers):
    assert {number: written(number, form) for number in numbers} == numbers


def test_counted_numbers_are_what_they_say():
    assert [int(value(written(n, "chineseCounting"))) for n in range(1, 2000)] == [*range(1, 2000)]
