"""Filters, chips, ratings, comparison, settings, languages."""

import csv
import io
import json
from pathlib import Path

from steps import RATE, answered, ask, choose, fits, in_view, tab


def test_filters_leave_only_their_reports(open_page):
    page = open_page()
    page.locator("#filters button").first.click()
    choose(page, "地方", "杭州市富阳区")
    reply = ask(page, "代表建议共有多少件？")
    assert "范围：1份报告" in reply.inner_text()
    assert set(page.locator(".yj-source").all_inner_texts()) == {"fuyang_2024.txt"}


def test_a_chip_is_taken_away_and_asked_again_without_it(open_page):
    page = open_page()
    ask(page, RATE)
    chips = page.locator("#chat a.yj-chip")
    assert chips.all_inner_texts() == ["地方：瓯海区 ×", "年份：2024 ×"]
    chips.first.click()
    answered(page, 1)
    assert page.locator("#chat .user .yj-message").last.inner_text().startswith("人大2024年")
    assert page.locator("#chat .bot .yj-message").last.locator("a.yj-chip").count() == 1
    assert chips.all_inner_texts() == ["年份：2024 ×"]


def test_a_rating_is_kept_and_exported_to_its_session_only(open_page):
    page = open_page()
    ask(page, RATE)
    page.locator("#note textarea").fill("<b>对</b>")
    page.locator("#rate-up").click()
    page.get_by_text("已记在本机").wait_for()
    tab(page, "设置")
    page.locator("#export").click()
    with page.expect_download() as download:
        page.locator("#ratings a").first.click()
    item = json.loads(Path(download.value.path()).read_text("utf-8"))
    assert (item["question"], item["note"]) == (RATE, "<b>对</b>")
    other = open_page()
    tab(other, "设置")
    other.locator("#export").click()
    other.wait_for_timeout(500)
    assert other.locator("#ratings a").count() == 0


def test_a_comparison_sorts_draws_bars_and_is_saved(open_page, shoot):
    page = open_page()
    tab(page, "对比")
    page.locator("#compare-question textarea").fill("代表建议共有多少件？")
    page.locator("#compare-question textarea").press("Enter")
    rows = page.locator(".yj-compared:visible tbody tr")
    page.locator(".yj-bars").wait_for()
    assert (rows.count(), page.locator(".yj-bar-row").count()) == (5, 4)
    page.locator('.yj-sort[data-column="2"]').click()
    figures = rows.locator("td:nth-child(3)").all_inner_texts()
    assert figures.pop() == "报告未写明"
    numbers = [int(figure.removesuffix("件")) for figure in figures]
    assert numbers == sorted(numbers)
    page.locator('.yj-sort[data-column="2"]').click()
    assert rows.first.locator("td:nth-child(3)").inner_text() == "879件"
    shoot(page, "wide-compare")
    with page.expect_download() as download:
        page.locator("#csv").click()
    text = Path(download.value.path()).read_text("utf-8-sig")
    assert len(list(csv.reader(io.StringIO(text)))) == 6
    rows.first.locator(".yj-open").click()
    assert in_view(page.locator(".yj-reader .yj-target mark"))


def test_a_comparison_of_chosen_reports(open_page):
    page = open_page()
    tab(page, "对比")
    choose(page, "报告（不选就是全部）", "浙江省 2024年报告 · 讲2023年")
    page.locator("#compare-question textarea").fill("代表建议共有多少件？")
    page.locator("#compare").click()
    rows = page.locator(".yj-result .yj-compared tbody tr")
    rows.first.wait_for()
    (first,) = rows.locator("td:first-child").all_inner_texts()
    assert first.startswith("浙江省")


def test_the_settings_tell_the_state_and_that_no_model_is_set(open_page, shoot):
    page = open_page()
    tab(page, "设置")
    assert "5份报告" in page.locator(".yj-health").inner_text()
    page.locator("#test-model").click()
    page.locator(".yj-fault").get_by_text("未设置").wait_for()
    shoot(page, "wide-settings")


def test_the_language_switches_everywhere_and_is_remembered(open_page, shoot):
    page = open_page()
    ask(page, RATE)
    page.locator("#language").click()
    page.get_by_role("tab", name="Compare").wait_for()
    page.get_by_text("Word for word from the reports.").wait_for()
    page.locator("html[lang=en]").wait_for()
    assert page.locator("a.yj-chip").first.inner_text() == "Place: 瓯海区 ×"
    assert "84.54%" in page.locator("#chat .bot").last.inner_text()
    shoot(page, "wide-english")
    page.reload()
    page.get_by_role("tab", name="Compare").wait_for()
    page.locator("#language").click()
    page.get_by_role("tab", name="对比").wait_for()


def test_dark_and_light_switch_and_are_remembered(open_page, shoot):
    page = open_page()

    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.locator("#shade").click()
    dark = "rgb(25, 24, 23)"
    assert light != dark
    is_dark = "dark => getComputedStyle(document.body).backgroundColor === dark"
    page.wait_for_function(is_dark, arg=dark)  # the colours fade
    ask(page, RATE)
    shoot(page, "dark-answer")
    page.reload()
    page.locator("#chat .example").first.wait_for()
    page.wait_for_function(is_dark, arg=dark)


def test_print_shows_the_answer_whose_quotes_are_shown_whole_and_alone(open_page, shoot):
    page = open_page()
    term = "“两去两回”是什么意思？"
    ask(page, term)
    ask(page, RATE)
    page.locator("#shade").click()
    page.emulate_media(media="print")
    visible = page.locator("#chat .yj-message:visible")
    assert [visible.count(), visible.first.inner_text()] == [2, RATE]
    chat, reply = page.locator("#chat").bounding_box(), visible.last.bounding_box()
    assert reply["y"] + reply["height"] <= chat["y"] + chat["height"]
    assert page.evaluate("getComputedStyle(document.querySelector('.yj-message')).color") == (
        "rgb(0, 0, 0)"
    )
    assert page.locator("#quote-2-1 .yj-passage").is_visible()
    for hidden in ("#question", "#filters", ".yj-copy", "#language"):
        assert not page.locator(hidden).first.is_visible()
    shoot(page, "print-answer")
    page.emulate_media(media="screen")
    page.locator("#chat a.yj-ref").first.click()
    page.locator("#quote-1-1").wait_for()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert [visible.count(), visible.first.inner_text()] == [2, term]


def test_the_tabs_fit_a_narrow_screen(open_page, shoot):
    page = open_page(width=390, height=844)
    for name, picture in (("报告", "reports"), ("设置", "settings"), ("对比", "compare")):
        tab(page, name)
        assert fits(page)
        shoot(page, f"narrow-{picture}")
    page.locator("#compare-question textarea").fill("代表建议共有多少件？")
    page.locator("#compare").click()
    page.locator(".yj-bars").wait_for()
    assert fits(page)
    shoot(page, "narrow-compared")
