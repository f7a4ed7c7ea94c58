"""What holds of any text: see holds.py; and changes of a text that change no paragraph."""

import random

import pytest
from growth import GROWS, quadruple
from helpers import paragraphs as read_paragraphs
from helpers import report
from holds import bare, check, check_file
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made import CLUTTER, paragraphs, texts, wrapped

from rag.errors import ReadingError
from rag.reading.extract import File
from rag.reading.identity import identify
from rag.reading.structure import passages, structure

repeatable = settings(
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
    max_examples=25,
)
seeds = st.integers(0, 2**32)


@settings(repeatable, max_examples=40)
@given(texts(), st.integers(1, 500))
def test_every_character_is_in_one_place_and_every_span_in_order(text, longest):
    check(report(text, year_delivered=2025, title=text[:9].strip()), longest)


@repeatable
@given(texts(), st.sampled_from(["utf-8", "utf-8-sig", "gb18030", "utf-16"]))
def test_the_same_bytes_are_read_the_same_and_as_a_reader_may_or_refused(text, encoding):
    try:
        assert check_file(File("a.txt", lambda: text.encode(encoding))) == 1
    except ReadingError as error:
        assert error.got.startswith("a.txt")


def read(text):
    """The texts of a report's paragraphs, without white space."""
    return [bare(report(text).slice(one.spans)) for one in read_paragraphs(text)]


@repeatable
@given(seeds, st.integers(1, 6))
def test_plain_paragraphs_are_read_as_they_stand(seed, count):
    whole = paragraphs(random.Random(seed), count)
    assert read("\n".join(whole)) == whole


@repeatable
@given(seeds, st.lists(st.sampled_from(CLUTTER), max_size=6), st.lists(st.sampled_from(CLUTTER)))
def test_clutter_before_and_after_a_report_changes_no_paragraph(seed, before, after):
    whole = paragraphs(random.Random(seed), 4)
    assert read("\n".join([*before, *whole, *after])) == whole


def torn(text, chance):
    """Two halves of a paragraph, each long, the first without a sentence's end."""
    places = [at for at in range(70, len(text) - 70) if text[at - 1] not in "。"]
    at = chance.choice(places)
    return text[:at], text[at:]


@repeatable
@given(seeds, st.sampled_from(["— {} —", "-{}-", "第{}页", "第 {} 页 共 99 页", "（下转第{}版）"]))
def test_a_page_end_anywhere_in_a_sentence_leaves_its_paragraph_whole(seed, mark):
    chance = random.Random(seed)
    whole = paragraphs(chance, 3)
    first, second = torn(whole[1], chance)
    lines = [whole[0], first, mark.format(chance.randrange(1, 99)), second, whole[2]]
    assert read("\n".join(lines)) == whole


@repeatable
@given(seeds, st.sampled_from(["— {} —", "（下转第{}版）", "第{}页 共99页"]))
def test_a_page_mark_inside_a_line_leaves_its_paragraph_whole(seed, mark):
    chance = random.Random(seed)
    whole = paragraphs(chance, 3)
    mark = mark.format(chance.randrange(1, 99))
    first, second = torn(whole[1], chance)
    assert read(f"{whole[0]}\n{first}{mark}{second}\n{whole[2]}") == whole


@repeatable
@given(seeds, st.integers(14, 58), st.integers(3, 8))
def test_a_wrapped_text_has_the_paragraphs_that_it_had(seed, width, count):
    whole = paragraphs(random.Random(seed), count)
    assert read("\n".join(wrapped(one, width) for one in whole)) == whole


@repeatable
@given(seeds, st.sampled_from(["\n", "\n\n", "\n　　", "\n    ", " \n\t", "\n\u200b\n"]))
def test_white_space_between_paragraphs_changes_none(seed, between):
    whole = paragraphs(random.Random(seed), 5)
    assert read(between.join(whole)) == whole


@repeatable
@given(seeds)
def test_a_paragraph_pasted_again_is_read_once(seed):
    chance = random.Random(seed)
    whole = paragraphs(chance, 5)
    again = [*whole, whole[chance.randrange(4)]]
    assert read("\n".join(again)) == whole


