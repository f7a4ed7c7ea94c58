import pytest

from rag.reading.columns import Piece
from rag.reading.layout import paragraphs

SIZE = 10


def piece(text, x=50, y=100, size=SIZE):
    return Piece(x, y, x + size * len(text), size, text)


def column(lines, x=50, y=100, step=16):
    """Lines one below the other; two ideographic spaces before one are an indent."""
    return [
        piece(line.lstrip("　"), x + SIZE * (len(line) - len(line.lstrip("　"))), y + step * n)
        for n, line in enumerate(lines)
    ]


def words(*pages):
    return [paragraph.text for paragraph in paragraphs(pages)]


FULL = "全区生产总值增长百分之六点五居民收入提高"
PARAGRAPH = ["　　一般公共预算收入增长百分之八点二，居民", FULL, FULL[:5] + "。"]
JOINED = PARAGRAPH[0].strip("　") + FULL + FULL[:5] + "。"
OTHER = ["　　新增学位六千个，新建学校五所，养老机构", FULL, FULL[:8] + "。"]
OTHER_JOINED = OTHER[0].strip("　") + FULL + FULL[:8] + "。"


def test_wrapped_lines_are_a_paragraph_and_an_indent_begins_another():
    assert words(column(PARAGRAPH + OTHER)) == [JOINED, OTHER_JOINED]


def test_lines_of_two_columns_are_read_one_column_after_the_other():
    page = column(PARAGRAPH, 50) + column(OTHER, 270, y=103)
    assert words(sorted(page, key=lambda one: one.y)) == [JOINED, OTHER_JOINED]


def test_three_columns_are_read_from_left_to_right():
    page = column(OTHER, 490) + column(PARAGRAPH, 50) + column(OTHER, 270)
    assert words(page) == [JOINED, OTHER_JOINED, OTHER_JOINED]


def test_a_headline_across_the_columns_parts_the_page():
    above = column(PARAGRAPH, 50) + column(OTHER, 270)
    headline = [piece("全力推动高质量发展加快建设共同富裕示范区", 100, 160, 16)]
    below = column(OTHER, 50, y=200) + column(PARAGRAPH, 270, y=200)
    assert words(below + headline + above) == [
        JOINED,
        OTHER_JOINED,
        headline[0].text,
        OTHER_JOINED,
        JOINED,
    ]


def test_a_paragraph_torn_by_a_column_goes_on_in_the_next():
    lines = PARAGRAPH + OTHER + PARAGRAPH
    page = column(lines[:4], 50) + column(lines[4:], 270)
    assert words(page) == [JOINED, OTHER_JOINED, JOINED]


def test_a_paragraph_torn_by_a_page_knows_where_the_page_begins():
    first, second = column(PARAGRAPH[:2]), column([*PARAGRAPH[2:], *OTHER])
    found = paragraphs([first, second])
    assert [one.text for one in found] == [JOINED, OTHER_JOINED]
    assert [one.page for one in found] == [0, 1]
    ((at, page),) = found[0].breaks
    assert (JOINED[at:], page) == (PARAGRAPH[2], 1)


def test_the_cells_of_a_table_are_a_line_with_tabs_and_no_columns():
    rows = [("指标", "数值"), ("生产总值", "900亿元"), ("财政收入", "80亿元"), ("人口", "99万")]
    page = [
        piece(cell, x, 100 + 16 * n)
        for n, row in enumerate(rows)
        for cell, x in zip(row, (50, 250), strict=True)
    ]
    assert words(page) == ["\t".join(row) for row in rows]


def test_short_lines_in_a_row_stay_apart():
    lines = ["某区政府工作报告", "某区人民政府区长", "一、上年工作回顾", *PARAGRAPH]
    assert words(column(lines)) == [*lines[:3], JOINED]


def test_a_heading_of_another_size_stays_apart():
    heading = piece(FULL, 50, 80, 14)
    assert words([heading, *column([FULL, FULL[:3] + "。"])]) == [FULL, FULL + FULL[:3] + "。"]


def test_a_sentence_that_ends_with_its_line_ends_no_paragraph_where_others_are_indented():
    full = FULL[:19] + "。"
    assert words(column(["　　" + full[:18], full, FULL, *OTHER])) == [
        full[:18] + full + FULL,
        OTHER_JOINED,
    ]


def test_a_sentence_that_ends_with_its_line_ends_the_paragraph_where_none_is_indented():
    full = FULL[:19] + "。"
    assert words(column([full, FULL, full])) == [full, FULL + full]


def test_lines_without_indent_are_joined_where_the_sentence_goes_on():
    ragged = ["全区生产总值增长6.5%，一", "般公共预算收入增长百分之八，居民收入稳", "步提高。"]
    assert words(column([*ragged, "二、下年工作"])) == ["".join(ragged), "二、下年工作"]


def test_a_line_that_begins_with_a_comma_goes_on():
    assert words(column(["增长百分之六", "，居民收入提高。"])) == ["增长百分之六，居民收入提高。"]


def test_words_of_letters_keep_their_space_at_the_end_of_a_line():
    lines = ["全面推进人工智能应用，发展芯片产业 cloud", "native 平台建设。"]
    (text,) = words(column(lines))
    assert "cloud native" in text


def test_a_number_torn_by_the_end_of_a_line_is_one_number():
    lines = ["全年新增城镇就业人数达到了二百三十六万七千人，共2", "360件。"]
    (text,) = words(column(lines))
    assert text.endswith("共2360件。")


def test_heads_feet_and_page_numbers_are_left_out():
    def page(number, lines):
        head = piece(f"某区人民政府公报 第{number}期", 50, 20)
        foot = piece(f"— {number} —", 150, 800)
        return [head, *column(lines), foot]

    pages = [page(n, lines) for n, lines in enumerate([PARAGRAPH, OTHER, PARAGRAPH], 1)]
    assert words(*pages) == [JOINED, OTHER_JOINED, JOINED]


@pytest.mark.parametrize(
    "number", ["3", "- 3 -", "第3页", "第 3 页 共 20 页", "— 3 —", "3/20", "·3·"]
)
def test_a_page_number_alone_at_the_edge_is_left_out(number):
    assert words([*column(PARAGRAPH), piece(number, 150, 800)]) == [JOINED]


@pytest.mark.parametrize("line", ["2024年", "一、回顾", "共120家", "12345"])
def test_other_words_at_the_edge_are_kept(line):
    assert words([*column(PARAGRAPH), piece(line, 150, 800)]) == [JOINED, line]


def test_the_same_words_in_the_middle_of_pages_are_kept():
    pages = [[piece("头", y=10), piece("小结", y=400), piece("尾", y=800)] for _ in range(4)]
    assert words(*pages) == ["小结"] * 4


def test_pages_without_text_are_nothing():
    assert words([], []) == []
