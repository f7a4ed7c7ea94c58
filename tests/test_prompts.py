import pytest
from langchain_core.prompts import ChatPromptTemplate

import prompts


def test_a_prompt_is_its_markdown_file(root):
    assert prompts.load("answer") == (root / "prompts" / "answer.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("name", "wanted"), [("answer", []), ("passages", ["passages", "question"])]
)
def test_a_prompt_wants_these_words_and_no_others(name, wanted):
    assert ChatPromptTemplate.from_template(prompts.load(name)).input_variables == wanted


def test_a_prompt_that_does_not_exist_is_an_error():
    with pytest.raises(FileNotFoundError):
        prompts.load("none")
