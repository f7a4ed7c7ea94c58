import random

import docx
import pytest
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from helpers import texts
from lxml import etree

from rag.errors import ReadingError
from rag.passage import GLOSSARY
from rag.reading.docx import read_docx
from rag.reading.reader import read
from rag.reading.structure import passages

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
    assert texts(read_docx, written) == [expected]


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
    assert texts(read_docx, tmp_path / "a.docx") == ["满意率为84.54%。"]


def test_a_merged_cell_is_read_once(tmp_path):
    document = docx.Document()
    table = document.add_table(rows=2, cols=3)
    table.cell(0, 0).merge(table.cell(0, 2)).text = "合并的一格"
    for cell, words in zip(table.rows[1].cells, "甲乙丙", strict=True):
        cell.text = words
    document.save(str(tmp_path / "a.docx"))
    assert texts(read_docx, tmp_path / "a.docx") == ["合并的一格\n甲\t乙\t丙"]


@pytest.mark.parametrize("share", [0.0, 0.1, 0.5, 0.99])
def test_a_document_cut_short_is_refused(written, share):
    data = written.read_bytes()
    written.write_bytes(data[: int(share * len(data))])
    with pytest.raises(ReadingError, match=r"报告\.docx, which is not a whole DOCX file"):
        texts(read_docx, written)


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
        texts(read_docx, tmp_path / "a.docx")


def test_another_zip_is_refused(tmp_path):
    import zipfile

    with zipfile.ZipFile(tmp_path / "a.docx", "w") as archive:
        archive.writestr("hello.txt", "hello")
    with pytest.raises(ReadingError, match="not a whole DOCX"):
        texts(read_docx, tmp_path / "a.docx")


def test_a_document_without_text_is_refused(tmp_path):
    docx.Document().save(str(tmp_path / "a.docx"))
    with pytest.raises(ReadingError, match="0 characters of text"):
        read(tmp_path / "a.docx")


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def read_body(folder, *blocks):
    """The lines of a document whose body begins with these elements, given as XML."""
    document = docx.Document()
    for number, block in enumerate(blocks):
        document.element.body.insert(number, etree.fromstring(f"<w:body {W}>{block}</w:body>")[0])
    document.save(str(folder / "a.docx"))
    (text,) = texts(read_docx, folder / "a.docx")
    return text.split("\n")


def run(words):
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


def line(words):
    return f"<w:p>{run(words)}</w:p>"


def table(*rows):
    cells = ("".join(f"<w:tc>{cell}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def wrapped(words):
    return f"<w:sdt><w:sdtContent>{words}</w:sdtContent></w:sdt>"


def test_smart_tags_links_and_inserted_text_are_kept_and_deleted_text_is_not(tmp_path):
    body = (
        f"<w:p><w:smartTag>{run('瓯海')}</w:smartTag>{run('区建议')}"
        "<w:del><w:r><w:delText>198</w:delText></w:r></w:del>"
        f"<w:ins>{run('207')}</w:ins><w:hyperlink>{run('件')}</w:hyperlink></w:p>"
    )
    assert read_body(tmp_path, body) == ["瓯海区建议207件"]


def test_tabs_and_breaks_of_runs_are_kept_and_tab_stops_are_none(tmp_path):
    stops = '<w:pPr><w:tabs><w:tab w:val="left" w:pos="720"/></w:tabs></w:pPr>'
    body = f"<w:p>{stops}<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t></w:r></w:p>"
    assert read_body(tmp_path, body) == ["甲\t乙", "丙"]


def test_content_controls_are_read_wherever_they_stand(tmp_path):
    cells = f"<w:tc>{line('项目')}</w:tc>" + wrapped(f"<w:tc>{line('数量')}</w:tc>")
    lines = read_body(
        tmp_path,
        wrapped(line("一格") + wrapped(line("格中格"))),
        f"<w:p>{run('满意率')}{wrapped(run('84.54%'))}</w:p>",
        wrapped(table([line("表")])),
        f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>",
        table([wrapped(line("格中句"))]),
    )
    assert lines == ["一格", "格中格", "满意率84.54%", "表", "项目\t数量", "格中句"]


def test_a_table_in_a_cell_is_read_in_its_row_once(tmp_path):
    inner = table([line("甲"), line("1")], [line("乙"), line("2")])
    lines = read_body(
        tmp_path, table([line("项目"), inner + line("注")], [line("合计"), line("3")])
    )
    assert lines == ["项目\t甲\t1 乙\t2 注", "合计\t3"]


REFERENCE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml."


def with_notes(folder, body, **kinds):
    """A document with footnotes and endnotes, each given as XML."""
    document = docx.Document()
    for number, block in enumerate(body):
        document.element.body.insert(number, etree.fromstring(f"<w:body {W}>{block}</w:body>")[0])
    for kind, notes in kinds.items():
        blob = f"<w:{kind} {W}>{notes}</w:{kind}>".encode()
        name = PackURI(f"/word/{kind}.xml")
        part = Part(name, f"{CONTENT}{kind}+xml", blob, document.part.package)
        document.part.relate_to(part, f"{REFERENCE}{kind}")
    document.save(str(folder / "a.docx"))
    return folder / "a.docx"


def note(kind, at, words, more=""):
    return f'<w:{kind} w:id="{at}" {more}>{line(words)}</w:{kind}>'


def mark(kind, at):
    return f'<w:r><w:{kind}Reference w:id="{at}"/></w:r>'


def test_notes_follow_the_text_in_the_order_in_which_it_refers_to_them(tmp_path):
    body = [
        f"<w:p>{run('推行“两去两回”')}{mark('footnote', 3)}{run('机制。')}</w:p>",
        table([f"<w:p>{run('“一件事”')}{mark('footnote', 2)}{mark('endnote', 1)}</w:p>"]),
    ]
    separator = note("footnote", 0, "线", 'w:type="separator"')
    footnotes = separator + note("footnote", 2, " 指集成办理。") + note("footnote", 3, "指去和回。")
    path = with_notes(tmp_path, body, footnotes=footnotes, endnotes=note("endnote", 1, "见附件。"))
    (text,) = texts(read_docx, path)
    assert text.strip().split("\n") == [
        "推行“两去两回”机制。",
        "“一件事”",
        "注释",
        "1. 指去和回。",
        "2. 指集成办理。",
        "3. 见附件。",
    ]


def test_notes_are_a_glossary(tmp_path):
    body = [f"<w:p>{run(FIRST)}{mark('footnote', 1)}</w:p>", line(LAST)]
    words = "“两去两回”：指干部下去、问题上来，办理回音、群众回访。"
    (report,) = read(with_notes(tmp_path, body, footnotes=note("footnote", 1, words)))
    *_, last = passages(report, 420)
    assert (last.text, last.section.kind) == (f"1. {words}", GLOSSARY)


def test_notes_that_nothing_refers_to_are_left_out(tmp_path):
    path = with_notes(tmp_path, [line(FIRST)], footnotes=note("footnote", 1, "旧注。"))
    assert texts(read_docx, path)[0].strip() == FIRST


def test_notes_that_are_damaged_are_refused(tmp_path):
    path = with_notes(tmp_path, [line(FIRST)], footnotes="<broken")
    with pytest.raises(ReadingError, match="not a whole DOCX"):
        read_docx(path.read_bytes(), "a.docx")
