"""Reports with radicals for characters and with unseen signs are read, searched and checked."""

import asked
import docx
import pytest
from helpers import ROOT, report

from index.characters import unified
from rag.answering.audit import Audit
from rag.answering.figures import figures
from rag.answering.locate import fold, locate
from rag.answering.numbers import quantities
from rag.assistant import Assistant
from rag.reading.identity import identify
from rag.reading.structure import passages, structure
from rag.settings import Settings

PLAIN = """云溪区人民政府工作报告
——2025年1月8日在云溪区第五届人民代表大会第四次会议上
各位代表：
现在，我代表区人民政府，向大会报告工作，请予审议。
一、2024年工作回顾
全年一般公共预算收入完成31.8亿元，增长4.2%，民生支出占比达到八成以上。
全年新建口袋公园17处，改造老旧小区42个，惠及居民1.6万户。
二、2025年工作目标
今年的主要目标是新建养老食堂23家，新增学位3200个。
"""
RADICALS = str.maketrans("一二月目工长民生食老", "⼀⼆⽉⽬⼯⻓⺠⽣⻝⽼")
SIGNS = ["\u200b", "\u00ad", "\ufeff", "\u200d"]


def odd(text, lookalikes=RADICALS):
    """Lookalikes, full-width digits, an unseen sign after every third character."""
    looked = text.translate(lookalikes).translate({0x30 + n: 0xFF10 + n for n in range(10)})
    return "".join(c + SIGNS[n % 4] * (n % 3 == 0) for n, c in enumerate(looked))


def test_headings_and_paragraphs_are_those_of_the_plain_text():
    plain, found = structure(report(PLAIN)), structure(report(odd(PLAIN)))
    width = {0xFF10 + n: 0x30 + n for n in range(10)}
    assert [h.text.translate(width) for h in found.headings] == [h.text for h in plain.headings]
    assert [p.aspect for p in found.paragraphs] == [p.aspect for p in plain.paragraphs]


def test_the_text_is_kept_and_passages_leave_the_unseen_signs_out():
    one = report(odd(PLAIN))
    texts = [passage.text for passage in passages(one, 420)]
    assert one.text == odd(PLAIN)
    assert not any(sign in text for text in texts for sign in SIGNS)
    assert any("⼀般公共预算收⼊".replace("⼊", "入") in text for text in texts)


def test_facts_are_read():
    assert identify(odd(PLAIN), "a.txt") == identify(PLAIN, "a.txt")


def _write(folder, name):
    path = folder / name
    if name.endswith(".txt"):
        path.write_text(odd(PLAIN), "utf-8")
    elif name.endswith(".html"):
        lines = "".join(f"<p>{line}</p>" for line in odd(PLAIN).split("\n"))
        path.write_text(f"<html><body><article>{lines}</article></body></html>", "utf-8")
    elif name.endswith(".docx"):
        document = docx.Document()
        for line in odd(PLAIN).split("\n"):
            document.add_paragraph(line)
        document.save(str(path))
    else:
        path.write_text(f'标题,正文\n报告,"{odd(PLAIN)}"\n', "utf-8")
    return path


@pytest.fixture(scope="module", params=["a.txt", "a.html", "a.docx", "a.csv"])
def held(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp("odd")
    return Assistant.build([_write(folder, request.param)], folder / "store", Settings())


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("云溪区2024年改造老旧小区多少个？", "改造老旧小区42个"),
        ("云溪区2025年要新建多少家养老食堂？", "新建养老食堂23家"),
        ("云溪区新⽣学位要新增多少个？".replace("新⽣", ""), "新增学位3200个"),
        ("云溪区2024年改造⽼旧\u200b小区多少个？", "改造老旧小区42个"),
    ],
)
def test_a_question_is_answered_with_the_reports_own_characters(held, question, said):
    answer = held.ask(question)
    assert answer.found
    quote = answer.quotes[0]
    assert locate(quote.text, said)
    assert quote.text == quote.report.slice(quote.spans)
    assert not any(sign in quote.text for sign in SIGNS)


def test_figures_and_quotations_of_a_text_are_found(held):
    said = "云溪区2024年一般公共预算收入完成31.8亿元，增长4.2%。“今年的主要目标是新建养老食堂23家”"
    verdicts = [(one.text, one.verdict) for one in Audit(held.retriever).findings(said)]
    assert verdicts == [
        ("31.8亿元", "exact"),
        ("4.2%", "exact"),
        ("今年的主要目标是新建养老食堂23家", "exact"),
    ]


@pytest.mark.parametrize("sign", SIGNS, ids=ascii)
def test_a_figure_with_unseen_signs_inside_is_one(sign):
    text = f"收到建议3{sign}1{sign}8{sign}件"
    (one,) = quantities(text)
    assert (one.value, one.unit, one.text(text)) == (318, "件", f"3{sign}1{sign}8{sign}件")


def test_a_target_written_with_lookalikes_is_one():
    (one,) = figures("今年的主要⽬标是新建养⽼⻝堂23家。")
    assert (one.status, one.text) == ("target", "23家")


LOOKALIKES = {
    ord(usual): code for code in range(0x2F00, 0x2FD6) if (usual := unified(chr(code))) != chr(code)
}
"""Every character that has a radical which looks like it."""
ANSWERED = [row[1:] for row in asked.rows("answered.tsv") if row[0] == "samples"]


@pytest.fixture(scope="module")
def samples(tmp_path_factory):
    """The sample reports, written with all lookalikes, full-width digits and unseen signs."""
    folder = tmp_path_factory.mktemp("samples")
    for path in (ROOT / "rag" / "samples").glob("*.txt"):
        (folder / path.name).write_text(odd(path.read_text("utf-8"), LOOKALIKES), "utf-8")
    return Assistant.build([folder], folder / "store", Settings())


@pytest.mark.parametrize(("question", "words"), ANSWERED)
def test_the_samples_answer_as_they_do_in_usual_characters(samples, question, words):
    answer = samples.ask(question)
    said = fold("".join([answer.text, *(quote.text for quote in answer.quotes)]))
    assert asked.lacking(said, [fold(word) for word in asked.several(words)]) == []
