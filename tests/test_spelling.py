import pytest

from rag.retrieval.spelling import near, slip

HELD = {
    "瓯海区": "瓯海区",
    "瓯海": "瓯海区",
    "ouhai": "瓯海区",
    "wenzhou": "温州市",
    "温州": "温州市",
}


def read(text, held=HELD, known=()):
    return [(text[s:e], place) for s, e, place in near(text, held, lambda word: word in known)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("欧海区的满意率", "欧海区"),
        ("请问鸥海区2024年", "鸥海区"),
        ("ouhay district", "ouhay"),
        ("in ouhay, what", "ouhay"),
        ("ou hai in 2024", "ou hai"),
        ("ou-hai", "ou-hai"),
    ],
)
def test_one_slip_is_read_as_the_place(text, words):
    assert read(text) == [(words, "瓯海区")]


@pytest.mark.parametrize(
    "text",
    [
        "沿海的企业",
        "出海的渔船",
        "欧海区域",
        "长欧海区的",
        "they said ouhay",
        "ohai district",
        "瓯海区",
    ],
)
def test_other_words_are_left_alone(text):
    assert [one for one in read(text) if one[0] != "ohai"] == []


def test_what_stands_for_something_else_is_left_alone():
    assert read("欧海区的满意率", known={"欧海区"}) == []
    assert read("欧海区的满意率", known={"欧海"}) == []


def test_what_is_as_near_to_two_places_is_left_alone():
    assert read("甲海区的满意率", {"瓯海区": "a", "宁海区": "b"}) == []


@pytest.mark.parametrize(
    ("name", "word", "expected"),
    [
        ("瓯海区", "欧海区", True),
        ("瓯海区", "海瓯区", True),
        ("瓯海区", "瓯海区", False),
        ("瓯海区", "欧河区", False),
        ("瓯海区", "瓯海", False),
        ("wenzhou", "wenzou", True),
        ("wenzhou", "wenzhhou", True),
        ("wenzhou", "wenzo", False),
    ],
)
def test_a_slip(name, word, expected):
    assert slip(name, word) is expected
