"""What the page shows, as HTML, without a browser; tests/e2e has the browser."""

import logging
import re
from dataclasses import replace
from html import unescape
from types import SimpleNamespace

from rag.answer import REFUSAL, Answer, Quote, Row
from rag.errors import QuestionError, YinjuError
from rag.passage import Hit, Passage, Section
from rag.report import Report, Span
from rag.retrieval.question import understand
from ui.conversation import answers, asked, history, messages, panel, upto
from ui.evidence import evidence, shelf
from ui.library import Library
from ui.markup import inert, marked
from ui.page import build_page
from ui.reply import Place, message, problem, question
from ui.words import say

TEXT = "全年收到意见17475件，办结率为\n第3页\n99.31%。下一句<b>$x$</b>。"
TORN = (Span(0, 17), Span(22, len(TEXT)))
REPORT = Report("r1", "xiuzhou_2025.txt", TEXT, "工作报告", place="嘉兴市秀洲区", year_covered=2025)
PASSAGE = Passage(REPORT, Section(("一、回顾", "（四）履职")), TORN, 7)
WORDS = (Span(13, 17), Span(22, 29))
HOSTILE = (
    "<script>alert(1)</script><img src=x onerror=alert(2)> [a](javascript:alert(3)) $x$ {{y}} ${z}"
)


def quote(number=1, spans=WORDS):
    return Quote(number, REPORT.slice(spans), REPORT, str(PASSAGE.section), spans, 7)


def answer(**changes):
    plain = Answer("问？", "问？", "报告写道：\n“x”[1]", True, (quote(),), (Hit(PASSAGE, 1.0, 1),))
    return replace(plain, **changes)


def refusal():
    reason = "库中没有宁波市的报告。"
    return answer(text=REFUSAL["zh"] + reason, found=False, quotes=(), reason=reason)


def shown(html):
    """The text of some HTML, as read."""
    return unescape(re.sub(r"<[^>]*>", "", html))


def marks(html):
    return [unescape(words) for words in re.findall(r"<mark>(.*?)</mark>", html)]


class Stub:
    """An assistant that gives what it is told to, and keeps what it was asked."""

    reports = (REPORT,)
    retriever = SimpleNamespace(corpus=SimpleNamespace(passages=(PASSAGE,)))

    def __init__(self, *outcomes):
        self.outcomes = list(outcomes)
        self.asked = []

    def understand(self, text, before, scope):
        self.asked.append((text, before))
        return understand(text, before, self.reports, 2000)

    def stream(self, asked):
        outcome = self.outcomes.pop(0)
        if isinstance(outcome, Exception):
            raise outcome
        yield replace(outcome, text="")
        yield outcome


def talk(assistant, *questions):
    turns = ()
    for text in questions:
        *_, turns = answers(asked(turns, text), assistant)
    return turns


def test_a_quote_in_one_span_is_marked_at_its_offsets():
    spans = (Span(2, 6),)
    assert marked(PASSAGE, spans).startswith("全年<mark>收到意见</mark>17475")


def test_a_quote_over_two_spans_has_two_marks_that_join_to_it():
    html = marked(PASSAGE, WORDS)
    assert marks(html) == ["办结率为", "99.31%。"]
    assert "".join(marks(html)) == quote().text
    assert shown(html) == "全年收到意见17475件，办结率为99.31%。下一句<b>$x$</b>。"


def test_words_that_occur_twice_are_marked_where_the_quote_stands():
    report = replace(REPORT, text="有一件。有一件。")
    passage = Passage(report, Section(), (Span(0, 8),), 1)
    assert marked(passage, (Span(4, 8),)) == "有一件。<mark>有一件。</mark>"


def test_a_span_outside_of_the_passage_marks_nothing():
    assert marked(PASSAGE, (Span(18, 20),)) == marked(PASSAGE, ()) == inert(PASSAGE.text)


def test_a_message_links_only_quotes_that_are_on_the_page():
    text = "“x”[1]，又[9]"
    linked = message(answer(text=text), Place(3))
    assert re.findall(r'href="(.*?)"', linked) == ["#quote-3-1"]
    assert "href" not in message(answer(text=text), Place(3, linked=False))
    assert shown(linked) == text


def test_a_follow_up_says_how_it_was_understood():
    html = message(answer(standalone="秀洲区2025年问？"), Place(1))
    assert "按此查找：秀洲区2025年问？" in shown(html)
    assert "按此查找" not in message(answer(), Place(1))


def test_a_comparison_is_a_table_that_says_who_is_silent():
    rows = (Row("秀洲区", 2025, "99.31%", 1), Row("瓯海区", 2024, "", None))
    html = message(answer(table=rows), Place(1))
    cells = [shown(cell) for cell in re.findall(r"<td>(.*?)</td>", html)]
    assert cells == ["秀洲区", "2025", "99.31%", "[1]", "瓯海区", "2024", "报告未写明", ""]


def test_warnings_are_shown():
    html = message(answer(warnings=("数字12不在引文中，该句已去掉。",)), Place(1))
    assert "数字12不在引文中，该句已去掉。" in shown(html)


