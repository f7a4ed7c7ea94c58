import pytest
from helpers import passage

from rag.answering.items import asked_for, items, wants_several, whole_list
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


@pytest.mark.parametrize(
    ("asking", "text", "expected"),
    [
        ("承认了哪些问题？", "我们不避难、不推责、不退缩，直面问题。", []),
        ("承认了哪些问题？", "工作与要求、与期待还有差距。", []),
        ("还有哪些问题？", "还存在服务不优、效率不高等问题。", ["服务不优", "效率不高"]),
        ("制定了哪三部法规？", "坚持党的领导、人民当家作主、依法治国有机统一，制定三部法规。", []),
        (
            "制定了哪些法规？",
            "制定古树保护条例、河道管理条例，开展调研。",
            ["古树保护条例", "河道管理条例"],
        ),
        ("制定了哪三部法规？", "制定古树保护条例、河道管理条例，开展调研。", []),
        (
            "出台了哪些法规？",
            "出台《甲条例》《乙办法》，修改《丙规定》。",
            ["《甲条例》", "《乙办法》"],
        ),
        (
            "访问了哪些国家？",
            "组团访问英国、法国和德国等国家，推动交流。",
            ["英国", "法国", "德国"],
        ),
        (
            "在哪几个镇试点？",
            "选定河东镇、河西镇和山前镇，先行试点。",
            ["河东镇", "河西镇", "山前镇"],
        ),
        ("在哪几个镇试点？", "建设了电站、水站、气站，先行试点。", []),
        ("重点产业有哪些？", "重点产业包括毛衫、装饰、农业等三类。", ["毛衫", "装饰", "农业"]),
        ("重点产业有哪四个？", "重点产业包括毛衫、装饰、农业等三类。", []),
        ("开展了哪些活动？", "开展“甲行”“乙走”等活动，推动增收。", ["“甲行”", "“乙走”"]),
        ("Which towns were chosen?", "选定河东镇、河西镇，先行试点。", ["河东镇", "河西镇"]),
        ("Which bridges were built?", "选定河东镇、河西镇，先行试点。", []),
        ("采取了哪些措施？", "坚持尽力而为、量力而行，办好实事。", []),
    ],
)
def test_a_row_is_opened_where_it_is_one_of_what_is_asked(asking, text, expected):
    assert [text[slice(*item)] for item in asked_for(asking, text)] == expected
