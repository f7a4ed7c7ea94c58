import pytest
from helpers import report

from rag.retrieval.question import understand

REPORTS = [
    report(source="o", place="温州市瓯海区", year_delivered=2025, year_covered=2024),
    report(source="w", place="温州市", year_delivered=2024, year_covered=2023),
]
BEFORE = "瓯海区2024年代表建议满意率是多少？"


def asked(text, before):
    return understand(text, [(before, "…")], REPORTS, 2000)


@pytest.mark.parametrize("topic", ["就业呢？", "那教育呢", "What about employment?"])
def test_a_topic_in_a_word_keeps_only_place_and_year(topic):
    assert asked(topic, BEFORE).standalone == f"瓯海区2024年 {topic}"


@pytest.mark.parametrize(
    ("follow_up", "standalone"),
    [
        ("温州市呢？", "请问温州市在2024年的满意率？"),
        ("2023年呢？", "请问瓯海区在2023年的满意率？"),
        ("那温州市2023年呢？", "请问温州市在2023年的满意率？"),
        ("宁波市呢？", "请问宁波市在2024年的满意率？"),
    ],
)
def test_place_and_year_are_replaced_where_they_stood(follow_up, standalone):
    assert asked(follow_up, "请问瓯海区在2024年的满意率？").standalone == standalone


def test_one_place_takes_the_stand_of_the_two_that_were_compared():
    found = asked("那温州市呢？", "瓯海区和温州市2024年的满意率各是多少？")
    assert found.standalone == "温州市2024年的满意率各是多少？"


def test_what_the_last_question_did_not_name_is_put_before_it():
    assert asked("温州市呢？", "满意率是多少？").standalone == "温州市满意率是多少？"
    assert asked("2023年呢？", "满意率是多少？").standalone == "2023年满意率是多少？"


def test_an_english_year_is_replaced_where_it_stood():
    found = asked("In 2023?", "How many suggestions were handled in Ouhai in 2024?")
    assert found.standalone == "How many suggestions were handled in Ouhai in 2023?"


@pytest.mark.parametrize(
    "question",
    [
        "温州市的这些建议办结了多少件？",
        "温州市那里有几件？",
        "Did Wenzhou meet that target there?",
        "Did it meet those targets in Wenzhou?",
    ],
)
def test_a_question_with_a_place_of_its_own_does_not_lean_on_pointing_words(question):
    assert asked(question, BEFORE).standalone == question


def test_a_pointing_word_without_place_leans_on_the_last_question():
    question = "承办单位对这些建议一共作了多少次答复呢？"
    assert asked(question, BEFORE).standalone == f"{BEFORE} {question}"
