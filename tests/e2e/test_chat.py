"""The page in a browser: what a reader sees and clicks."""

import signal
import socket
import subprocess
import sys

import pytest
from steps import EVERYWHERE, NOWHERE, RATE, ask, fits, in_view

HOSTILE = (
    "<script>alert(1)</script><img src=x onerror=alert(2)> [a](javascript:alert(3)) "
    "**b** `c` $x^2$ {{value}} ${alert(4)} http://example.com/"
)


def test_an_answer_shows_its_figure_its_quote_and_the_quote_in_its_passage(open_page, shoot):
    page = open_page()
    reply = ask(page, RATE)
    assert "84.54%" in reply.inner_text()
    card = page.locator("#quote-1-1")
    words = card.locator("blockquote").inner_text()
    assert "代表建议满意率为84.54%" in words
    assert "".join(card.locator("mark").all_text_contents()) == words
    figure = card.locator("blockquote .yj-answer")
    assert figure.all_inner_texts() == ["84.54%"]
    assert int(figure.evaluate("one => getComputedStyle(one).fontWeight")) >= 600
    passage = card.locator(".yj-passage")
    assert passage.is_visible()
    assert "为防止一答了之" in passage.inner_text()
    assert "温州市瓯海区" in card.locator(".yj-citation").inner_text()
    assert card.locator(".yj-source").inner_text() == "ouhai_2024.txt"
    shoot(page, "wide-answer")


def test_a_mark_leads_to_its_card_and_back_to_an_earlier_answers(open_page):
    page = open_page()
    ask(page, RATE)
    second = ask(page, EVERYWHERE)
    page.locator("#chat a.yj-ref").first.click()
    assert in_view(page.locator("#quote-1-1"))
    assert not page.locator("#rate-up").is_visible()
    second.locator("a.yj-ref").first.click()
    assert in_view(page.locator("#quote-2-1"))
    page.locator("#rate-up").wait_for()
    assert page.locator("#chat a").evaluate_all("a => a.every(one => one.hash)")
    links = second.locator("a")
    last = links.last
    target = page.locator(last.get_attribute("href"))
    last.click()
    assert in_view(target)
    shown = page.locator(".yj-card").evaluate_all("cards => cards.map(card => '#' + card.id)")
    linked = second.locator("a").evaluate_all("links => links.map(link => link.hash)")
    assert set(linked) == set(shown)


def test_a_follow_up_is_understood_and_sessions_share_nothing(open_page):
    page = open_page()
    ask(page, RATE)
    assert "按此查找" in ask(page, "那秀洲区2025年呢？").inner_text()
    other = open_page()
    assert "按此查找" not in ask(other, "那秀洲区2025年呢？").inner_text()
    assert other.locator("#chat .bot .yj-message").count() == 1


def test_a_comparison_is_a_table_with_a_link_a_row(open_page, shoot):
    page = open_page()
    reply = ask(page, EVERYWHERE)
    rows = [row.split("\t") for row in reply.locator("tbody tr").all_inner_texts()]
    found = {row[0].split("20")[0].strip(): row[2] for row in rows}
    assert found["温州市"] == "722件"
    assert found["浙江省"] == "879件"
    assert len(rows) == 5
    shoot(page, "wide-comparison")


def test_a_refusal_gives_its_reason_and_the_nearest_passages(open_page, shoot):
    page = open_page()
    assert "报告中没有找到" in ask(page, NOWHERE).inner_text()
    assert page.locator(".yj-near").count() == 3
    assert page.locator(".yj-card mark").count() == 0
    assert page.locator(".yj-near .yj-open").count() == 3
    shoot(page, "wide-refusal")


def test_hostile_words_are_shown_and_do_nothing(open_page):
    page = open_page()
    ask(page, HOSTILE)
    assert page.locator("#chat .user .yj-message").inner_text() == HOSTILE
    dangerous = "#chat :is(script, img, iframe, strong, code, .katex), #chat a:not([href^='#'])"
    assert page.locator(dangerous).count() == 0


def test_an_error_is_a_message_and_an_empty_question_nothing(open_page):
    page = open_page()
    page.get_by_placeholder("输入问题").press("Enter")
    page.wait_for_timeout(500)
    assert ask(page, "？？").locator("xpath=self::*[contains(@class, 'yj-problem')]").count() == 1
    assert page.locator("#chat .user .yj-message").count() == 1


def test_examples_are_answered_and_clear_empties_the_page(open_page, shoot):
    page = open_page()
    shoot(page, "wide-empty")
    for n in range(page.locator("#chat .example").count()):
        page.locator("#chat .example").nth(n).click()
        page.locator("#chat .bot a.yj-ref").first.wait_for()
        page.get_by_role("button", name="清空").click()
        page.locator("#chat .example").first.wait_for()
    page.locator(".yj-card").first.wait_for(state="detached")
    page.locator(".yj-shelf li").first.wait_for()
    assert page.locator(".yj-shelf li").count() == 5


def test_a_quote_is_copied_with_its_citation(open_page):
    page = open_page()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    ask(page, RATE)
    page.locator(".yj-copy").first.click()
    page.get_by_role("button", name="已复制").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    words = page.locator("#quote-1-1 blockquote").inner_text()
    assert copied == f"“{words}”——{page.locator('#quote-1-1 .yj-citation').inner_text()}"


@pytest.mark.parametrize("question", [RATE, EVERYWHERE, NOWHERE])
def test_a_narrow_screen_needs_no_sideways_scrolling(open_page, shoot, question):
    page = open_page(width=390, height=844)
    assert fits(page)
    reply = ask(page, question)
    assert fits(page)
    if question == RATE:
        reply.locator("a.yj-ref").first.click()
        assert in_view(page.locator("#quote-1-1"))
    shoot(page, f"narrow-{[RATE, EVERYWHERE, NOWHERE].index(question)}")


def test_a_port_in_use_is_said_without_a_traceback(serve, address):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with serve(taken.getsockname()[1]) as server:
            out, err = server.communicate(timeout=60)
    assert server.returncode == 2
    assert "another program holds" in err
    assert "Traceback" not in err
    assert out == ""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGINT to send")
def test_a_page_open_to_the_network_warns_and_ctrl_c_ends_it_quietly(serve, address):
    with serve(0, "--host", "0.0.0.0") as server:
        server.stdout.readline()
        server.send_signal(signal.SIGINT)
        try:
            out, err = server.communicate(timeout=60)
        except subprocess.TimeoutExpired:
            pytest.fail("the server went on after Ctrl-C")
    assert (server.returncode, out) == (0, "")
    assert [line[0] for line in err.splitlines()] == ["!", "!"]
    assert "without a login" in err
