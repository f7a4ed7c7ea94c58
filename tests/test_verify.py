from dataclasses import replace

import pytest
from helpers import hit, passage, report

from rag.answer import Answer, Quote, Row
from rag.answering.verify import exact, verify
from rag.passage import BODY, DONE, GLOSSARY, PLANNED, Hit, Passage, Section
from rag.report import Span

TEXT = "建议共207件，满意率为84.54%。另有议案12件，均已办结。"
HIT = hit(TEXT, year_covered=2024)
REPORT = HIT.passage.report


def quote(number, words, text=None):
    start = TEXT.index(words)
    spans = (Span(start, start + len(words)),)
    return Quote(number, words if text is None else text, REPORT, "", spans, 1)


FIRST = quote(1, "建议共207件，满意率为84.54%。")
SECOND = quote(2, "另有议案12件，均已办结。")


def answer(text, *quotes, **facts):
    return Answer("问？", "问？", text, True, quotes, (HIT,), **facts)


def test_an_answer_without_fault_is_left_as_it_is():
    given = answer("2024年的报告写道：\n“建议共207件”[1]\n议案有12件[2]", FIRST, SECOND)
    assert verify(given) == given


@pytest.mark.parametrize(
    "text",
    [
        "建议共208件，满意率为84.54%。",
        "建议共207件，满意率为84.54％。",
        "建议共207件，满意率为84.54%",
        "",
    ],
)
def test_a_quote_with_an_altered_character_is_dropped_and_told(text):
    found = verify(answer("满意率84.54%[1]\n均已办结[2]", replace(FIRST, text=text), SECOND))
    assert found.quotes == (SECOND,)
    assert found.text == "均已办结[2]"
    assert found.found
    assert found.warnings == ("引文[1]与原文不符，已去掉。",)


def test_a_quote_outside_the_hits_is_dropped():
    outside = replace(HIT, passage=replace(HIT.passage, spans=(Span(0, 10),)))
    found = verify(replace(answer("满意率84.54%[1]", FIRST), hits=(outside,)))
    assert (found.quotes, found.found, found.text) == ((), False, "")


def test_a_quote_of_a_report_that_was_not_found_is_dropped():
    other = replace(FIRST, report=replace(REPORT, id="other"))
    assert not exact(other, (HIT,))
    assert exact(FIRST, (HIT,))


def test_a_quote_of_spans_must_lie_in_the_passages_spans():
    text = "前半句页码后半句。"
    torn = Passage(report(text), Section(), (Span(0, 3), Span(5, 9)), 1)
    hits = (Hit(torn, 1.0, 1),)
    good = Quote(1, "前半句后半句。", torn.report, "", (Span(0, 3), Span(5, 9)), 1)
    across = Quote(1, text, torn.report, "", (Span(0, 9),), 1)
    assert exact(good, hits)
    assert not exact(across, hits)
    assert not exact(replace(good, spans=(), text=""), hits)


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("共有208件建议[1]", "208件"),
        ("满意率为84.5%[1]", "84.5%"),
        ("建议207件、议案12件[1]", "12件"),
        ("2023年建议207件[1]", "2023年"),
    ],
)
def test_a_line_with_a_number_that_its_quotes_do_not_hold_is_dropped(line, wrong):
    found = verify(answer(f"{line}\n均已办结[2]", FIRST, SECOND))
    assert found.text == "均已办结[2]"
    assert found.warnings == (f"数字{wrong}不在引文中，该句已去掉。",)


@pytest.mark.parametrize("line", ["建议207件，议案12件[1][2]", "2024年建议207件[1]", "满意率高[1]"])
def test_a_line_whose_numbers_its_quotes_or_their_year_hold_stays(line):
    assert verify(answer(line, FIRST, SECOND)).text == line


def test_a_mark_without_quote_takes_its_line_away():
    found = verify(answer("满意[1]\n很满意[7]", FIRST))
    assert found.text == "满意[1]"
    assert found.warnings == ("答案引用了不存在的引文[7]，该句已去掉。",)


