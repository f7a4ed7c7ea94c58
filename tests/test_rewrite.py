import pytest
from asked import REPORTS
from langchain_core.language_models import FakeListChatModel

from rag.answering.rewrite import rewriter

HISTORY = [("瓯海区2024年满意率是多少？", "84.54%")]


def rewritten(said, question="那温州市呢？"):
    return rewriter(FakeListChatModel(responses=[said]))(question, HISTORY, REPORTS)


def test_the_models_question_is_taken():
    assert rewritten(" “温州市2024年满意率是多少？”\n") == "温州市2024年满意率是多少？"


def test_the_year_before_may_be_named():
    assert rewritten("瓯海区2023年满意率是多少？", "前一年呢？") == "瓯海区2023年满意率是多少？"


@pytest.mark.parametrize("said", ["温州市1999年满意率？", "温州市满意率？\n答：很高。", ""])
def test_a_question_of_another_year_or_of_several_lines_is_not(said):
    assert rewritten(said) == ""


@pytest.mark.parametrize(
    "said",
    [
        "富阳区2024年满意率是多少？",
        "温州市瓯海区2024年满意率呢？",
        "杭州市2024年满意率？",
        "成都市满意率呢？",
        "What was it in Fuyang in 2024?",
    ],
)
def test_a_question_of_a_place_that_nobody_named_is_not(said):
    assert rewritten(said, "那边2024年呢？") == ("" if "瓯海" not in said else said)


def test_a_model_that_fails_gives_nothing():
    class Broken(FakeListChatModel):
        def _call(self, *args, **kwargs):
            raise OSError("no server")

    assert rewriter(Broken(responses=[""]))("那温州市呢？", HISTORY, REPORTS) == ""
