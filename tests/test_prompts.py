import pytest
from langchain_core.prompts import ChatPromptTemplate

import prompts


def test_a_prompt_is_its_markdown_file(root):
    assert prompts.load("answer") == (root / "prompts" / "answer.md").read_text("utf-8")


def test_the_prompt_for_answers_wants_passages_and_nothing_else():
    assert ChatPromptTemplate.from_template(prompts.load("answer")).input_variables == ["passages"]


def test_a_prompt_that_does_not_exist_is_an_error():
    with pytest.raises(FileNotFoundError):
        prompts.load("none")
