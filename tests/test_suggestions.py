"""What is misspelt is asked back, not answered from elsewhere."""

import asked
import pytest

from rag.answer import Answer
from ui.conversation import Turn, answers, messages, offered
from ui.conversation import asked as ask


@pytest.mark.parametrize(("question", "meant"), asked.rows("misspelt.tsv"))
def test_a_misspelt_question_suggests_the_one_meant(assistant, question, meant):
    answer = assistant.ask(question)
    assert not answer.found
    assert answer.suggestions == ((meant,) if meant else ())
    assert answer.to_dict()["suggestions"] == list(answer.suggestions)


def test_the_reason_names_the_words_and_no_list_of_places(assistant):
    answer = assistant.ask("福见省2024年地区生产总直是多少？")
    assert answer.reason == "没有见过“福见省”“地区生产总直”，您是要问“福建省”“地区生产总值”吗？"
    assert answer.suggestions == ("福建省2024年地区生产总值是多少？",)
    assert "温州市" not in answer.text


def test_a_follow_up_suggests_the_whole_question(assistant):
    history = [("瓯海区2024年代表建议有多少件？", "207件")]
    answer = assistant.ask("那福见呢？", history)
    assert answer.suggestions == ("福建2024年代表建议有多少件？",)


def test_a_place_of_the_store_is_still_read_and_told(assistant):
    answer = assistant.ask("欧海区2024年代表建议满意率是多少？")
    assert answer.found
    assert answer.warnings == ("“欧海区”按瓯海区理解。",)
    assert answer.suggestions == ()


def test_a_click_on_the_suggestion_asks_it(assistant):
    *_, turns = answers(ask((), "瓯海区2024年代表建义满义率是多少？"), assistant)
    shown = messages(turns)[-1]["content"]
    (link,) = [one for one in offered(turns[-1]) if one.startswith("#suggested")]
    assert f'href="{link}"' in shown
    assert "您是要问" in shown
    meant = offered(turns[-1])[link]
    assert meant == "瓯海区2024年代表建议满意率是多少？"
    *_, turns = answers(ask(turns, meant, alone=True), assistant)
    assert "84.54%" in turns[-1].answer.text


def test_an_earlier_suggestion_is_no_link():
    answer = Answer("问？", "问？", "没有。", False, suggestions=("问题？",))
    turns = (Turn(1, "问？", answer=answer), Turn(2, "再问？"))
    assert "<a" not in messages(turns)[1]["content"]
    assert "问题？" in messages(turns)[1]["content"]
