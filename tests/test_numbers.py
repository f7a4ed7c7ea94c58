from decimal import Decimal

import pytest

from rag.answering.numbers import DATE, FIGURE, NAME, ORDINAL, quantities
from rag.answering.numerals import chinese, english


def stated(text):
    """(its own characters, value, high, unit, qualifiers) of each figure."""
    return [
        (q.text(text), q.value, q.high, q.unit, " ".join(sorted(q.qualifiers)))
        for q in quantities(text)
        if q.kind == FIGURE
    ]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("三百二十", 320),
        ("两万", 20000),
        ("十", 10),
        ("二十三", 23),
        ("一千零五", 1005),
        ("一万二千", 12000),
        ("三亿五千万", 350000000),
        ("二〇二四", 2024),
        ("八十点五", Decimal("80.5")),
    ],
)
def test_chinese_numerals_have_their_value(text, value):
    assert chinese(text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("seven", 7),
        ("twenty-three", 23),
        ("one hundred and two", 102),
        ("two thousand", 2000),
        ("three million four hundred thousand", 3400000),
    ],
)
def test_english_numerals_have_their_value(text, value):
    assert english(text) == value


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("满意率84.54%", "84.54", "%"),
        ("满意率８４．５４％", "84.54", "%"),
        ("增长5 . 5%", "5.5", "%"),
        ("百分之八十", "80", "%"),
        ("千分之三", "3", "‰"),
        ("三成五", "35", "%"),
        ("提高2.3个百分点", "2.3", "个百分点"),
        ("1.2万亿元", "1200000000000", "元"),
        ("12000亿元", "1200000000000", "元"),
        ("1,234.5亿元", "123450000000", "元"),
        ("１，２３４件", "1234", "件"),
        ("20 858条", "20858", "条"),
        ("三百二十件", "320", "件"),
        ("5千克", "5", "公斤"),
        ("120平方千米", "120", "平方公里"),
        ("8430万", "84300000", ""),
        ("27位代表", "27", "名"),
        ("1580人次", "1580", "人次"),
        ("84.3 million yuan", "84300000", "元"),
        ("RMB 9.413 million", "9413000", "元"),
        ("2.3 percentage points", "2.3", "个百分点"),
        ("167 suggestions", "167", "*"),
        ("Seventeen cases", "17", "*"),
    ],
)
def test_a_quantity_has_its_value_and_unit(text, value, unit):
    ((_, found, _, own, _),) = stated(text)
    assert (found, own) == (Decimal(value), unit)


@pytest.mark.parametrize(
    ("text", "classes"),
    [
        ("约84%", "about"),
        ("近1万家", "about"),
        ("签约25个", ""),
        ("超过3亿元", "over"),
        ("突破了300家", "over"),
        ("不超过5%", "most"),
        ("不低于98%", "least"),
        ("5%以内", "most"),
        ("3600个以上", "over least"),
        ("6%左右", "about"),
        ("5 % 左右", "about"),
        ("530余人次", "over"),
        ("9000多项", "over"),
        ("两千余人", "over"),
        ("三年多", "over"),
        ("达到84%", ""),
        ("比207件多", ""),
        ("nearly 10,000 firms", "about"),
        ("more than 128,000 opinions", "over"),
        ("no more than 5 days", "most"),
        ("at least 350 firms", "least"),
        ("350 firms", ""),
    ],
)
def test_qualifiers_before_and_after_are_read(text, classes):
    assert [one[4] for one in stated(text)] == [classes]


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("增长5%—6%", 5, 6, "%"),
        ("3至5个", 3, 5, "个"),
        ("5—6万人", 50000, 60000, "名"),
        ("growth of 7%–8%", 7, 8, "%"),
    ],
)
def test_a_range_is_one_quantity(text, low, high, unit):
    ((whole, first, last, own, _),) = stated(text)
    assert (first, last, own) == (low, high, unit)
    assert whole in text


@pytest.mark.parametrize(
    "text",
    [
        "一方面要看到",
        "“十四五”规划",
        "二十大报告",
        "统一战线",
        "十分重要",
        "千家万户",
        "五位一体",
        "百姓",
        "一个体系",
        "1.第一点",
        "（二）监督",
        "见注[12]。",
        "one of them",
    ],
)
def test_what_only_looks_like_a_number_is_no_figure(text):
    assert stated(text) == []


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("2024年1月30日", [DATE] * 3),
        ("二〇二四年", [DATE]),
        ("in 2024", [DATE]),
        ("on 30 January 2024", [DATE] * 2),
        ("第三次会议", [ORDINAL]),
        ("区十届人大三次会议", [ORDINAL] * 2),
        ("the 14th congress", [ORDINAL]),
        ("5G和“1+5”", [NAME] * 2),
        ("全年开会三次", [FIGURE]),
    ],
)
def test_dates_ordinals_and_names_are_told_apart(text, kinds):
    assert [one.kind for one in quantities(text)] == kinds


def test_spans_hold_qualifier_digits_and_unit():
    text = "资金超过1760万人次以上。"
    (one,) = quantities(text)
    assert one.text(text) == "超过1760万人次以上"
    assert text[one.digits.start : one.digits.end] == "1760"
