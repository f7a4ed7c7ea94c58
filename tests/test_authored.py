import pytest
from helpers import SHARED

from index.training import authored, corpora

COUNTS = {"reports": 3000, "news": 3000, "statutes": 3000}


@pytest.mark.parametrize("corpus", COUNTS)
def test_there_are_enough_questions_and_no_two_are_the_same(corpus):
    rows = authored.rows(corpus)
    assert len(rows) >= COUNTS[corpus]
    assert len({(row.document, row.question) for row in rows}) == len(rows)
    assert {row.lang for row in rows} == {"zh", "en"}
    assert all(0 <= row.start < row.end for row in rows)


def test_the_reports_that_evaluation_uses_elsewhere_have_no_questions():
    asked = {row.document for row in authored.rows("reports")}
    kept = ["三亚.txt", "杭州.txt", "淄博.txt", "眉山.txt", "合肥.docx", "哈尔滨.docx", "长沙.docx"]
    assert not asked & {*kept, "金华.docx", "2025年北京市政府工作报告.docx"}


@pytest.mark.skipif(not (SHARED / "data").exists(), reason="no ../shared/data")
@pytest.mark.parametrize("corpus", ["reports", "statutes"])
def test_offsets_lie_in_the_documents(corpus):
    rows = authored.rows(corpus)
    texts = corpora.texts(SHARED / "data", corpus, {row.document for row in rows})
    assert all(texts[row.document][row.start : row.end].strip() for row in rows)


def test_long_paragraphs_are_cut_between_sentences():
    sentence = "字" * 199 + "。"
    text = sentence * 3 + "\n" + "短段落。"
    assert authored.passages(text) == [(0, 400), (400, 600), (601, 605)]


def test_the_passage_is_the_one_that_holds_the_answer():
    cut = [(0, 10), (10, 30)]
    row = authored.Row("d", 12, 20, "zh", "问")
    assert authored.around(cut, row) == (10, 30)
    assert authored.holding(cut, row) == {1}
    assert authored.holding(cut, row._replace(start=8, end=12)) == {0, 1}