def test_an_answer_left_without_a_claim_is_not_found():
    found = verify(answer("2024年的报告写道：\n建议共208件[1]", FIRST))
    assert (found.found, found.text, found.quotes) == (False, "", ())
    assert found.warnings == ("数字208件不在引文中，该句已去掉。",)


def test_a_number_in_a_line_without_mark_takes_the_line_away():
    found = verify(answer("建议共999件。\n建议共207件[1]", FIRST))
    assert found.text == "建议共207件[1]"
    assert found.warnings == ("“建议共999件。”没有引文，该句已去掉。",)


def test_a_quote_that_no_line_marks_is_left_out_in_silence():
    found = verify(answer("建议共207件[1]", FIRST, SECOND))
    assert (found.quotes, found.warnings) == ((FIRST,), ())


def test_an_answer_left_without_quote_is_not_found():
    found = verify(answer("满意率90%[1]", replace(FIRST, text="满意率90%")))
    assert (found.found, found.text, found.quotes) == (False, "", ())
    assert found.warnings


def test_earlier_warnings_are_kept():
    found = verify(answer("满意[7]", FIRST, warnings=("先前的提醒",)))
    assert found.warnings[0] == "先前的提醒"
    assert len(found.warnings) == 2


def test_a_row_whose_quote_was_dropped_says_nothing():
    rows = (Row("甲", 2024, "207件", 1), Row("乙", 2024, "12件", 2), Row("丙", 2024, "", None))
    given = answer("甲[1]\n乙[2]", replace(FIRST, text="改"), SECOND, table=rows)
    assert verify(given).table == (Row("甲", 2024, "", None), rows[1], rows[2])


def test_no_table_stays_none():
    assert verify(answer("满意[1]", FIRST)).table is None


def test_every_sentence_of_the_samples_is_an_exact_quote_and_no_altered_one_is(assistant):
    for one in assistant.retriever.corpus.passages[::7]:
        hits = (Hit(one, 1.0, 1),)
        for span in one.sentences():
            given = Quote(1, one.report.slice((span,)), one.report, "", (span,), 1)
            assert exact(given, hits)
            assert not exact(replace(given, text=given.text[:-1] + "未"), hits)
            moved = Span(span.start + 1, span.end + 1)
            assert not exact(replace(given, spans=(moved,)), hits)


def test_a_passage_of_another_report_with_the_same_text_is_no_source():
    twin = Hit(passage(TEXT, source="twin.txt"), 1.0, 1)
    assert not exact(FIRST, (twin,))


NOTED = hit("全年接待群众530人次[12]，意见均有答复。", title="2021号报告", source="第77期.txt")


def noted(text):
    words = "全年接待群众530人次[12]，意见均有答复。"
    spans = (Span(0, len(words)),)
    source = Quote(1, words, NOTED.passage.report, "", spans, 1)
    return Answer("问？", "问？", text, True, (source,), (NOTED,))


def test_a_note_mark_inside_a_quote_does_no_harm():
    given = noted(f"写道：\n“{NOTED.passage.text}”[1]")
    assert verify(given) == given


def test_a_note_mark_inside_a_quote_is_no_mark_of_ours():
    found = verify(noted(f"“{NOTED.passage.text}”"))
    assert (found.found, found.quotes) == (False, ())


@pytest.mark.parametrize("line", ["据2021号报告，接待530人次[1]", "第77期说有530人次[1]"])
def test_digits_of_a_title_or_a_file_name_are_known(line):
    assert verify(noted(line)).text == line


def test_digits_of_a_title_do_not_make_others_known():
    found = verify(noted("据2022号报告，接待530人次[1]"))
    assert found.warnings == ("数字2022不在引文中，该句已去掉。",)


def test_a_line_that_introduces_only_what_was_dropped_goes_too():
    found = verify(answer("甲地写道：\n建议共208件[1]\n乙地写道：\n均已办结[2]", FIRST, SECOND))
    assert found.text == "乙地写道：\n均已办结[2]"


