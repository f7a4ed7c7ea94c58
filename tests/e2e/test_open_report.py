"""The whole report beside the chat: opened, scrolled, closed; by mouse and by keyboard."""

import pytest
from steps import RATE, ask, in_view, tab


def opened(page):
    ask(page, RATE)
    page.locator("#quote-1-1 .yj-open").click()
    page.locator(".yj-reader .yj-target.yj-here").wait_for()
    return page.locator(".yj-reader")


def test_a_quote_opens_its_report_scrolled_to_the_mark_in_its_paragraph(open_page, shoot):
    page = open_page()
    reader = opened(page)
    words = page.locator("#quote-1-1 blockquote").text_content()
    mark = reader.locator(".yj-target mark")
    assert "".join(mark.all_text_contents()) == words
    assert "为防止一答了之" in reader.locator(".yj-target").inner_text()
    assert reader.locator(".yj-target").get_attribute("data-number") == "8"
    assert in_view(mark)
    assert not page.locator("#quote-1-1").is_visible()
    shoot(page, "wide-report")


def test_next_and_previous_go_from_hit_to_hit(open_page):
    page = open_page()
    reader = opened(page)
    count = reader.locator(".yj-count")
    first = count.inner_text()
    page.locator(".yj-step").last.click()
    assert count.inner_text() != first
    assert in_view(reader.locator(".yj-here"))
    page.locator(".yj-step").first.click()
    assert count.inner_text() == first
    assert in_view(reader.locator(".yj-target mark"))


def test_the_outline_leads_to_a_heading(open_page):
    page = open_page()
    reader = opened(page)
    reader.evaluate("element => element.closest('.yj-side').scrollTo(0, 0)")
    reader.locator("summary").click()
    link = reader.locator("ol a").last
    heading = reader.locator(link.get_attribute("href"))
    link.click()
    assert in_view(heading)


def test_the_text_is_to_be_downloaded(open_page, reports):
    page = open_page()
    opened(page)
    with page.expect_download() as download:
        page.locator("#download").click()
    assert download.value.suggested_filename == "ouhai_2024.txt"
    with open(download.value.path(), encoding="utf-8") as file:  # noqa: PTH123
        assert file.read() == reports["ouhai_2024"].text


def test_back_shows_the_quotes_and_a_mark_closes_the_report(open_page):
    page = open_page()
    opened(page)
    page.locator(".yj-back").click()
    assert page.locator("#quote-1-1").is_visible()
    page.locator("#quote-1-1 .yj-open").click()
    page.locator(".yj-reader").wait_for()
    page.locator("#chat a.yj-ref").click()
    assert page.locator("#quote-1-1").is_visible()
    assert not page.locator(".yj-reader").is_visible()


def test_everything_is_reached_by_keyboard(open_page):
    page = open_page()
    page.keyboard.press("Alt+/")
    page.keyboard.insert_text(RATE)
    page.keyboard.press("Enter")
    page.locator("#quote-1-1").wait_for()
    page.locator("#chat a.yj-ref").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "quote-1-1"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.classList.contains('yj-open')")
    page.keyboard.press("Enter")
    page.wait_for_function("document.activeElement.classList.contains('yj-back')")
    page.keyboard.press("Alt+ArrowDown")
    page.keyboard.press("Escape")
    assert not page.locator(".yj-reader").is_visible()
    page.wait_for_function("history.state === null")
    page.wait_for_function("document.activeElement.classList.contains('yj-open')")


def test_a_narrow_screen_shows_the_report_over_everything(open_page, shoot):
    page = open_page(width=390, height=844)
    reader = opened(page)
    assert in_view(reader.locator(".yj-target mark"))
    shoot(page, "narrow-report")
    page.locator(".yj-back").click()
    assert not reader.is_visible()


@pytest.mark.parametrize("width", [390, 1366])
def test_back_of_the_browser_closes_the_report_and_the_next_one_leaves(open_page, width, address):
    page = open_page(width=width, height=844)
    reader = opened(page)
    page.go_back()
    assert not reader.is_visible()
    assert page.locator("#quote-1-1").is_visible()
    assert page.url.startswith(address)
    page.locator("#quote-1-1 .yj-open").click()
    reader.wait_for()
    page.locator(".yj-back").click()
    assert not reader.is_visible()
    page.wait_for_function("history.state === null")
    page.go_back()
    assert page.url == "about:blank"
    page.goto(address)


def test_a_report_closed_by_a_mark_is_not_in_the_way_of_back(open_page):
    page = open_page(width=390, height=844)
    reader = opened(page)
    page.evaluate("document.querySelector('#chat a.yj-ref').click()")
    assert not reader.is_visible()
    assert page.evaluate("location.hash") == "#quote-1-1"
    page.go_back()
    assert not reader.is_visible()
    assert page.locator("#quote-1-1").is_visible()


def test_a_report_opens_from_the_list(open_page):
    page = open_page()
    tab(page, "报告")
    page.locator(".yj-held .yj-open").first.click()
    page.locator(".yj-reader").wait_for()
    assert page.get_by_role("tab", name="提问").get_attribute("aria-selected") == "true"
    assert page.locator(".yj-reader mark").count() == 0
