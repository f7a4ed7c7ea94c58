"""Reading takes time in proportion to a file's size, whatever the file holds."""

import contextlib

import pytest
from growth import GROWS, quadruple
from lxml.html import document_fromstring

from rag.answering.numbers import quantities
from rag.errors import ReadingError
from rag.reading.extract import File
from rag.reading.html import read_html
from rag.reading.reader import reports
from rag.reading.structure import passages
from rag.reading.unsaid import mend

HEAD = "某县2024年政府工作报告\n各位代表：\n一、2024年工作回顾\n修渠12条，群众都说好，都说方便。\n"
SHAPES = {
    "brackets that nothing closes": lambda n: "（" * n + "）字\n" + HEAD,
    "brackets in a paragraph": lambda n: HEAD + "（" * n + "）字",
    "glossary entries": lambda n: (
        HEAD
        + "".join(f"代表在第{i}次会上说到“词{i}”。\n" for i in range(n // 60))
        + "名词解释\n"
        + "".join(f"“词{i}”：是某件要做的事。\n" for i in range(n // 60))
    ),
    "glossary headings": lambda n: (
        HEAD + "名词解释\n“渠”：是水路。\n" * (n // 20) + "二、问题\n渠还少。\n"
    ),
    "notes after a whole sentence": lambda n: HEAD + "①渠道：是一条水路的名字。\n" * (n // 20),
    "dashes": lambda n: HEAD + "—" * n + "字",
    "a line of offices": lambda n: "主任 " * (n // 3) + "\n" + HEAD,
    "unseen signs between characters": lambda n: HEAD + "渠\u200b" * (n // 2) + "。",
    "unseen signs between spaces": lambda n: HEAD + " \u200b" * (n // 2) + "字。",
    "unseen signs between marks of notes": lambda n: HEAD + "修\u200b渠²，" * (n // 5) + "。",
    "marks of notes": lambda n: HEAD + "渠¹²," * (n // 4) + "。\n" + "¹渠：是水路。\n" * (n // 8),
    "tables with headers": lambda n: HEAD + "指标\t数（件）\n渠\t3\n\n" * (n // 20),
    "a long table": lambda n: HEAD + "指标\t数（件）\n" + "渠\t3\n" * (n // 5),
    "a wide table": lambda n: HEAD + "指标" + "\t数（件）" * (n // 10) + "\n渠" + "\t3" * (n // 10),
    "rows of bars": lambda n: HEAD + "| 渠 | 3 |\n" * (n // 10) + "|" * (n // 2),
    "quotation marks": lambda n: HEAD + "“" * n + "》字。",
}


def read(text):
    for report in reports(File("a.txt", text.encode), ""):
        passages(report, 400)


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_a_text_four_times_as_long_takes_about_four_times_as_long(shape):
    assert quadruple(lambda size: read(shape(size + 100)), 6000) < GROWS


def page(attributes):
    marks = " ".join(f"data-{n}='>{n}'" for n in range(attributes))
    return f"<title>某县工作报告</title><p {marks}>{HEAD * 3}</p>".encode()


def test_a_tag_with_a_few_hundred_attributes_is_read():
    assert "修渠12条" in read_html(page(400), "a.html")[0].text


def test_words_of_a_script_are_no_attributes():
    script = f"<script>if (a<b) {{ {'c d e ' * 900} }}</script>".encode()
    assert "修渠12条" in read_html(script + page(9), "a.html")[0].text


@pytest.mark.parametrize(
    "data",
    [page(3000), page(3000).replace(b"=", b" "), page(3000).replace(b"'", b'"')],
    ids=["with values", "bare", "double quotes"],
)
def test_a_tag_with_thousands_of_attributes_is_refused(data):
    with pytest.raises(ReadingError, match="1,000 attributes"):
        read_html(data, "a.html")


@pytest.mark.parametrize("unit", ["<script>", "<p a='", '<p a="b" c', "<b ", "<style></style>"])
def test_tags_that_nothing_ends_take_time_as_their_number(unit):
    def work(size):
        with contextlib.suppress(ReadingError):
            read_html((unit * size + HEAD).encode(), "a.html")

    assert quadruple(work, 2000) < GROWS


@pytest.mark.parametrize(
    "unit",
    [
        "<del>旧</del>新",
        "<div hidden><div hidden>旧</div></div>新",
        "318<sup>1</sup>件，",
        "318<a href='#n'>[1]</a>件，",
        "<table><tr><td rowspan=2>甲</td><td>1</td></tr><tr><td>2</td></tr></table>",
        "<ruby>衢<rt>q</rt></ruby>",
    ],
)
def test_what_a_page_marks_takes_time_as_there_are_marks(unit):
    def work(size):
        mend(document_fromstring(f"<p>{HEAD}</p><div>{unit * size}</div>"))

    assert quadruple(work, 800) < GROWS


def test_figures_of_a_text_with_rows_take_time_as_it_is_long():
    def work(size):
        quantities.cache_clear()
        quantities("指标\t数（件）\t比（%）\n" + "渠\t3\t4\n" * size)

    assert quadruple(work, 150) < GROWS
