from decimal import Decimal

import pytest
from growth import GROWS, quadruple

from rag.answering.numbers import DATE, FIGURE, NAME, ORDINAL, RANK, quantities


def stated(text):
    """(its own characters, value, high, unit, qualifiers) of each figure."""
    return [
        (q.text(text), q.value, q.high, q.unit, " ".join(sorted(q.qualifiers)))
        for q in quantities(text)
        if q.kind == FIGURE
    ]


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
        ("投资1亿2000万元", "120000000", "元"),
        ("投资1.2亿元", "120000000", "元"),
        ("投资1亿两千万元", "120000000", "元"),
        ("1万5千人", "15000", "名"),
        ("3万2千户", "32000", "户"),
        ("1亿5千万元", "150000000", "元"),
        ("1万2345元", "12345", "元"),
        ("3.5千万元", "35000000", "元"),
        ("1万亿2000亿元", "1200000000000", "元"),
        ("１亿２０００万元", "120000000", "元"),
        ("1 亿 2000 万元", "120000000", "元"),
        ("2 0 7 件", "207", "件"),
        ("84 . 54%", "84.54", "%"),
        ("百分之九十六点二", "96.2", "%"),
        ("百分之二点五", "2.5", "%"),
        ("百分之百", "100", "%"),
        ("百分之一百二十", "120", "%"),
        ("万分之五", "5", "‱"),
        ("一百零二亿三千万元", "10230000000", "元"),
        ("一百零七万人", "1070000", "名"),
        ("六万万人", "600000000", "名"),
        ("两千三百家", "2300", "家"),
        ("二点五亿元", "250000000", "元"),
        ("十件", "10", "件"),
        ("十方面", "10", "方面"),
        ("修订条例一部。", "1", "部"),
        ("四分之三", "75", "%"),
        ("three quarters of villages", "75", "%"),
        ("half of the firms", "50", "%"),
        ("1 234.5万元", "12345000", "元"),
        ("a 5-year plan", "5", "年"),
        ("3成", "30", "%"),
        ("半数", "50", "%"),
        ("两倍半", "2.5", "倍"),
        ("3个半小时", "3.5", "小时"),
        ("一年半", "1.5", "年"),
        ("3个小时", "3", "小时"),
        ("增长-3.2%", "-3.2", "%"),
        ("零下5℃", "-5", "℃"),
        ("10万千瓦", "100000", "千瓦"),
        ("100万千瓦时", "1000000", "千瓦时"),
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
        ("历时4个多月", "over"),
        ("1.2万多亿元", "over"),
        ("十多万人", "over"),
        ("一万二千余户", "over"),
        ("二十余家", "over"),
        ("十来个", "about"),
        ("百余人", "over"),
        ("近百名", "about"),
        ("上百家", "over least"),
        ("突破万亿元", "over"),
        ("过半", "over"),
        ("超过半数", "over"),
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
        ("增长4.5%—5%", Decimal("4.5"), 5, "%"),
        ("增长５％－６％", 5, 6, "%"),
        ("5%至6%", 5, 6, "%"),
        ("3到5个", 3, 5, "个"),
        ("三到五件", 3, 5, "件"),
        ("3-5千人", 3000, 5000, "名"),
        ("300—500万元", 3000000, 5000000, "元"),
        ("1.5—2亿元", 150000000, 200000000, "元"),
        ("8000万—1亿元", 80000000, 100000000, "元"),
        ("百分之五至六", 5, 6, "%"),
        ("2至3成", 20, 30, "%"),
        ("三到四成", 30, 40, "%"),
        ("一到两年", 1, 2, "年"),
        ("5 to 6 percent", 5, 6, "%"),
        ("百分之五至百分之六", 5, 6, "%"),
        ("三五件", 3, 5, "件"),
        ("八九十件", 80, 90, "件"),
        ("三四百户", 300, 400, "户"),
        ("一万二三千人", 12000, 13000, "名"),
        ("十七八岁", 17, 18, "岁"),
        ("七八成", 70, 80, "%"),
        ("十几个百分点", 11, 19, "个百分点"),
        ("几十户", 20, 90, "户"),
        ("数百家", 200, 900, "家"),
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
        "“八八战略”",
        "十五五时期",
        "十三五期间",
        "一带一路",
        "百千万工程",
        "百亿级产业集群",
        "万名代表",
        "八项规定精神",
        "12345热线",
        "进一步，",
        "成千上万",
        "项目数百分比",
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
        ("市十四届三次全会", [ORDINAL] * 2),
        ("1512+X", [NAME]),
        ("2021—2025年", [DATE] * 2),
        ("1至8月", [DATE] * 2),
        ("由5%到6%", [FIGURE] * 2),
        ("居全国第3，", [RANK]),
        ("全国第三位", [RANK]),
        ("获评第1名", [RANK]),
        ("居全省37个县第二", [FIGURE, RANK]),
        ("位列全国前三", [RANK]),
        ("稳居全国首位", [RANK]),
        ("ranked third in China", [RANK]),
        ("among the top 10 in China", [RANK]),
        ("摆在首位", []),
        ("全国第一批", [ORDINAL]),
        ("前三季度增长5%", [FIGURE]),
        ("前10%", [FIGURE]),
    ],
)
def test_dates_ordinals_and_names_are_told_apart(text, kinds):
    assert [one.kind for one in quantities(text)] == kinds


def test_a_rank_among_the_first_is_another_than_the_rank_itself():
    (top,), (third,), (last,) = map(quantities, ("居全国前三", "居全国第三", "居全国倒数第三"))
    assert top.value == third.value == last.value == 3
    assert (top.qualifiers, third.qualifiers) == (frozenset({"most"}), frozenset())
    assert (top.unit, last.unit) == (third.unit, "倒数位次")


@pytest.mark.parametrize(
    "unit",
    [
        "1",
        "1,",
        "千",
        "十百",
        "第",
        "百分之",
        "5—",
        "-",
        "三五",
        "a-",
        "3个",
        " 1",
        "\n",
        "前三",
        "1万",
    ],
)
def test_the_work_grows_as_the_text_does(unit):
    def work(length):
        quantities.__wrapped__(unit * (length // len(unit)))

    assert quadruple(work, 10_000) < GROWS


def test_spans_hold_qualifier_digits_and_unit():
    text = "资金超过1760万人次以上。"
    (one,) = quantities(text)
    assert one.text(text) == "超过1760万人次以上"
    assert text[one.digits.start : one.digits.end] == "1760"


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("每亩10⁴株", "10000", "株"),
        ("水面3.5×10⁴亩", "35000", "亩"),
        ("含量10⁻³毫克", "0.001", "毫克"),
        ("绿地800m²", "800", "平方米"),
        ("库容2.5万m³", "25000", "立方米"),
        ("流域面积10km²", "10", "平方公里"),
    ],
)
def test_a_power_of_ten_is_a_number(text, value, unit):
    (one,) = quantities(text)
    assert (one.value, one.unit) == (Decimal(value), unit)


def test_a_digit_below_the_line_is_part_of_a_name():
    found = [(one.kind, one.text("PM₂.₅浓度35微克")) for one in quantities("PM₂.₅浓度35微克")]
    assert found == [(NAME, "PM₂.₅"), (FIGURE, "35微克")]