def test_the_stop_behind_a_heading_is_the_headings():
    text = "一、工作回顾：\n（一）修渠。\n各镇街修好水渠三十条，灌溉农田四万亩，共23项。"
    found = structure(report(text))
    assert [(text[slice(*one.span)], one.text) for one in found.headings] == [
        ("一、工作回顾：", "一、工作回顾"),
        ("（一）修渠。", "（一）修渠"),
    ]


def test_signs_of_markdown_are_left_out():
    text = "## 水利\n各镇街修好水渠三十条，灌溉农田四万亩，共23项。\n###  打印本页 关闭窗口"
    found = structure(report(text))
    assert [(text[slice(*one.span)], one.reason) for one in found.left_out] == [
        ("##", "标题符号"),
        ("###", "标题符号"),
        ("打印本页 关闭窗口", "网页按钮"),
    ]


SIZE = 3_000
"""Of characters; of processor time, three times what the slowest takes on a busy machine."""
UNITS = {
    "white space": " ",
    "ideographic space": "　",
    "signs without width": "\u200b",
    "no stops": "字",
    "tiny lines": "字\n",
    "repeated lines": "常委会听取报告，办成实事。\n",
    "breadcrumbs": "县" + " > " * 35 + "。\n",
    "wide breadcrumbs": "县" + ">    " * 20 + "。\n",
    "buttons": "打印此页" * 25 + "字\n",
    "sizes of letters": "大" * 100 + "字\n",
    "sizes after a stop": "听。" + "大" * 40 + "字",
    "signs of sizes": "A+" * 50 + "字\n",
    "praise": "赞1  " * 24 + "字\n",
    "salutations": "各位代表" + "和代表" * 35 + "字\n",
    "spaced lines": "县" + " " * 110 + "字\n",
    "views": "点击" + " " * 110 + "字\n",
    "captions": "■" + " " * 110 + "。\n",
    "fields": "来源：" * 30 + "\n",
    "advertisements": "广告\n",
    "shared": "分享到：微博\n这里是一段正文，讲了一件事。\n",
    "slogans": "让我们",
    "faults": "清醒",
    "colons": ":",
    "brackets": "（",
    "rules": "— ",
    "page marks": "听取报告。— 3 —",
    "notes": "字词（12）",
    "circled": "字①",
    "spaced": "字 ",
    "digits": "1 ",
    "headings": "（一）听取报告\n",
    "numbers": "1.",
    "Markdown": "# 字\n",
    "parts in a line": "听取报告各项工作。一、— 3 —",
    "wrapped": "各镇街梳理核实助餐点各项工作进展情况并且\n",
    "tabs": "字\t字\n",
    "astral": "𠀀",
    "ligatures": "\ufdfa",
    "places": "在市",
}
"""What a text is made of that some way of reading would need very long for."""
OPENINGS = (
    "附",
    "注",
    "（",
    "第1页",
    "听。",
    "字—",
    "名词",
    "一",
    "上接",
    "附件 1",
    "1",
    "关于",
    "# ",
)
CASES = {name: (unit, "") for name, unit in UNITS.items()}
CASES |= {f"{words} and white space": (" ", words) for words in OPENINGS}


def made(name, size):
    """A text of about `size` characters."""
    unit, opening = CASES[name]
    return opening + unit * (size // len(unit)) + "字" * bool(opening)


@pytest.mark.parametrize("name", CASES)
def test_no_text_takes_longer_than_its_length_says(name):
    assert quadruple(lambda size: structure(report(made(name, size))), SIZE) < GROWS


@pytest.mark.parametrize(
    "name", ["no stops", "tiny lines", "places", "notes", "一 and white space"]
)
def test_no_text_takes_longer_to_identify_or_to_cut(name):
    def work(size):
        text = made(name, size)
        passages(report(text, **vars(identify(text, "a.txt"))), 1)

    assert quadruple(work, SIZE) < GROWS


def test_the_time_grows_as_the_text_does():
    def work(lines):
        chance = random.Random(1)
        text = "\n".join(line for _ in range(lines // 4) for line in paragraphs(chance, 4))
        passages(report(text), 420)

    assert quadruple(work, 100) < GROWS
