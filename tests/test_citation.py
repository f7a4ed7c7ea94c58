import re

import pytest
from helpers import report

from rag.answer import Quote
from rag.answering.citation import STYLES, cite
from rag.errors import QuestionError
from rag.report import Span

TEXT = "建议共207件，办结率达100%。"
REPORT = report(
    TEXT,
    "a.txt",
    title="某市人民代表大会常务委员会工作报告",
    body="某市人民代表大会常务委员会",
    place="某市",
    date="2024-01-30",
    year_delivered=2024,
    year_covered=2023,
)
QUOTE = Quote(1, TEXT, REPORT, "四、监督", (Span(0, len(TEXT)),), 3)
BARE = Quote(1, "建议", report(TEXT, "b_#1.txt"), "", (Span(0, 2),), 1)


def test_plain_is_the_citation_of_the_quote():
    assert cite(QUOTE) == QUOTE.citation
    assert cite(QUOTE) == (
        "《某市人民代表大会常务委员会工作报告》（某市，2024年1月30日，讲2023年），四、监督，第3段"
    )


def test_markdown_is_a_block_quote_with_its_source():
    assert cite(QUOTE, "markdown") == f"> {TEXT}\n>\n> ——{QUOTE.citation}"
    assert r"b\_\#1.txt" in cite(BARE, "markdown")


def test_gbt7714_has_body_title_type_place_date_and_where():
    assert cite(QUOTE, "gbt7714") == (
        "某市人民代表大会常务委员会. 某市人民代表大会常务委员会工作报告[R]. "
        "某市, 2024-01-30: 四、监督, 第3段."
    )
    assert cite(BARE, "gbt7714") == "b_#1.txt[R]: 第1段."


def test_bibtex_is_an_entry_with_its_own_characters_escaped():
    found = cite(QUOTE, "bibtex")
    assert found.startswith("@techreport{yinju-a-txt-3,\n")
    assert "  author = {{某市人民代表大会常务委员会}}," in found
    assert "  year = {2024}," in found
    assert "  month = jan," in found
    assert r"  note = {四、监督，第3段：“建议共207件，办结率达100\%。”}," in found
    assert found.count("{") == found.count("}")


def test_bibtex_leaves_out_what_is_not_known():
    found = cite(BARE, "bibtex")
    assert r"title = {b\_\#1.txt}" in found
    assert not re.search("author|year|month|address", found)


@pytest.mark.parametrize("style", ["gbt7714", "bibtex", "plain"])
def test_the_page_of_a_pdf_is_cited(style):
    printed = report(TEXT, "a.pdf", pages=(0, 4))
    quote = Quote(1, TEXT[:6], printed, "", (Span(0, 6),), 1)
    assert "第1—2页" in cite(quote, style)


def test_another_style_is_an_error_that_names_those_there_are():
    with pytest.raises(QuestionError, match="plain, markdown, gbt7714, bibtex"):
        cite(QUOTE, "apa")
    assert list(STYLES) == ["plain", "markdown", "gbt7714", "bibtex"]
