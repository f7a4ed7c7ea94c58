"""Guessing passwords against a real server; what is left of a server that was stopped."""

import re
import signal
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.parse
import urllib.request

import pytest
from agent import using
from conftest import address_of, serving
from test_login import LI, log_in
from test_origin import form


@pytest.fixture
def kept(folder, users, address):
    """A server of its own that asks for a login, and its address."""
    with serving(folder, 0, "--mcp", "--auth", str(users)) as server:
        yield server, address_of(server)


def guess(address, user, password):
    """Status of a login, and the seconds to wait that it names."""
    body = urllib.parse.urlencode({"username": user, "password": password}).encode()
    try:
        return urllib.request.urlopen(f"{address}login", body, timeout=30).status, None
    except urllib.error.HTTPError as refused:
        return refused.code, refused.headers["Retry-After"]


def test_who_guesses_is_kept_waiting_and_logged(kept):
    server, at = kept
    said = []
    threads = [
        threading.Thread(target=lambda n=n: said.append(guess(at, "li", f"guess{n}")))
        for n in range(30)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(code for code, _ in said) == [400] * 5 + [429] * 25
    assert {wait for code, wait in said if code == 429} == {"1"}
    # By an agent's way in it is the same wait.
    for _ in range(3):
        guess(at, "li", "guess")
    with pytest.raises(BaseException) as refused:
        using(at, login=LI)
    assert "429" in repr(refused.value) + repr(getattr(refused.value, "exceptions", ""))
    assert guess(at, "wang", "second") == (200, None)
    server.send_signal(signal.SIGTERM)
    _, err = server.communicate(timeout=30)
    lines = [line for line in err.splitlines() if "Login refused" in line]
    assert re.match(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d.*'li' from 127\.0\.0\.1, 1 wrong", lines[0])
    assert len(lines) <= 8
    assert "guess" not in err


def test_a_reader_is_told_how_long_to_wait(kept, browser, shoot):
    _, at = kept
    context = browser.new_context(locale="zh-CN")
    page = context.new_page()
    page.goto(at)
    page.get_by_text("请用管理员给的用户名和密码登录").wait_for()
    assert not page.locator(".yj-wait").is_visible()
    for pause in (0, 0, 0, 0, 0, 0, 1.5):  # each is answered after a second; the last makes 4 s
        time.sleep(pause)
        assert guess(at, "li", "guess") == (400, None)
    log_in(page, *LI)
    page.get_by_text(re.compile(r"连续输错太多次，请过\d+秒再试")).wait_for()
    shoot(page, "login-wait")
    context.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows ends a process where it stands")
@pytest.mark.parametrize("stop", [signal.SIGTERM, signal.SIGINT])
def test_a_stopped_server_leaves_no_temporary_file(folder, address, tmp_path, stop):
    with serving(folder, 0, TMPDIR=str(tmp_path)) as server:
        at = address_of(server)
        assert form(at)[0] == 200
        assert [path.name for path in tmp_path.rglob("a.txt")] == ["a.txt"]
        server.send_signal(stop)
        out, err = server.communicate(timeout=30)
    assert (server.returncode, out, err) == (0, "", "")
    assert [*tmp_path.iterdir()] == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows ends a process where it stands")
def test_a_server_stopped_before_it_is_up_leaves_none_either(folder, address, tmp_path):
    with serving(folder, 0, TMPDIR=str(tmp_path)) as server:
        deadline = time.monotonic() + 30
        while not [*tmp_path.iterdir()] and time.monotonic() < deadline:
            time.sleep(0.02)
        server.send_signal(signal.SIGTERM)
        try:
            server.communicate(timeout=30)
        except subprocess.TimeoutExpired:
            pytest.fail("it went on")
    assert [*tmp_path.iterdir()] == []
