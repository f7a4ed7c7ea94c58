"""The value of numerals, held against a library of its own (cn2an) where it reads them."""

from decimal import Decimal

import cn2an
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rag.answering.numbers import quantities
from rag.answering.numerals import bounds, english, value

repeatable = settings(derandomize=True, deadline=None, database=None, max_examples=150)
whole = st.one_of(st.integers(1, 2000), st.integers(1, 10**13 - 1))
UNITS = ["件", "户", "元", "家", "公里", "%", "个百分点"]


def only(text):
    """The one quantity of a text, which is all of it."""
    (one,) = quantities(text)
    assert one.text(text) == text
    return one


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("三百二十", 320),
        ("两万", 20000),
        ("十", 10),
        ("二十三", 23),
        ("一千零五", 1005),
        ("一百二", 120),
        ("一万二千", 12000),
        ("三亿五千万", 350000000),
        ("一百零二亿三千万", 10230000000),
        ("六万万", 600000000),
        ("二〇二四", 2024),
        ("八十点五", Decimal("80.5")),
        ("二点五亿", 250000000),
        ("1亿2000万", 120000000),
        ("1万亿2000亿", 1200000000000),
        ("1万零500", 10500),
        ("1,234.5万", 12345000),
    ],
)
def test_numerals_have_their_value(text, number):
    assert value(text) == number
    assert bounds(text) == (number, None)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("三五", 3, 5),
        ("八九十", 80, 90),
        ("三四百", 300, 400),
        ("十七八", 17, 18),
        ("一两百", 100, 200),
        ("十几", 11, 19),
        ("几十", 20, 90),
        ("十几万", 110000, 190000),
        ("数千", 2000, 9000),
        ("一万二三千", 12000, 13000),
    ],
)
def test_a_vague_numeral_has_a_least_and_a_greatest_value(text, low, high):
    assert bounds(text) == (low, high)


@pytest.mark.parametrize("text", ["八八", "百千万", "十百", "一二三", "千千", "九八"])
def test_characters_of_numerals_that_are_no_number_have_no_value(text):
    assert bounds(text) is None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("seven", 7),
        ("twenty-three", 23),
        ("one hundred and two", 102),
        ("two thousand", 2000),
        ("three million four hundred thousand", 3400000),
    ],
)
def test_english_numerals_have_their_value(text, number):
    assert english(text) == number


@repeatable
@given(whole)
def test_a_whole_number_in_words_is_read_as_the_library_writes_it(number):
    assert value(cn2an.an2cn(number)) == number


@repeatable
@given(st.integers(0, 10**7), st.integers(1, 4))
def test_a_decimal_in_words_is_read_as_the_library_writes_it(number, places):
    decimal = Decimal(number).scaleb(-places)
    assert value(cn2an.an2cn(f"{decimal:f}")) == decimal


@repeatable
@given(st.integers(10, 10**13 - 1), st.sampled_from(UNITS[:5]), st.sampled_from(["", "约", "近"]))
def test_a_quantity_in_words_is_the_one_in_figures(number, unit, before):
    one = only(f"{before}{cn2an.an2cn(number)}{unit}")
    figure = only(f"{before}{number}{unit}")
    assert (one.value, one.high, one.unit) == (number, None, figure.unit)
    assert one.qualifiers == figure.qualifiers


@repeatable
@given(st.integers(0, 10**6), st.integers(0, 3))
def test_a_percentage_in_words_is_the_one_in_figures(number, places):
    decimal = Decimal(number).scaleb(-places)
    one = only(f"百分之{cn2an.an2cn(f'{decimal:f}')}")
    assert (one.value, one.unit) == (decimal, "%")


@repeatable
@given(st.integers(1, 9999), st.integers(1, 9999), st.integers(1, 9), st.sampled_from(UNITS[:5]))
def test_steps_of_a_compound_add_up(first, second, third, unit):
    assert only(f"{first}亿{second}万{unit}").value == first * 10**8 + second * 10**4
    assert only(f"{second}万{third}千{unit}").value == second * 10**4 + third * 1000
    assert only(f"{first}万亿{second}亿{unit}").value == first * 10**12 + second * 10**8
    words = f"{cn2an.an2cn(first)}亿{cn2an.an2cn(second)}万"
    assert only(f"{words}{unit}").value == cn2an.cn2an(words, "smart")


@repeatable
@given(st.integers(1, 10**6), st.integers(1, 10**6), st.sampled_from(["—", "－", "至", "到", "～"]))
def test_a_range_has_its_two_ends(first, second, sign):
    low, high = sorted((first, second))
    for unit in UNITS:
        once, twice = only(f"{low}{sign}{high}{unit}"), only(f"{low}{unit}{sign}{high}{unit}")
        assert (once.value, once.high, once.unit) == (low, high, twice.unit)
        assert (twice.value, twice.high) == (low, high)


@repeatable
@given(whole, st.sampled_from(["余", "多"]))
def test_more_than_a_number_is_the_number_and_more(number, more):
    for unit in UNITS[:3]:
        one = only(f"{number}{more}{unit}")
        assert (one.value, one.qualifiers) == (number, {"over"})


@repeatable
@given(st.integers(1, 8), st.sampled_from(["", "十", "百", "千", "万"]))
def test_two_digits_side_by_side_are_a_range(digit, power):
    low, high = cn2an.an2cn(digit), cn2an.an2cn(digit + 1)
    one = only(f"{low}{high}{power}户")
    scale = {"": 1, "十": 10, "百": 100, "千": 1000, "万": 10**4}[power]
    assert (one.value, one.high) == (digit * scale, (digit + 1) * scale)
