import json

import pytest

from rag.retrieval.explain import lines, understood

EVERYDAY = "温州市2023年老百姓告状多少件？"


def why_of(assistant, question, history=()):
    return assistant.explained(assistant.ask(question, history), history).hits


@pytest.mark.parametrize(
    "question", [EVERYDAY, "各地的满意率分别是多少？", "How many suggestions?"]
)
def test_the_parts_sum_to_the_score(assistant, question):
    hits = why_of(assistant, question)
    assert hits
    for hit in hits:
        assert [name for name, _ in hit.why.parts] == ["dense", "sentence", "lexical", "aspect"]
        assert sum(share for _, share in hit.why.parts) == pytest.approx(hit.score)


def test_words_that_are_shared_and_words_said_otherwise(assistant):
    best = next(h for h in why_of(assistant, EVERYDAY) if "196件次" in h.passage.text)
    assert ("告状", "信访") in best.why.expanded
    best = why_of(assistant, "瓯海区2024年代表建议满意率是多少？")[0]
    assert {"代表", "建议", "满意率"} <= set(best.why.matched)


def test_nothing_is_explained_that_was_not_asked_for(assistant):
    answer = assistant.ask(EVERYDAY)
    assert {hit.why for hit in answer.hits} == {None}
    assert list(lines(answer.hits)) == []
    assert "why" not in answer.to_dict()["hits"][0]


def test_an_explained_answer_is_json_ready_and_has_lines(assistant):
    answer = assistant.explained(assistant.ask(EVERYDAY))
    found = json.loads(json.dumps(answer.to_dict()))["hits"][0]["why"]
    assert set(found) == {"parts", "matched", "expanded"}
    assert any("告状 → 信访" in line for line in lines(answer.hits))


def test_what_was_understood_is_said(assistant):
    said = understood(assistant.understand("甌海區2024年滿意率？"))
    assert "瓯海区2024年满意率" in said
    assert "years: 2024" in said
    assert "tense: done" in said


def test_a_follow_up_is_explained_with_its_history(assistant):
    history = [("瓯海区2024年代表建议满意率是多少？", "84.54%")]
    assert "满意" in why_of(assistant, "那秀洲区呢？", history)[0].why.matched
