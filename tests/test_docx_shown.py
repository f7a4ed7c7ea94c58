"""What Word shows of a document: no deleted or hidden text, numbers that it computes, boxes."""

import docx
import pytest
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import nsdecls
from helpers import report, texts
from lxml import etree

from rag.reading.docx import read_docx
from rag.reading.reader import read
from rag.reading.structure import passages, structure

W = nsdecls("w", "wp", "a", "r") + (
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
MARK = '<w:pPr><w:rPr><w:del w:id="1" w:author="a"/></w:rPr></w:pPr>'


def element(xml):
    return etree.fromstring(f"<w:body {W}>{xml}</w:body>")[0]


def saved(folder, *blocks, styles="", numbering=""):
    """A document of these elements, with styles and definitions of lists, all given as XML."""
    document = docx.Document()
    for number, block in enumerate(blocks):
        document.element.body.insert(number, element(block))
    for style in etree.fromstring(f"<w:styles {W}>{styles}</w:styles>"):
        document.styles.element.append(style)
    if numbering:
        root = document.part.numbering_part.element
        for old in list(root):
            root.remove(old)
        for one in etree.fromstring(f"<w:numbering {W}>{numbering}</w:numbering>"):
            root.append(one)
    document.save(str(folder / "a.docx"))
    return folder / "a.docx"


def lines(folder, *blocks, **parts):
    (text,) = texts(read_docx, saved(folder, *blocks, **parts))
    return text.strip("\n").split("\n")


def run(words, about=""):
    return f'<w:r><w:rPr>{about}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def line(*runs, about=""):
    return f"<w:p>{about}{''.join(runs)}</w:p>"


@pytest.mark.parametrize(
    ("runs", "read"),
    [
        ([run("318"), run("1", '<w:vertAlign w:val="superscript"/>'), run("件")], "318¹件"),
        ([run("10"), run("4", '<w:vertAlign w:val="superscript"/>'), run("株")], "10⁴株"),
        ([run("CO"), run("2", '<w:vertAlign w:val="subscript"/>'), run("排放")], "CO₂排放"),
        ([run("318"), run("1", '<w:rStyle w:val="Up"/>'), run("件")], "318¹件"),
        ([run("办理"), run("300", "<w:strike/>"), run("318件")], "办理318件"),
        ([run("办理"), run("300", "<w:dstrike/>"), run("318件")], "办理318件"),
        ([run("办理"), run("300", '<w:strike w:val="0"/>'), run("件")], "办理300件"),
        ([run("办理"), run("内部", "<w:vanish/>"), run("318件")], "办理318件"),
        ([run("办理"), run("内部", '<w:rStyle w:val="Below"/>'), run("318件")], "办理318件"),
        ([run("办理"), "<w:moveFrom><w:r><w:t>3</w:t></w:r></w:moveFrom>", run("8件")], "办理8件"),
        (
            [
                "<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>qú</w:t></w:r></w:rt><w:rubyBase><w:r>"
                "<w:t>衢</w:t></w:r></w:rubyBase></w:ruby></w:r>",
                run("江区"),
            ],
            "衢江区",
        ),
        (
            [
                "<m:oMath><m:sSup><m:e><m:r><m:t>10</m:t></m:r></m:e><m:sup><m:r><m:t>4</m:t>"
                "</m:r></m:sup></m:sSup></m:oMath>",
                run("株，占"),
                "<m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>3</m:t>"
                "</m:r></m:den></m:f></m:oMath>",
            ],
            "10⁴株，占1/3",
        ),
    ],
)
def test_runs_are_read_as_they_show(tmp_path, runs, read):
    styles = (
        '<w:style w:type="character" w:styleId="Up"><w:rPr><w:vertAlign w:val="superscript"/>'
        '</w:rPr></w:style><w:style w:type="character" w:styleId="Hidden"><w:rPr><w:vanish/>'
        '</w:rPr></w:style><w:style w:type="character" w:styleId="Below">'
        '<w:basedOn w:val="Hidden"/></w:style>'
    )
    assert lines(tmp_path, line(*runs), styles=styles) == [read]


def test_a_style_that_is_based_on_itself_is_read(tmp_path):
    styles = '<w:style w:type="character" w:styleId="A"><w:basedOn w:val="A"/></w:style>'
    assert lines(tmp_path, line(run("办理", '<w:rStyle w:val="A"/>')), styles=styles) == ["办理"]


def test_a_paragraph_whose_end_is_deleted_goes_on_with_the_next(tmp_path):
    deleted = "<w:del><w:r><w:delText>旧</w:delText></w:r></w:del>"
    found = lines(
        tmp_path,
        line(run("全年办理建议"), about=MARK),
        line(deleted, about=MARK),
        line(run("318件。")),
        line(deleted, about=MARK),
        line(run("满意率九成。")),
    )
    assert found == ["全年办理建议318件。", "满意率九成。"]


def test_deleted_rows_are_no_rows(tmp_path):
    rows = f"<w:tr><w:trPr><w:del/></w:trPr><w:tc>{line(run('旧'))}</w:tc></w:tr>"
    gone = f"<w:tc><w:tcPr><w:cellDel/></w:tcPr>{line(run('旧'))}</w:tc>"
    rows += f"<w:tr><w:tc>{line(run('建议'))}</w:tc>{gone}<w:tc>{line(run('318件'))}</w:tc></w:tr>"
    assert lines(tmp_path, f"<w:tbl>{rows}</w:tbl>") == ["建议\t318件"]


def box(words):
    return f"<w:txbxContent>{line(run(words))}</w:txbxContent>"


SHAPE = (
    "<w:drawing><wp:anchor><a:graphic><wps:wsp><wps:txbx>{}</wps:txbx></wps:wsp></a:graphic>"
    "</wp:anchor></w:drawing>"
)
VML = "<w:pict><v:shape><v:textbox>{}</v:textbox></v:shape></w:pict>"


@pytest.mark.parametrize(
    "drawn",
    [
        SHAPE,
        VML,
        f'<mc:AlternateContent><mc:Choice Requires="wps">{SHAPE}</mc:Choice>'
        f"<mc:Fallback>{VML}</mc:Fallback></mc:AlternateContent>",
    ],
    ids=["shape", "vml", "both"],
)
def test_a_text_box_is_read_once_after_the_paragraph_that_it_hangs_on(tmp_path, drawn):
    hung = f"<w:r>{drawn.replace('{}', box('框内：实事十件。'))}</w:r>"
    found = lines(tmp_path, line(run("全年办理建议"), hung, run("318件。")), line(run("下一段。")))
    assert found == ["全年办理建议318件。", "框内：实事十件。", "下一段。"]


def level(at, form, text, more=""):
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def definition(at, *levels):
    return f'<w:abstractNum w:abstractNumId="{at}">{"".join(levels)}</w:abstractNum>'


def listed(number, of, more=""):
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{of}"/>{more}</w:num>'


def item(words, number=1, at=0):
    about = f'<w:pPr><w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{number}"/></w:numPr></w:pPr>'
    return line(run(words), about=about)


REPORT = definition(
    0,
    level(0, "chineseCounting", "%1、"),
    level(1, "chineseCountingThousand", "（%2）"),
    level(2, "decimal", "%3."),
) + listed(1, 0)


def test_chinese_numbers_are_computed_level_by_level(tmp_path):
    found = lines(
        tmp_path,
        item("工作回顾"),
        item("经济", at=1),
        item("收入", at=2),
        item("支出", at=2),
        item("民生", at=1),
        item("就业", at=2),
        item("工作安排"),
        item("任务", at=1),
        numbering=REPORT,
    )
    assert found == [
        *("一、工作回顾", "（一）经济", "1. 收入", "2. 支出", "（二）民生", "1. 就业"),
        *("二、工作安排", "（一）任务"),
    ]


def test_computed_numbers_make_headings(tmp_path):
    said = "全年办理代表建议318件，满意率达到九成以上，建设驿站十个。"
    blocks = [item("工作回顾"), item("办理建议", at=1), line(run(said)), item("工作安排")]
    (one,) = read(saved(tmp_path, *blocks, line(run(said)), numbering=REPORT))
    found = structure(one)
    assert [(h.level, h.text) for h in found.headings] == [
        (1, "一、工作回顾"),
        (2, "（一）办理建议"),
        (1, "二、工作安排"),
    ]
    assert passages(one, 420)[0].section.path == ("一、工作回顾", "（一）办理建议")


def test_a_number_may_be_made_of_those_above_it(tmp_path):
    numbering = definition(
        0,
        level(0, "decimal", "%1"),
        level(1, "decimal", "%1.%2"),
        level(2, "chineseCounting", "%1.%2.%3", "<w:isLgl/>"),
    ) + listed(1, 0)
    found = lines(
        tmp_path,
        *(item("甲"), item("乙", at=1), item("丙", at=1), item("丁", at=2), item("戊")),
        item("己", at=1),
        numbering=numbering,
    )
    assert found == ["1 甲", "1.1 乙", "1.2 丙", "1.2.1 丁", "2 戊", "2.1 己"]


def test_a_number_may_stand_right_before_the_words(tmp_path):
    close = definition(0, level(0, "decimal", "第%1号", '<w:suff w:val="nothing"/>')) + listed(1, 0)
    assert lines(tmp_path, item("议案"), numbering=close) == ["第1号议案"]


def test_a_list_goes_on_where_another_of_its_definition_does_not_restart_it(tmp_path):
    restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    numbering = definition(0, level(0, "decimal", "%1、")) + listed(1, 0) + listed(2, 0, restart)
    numbering += listed(3, 0)
    found = lines(
        tmp_path,
        *(item("甲"), item("乙"), item("丙", 2), item("丁", 2), item("戊", 3)),
        numbering=numbering,
    )
    assert found == ["1、甲", "2、乙", "1、丙", "2、丁", "3、戊"]


def test_a_level_may_count_on_over_those_above(tmp_path):
    numbering = definition(
        0,
        level(0, "chineseCounting", "%1、"),
        level(1, "decimal", "%2.", '<w:lvlRestart w:val="0"/>'),
    ) + listed(1, 0)
    blocks = [item("甲"), item("乙", at=1), item("丙"), item("丁", at=1)]
    assert lines(tmp_path, *blocks, numbering=numbering) == ["一、甲", "1. 乙", "二、丙", "2. 丁"]


def test_a_style_may_number_its_paragraphs(tmp_path):
    linked = '<w:pStyle w:val="Part"/>'
    numbering = definition(
        0, level(0, "ideographTraditional", "%1、"), level(1, "chineseCounting", "第%2章", linked)
    ) + listed(1, 0)
    styles = (
        '<w:style w:type="paragraph" w:styleId="Part"><w:pPr><w:numPr><w:numId w:val="1"/>'
        "</w:numPr></w:pPr></w:style>"
    )
    of = '<w:pPr><w:pStyle w:val="Part"/></w:pPr>'
    off = '<w:pPr><w:pStyle w:val="Part"/><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>'
    found = lines(
        tmp_path,
        line(run("总则"), about=of),
        line(run("附则"), about=off),
        line(run("任务"), about=of),
        styles=styles,
        numbering=numbering,
    )
    assert found == ["第一章 总则", "附则", "第二章 任务"]


def test_bullets_are_no_numbers_and_deleted_paragraphs_are_not_counted(tmp_path):
    numbering = definition(0, level(0, "bullet", "\uf0b7"), level(1, "decimal", "%2.")) + listed(
        1, 0
    )
    gone = item("旧", at=1).replace("<w:numPr>", "<w:rPr><w:del/></w:rPr><w:numPr>")
    gone = gone.replace("<w:r>", "<w:del><w:r>").replace("</w:r></w:p>", "</w:r></w:del></w:p>")
    blocks = [item("点"), item("甲", at=1), gone.replace("旧", ""), item("乙", at=1)]
    assert lines(tmp_path, *blocks, numbering=numbering) == ["点", "1. 甲", "2. 乙"]


def with_chunk(folder, name, blob, content):
    """A document with a file inside it between two paragraphs."""
    document = docx.Document()
    document.add_paragraph("前面一段。")
    part = Part(PackURI(f"/word/{name}"), content, blob, document.part.package)
    link = document.part.relate_to(
        part, "http://schemas.openxmlformats.org/officeDocument/2006/relationships/aFChunk"
    )
    document.element.body.insert(1, element(f'<w:altChunk r:id="{link}"/>'))
    document.element.body.insert(2, element(line(run("后面一段。"))))
    document.save(str(folder / "a.docx"))
    return folder / "a.docx"


def test_a_page_or_a_document_inside_a_document_is_read(tmp_path):
    page = "<html><body><p>全年办理建议318件。</p></body></html>".encode()
    inner = saved(tmp_path, line(run("全年办理议案6件。"))).read_bytes()
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    read = ["前面一段。", "全年办理建议318件。", "后面一段。"]
    (text,) = texts(read_docx, with_chunk(tmp_path, "chunk1.htm", page, "text/html"))
    assert text.split("\n") == read
    (text,) = texts(read_docx, with_chunk(tmp_path, "chunk1.docx", inner, word))
    assert [one for one in text.split("\n") if one] == [read[0], "全年办理议案6件。", read[2]]


def test_a_file_inside_a_document_that_is_not_read_is_told(tmp_path):
    path = with_chunk(tmp_path, "chunk1.rtf", rb"{\rtf1 abc}", "application/rtf")
    (found,) = read_docx(path.read_bytes(), path.name)
    assert found.text.split("\n") == ["前面一段。", "后面一段。"]
    assert found.notes == ("文档中嵌入的1处文件（altChunk）没有读，请在 Word 中另存后再加入",)


def test_merged_cells_stand_in_each_of_their_rows(tmp_path):
    document = docx.Document()
    table = document.add_table(rows=3, cols=3)
    words = ["镇街", "2023年", "2024年", "东山镇", "6.1", "7.04", "", "5", "6"]
    for cell, text in zip([c for row in table.rows for c in row.cells], words, strict=True):
        cell.text = text
    table.cell(1, 0).merge(table.cell(2, 0))
    document.save(str(tmp_path / "a.docx"))
    (text,) = texts(read_docx, tmp_path / "a.docx")
    assert text.strip().split("\n") == ["镇街\t2023年\t2024年", "东山镇\t6.1\t7.04", "东山镇\t5\t6"]


def test_a_note_mark_glued_to_a_figure_is_left_out_of_its_passage(tmp_path):
    up = '<w:vertAlign w:val="superscript"/>'
    said = line(
        run("全年办理代表建议318"), run("1", up), run("件，每亩栽树10"), run("4", up), run("株。")
    )
    (one,) = read(
        saved(tmp_path, said, line(run("推动建设代表驿站十个，开展各类活动三百余场次。")))
    )
    assert "318¹件" in one.text
    assert passages(one, 420)[0].text == "全年办理代表建议318件，每亩栽树10⁴株。"
    assert report(one.text).text == one.text
