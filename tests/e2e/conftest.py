"""A real server on the sample reports, and a real browser to open it in."""

import os
import shutil
import subprocess
import sys
from contextlib import contextmanager

import pytest
from helpers import ROOT, environment

QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def absent(what):
    """Skip; but where the tests are to prove something, fail."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"{what}, and CI=true asks for a browser")
    pytest.skip(what)


@contextmanager
def serving(folder, port=0):
    """`yinju chat` in a process of its own; it prints its address in one line."""
    command = [sys.executable, "-m", "rag.cli", "chat", "--store", "store", "--port", str(port)]
    server = subprocess.Popen(
        command,
        cwd=folder,
        env=environment(),
        text=True,
        encoding="utf-8",
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    try:
        yield server
    finally:
        server.kill()
        server.communicate()


@pytest.fixture(scope="session")
def folder(tmp_path_factory):
    """Where the servers run: without a store, so that the first builds it from the samples."""
    return tmp_path_factory.mktemp("served")


@pytest.fixture(scope="session")
def serve(folder):
    return lambda port=0: serving(folder, port)


@pytest.fixture(scope="session")
def address(serve):
    with serve() as server:
        line = server.stdout.readline()
        if "http://127.0.0.1:" not in line:
            pytest.fail(f"no address but {line!r}: {server.communicate(timeout=10)[1]}")
        yield line.split()[2]


@pytest.fixture(scope="session")
def browser():
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        absent("playwright is not installed")
    path = shutil.which("chromium") or shutil.which("google-chrome")
    if path is None:
        absent("there is no chromium")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield started
        started.close()


@pytest.fixture
def open_page(browser, address):
    """Open the page. A dialog, a script's error or a request elsewhere fails the test."""
    faults, contexts = [], []

    def opened(width=1366, height=900):
        size = {"width": width, "height": height}
        contexts.append(browser.new_context(viewport=size, locale="zh-CN", color_scheme="light"))
        page = contexts[-1].new_page()
        page.on("dialog", lambda dialog: (faults.append(dialog.message), dialog.dismiss()))
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("request", lambda request: faults.append(request.url) if away(request) else None)
        page.goto(address)
        page.get_by_placeholder("输入问题").wait_for()
        page.locator("#chat .example").first.wait_for()
        return page

    def away(request):
        return not request.url.startswith((address, "data:", "blob:"))

    yield opened
    for context in contexts:
        context.close()
    assert faults == []


@pytest.fixture(scope="session")
def shoot():
    """Keep a picture of the whole page for people to look at."""
    pictures = ROOT / "artefacts"
    pictures.mkdir(exist_ok=True)
    return lambda page, name: page.screenshot(path=pictures / f"{name}.png", full_page=True)
