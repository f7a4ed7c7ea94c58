import pytest

from rag.reading.joining import join
from rag.reading.lines import lines

LONG = (
    "常委会全年听取专项工作报告二十一项，组织执法检查四次，提出审议意见一百零三条，"
    "推动解决了一批群众"
)
REST = "反映多年的难题，群众的评价稳步提高。"


def joined(text):
    return [block.text for block in join(lines(text))]


@pytest.mark.parametrize("gap", ["\n", "\n\n\n", "\n　　", "\r\n".replace("\r", "")])
def test_a_long_line_without_an_end_goes_on_in_the_next(gap):
    assert joined(LONG + gap + REST) == [LONG + REST]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("这项工作由区人大常委", "会办公室牵头，年底前完成。"),
        ("建强“银", "龄课堂”，参加的老人有三百名。"),
        ("制定了《山塘管理", "办法》等三项制度。"),
        ("开展了视察、", "调研和检查三项活动。"),
        ("认真贯彻", "，逐条落实，没有遗漏。"),
    ],
)
def test_short_lines_are_joined_by_an_open_bracket_a_comma_or_a_word_across_them(before, after):
    whole = f"全年的情况是，{before}"
    assert joined(f"{whole}\n{after}") == [whole + after]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("一、坚持监督为民，办好民生实事", "常委会把群众的小事当作大事来办，件件跟踪。"),
        ("听取专项报告二十项。", "组织代表视察三次。"),
        (LONG, "（二）代表工作有新的进展"),
        (LONG, "——代表工作有新的进展。"),
        ("2024年工作回顾", "2024年，常委会开会八次。"),
        ("各位代表：", "现在报告工作，请予审议。"),
        ("项目\t计划\t完成", "海塘\t12公里\t13公里"),
    ],
)
def test_what_ended_and_what_begins_anew_stay_apart(before, after):
    assert joined(f"{before}\n{after}") == [before, after]


def wrapped(text, width, indent=""):
    text = indent + text
    return "\n".join(text[i : i + width] for i in range(0, len(text), width))


PROSE = [
    "全年新建改建农村公路八十三公里，安装护栏一百四十公里，通客车的自然村比例提高到九成七，"
    "山里的冷水鱼四小时内就能运到省城的超市，养殖户的收入增加了两成多。",
    "完成三个乡镇的水厂扩建，铺设管道二百六十公里，六万多人喝上了放心水，"
    "水质抽检合格率比上年提高四个百分点，停水投诉下降一半以上。",
    "县医院与乡镇卫生院实现检查结果互认，全年减少重复检查一万八千人次，"
    "为群众省下费用二百一十余万元，救护车平均到达时间缩短九分钟。",
]


@pytest.mark.parametrize("width", [22, 29, 36, 44])
def test_wrapped_lines_of_indented_paragraphs_are_joined(width):
    text = "\n".join(wrapped(one, width, "　　") for one in PROSE)
    assert joined(text) == PROSE


def test_wrapped_lines_without_indentation_are_joined_up_to_a_short_last_line():
    text = "\n\n".join(wrapped(one, 29) for one in PROSE)
    assert joined(text) == PROSE


def test_a_report_in_one_line_is_parted_where_its_sections_begin():
    text = (
        "各位代表：现在报告工作。"
        + "一、监督工作。全年听取报告二十项。" * 1
        + "常委会审查预算。" * 200
        + "二、代表工作。组织视察三次。"
        + "（一）联系代表。走访代表百名。"
    )
    found = joined(text)
    assert [one[:4] for one in found] == ["各位代表", "一、监督", "二、代表", "（一）联"]
    assert "".join(found) == text
