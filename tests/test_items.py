import pytest
from helpers import passage

from rag.answering.items import items, wants_several, whole_list
from rag.report import Span


def row(text):
    return [text[start:end] for start, end in items(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("四项工作：修路、架桥、通水和供电。", ["修路", "架桥", "通水", "供电"]),
        ("开展“甲”“乙”“丙”等活动，推动增收。", ["“甲”", "“乙”", "“丙”"]),
        ("修订《甲条例》《乙条例》。", ["《甲条例》", "《乙条例》"]),
        ("重点产业包括毛衫、装饰、农业等三类。", ["毛衫", "装饰", "农业"]),
        ("走访企业，听取意见。", []),
    ],
)
def test_items_are_those_of_the_longest_row(text, expected):
    assert row(text) == expected


@pytest.mark.parametrize(
    ("text", "several"),
    [
        ("有哪些不足？", True),
        ("是哪三家公司？", True),
        ("四项指标分别是什么？", True),
        ("Which three towns were chosen?", True),
        ("What are the main tasks?", True),
        ("哪座桥通车了？", False),
        ("什么时候通车？", False),
        ("Which bridge was opened?", False),
    ],
)
def test_a_list_is_asked_for(text, several):
    assert wants_several(text) is several


def whole(text, words):
    one = passage(text)
    at = text.index(words)
    sentence = next(span for span in one.sentences() if span.start <= at < span.end)
    start, end = whole_list(one, sentence)
    return text[start:end]


NUMBERED = "我们办了三件事。一是修好道路。二是架通桥梁；三是接通自来水。群众满意。"
COLON = "工作有成效。主要是：道路修好；桥梁架通；水接通。群众满意。"


@pytest.mark.parametrize("words", ["一是", "二是", "三是"])
def test_a_numbered_list_is_taken_whole(words):
    assert whole(NUMBERED, words) == "我们办了三件事。一是修好道路。二是架通桥梁；三是接通自来水。"


def test_a_list_behind_a_colon_is_taken_whole():
    assert whole(COLON, "桥梁") == "主要是：道路修好；桥梁架通；水接通。"


def test_sentences_that_are_no_list_stay_alone():
    assert whole("修好道路；架通桥梁；接通水。", "架通") == "架通桥梁；"
    assert whole(COLON, "群众") == "群众满意。"


def test_the_spans_of_items_lie_in_the_text():
    assert items("甲、乙") == (Span(0, 1), Span(2, 3))