def test_a_card_has_words_citation_file_and_the_marked_passage():
    html = evidence(answer(), turn=2)
    assert re.findall(r'id="(.*?)"', html) == ["quote-2-1"]
    assert shown(re.search(r"<blockquote>(.*?)</blockquote>", html)[1]) == quote().text
    assert quote().citation in shown(html)
    assert "xiuzhou_2025.txt" in shown(html)
    assert "".join(marks(html)) == quote().text


def test_the_copy_button_holds_the_words_with_their_citation():
    copied = unescape(re.search(r'data-copy="(.*?)"', evidence(answer(), 1))[1])
    assert copied == f"“{quote().text}”——{quote().citation}"


def test_a_refusal_shows_its_reason_once_and_the_nearest_passages():
    assert shown(message(refusal(), Place(1))).count("库中没有宁波市的报告。") == 1
    assert "库中没有" in shown(message(replace(refusal(), text=REFUSAL["zh"]), Place(1)))
    html = evidence(refusal(), 1)
    assert PASSAGE.text in shown(html)
    assert "第7段" in shown(html)
    assert "<mark>" not in html


def test_nothing_of_a_report_or_a_user_is_markup():
    report = replace(REPORT, text=HOSTILE, title=HOSTILE, source=HOSTILE, place=HOSTILE)
    spans = (Span(0, len(HOSTILE)),)
    passage = Passage(report, Section((HOSTILE,)), spans, 1)
    cited = Quote(1, HOSTILE, report, HOSTILE, spans, 1)
    bad = answer(
        text=f"{HOSTILE}[1]", quotes=(cited,), hits=(Hit(passage, 1.0, 1),), standalone=HOSTILE,
        table=(Row(HOSTILE, 1, HOSTILE, 1),), warnings=(HOSTILE,),
    )  # fmt: skip
    pages = [evidence(bad, 1), evidence(replace(bad, found=False), 1), message(bad, Place(1))]
    for html in [
        *pages,
        shelf([report]),
        question(HOSTILE),
        problem(YinjuError(HOSTILE, HOSTILE, HOSTILE), "en"),
    ]:
        assert HOSTILE in shown(html) or not html
        assert not re.search(r"<(?:script|img)|javascript:|\son\w+=|\$|\{", html)


def test_each_answer_leads_to_quotes_of_its_own():
    turns = talk(Stub(answer(), answer()), "一", "二")
    replies = [m["content"] for m in messages(turns) if m["role"] == "assistant"]
    assert ["#quote-1-1" in replies[0], "#quote-2-1" in replies[1]] == [True, True]
    assert 'id="quote-2-1"' in panel(turns, Stub())
    assert 'id="quote-1-1"' in panel(upto(turns, "#quote-1-1"), Stub())
    assert [upto(turns, mark) for mark in ("#quote-3-1", "#", "#quote--1", "<b>")] == [()] * 4


def test_the_history_is_pairs_of_questions_and_answers_without_failures():
    stub = Stub(answer(text="甲"), QuestionError("x", "y", "z"), answer(text="乙"))
    turns = talk(stub, "一", "坏", "二")
    assert stub.asked[2] == ("二", [("一", "甲")])
    assert history(turns) == [("一", "甲"), ("二", "乙")]


def test_a_known_error_is_said_and_an_unknown_one_logged(caplog):
    turns = talk(Stub(QuestionError("a<b>", "words", "Ask."), RuntimeError("secret")), "甲", "崩")
    texts = [shown(m["content"]) for m in messages(turns, "en")]
    assert texts == ["甲", "Got a<b>. Allowed: words. Ask.", "崩", say("en", "apology")]
    assert "secret" in caplog.text
    assert caplog.records[0].levelno == logging.ERROR
    assert panel(turns, Stub()) == ""


def test_an_answer_in_work_is_shown_as_it_grows():
    grown = [turns[-1].answer.text for turns in answers(asked((), "一"), Stub(answer()))]
    assert grown == ["", answer().text]


def test_a_question_that_stands_alone_is_asked_without_the_ones_before():
    stub = Stub(answer(), answer())
    *_, turns = answers(asked((), "一"), stub)
    list(answers(asked(turns, "二", alone=True), stub))
    assert stub.asked[1] == ("二", [])


def test_a_long_conversation_keeps_its_numbers_and_lets_the_oldest_go():
    turns = talk(Stub(*[answer()] * 60), *["问"] * 60)
    assert [turns[0].number, turns[-1].number] == [11, 60]


def test_the_page_builds_with_no_event_open_to_other_programs_but_the_endpoints(assistant):
    page = build_page(Library(assistant))
    assert page.analytics_enabled is False
    seen = [fn.api_name for fn in page.fns.values() if fn.api_visibility != "private"]
    assert seen == ["ask", "search", "list_reports", "read_report", "verify_quote"]


def test_the_page_is_called_in_the_language_chosen():
    refused = evidence(refusal(), 1, "en")
    assert "Nearest passages" in shown(refused)
    assert "最相近" not in shown(refused)
