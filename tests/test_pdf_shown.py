"""What a PDF shows: small digits, letters drawn twice, titles over small headers, footnotes."""

import pytest
from helpers import report
from test_pdf import FONT, SIZE, canvas, data

from rag.reading.pdf import read_pdf
from rag.reading.structure import passages

SMALL = 6


def read(made):
    (found,) = read_pdf(data(made), "a.pdf")
    return found.text


def draw(made, x, y, parts, order=None):
    """Draw words side by side, each as `(words, rise)`; those with a rise are small."""
    placed = []
    for words, rise in parts:
        size = SMALL if rise else SIZE
        placed.append((x, y + rise, size, words))
        wide = sum(size if ord(c) > 255 else size * 0.556 for c in words)
        x += wide
    for number in order or range(len(placed)):
        left, up, size, words = placed[number]
        made.setFont(FONT if ord(words[0]) > 255 else "Helvetica", size)
        made.drawString(left, up, words)


@pytest.mark.parametrize("rise", [2, 4, 6])
@pytest.mark.parametrize("order", [None, (0, 1, 3, 4, 5, 2)], ids=["in order", "last"])
def test_digits_above_the_line_are_written_small(rise, order):
    made = canvas()
    parts = [
        ("办理代表建议", 0),
        ("318", 0),
        ("1", rise),
        ("件，满意率达", 0),
        ("94.5%", 0),
        ("。", 0),
    ]
    draw(made, 60, 700, parts, order)
    assert read(made) == "办理代表建议318¹件，满意率达94.5%。"


def test_digits_that_rise_within_a_line_are_written_small():
    made = canvas()
    line = made.beginText(60, 700)
    for words, font, size, rise in (
        *(("办理代表建议", FONT, SIZE, 0), ("318", "Helvetica", SIZE, 0)),
        *(("1", "Helvetica", 7, 4), ("件，每亩", FONT, SIZE, 0), ("10", "Helvetica", SIZE, 0)),
        *(("4", "Helvetica", 7, 4), ("株。", FONT, SIZE, 0)),
    ):
        line.setFont(font, size)
        line.setRise(rise)
        line.textOut(words)
    made.drawText(line)
    assert read(made) == "办理代表建议318¹件，每亩10⁴株。"


def test_exponents_and_indices_are_written_small():
    made = canvas()
    parts = [("每亩", 0), ("10", 0), ("4", 4), ("株，", 0), ("CO", 0), ("2", -2), ("减排一成。", 0)]
    draw(made, 60, 700, parts)
    assert read(made) == "每亩10⁴株，CO₂减排一成。"


def test_a_line_may_begin_with_a_digit_above_it():
    made = canvas()
    draw(made, 60, 700, [("1", 4), ("指各镇街设立的代表驿站。", 0)])
    draw(made, 60, 680, [("全年办理建议三百件。", 0)])
    assert read(made) == "¹指各镇街设立的代表驿站。\n全年办理建议三百件。"


def test_small_figures_of_a_table_below_a_large_head_are_no_exponents():
    made = canvas()
    draw(made, 60, 700, [("全年办理建议如下。", 0)])
    made.setFont("Helvetica", 8)
    made.drawString(60, 688, "318")
    draw(made, 60, 500, [("满意率有所提高。", 0)])
    assert read(made) == "全年办理建议如下。\n318\n满意率有所提高。"


@pytest.mark.parametrize("shift", [0.3, 1.2, 2.0])
def test_a_shadow_is_read_once(shift):
    made = canvas()
    made.setFont(FONT, 20)
    made.drawString(100 + shift, 700 - shift, "云溪区政府工作报告")
    made.drawString(100, 700, "云溪区政府工作报告")
    assert read(made) == "云溪区政府工作报告"


def test_letters_drawn_twice_one_by_one_are_read_once():
    made = canvas()
    made.setFont(FONT, SIZE)
    for number, sign in enumerate("全年办成实事1人人满意"):
        for shift in (0, 0.4):
            made.drawString(60 + SIZE * number + shift, 700, sign)
    assert read(made) == "全年办成实事1人人满意"


def test_narrow_letters_that_stand_twice_are_read_twice():
    made = canvas()
    made.setFont("Helvetica", SIZE)
    made.drawString(60, 700, "The villages will fulfill all 1,111 bills.")
    assert read(made) == "The villages will fulfill all 1,111 bills."


@pytest.mark.parametrize("size", [8, 9, 10, 12])
def test_a_title_over_a_small_header_of_the_same_words_is_whole(size):
    made = canvas()
    made.setFont(FONT, size)
    made.drawString(100 * size / 20, 842 - 142 * size / 20, "云溪区政府工作报告（讨论稿）")
    made.setFont(FONT, 20)
    made.drawString(100, 842 - 142, "云溪区政府工作报告")
    draw(made, 60, 600, [("全年办成实事十件。", 0)])
    assert "云溪区政府工作报告" in read(made).split("\n")


BODY = [
    "全年办理代表建议三百一十八件，满意率保持在九成以上，建成代表驿站四十二个，",
    "组织代表开展视察活动二百余场次，推动解决群众急难愁盼问题一千五百余个，各",
    "镇街普遍建立代表联系群众制度，群众的获得感持续提升。新建公园绿地九个，改",
    "造老旧小区二十七个，惠及居民一万六千户。",
]
NOTES = {
    "raised": [("1", 3), ("代表驿站：指各镇街设立的代表联系群众的场所。", 0)],
    "circled": [("①代表驿站：指各镇街设立的代表联系群众的场所。", 0)],
    "bracketed": [("[1] ", 0), ("代表驿站是指各镇街设立的代表联系群众的场所。", 0)],
    "plain": [("1. ", 0), ("代表驿站：指各镇街设立的代表联系群众的场所。", 0)],
    "starred": [("*", 0), ("数据为快报数，以年鉴为准。", 0)],
    "unended": [("①数据来源：区统计局", 0)],
}


def footed(note, size):
    """Two pages; at the foot of the first a note, below a sentence that runs over to the second."""
    made = canvas()
    made.setFont(FONT, SIZE)
    for row in range(30):
        made.drawString(60, 760 - 17 * row, f"第{row + 10}项工作如期完成，群众满意。")
    for row, words in enumerate(BODY[:2]):
        made.drawString(60, 177 - 17 * row, words)
    x = 60
    for words, rise in note:
        made.setFont(FONT if ord(words[0]) > 255 else "Helvetica", 5 if rise else size)
        made.drawString(x, 100 + rise, words)
        x += sum(size if ord(c) > 255 else size * 0.4 for c in words)
    made.showPage()
    made.setFont(FONT, SIZE)
    for row, words in enumerate(BODY[2:]):
        made.drawString(60, 777 - 17 * row, words)
    return made


@pytest.mark.parametrize("size", [8, SIZE])
@pytest.mark.parametrize("form", NOTES)
def test_a_footnote_does_not_go_into_the_sentence_that_runs_over(form, size):
    text = read(footed(NOTES[form], size))
    found = [one.text for one in passages(report(text), 420)]
    whole = "".join(BODY)
    assert whole in found
    words = "".join(part for part, rise in NOTES[form] if not rise)
    assert any(one.endswith(words) for one in found)
