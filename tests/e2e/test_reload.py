"""What a tab finds again when it is loaded anew, and what no other tab finds."""

import json
from pathlib import Path

import pytest
from steps import EVERYWHERE, RATE, ask, in_view, tab


def again(page, turn=1):
    """Wait until the page is there after a reload, with the quotes of an answer."""
    page.wait_for_function("window.yinju")
    page.locator(f"#quote-{turn}-1").wait_for()


def test_a_conversation_is_there_after_a_reload_and_goes_on(open_page, shoot):
    page = open_page()
    ask(page, RATE)
    page.reload()
    again(page)
    assert page.locator("#chat .user .yj-message").all_inner_texts() == [RATE]
    assert "84.54%" in page.locator("#chat .bot").last.inner_text()
    assert in_view(page.locator("#quote-1-1 blockquote"))
    shoot(page, "wide-reload")
    second = ask(page, "那秀洲区2025年呢？")
    assert "按此查找" in second.inner_text()
    page.reload()
    again(page, 2)
    assert page.locator("#chat .user .yj-message").count() == 2


def test_it_is_there_after_going_away_and_back(open_page):
    page = open_page()
    ask(page, RATE)
    page.goto("about:blank")
    page.go_back()
    again(page)
    assert page.locator("#chat .user .yj-message").all_inner_texts() == [RATE]


def test_it_is_there_in_the_readers_language(open_page):
    page = open_page()
    ask(page, RATE)
    page.locator("#language").click()
    page.locator(".yj-evidence h2").get_by_text("Quotes").wait_for()
    page.reload()
    again(page)
    page.locator(".yj-evidence h2").get_by_text("Quotes").wait_for()


def test_what_was_cleared_is_gone_and_another_tab_has_nothing(open_page):
    page = open_page()
    ask(page, RATE)
    other = open_page()
    other.wait_for_timeout(500)
    assert other.locator("#chat .user .yj-message").count() == 0
    page.bring_to_front()
    page.locator("#clear").click()
    page.locator("#chat .user .yj-message").first.wait_for(state="detached")
    page.reload()
    page.wait_for_function("window.yinju")
    page.locator("#chat .example").first.wait_for()
    page.wait_for_timeout(500)
    assert page.locator("#chat .user .yj-message").count() == 0


def rate(page, verdict):
    page.locator(f"#rate-{verdict}").click()
    page.get_by_text("已记在本机").wait_for()


@pytest.mark.parametrize("between", ["clear", "reload"])
def test_each_answer_keeps_its_own_rating(open_page, between):
    page = open_page()
    ask(page, RATE)
    rate(page, "up")
    if between == "clear":
        page.locator("#clear").click()
        page.locator("#chat .user .yj-message").first.wait_for(state="detached")
    else:
        page.reload()
        again(page)
    ask(page, EVERYWHERE)
    rate(page, "up")
    tab(page, "设置")
    page.locator("#export").click()
    with page.expect_download() as download:
        page.locator("#ratings a").first.click()
    lines = Path(download.value.path()).read_text("utf-8").splitlines()
    assert [json.loads(line)["question"] for line in lines] == [RATE, EVERYWHERE]
