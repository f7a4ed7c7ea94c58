"""What stands behind a login, and who sees what after it."""

import urllib.error
import urllib.request
from pathlib import Path

import pytest
from agent import using
from conftest import serving
from gradio_client import Client
from steps import RATE, ask, tab

LI, WANG = ("li", "密码:1"), ("wang", "second")
CLOSED = (
    "gradio_api/mcp/", "gradio_api/mcp/schema", "gradio_api/mcp/sse", "gradio_api/info", "config",
    "gradio_api/file=/etc/passwd", "gradio_api/heartbeat/x", "gradio_api/queue/data?session_hash=x",
    "gradio_api/upload_progress?upload_id=x", "gradio_api/app_id", "monitoring",
)  # fmt: skip
POSTED = (
    "gradio_api/run/ask", "gradio_api/call/ask", "gradio_api/queue/join", "gradio_api/upload",
    "gradio_api/cancel", "gradio_api/mcp/",
)  # fmt: skip


def status(request):
    try:
        return urllib.request.urlopen(request, timeout=10).status
    except urllib.error.HTTPError as refused:
        return refused.code


def test_without_a_login_nothing_is_given(guarded):
    json = {"Content-Type": "application/json"}
    asked = [status(f"{guarded}{path}") for path in CLOSED]
    sent = [status(urllib.request.Request(f"{guarded}{path}", b"{}", json)) for path in POSTED]
    assert asked + sent == [401] * (len(CLOSED) + len(POSTED))
    assert RATE not in urllib.request.urlopen(guarded).read().decode()


def test_a_program_logs_in(guarded):
    client = Client(guarded, auth=LI, verbose=False, analytics_enabled=False)
    assert client.predict(RATE, api_name="/ask")["found"] is True
    for wrong in (("li", "second"), ("li", ""), ("nobody", "second")):
        with pytest.raises(ValueError, match="Could not login"):
            Client(guarded, auth=wrong, verbose=False, analytics_enabled=False)


def test_an_agent_logs_in_with_each_request(guarded):
    tools, told = using(guarded, ("ask", {"question": RATE}), login=LI)
    assert len(tools) == 5
    assert told[0][1]["found"] is True
    for wrong in (None, ("li", "second")):
        with pytest.raises(BaseException) as refused:
            using(guarded, login=wrong)
        assert "401" in repr(refused.value) + repr(getattr(refused.value, "exceptions", ""))


def log_in(page, user, password):
    box, secret = page.locator("input[type=text]"), page.locator("input[type=password]")
    box.fill(user)
    secret.fill(password)
    page.get_by_role("button", name="登录").click()


@pytest.fixture
def enter(browser, guarded):
    """A browser of its own that has come as far as the login; requests elsewhere fail the test."""
    opened, away = [], []

    def come():
        context = browser.new_context(locale="zh-CN")
        opened.append(context)
        page = context.new_page()
        page.on("request", lambda one: away.append(one.url) if guarded not in one.url else None)
        page.goto(guarded)
        page.get_by_text("请用管理员给的用户名和密码登录").wait_for()
        return page

    yield come
    for context in opened:
        context.close()
    assert [url for url in away if not url.startswith(("data:", "blob:"))] == []


def test_a_reader_logs_in_and_out(enter, shoot):
    page = enter()
    shoot(page, "login")
    log_in(page, "li", "wrong")
    page.get_by_text("凭据不正确").wait_for()
    log_in(page, *LI)
    assert "84.54%" in ask(page, RATE).inner_text()
    tab(page, "设置")
    page.get_by_text("已登录：li").wait_for()
    page.get_by_text("退出登录").click()
    page.get_by_text("请用管理员给的用户名和密码登录").wait_for()
    page.reload()
    page.locator("input[type=password]").wait_for()


def test_one_user_sees_nothing_of_another(enter):
    first, second = enter(), enter()
    log_in(first, *LI)
    log_in(second, *WANG)
    ask(first, RATE)
    first.locator("#rate-up").click()
    first.get_by_text("已记在本机").wait_for()
    assert "按此查找" not in ask(second, "那秀洲区2025年呢？").inner_text()
    assert second.locator("#chat .user .yj-message").all_inner_texts() == ["那秀洲区2025年呢？"]
    tab(second, "设置")
    second.get_by_text("已登录：wang").wait_for()
    second.locator("#export").click()
    tab(first, "设置")
    first.locator("#export").click()
    with first.expect_download() as download:
        first.locator("#ratings a").first.click()
    assert RATE in Path(download.value.path()).read_text("utf-8")
    assert second.locator("#ratings a").count() == 0


def test_a_login_quiets_the_warning_and_a_file_that_others_can_read_is_said(folder):
    loose = folder / "loose"
    loose.write_text("li:1\n", "utf-8")
    loose.chmod(0o644)
    with serving(folder, 0, "--host", "0.0.0.0", "--auth", str(loose)) as server:
        server.stdout.readline()
        server.kill()
        err = server.communicate()[1]
    assert f"passwords in {loose}: chmod 600" in err
    assert "without a login" not in err
