import pytest

from rag.answering.slots import slots
from rag.retrieval.question import understand


def asked(text):
    return [(one.words, one.kind, one.measure) for one in slots(understand(text, (), [], 1000))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("走访了多少家企业？", [("走访了多少家企业？", "count", "家")]),
        (
            "办了多少场、收集意见多少条？",
            [("办了多少场", "场", "场"), ("、收集意见多少条？", "count", "条")],
        ),
        (
            "有多少老板的公司、多少个项目带头？",
            [("有多少老板的公司", "count", "老"), ("、多少个项目带头？", "count", "")],
        ),
        (
            "How many checks were made, and by how many teams?",
            [("How many checks were made, and by ", "count", ""), ("how many teams?", "count", "")],
        ),
        ("报告说了什么？", []),
        ("哪几个区达标？", []),
    ],
)
def test_each_asking_is_a_slot_with_its_words_kind_and_measure(text, expected):
    assert asked(text) == expected


@pytest.mark.parametrize(
    ("text", "each"), [("满意率和解决率分别是多少？", True), ("满意率是多少？", False)]
)
def test_a_slot_may_ask_for_a_row(text, each):
    (slot,) = slots(understand(text, (), [], 1000))
    assert slot.each is each
