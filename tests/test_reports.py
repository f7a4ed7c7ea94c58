"""The measures that the project promises, on the full reports beside the repository."""

import pytest
from helpers import SHARED

from eval.questions import load
from eval.run import measure
from rag.answering.verify import exact

QUESTIONS = SHARED / "eval" / "dev_questions.jsonl"


@pytest.fixture(scope="module")
def outcomes(shared_assistant):
    if not QUESTIONS.is_file():
        pytest.skip("no ../shared/eval/dev_questions.jsonl beside the repository")
    return [measure(shared_assistant, item) for item in load(QUESTIONS)]


@pytest.fixture(scope="module")
def answerable(outcomes):
    return [one for one in outcomes if one.item.answerable]


def mean(values):
    """The mean of a list; every question counts."""
    found = list(values)
    return sum(found) / len(found)


@pytest.mark.parametrize(("name", "least"), [("hit@5", 0.80), ("hit@1", 0.62)])
def test_the_retriever_finds_the_evidence(answerable, name, least):
    assert mean(one.retrieval["fused"][name] for one in answerable) >= least


def test_fusion_is_at_least_as_good_as_either_part(answerable):
    for mode in ("dense", "lexical"):
        part = mean(one.retrieval[mode]["hit@5"] for one in answerable)
        assert mean(one.retrieval["fused"]["hit@5"] for one in answerable) >= part


def test_every_quote_of_every_answer_is_exact(outcomes):
    assert sum(one.answer["quotes"] for one in outcomes) > 0
    assert [one.item.id for one in outcomes if one.answer["quotes"] != one.answer["exact"]] == []


def test_at_least_half_of_the_unanswerable_questions_are_refused(outcomes):
    refused = [one.answer["refused"] for one in outcomes if not one.item.answerable]
    assert mean(refused) >= 0.5


def test_every_quote_is_found_again_in_the_file(shared_assistant, shared_reports):
    for item in load(QUESTIONS)[:10] if QUESTIONS.is_file() else []:
        answer = shared_assistant.ask(item.question, item.history)
        for quote in answer.quotes:
            text = (shared_reports / quote.report.source).read_text("utf-8-sig")
            text = text.replace("\r\n", "\n").replace("\r", "\n")
            assert "".join(text[start:end] for start, end in quote.spans) == quote.text
            assert exact(quote, answer.hits)


def test_every_report_has_a_place_and_the_years(shared_assistant):
    for report in shared_assistant.reports:
        assert report.place, report.source
        assert report.level, report.source
        assert report.year_delivered == report.year_covered + 1, report.source
