import json

import pytest
from helpers import hit, report

from rag.answer import Answer, Quote, Row, describe
from rag.report import Span

REPORT = report(
    "常委会听取报告。", "a.txt", title="某区工作报告", place="某市某区", year_covered=2024
)
QUOTE = Quote(1, "听取报告", REPORT, "一、回顾 › （一）监督", (Span(3, 7),), 5)


@pytest.mark.parametrize(
    ("facts", "section", "expected"),
    [
        (
            {"title": "某区工作报告", "place": "某市某区", "year_covered": 2024},
            "一、回顾",
            "《某区工作报告》（某市某区，讲2024年），一、回顾，第5段",
        ),
        (
            {"title": "某区工作报告", "place": "某区", "date": "2025-01-09"},
            "",
            "《某区工作报告》（某区，2025年1月9日），第5段",
        ),
        ({"title": "某区工作报告"}, "", "《某区工作报告》，第5段"),
        ({}, "一、回顾", "《a.txt》，一、回顾，第5段"),
        ({"year_delivered": 2025}, "", "《a.txt》（2025年报告），第5段"),
    ],
)
def test_a_citation_says_report_place_day_section_and_paragraph(facts, section, expected):
    assert Quote(1, "x", report(**facts), section, (), 5).citation == expected


@pytest.mark.parametrize(
    ("spans", "pages", "expected"),
    [
        ([(0, 4)], (1,), "，第1页，第5段"),
        ([(4, 6)], (3,), "，第3页，第5段"),
        ([(2, 6)], (1, 3), "，第1—3页，第5段"),
        ([(7, 8), (1, 2)], (1, 4), "，第1—4页，第5段"),
    ],
)
def test_a_citation_says_the_pages_of_a_pdf(spans, pages, expected):
    printed = report("常委会听取报告。", pages=(0, 4, 4, 7))
    spans = tuple(Span(*span) for span in spans)
    quote = Quote(1, printed.slice(spans), printed, "一、回顾", spans, 5)
    assert quote.pages == pages
    assert quote.citation == "《a.txt》，一、回顾" + expected


def test_a_citation_says_the_row_of_a_table():
    assert Quote(1, "x", report(row=3), "", (Span(0, 1),), 5).citation == "《a.txt》，第3行，第5段"


def test_an_answer_is_json_ready():
    answer = Answer(
        "问？",
        "补全的问？",
        "写道：“听取报告”[1]",
        True,
        (QUOTE,),
        (hit("常委会听取报告。", 0.123456, 1),),
        table=(Row("某区", 2025, "5件", 1, 2025, 2024), Row("乙区", None, "", None)),
        warnings=("提醒",),
    )
    found = json.loads(json.dumps(answer.to_dict(), ensure_ascii=False))
    assert (found["question"], found["standalone"]) == ("问？", "补全的问？")
    assert (found["found"], found["reason"], found["warnings"]) == (True, "", ["提醒"])
    (quote,) = found["quotes"]
    assert (quote["number"], quote["text"], quote["spans"]) == (1, "听取报告", [[3, 7]])
    assert quote["citation"] == QUOTE.citation
    assert quote["report"]["source"] == "a.txt"
    assert "text" not in quote["report"]
    (only,) = found["hits"]
    assert (only["rank"], only["score"], only["text"]) == (1, 0.1235, "常委会听取报告。")
    assert found["table"] == [
        {
            "place": "某区", "year": 2025, "figure": "5件", "quote": 1,
            "delivered": 2025, "covered": 2024,
        },
        {
            "place": "乙区", "year": None, "figure": "", "quote": None,
            "delivered": None, "covered": None,
        },
    ]  # fmt: skip


def test_an_answer_that_compares_nothing_has_no_table():
    assert Answer("问", "问", "", False).to_dict()["table"] is None


def test_a_report_is_described_without_its_text():
    facts = describe(REPORT)
    assert "text" not in facts
    assert (facts["id"], facts["place"], facts["year_covered"]) == ("a.txt", "某市某区", 2024)


def test_marks_can_be_put_into_signs():
    torn = report("办结8\n第3页\n4件，满意率9%。")
    spans = (Span(0, 3), Span(8, 17))
    marks = (Span(2, 3), Span(8, 10), Span(14, 16))
    quote = Quote(1, torn.slice(spans), torn, "", spans, 1, marks)
    assert quote.text == "办结84件，满意率9%。"
    assert quote.marked("【{}】") == "办结【8】【4件】，满意率【9%】。"