def test_what_was_verified_passes_again_unchanged():
    once = verify(answer("建议共208件[1]\n均已办结[2]", FIRST, SECOND))
    assert verify(once) == once


@pytest.mark.parametrize(
    ("text", "aspect", "warning"),
    [
        ("预计全年增长5%", DONE, "引文[1]说的是报告时的预计，不是最后的结果。"),
        ("力争全年增长5%", DONE, "引文[1]说的是目标或打算，不是已经做到的事。"),
        ("预计全年增长5%", PLANNED, "引文[1]说的是目标或打算，不是已经做到的事。"),
        ("争取资金5亿元", DONE, None),
        ("全年增长5%", DONE, None),
    ],
)
def test_what_is_not_done_yet_is_told_by_what_it_is(text, aspect, warning):
    one = hit(text, aspect=aspect)
    quote = Quote(1, text, one.passage.report, "", one.passage.spans, 1)
    found = verify(Answer("增长多少？", "增长多少？", f"“{text}”[1]", True, (quote,), (one,)))
    assert found.warnings == ((warning,) if warning else ())


def test_quotes_that_tell_of_targets_are_named_in_one_sentence():
    one = hit("力争增长5%。力争增收6%。")
    quotes = tuple(
        Quote(n, text, one.passage.report, "", (Span(start, start + len(text)),), 1)
        for n, text, start in ((1, "力争增长5%。", 0), (2, "力争增收6%。", 7))
    )
    text = "\n".join(f"“{quote.text}”[{quote.number}]" for quote in quotes)
    found = verify(Answer("增长多少？", "增长多少？", text, True, quotes, (one,)))
    assert found.warnings == ("引文[1][2]说的是目标或打算，不是已经做到的事。",)


AIMED = "引文[1]说的是目标或打算，不是已经做到的事。"


def notes_on(question, text, mark="", aspect=DONE, kind=BODY):
    """The warnings on a quote of a whole text, with its answering words marked."""
    one = hit(text, aspect=aspect, kind=kind)
    marks = (Span(at := text.index(mark), at + len(mark)),) if mark else ()
    quote = Quote(1, text, one.passage.report, "", one.passage.spans, 1, marks)
    return verify(Answer(question, question, f"“{text}”[1]", True, (quote,), (one,))).warnings


MIXED = "12件民生实事均按时高质量完成，本次大会将首次票决下一年的项目。"


@pytest.mark.parametrize(
    ("question", "text", "mark", "warnings"),
    [
        ("民生实事完成得怎么样？", MIXED, "", ()),
        ("民生实事完成了几件？", MIXED, "12件", ()),
        ("本次大会票决什么？", MIXED, "", (AIMED,)),
        ("完成了几件实事？", "大会将票决新项目，去年的12件实事全部完成。", "12件", ()),
        ("增长多少？", "力争迈上新台阶，全年增长5%。", "5%", (AIMED,)),
        ("增长多少？", "全年增长5%，力争再增6%。", "5%", ()),
        ("增长多少？", "全年增长5%，力争再增6%。", "6%", (AIMED,)),
        ("总量多少？", "总量从2020年的3万亿元增长到2025年的4万亿元、实现跃升。", "4万亿元", ()),
        ("总量多少？", "总量从2020年的3万亿元到2025年的4万亿元，实现跃升。", "4万亿元", ()),
        ("总量多少？", "到2027年总量实现翻番、超4万亿元。", "4万亿元", (AIMED,)),
    ],
)
def test_the_clause_that_answers_tells_whether_it_is_a_target(question, text, mark, warnings):
    assert notes_on(question, text, mark) == warnings


@pytest.mark.parametrize("aspect", [DONE, PLANNED])
def test_a_definition_is_no_target(aspect):
    text = "3.“千窗计划”：力争五年内建成1000个社区服务窗口的行动。"
    assert notes_on("什么要建成多少个窗口？", text, "1000个", aspect, GLOSSARY) == ()
