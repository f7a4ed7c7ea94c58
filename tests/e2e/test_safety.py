"""What must not happen: requests elsewhere, others' files and history, markup from reports."""

import time
import urllib.error
import urllib.request

import pytest
from steps import RATE, ask, in_view, tab, upload

HOSTILE = (
    "<script>alert(1)</script>乙镇政府工作报告\n\n一、<b>回顾</b>\n\n"
    "一年来，<img src=x onerror=alert(2)>共办理井盖建议618件。[点这里](javascript:alert(3))，"
    "\u202e倒过来的字\u202c，${{7*7}}。工作平稳推进，群众满意。\n"
)
LOCAL = {"127.0.0.1", "::1", "localhost", "0.0.0.0", "None", "unix"}


def test_first_paint_and_answer_are_quick(open_page, browser):
    def tried():
        """Milliseconds to the first paint, to a page that is ready, to an answer."""
        page = open_page(inside=browser.new_context(locale="zh-CN"))
        paint = "performance.getEntriesByName('first-contentful-paint')[0].startTime"
        painted, ready = page.evaluate(paint), page.evaluate("performance.now()")
        started = time.monotonic()
        ask(page, RATE)
        return painted, ready, 1000 * (time.monotonic() - started)

    # The best of three: whatever else runs on the machine may slow one down.
    painted, ready, shown = map(min, zip(*(tried() for _ in range(3)), strict=True))
    assert painted < 3000
    assert ready < 3000
    assert shown < 1000


def test_a_hostile_report_is_shown_as_text(open_page, changing, tmp_path, shoot):
    page = open_page(at=changing)
    file = tmp_path / "hostile<i>.txt"
    file.write_text(HOSTILE, "utf-8")
    upload(page, file)
    tab(page, "提问")
    ask(page, "井盖建议共办理多少件？")
    assert "618件" in page.locator("#chat .bot").last.inner_text()
    tab(page, "报告")
    page.locator(".yj-held tr").filter(has_text="hostile").locator(".yj-open").click()
    reader = page.locator(".yj-reader")
    reader.wait_for()
    text = reader.inner_text()
    assert "<script>alert(1)</script>" in text
    assert "[点这里](javascript:alert(3))" in text
    assert "，倒过来的字，" in text  # a sign that turns the direction is no part of the text
    assert "\u202e" not in page.content()
    assert page.locator(":is(.yj-side, #chat, .yj-held) :is(script, img, iframe, i)").count() == 0
    assert page.locator("a[href^='javascript']").count() == 0
    shoot(page, "wide-hostile")


def test_a_line_of_a_megabyte_is_read_and_shown(open_page, changing, tmp_path):
    page = open_page(at=changing)
    file = tmp_path / "long.txt"
    line = "为民办事平稳推进，" * 40000 + "全年办结933件。"
    file.write_text(f"丙镇政府工作报告\n\n{line}", "utf-8")
    assert file.stat().st_size > 1_000_000
    assert upload(page, file)[0].startswith("已加入")
    page.locator(".yj-held tr").filter(has_text="long.txt").locator(".yj-open").click()
    page.locator(".yj-reader").wait_for()
    assert "全年办结933件" in page.locator(".yj-text").text_content()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("path", ["/etc/passwd", "{store}/store/manifest.json", "../../etc/passwd"])
def test_no_file_but_those_made_for_the_page_is_served(changing, watched, path):
    where = path.format(store=watched.parent)
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(f"{changing}gradio_api/file={where}")
    assert refused.value.code in {403, 404}


def test_a_file_too_large_is_refused(open_page, changing, tmp_path):
    page = open_page(at=changing)
    file = tmp_path / "big.txt"
    file.write_bytes("工作平稳推进。".encode() * 2_500_000)
    (line,) = upload(page, file)
    assert line.startswith("没有加入 big.txt")
    assert "50 MB" in line
    assert page.locator(".yj-held tr").filter(has_text="big.txt").count() == 0


def test_history_is_of_one_session(open_page):
    page = open_page()
    ask(page, RATE)
    other = open_page()
    assert RATE not in other.locator("#chat .message-row").all_inner_texts()
    assert other.locator("#chat .user .yj-message").count() == 0
    assert other.locator(".yj-card").count() == 0
    page.bring_to_front()
    assert in_view(page.locator("#quote-1-1 blockquote"))


def test_the_server_connects_to_nothing_but_this_machine(changing, watched):
    seen = set(watched.read_text("utf-8").split())
    assert "127.0.0.1" in seen
    assert seen <= LOCAL
