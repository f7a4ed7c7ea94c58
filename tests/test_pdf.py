import random
from io import BytesIO

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from rag.answer import Quote
from rag.errors import ReadingError
from rag.passage import Passage
from rag.reading.pdf import read_pdf
from rag.reading.reader import read
from rag.reading.structure import passages
from rag.report import Span

FONT = "STSong-Light"
pdfmetrics.registerFont(UnicodeCIDFont(FONT))
SIZE, STEP, WIDE = 11, 17, 20
TITLE = "2024年某区政府工作报告"
PARAGRAPHS = [
    f"第{n}项工作：全年办成实事{n}件，惠及群众超过{n}万人次，"
    + "群众满意度继续提高，" * (n % 4)
    + "按期完成。"
    for n in range(1, 41)
]


def canvas(**options):
    return Canvas(BytesIO(), pagesize=(595, 842), **options)


def data(made):
    made.save()
    return made._filename.getvalue()


def newspaper(pages=3, **options):
    """Two columns a page of 20 characters a line; a head, a page number, a title on the first."""
    made = canvas(**options)
    indented = ["　　" + paragraph for paragraph in PARAGRAPHS]
    lines = iter([one[i : i + WIDE] for one in indented for i in range(0, len(one), WIDE)])
    for number in range(1, pages + 1):
        made.setFont(FONT, 9)
        made.drawString(60, 815, f"某区人民政府公报　第{number}期")
        made.drawCentredString(297, 30, f"— {number} —")
        if number == 1:
            made.setFont(FONT, 20)
            made.drawCentredString(297, 775, TITLE)
        made.setFont(FONT, SIZE)
        for left in (60, 315):
            for row in range(14):
                made.drawString(left, 740 - STEP * row, next(lines, ""))
        made.showPage()
    return data(made)


@pytest.fixture(scope="module")
def printed():
    return newspaper()


@pytest.fixture(scope="module")
def extract(printed):
    (found,) = read_pdf(printed, "a.pdf")
    return found


def test_columns_are_read_in_order_and_paragraphs_are_whole(extract):
    title, *found = extract.text.split("\n")
    assert title == TITLE
    whole = [paragraph for paragraph in found if paragraph in PARAGRAPHS]
    assert found[:-1] == whole[: len(found) - 1] == PARAGRAPHS[: len(found) - 1]
    assert len(found) > 20


def test_heads_and_page_numbers_are_left_out(extract):
    assert "公报" not in extract.text
    assert "—" not in extract.text


def test_each_page_begins_where_its_text_does(extract):
    starts = [extract.text.index(f"第{n}项工作") for n in range(1, 10)]
    assert extract.pages[0] == 0
    assert len(extract.pages) == 3
    assert sorted(extract.pages) == list(extract.pages)
    lines = sum(-(-(len(one) + 2) // WIDE) for one in PARAGRAPHS[:9])
    assert (extract.pages[1] > starts[8]) == (lines < 28)


def test_a_quote_tells_its_page(tmp_path, printed):
    (tmp_path / "报告.pdf").write_bytes(printed)
    (report,) = read(tmp_path / "报告.pdf")
    first, last = (at_page(report, number) for number in (1, 3))
    assert "，第1页，第" in first.citation
    assert "，第3页，第" in last.citation
    assert last.text == report.slice(last.spans)
    assert (last.pages, last.to_dict()["pages"]) == ((3,), [3])


def at_page(report, number):
    """The first passage that stands on one page, as a quote."""
    found: list[Passage] = passages(report, 420)
    one = next(p for p in found if report.pages_of(p.spans) == (number,))
    return Quote(1, one.text, report, "", one.spans, one.paragraph)


def test_a_quote_across_a_page_break_tells_both_pages(tmp_path, printed):
    (tmp_path / "报告.pdf").write_bytes(printed)
    (report,) = read(tmp_path / "报告.pdf")
    at = report.pages[1]
    span = Span(at - 3, at + 3)
    quote = Quote(1, report.slice((span,)), report, "", (span,), 7)
    assert quote.citation.endswith("，第1—2页，第7段")


def test_a_page_without_text_is_counted():
    made = canvas()
    for words in ("第一页，全年办成实事十件。", "", "第三页，全年办成实事三件。"):
        made.setFont(FONT, SIZE)
        made.drawString(60, 700, words)
        made.showPage()
    (found,) = read_pdf(data(made), "a.pdf")
    assert found.text == "第一页，全年办成实事十件。\n第三页，全年办成实事三件。"
    assert found.pages == (0, 14, 14)


def test_a_watermark_aslant_and_a_text_drawn_twice_are_not_read():
    made = canvas()
    made.setFont(FONT, SIZE)
    for shift in (0, 0.3):
        made.drawString(60 + shift, 700, "全年办成实事十件，惠及群众十万人次。")
    made.rotate(45)
    made.drawString(500, 100, "内部资料")
    (found,) = read_pdf(data(made), "a.pdf")
    assert found.text == "全年办成实事十件，惠及群众十万人次。"


def test_runs_in_other_fonts_are_one_line():
    made = canvas()
    made.setFont(FONT, SIZE)
    made.drawString(60, 700, "增长")
    made.drawString(60 + 2 * SIZE + 20, 700, "以上。")
    made.setFont("Helvetica", SIZE)
    made.drawString(60 + 2 * SIZE, 700, "6.5%")
    (found,) = read_pdf(data(made), "a.pdf")
    assert found.text == "增长6.5%以上。"


def test_a_rotated_page_is_read():
    made = canvas()
    made.setPageRotation(90)
    made.rotate(90)
    made.setFont(FONT, SIZE)
    made.drawString(100, -100, "全年办成实事十件。")
    (found,) = read_pdf(data(made), "a.pdf")
    assert found.text == "全年办成实事十件。"


def test_a_document_without_text_is_refused():
    made = canvas()
    made.rect(100, 100, 300, 300, fill=1)
    with pytest.raises(ReadingError, match=r"a\.pdf without text"):
        read_pdf(data(made), "a.pdf")


def test_a_password_is_told():
    locked = newspaper(1, encrypt=StandardEncryption("secret", "owner"))
    with pytest.raises(ReadingError, match=r"a\.pdf with a password.*without one"):
        read_pdf(locked, "a.pdf")


def test_a_document_that_only_may_not_be_changed_is_read():
    made = canvas(encrypt=StandardEncryption("", "owner", canModify=0))
    made.drawString(60, 700, "The report of the year")
    assert read_pdf(data(made), "a.pdf")[0].text == "The report of the year"


@pytest.mark.parametrize("content", [b"", b"text", b"%PDF-1.7\n", b"%PDF-1.4\n%%EOF", bytes(1000)])
def test_what_is_no_pdf_is_refused(content):
    with pytest.raises(ReadingError, match=r"Got a\.pdf"):
        read_pdf(content, "a.pdf")


def test_a_pdf_cut_short_or_changed_is_read_or_refused(printed):
    chance = random.Random(2)
    for share in (0.3, 0.6, 0.95):
        damaged = bytearray(printed[: int(share * len(printed))])
        for _ in range(20):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        try:
            read_pdf(bytes(damaged), "a.pdf")
        except ReadingError as error:
            assert error.got.startswith("a.pdf")
