import json
import re

import pytest
from helpers import ROOT, SHARED

from eval.questions import load
from rag.assistant import samples

LONGEST_RUN = 30
FILES = sorted(samples().glob("*.txt"))


def read(path):
    return path.read_text("utf-8")


@pytest.fixture(scope="module")
def items():
    return load(ROOT / "eval" / "questions.jsonl")


def test_there_are_five_samples():
    assert [path.stem for path in FILES] == [
        "fuyang_2024",
        "ouhai_2024",
        "wenzhou_2023",
        "xiuzhou_2025",
        "zhejiang_2023",
    ]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_sample_is_short_and_says_that_it_is_a_digest(path):
    text = read(path)
    assert 1500 <= len(text) <= 3000
    first = text.split("\n", 1)[0]
    assert "摘要" in first
    assert "不是报告原文" in first


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_sample_has_a_review_shortcomings_plans_and_a_glossary(path, assistant):
    sections = {
        part
        for passage in assistant.retriever.corpus.passages
        if passage.report.source == path.name
        for part in passage.section.path
    }
    for words in ("年主要工作|年工作回顾", "存在的不足", "年工作安排", "名词解释"):
        assert any(re.search(words, part) for part in sections), words


def plain(text):
    """A text without white space and punctuation."""
    return re.sub(r"[\W_]+", "", text)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_sample_repeats_no_long_run_of_the_report_it_sums_up(path, shared_reports):
    size = LONGEST_RUN + 1
    theirs = {
        text[start : start + size]
        for text in (plain(read(report)) for report in shared_reports.glob("*.txt"))
        for start in range(len(text) - size + 1)
    }
    own = plain(read(path))
    common = [
        own[start : start + size]
        for start in range(len(own) - size + 1)
        if own[start : start + size] in theirs
    ]
    assert common == []


def test_the_check_of_common_runs_finds_a_run():
    text = plain("一、二，三 四！")
    assert text == "一二三四"


def test_there_are_sixty_questions_with_ids_of_their_own(items):
    assert len(items) >= 60
    assert len({item.id for item in items}) == len(items)
    assert len({item.question for item in items}) == len(items)


def test_a_fifth_of_the_questions_is_english(items):
    english = [item for item in items if item.lang == "en"]
    assert len(english) >= len(items) / 5
    for item in items:
        chinese = len(re.findall(r"[一-龥]", item.question))
        latin = len(re.findall(r"[A-Za-z]", item.question))
        assert (latin > chinese) is (item.lang == "en"), item.id


def test_some_questions_cannot_be_answered(items):
    unanswerable = [item for item in items if not item.answerable]
    assert len(items) / 20 <= len(unanswerable) <= len(items) / 2
    assert [item.id for item in unanswerable if item.answers] == []


def test_every_quote_stands_once_in_its_file_and_holds_an_answer(items):
    texts = {path.name: read(path) for path in FILES}
    for item in items:
        for evidence in item.evidence:
            assert evidence.quote, item.id
            assert texts[evidence.doc].count(evidence.quote) == 1, (item.id, evidence.quote)


def test_the_answers_of_number_questions_stand_in_their_evidence(items):
    for item in items:
        if item.type == "number" and item.answerable and item.all_required:
            quotes = " ".join(evidence.quote for evidence in item.evidence)
            missing = [answer for answer in item.answers if answer not in quotes]
            assert missing == [], item.id


def test_every_line_of_the_question_file_has_the_fields_of_the_contract(root):
    names = {"id", "lang", "type", "question", "answers", "all_required", "evidence", "doc"}
    for line in read(root / "eval" / "questions.jsonl").splitlines():
        assert names <= set(json.loads(line))


def test_the_samples_are_not_the_reports_themselves():
    if not (SHARED / "reports").is_dir():
        pytest.skip("no ../shared/reports beside the repository")
    assert not {read(path) for path in FILES} & {
        read(path) for path in (SHARED / "reports").glob("*.txt")
    }
