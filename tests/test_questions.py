import json

import pytest
from helpers import passage, report

from eval.questions import Evidence, Item, QuestionFileError, covers, load, relevant
from rag.report import Span

FULL = {
    "id": "q1",
    "lang": "en",
    "type": "number",
    "question": "How many?",
    "history": [["Before?", "So."]],
    "answers": ["207", 12],
    "all_required": True,
    "evidence": [
        {"doc": "a.txt", "start": 3, "end": 9},
        {"doc": "b", "quote": "满意率"},
    ],
    "overlap": "low",
}


def written(folder, *lines):
    path = folder / "q.jsonl"
    text = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines)
    path.write_text(text, "utf-8")
    return path


def test_a_line_is_read_with_all_its_fields(tmp_path):
    assert load(written(tmp_path, FULL)) == [
        Item(
            "q1",
            "How many?",
            "en",
            "number",
            (("Before?", "So."),),
            ("207", "12"),
            True,
            (Evidence("a.txt", Span(3, 9)), Evidence("b", None, "满意率")),
            "low",
        )
    ]


def test_a_line_may_hold_little_and_empty_lines_are_passed_over(tmp_path):
    (only,) = load(written(tmp_path, "", {"id": 7, "question": "问？", "history": None}, " "))
    assert (only.id, only.lang, only.evidence, only.history) == ("7", "zh", (), ())
    assert not only.answerable


def test_an_item_with_evidence_is_answerable(tmp_path):
    assert load(written(tmp_path, FULL))[0].answerable


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("{not json", "no JSON"),
        ("[" * 100_000, "no JSON"),
        ("[]", "no object"),
        ('"text"', "no object"),
        ("null", "no object"),
        ({"question": "no id"}, "no id"),
        ({"id": None, "question": "no id"}, "no id"),
        ({"id": "x"}, "no question"),
        ({"id": "x", "question": ""}, "no question"),
        (FULL | {"evidence": [{"start": 1, "end": 2}]}, "no doc"),
        (FULL | {"evidence": [{"doc": "a", "quote": ""}]}, "no quote"),
        (FULL | {"evidence": [{"doc": "a", "start": "one", "end": 2}]}, "evidence from 'one' to 2"),
        (FULL | {"evidence": [{"doc": "a", "start": 1}]}, "no end"),
        (FULL | {"evidence": {"doc": "a", "start": 1, "end": 2}}, "evidence is no list"),
        (FULL | {"evidence": ["a"]}, "evidence is no list of objects"),
        (FULL | {"answers": "84.54%"}, "answers is no list"),
        (FULL | {"history": [["only one"]]}, "history is no list of [question, answer]"),
        (FULL | {"history": "before"}, "history is no list"),
    ],
)
def test_a_line_with_a_fault_is_named_by_its_number_and_the_fault_by_a_word(tmp_path, line, fault):
    with pytest.raises(QuestionFileError) as error:
        load(written(tmp_path, FULL, "", line))
    assert error.value.got.startswith(f"q.jsonl with a fault in line 3 ({fault}")
    assert "Error" not in error.value.got


@pytest.mark.parametrize(("start", "end"), [(5, 5), (9, 5), (-1, 5)])
def test_evidence_without_a_character_is_refused(tmp_path, start, end):
    line = FULL | {"evidence": [{"doc": "a", "start": start, "end": end}]}
    with pytest.raises(QuestionFileError, match=f"line 1 .*evidence from {start} to {end}"):
        load(written(tmp_path, line))


@pytest.mark.parametrize("text", ["", "\n \n"])
def test_a_file_without_a_question_is_an_error(tmp_path, text):
    with pytest.raises(QuestionFileError, match="without a question"):
        load(written(tmp_path, text))


def test_a_file_that_cannot_be_read_is_an_error(tmp_path):
    with pytest.raises(QuestionFileError, match="cannot be read"):
        load(tmp_path / "none.jsonl")
    (tmp_path / "q.jsonl").write_bytes(b"\xff\xfe")
    with pytest.raises(QuestionFileError, match="cannot be read"):
        load(tmp_path / "q.jsonl")


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([(0, 100)], True),
        ([(10, 15)], True),
        ([(10, 14)], False),
        ([(0, 15)], True),
        ([(8, 12), (17, 20)], True),
        ([(8, 12), (18, 20)], False),
        ([(20, 30)], False),
        ([], False),
    ],
)
def test_spans_cover_evidence_from_half_of_its_characters(spans, expected):
    assert covers([Span(*span) for span in spans], Span(10, 20)) is expected


def test_evidence_is_located_by_span_or_by_quote_in_its_own_report():
    one = report("建议办理满意率高。", "ouhai_2024.txt")
    assert Evidence("ouhai", quote="满意率").locate(one) == Span(4, 7)
    assert Evidence("ouhai_2024.txt", Span(1, 2)).locate(one) == Span(1, 2)
    assert Evidence("ouhai", quote="没有的话").locate(one) is None
    assert Evidence("wenzhou", quote="满意率").locate(one) is None


def test_relevant_gives_the_numbers_of_the_evidence_held():
    one = passage("建议办理满意率高。", source="a.txt")
    evidence = (
        Evidence("b", Span(0, 3)),
        Evidence("a", quote="满意率"),
        Evidence("a.txt", Span(0, 2)),
        Evidence("a.txt", Span(9, 40)),
    )
    assert relevant(one, Item("x", "问？", evidence=evidence)) == {1, 2}
