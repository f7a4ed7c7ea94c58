"""A real server on the sample reports, and a real browser to open it in."""

import os
import shutil
import subprocess
import sys
from contextlib import contextmanager
from importlib.util import find_spec

import pytest
from helpers import ROOT, environment

QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


WATCH = """
import os, socket

def note(address):
    with open(os.environ["YINJU_WATCHED"], "a", encoding="utf-8") as file:
        file.write(f"{address}\\n")

def noting(name):
    own = getattr(socket.socket, name)
    def connect(self, address):
        note(address[0] if isinstance(address, tuple) else "unix")
        return own(self, address)
    return connect

class Noting(socket.socket):
    connect, connect_ex = noting("connect"), noting("connect_ex")

resolve = socket.getaddrinfo
def resolving(host, *rest, **more):
    note(host)
    return resolve(host, *rest, **more)

socket.socket, socket.getaddrinfo = Noting, resolving
"""
"""Python that notes every address connected to and every name looked up."""


def absent(what):
    """Skip; but where the tests are to prove something, fail."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"{what}, and CI=true asks for it")
    pytest.skip(what)


@contextmanager
def serving(folder, port=0, *options, **environ):
    """`yinju chat` in a process of its own; it prints its address in one line."""
    command = [sys.executable, "-m", "rag.cli", "chat", "--store", "store", "--port", str(port)]
    command += options
    server = subprocess.Popen(
        command,
        cwd=folder,
        env=environment(**environ),
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
    return lambda port=0, *options: serving(folder, port, *options)


def address_of(server):
    """What a server printed; the test fails where it printed none."""
    line = server.stdout.readline()
    if "http://127.0.0.1:" not in line:
        pytest.fail(f"no address but {line!r}: {server.communicate(timeout=10)[1]}")
    return line.split()[2]


@pytest.fixture(scope="session")
def address(serve):
    with serve() as server:
        yield address_of(server)


def _needs_mcp():
    if find_spec("mcp") is None:
        absent("mcp is not installed")


@pytest.fixture(scope="session")
def tooled(folder, address):
    """The address of a server with tools for agents, which anyone may use."""
    _needs_mcp()
    with serving(folder, 0, "--mcp") as server:
        yield address_of(server)


@pytest.fixture(scope="session")
def users(folder):
    """A file of users that only its owner can read."""
    path = folder / "users"
    path.write_text("# who may come in\n\nli:密码:1\nwang:second\n", "utf-8")
    path.chmod(0o600)
    return path


@pytest.fixture(scope="session")
def guarded(folder, users, address):
    """The address of a server with tools that asks for a login."""
    _needs_mcp()
    with serving(folder, 0, "--mcp", "--auth", str(users)) as server:
        yield address_of(server)


@pytest.fixture(scope="session")
def watched(sample_store, tmp_path_factory):
    """The file in which a server of its own notes every address that it connects to."""
    folder = tmp_path_factory.mktemp("watched")
    (folder / "sitecustomize.py").write_text(WATCH, "utf-8")
    return folder / "connections.txt"


@pytest.fixture(scope="session")
def changing(sample_store, watched):
    """The address of a server whose store tests may change, and whose connections are noted."""
    folder = watched.parent
    shutil.copytree(sample_store, folder / "store")
    path = os.pathsep.join([str(folder), str(ROOT)])
    with serving(folder, PYTHONPATH=path, YINJU_WATCHED=str(watched)) as server:
        yield address_of(server)


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


@pytest.fixture(scope="session")
def context(browser):
    """One cache for all tests, which makes a page open in half the time."""
    made = browser.new_context(locale="zh-CN", color_scheme="light")
    yield made
    made.close()


@pytest.fixture
def open_page(context, address):
    """Open the page. A dialog, a script's error or a request elsewhere fails the test."""
    faults, pages = [], []

    def opened(width=1366, height=900, at=address, inside=context, before=""):
        """`before` is a script that runs before any of the page's."""
        page = inside.new_page()
        page.add_init_script(before)
        pages.append(page)
        page.set_viewport_size({"width": width, "height": height})
        page.on("dialog", lambda dialog: (faults.append(dialog.message), dialog.dismiss()))
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("request", lambda request: faults.extend(away(request.url, at)))
        page.goto(at)
        page.get_by_placeholder("输入问题").wait_for()
        page.locator("#chat .example").first.wait_for()
        page.wait_for_function("window.yinju")
        return page

    def away(url, at):
        return [] if url.startswith((at, "data:", "blob:")) else [url]

    yield opened
    for page in pages:
        page.evaluate("localStorage.clear()")
        page.close()
    assert faults == []


@pytest.fixture(scope="session")
def shoot():
    """Keep a picture of the whole page for people to look at."""
    pictures = ROOT / "artefacts"
    pictures.mkdir(exist_ok=True)
    return lambda page, name: page.screenshot(path=pictures / f"{name}.png", full_page=True)
