from rag.reading.lines import lines
from rag.reading.oneline import LONG, parts

SAID = "全县新修水渠十二公里，灌溉面积扩大九百亩，农户用水不再排队。"
ENOUGH = LONG // len(SAID) + 1


def cut(text):
    (block,) = lines(text)
    return [part.text for part in parts(block)]


def test_a_line_of_common_length_is_left_whole():
    assert cut(f"一、水利 {SAID}（一）灌溉 {SAID}") == [f"一、水利 {SAID}（一）灌溉 {SAID}"]


def test_gaps_behind_stops_and_headings_were_ends_of_lines():
    text = f"一、2024年工作回顾 {f'{SAID} ' * ENOUGH}（一）灌溉更省 {SAID}"
    expected = ["一、2024年工作回顾", *[SAID] * ENOUGH, "（一）灌溉更省", SAID]
    assert cut(text) == expected


def test_a_heading_without_a_gap_ends_where_the_name_of_a_part_does():
    text = f"{SAID * ENOUGH}二、2025年工作安排今年要新修水渠八公里。"
    assert cut(text) == [SAID * ENOUGH, "二、2025年工作安排", "今年要新修水渠八公里。"]


def test_spaces_inside_words_end_nothing():
    text = f"一、水利灌溉 情 况好转，{SAID.replace('水', '水 ')}" * ENOUGH
    assert all(not part.endswith("灌溉") for part in cut(text))
