import random

import docx
import pytest

from rag.errors import ReadingError
from rag.reading.docx import read_docx
from rag.reading.reader import read

FIRST = "常委会听取专项报告十二项，提出审议意见三十条。"
LAST = "全年组织代表培训四期，共三百人次参加。"


@pytest.fixture
def written(tmp_path):
    """A document made by python-docx: a heading, a paragraph, a table, a paragraph."""
    document = docx.Document()
    document.add_heading("一、主要工作", level=1)
    document.add_paragraph(FIRST)
    table = document.add_table(rows=2, cols=2)
    cells = ["项目", "数量", "代表建议", "207件"]
    for cell, words in zip([c for row in table.rows for c in row.cells], cells, strict=True):
        cell.text = words
    table.rows[1].cells[1].add_paragraph("另有议案")
    document.add_paragraph(LAST)
    document.save(str(tmp_path / "报告.docx"))
    return tmp_path / "报告.docx"


def test_paragraphs_and_table_rows_come_in_order_a_line_each(written):
    expected = f"一、主要工作\n{FIRST}\n项目\t数量\n代表建议\t207件 另有议案\n{LAST}"
    assert read_docx(written) == [expected]


def test_a_document_becomes_a_report(written):
    (report,) = read(written)
    assert report.source == "报告.docx"
    assert FIRST in report.text


def test_bold_parts_of_a_paragraph_are_joined(tmp_path):
    document = docx.Document()
    paragraph = document.add_paragraph("满意率为")
    paragraph.add_run("84.54%").bold = True
    paragraph.add_run("。")
    document.save(str(tmp_path / "a.docx"))
    assert read_docx(tmp_path / "a.docx") == ["满意率为84.54%。"]


def test_a_merged_cell_is_read_once(tmp_path):
    document = docx.Document()
    table = document.add_table(rows=2, cols=3)
    table.cell(0, 0).merge(table.cell(0, 2)).text = "合并的一格"
    for cell, words in zip(table.rows[1].cells, "甲乙丙", strict=True):
        cell.text = words
    document.save(str(tmp_path / "a.docx"))
    assert read_docx(tmp_path / "a.docx") == ["合并的一格\n甲\t乙\t丙"]


@pytest.mark.parametrize("share", [0.0, 0.1, 0.5, 0.99])
def test_a_document_cut_short_is_refused(written, share):
    data = written.read_bytes()
    written.write_bytes(data[: int(share * len(data))])
    with pytest.raises(ReadingError, match=r"报告\.docx, which is not a whole DOCX file"):
        read_docx(written)


def test_a_document_with_a_flipped_byte_is_read_or_refused(tmp_path):
    document = docx.Document()
    for number in range(50):
        document.add_paragraph(f"第{number}段{FIRST * 4}")
    path = tmp_path / "a.docx"
    document.save(str(path))
    data, chance = path.read_bytes(), random.Random(1)
    refused = 0
    for _ in range(200):
        flipped = bytearray(data)
        flipped[chance.randrange(len(data))] = chance.randrange(256)
        path.write_bytes(flipped)
        try:
            read(path)
        except ReadingError:
            refused += 1
    assert refused > 0


@pytest.mark.parametrize("data", [b"text", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)])
def test_what_is_no_document_is_refused(tmp_path, data):
    (tmp_path / "a.docx").write_bytes(data)
    with pytest.raises(ReadingError, match="save it again"):
        read_docx(tmp_path / "a.docx")


def test_another_zip_is_refused(tmp_path):
    import zipfile

    with zipfile.ZipFile(tmp_path / "a.docx", "w") as archive:
        archive.writestr("hello.txt", "hello")
    with pytest.raises(ReadingError, match="not a whole DOCX"):
        read_docx(tmp_path / "a.docx")


def test_a_document_without_text_is_refused(tmp_path):
    docx.Document().save(str(tmp_path / "a.docx"))
    with pytest.raises(ReadingError, match="0 characters of text"):
        read(tmp_path / "a.docx")
