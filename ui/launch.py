"""How the page is served: to whom, at what address, with what of Gradio turned off."""

import html
import importlib.resources
import io
import logging
import sys
import time
from contextlib import redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from starlette.middleware import Middleware

from rag.assistant import Assistant
from rag.reading.reader import MOST_MB
from ui.access import Gate, Users, open_to_others
from ui.api import tools
from ui.blocks import HANDLERS
from ui.library import Library
from ui.page import build_page, header
from ui.server import free_port, no_proxy
from ui.serving.guard import guarded
from ui.serving.hosts import Hosts, own
from ui.serving.login import Login
from ui.theme import theme
from ui.words import LANGUAGES, say

_FIRST = "代表建议"
"""Searched for before anyone asks: several first questions at a time would each read the dictionary
of words, which costs a second and 100 MB."""
_SESSIONS = 500
_REFUSED = 4
"""Times the largest file: what Gradio itself turns away, without a word of why."""


@dataclass(frozen=True)
class Serving:
    """How the page is served."""

    host: str = "127.0.0.1"
    port: int = 7860
    """0 means any that is free."""
    auth: str | None = None
    """File of the users who may come in; None: everyone who reaches the address."""
    mcp: bool = False
    """Whether agents get the endpoints as tools."""
    allowed_hosts: tuple[str, ...] = ()
    """Names of the page besides those of this machine and the address it is served on."""


def launch(assistant: Assistant, serving: Serving = Serving()) -> None:
    """Serve the page until Ctrl-C.

    A port in use, a file of users with a fault, an allowed host that is none, or no package for
    MCP, is a `SettingsError`.
    """
    users = Users.read(Path(serving.auth)) if serving.auth else None
    hosts = Hosts.of(serving.host, serving.allowed_hosts)
    logging.basicConfig(format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    page = build_page(Library(assistant))
    options = _options(serving, free_port(serving.host, serving.port))
    options |= _doors(Login(users) if users else None, hosts)
    assistant.retrieve(_FIRST)
    try:
        with no_proxy(), redirect_stdout(io.StringIO()):  # of MCP it would say what _tell says
            _, address, _ = page.launch(**options)
        if serving.mcp:
            tools(page)
        _tell(serving, address)
        while True:  # an Event would not wake for Ctrl-C on Windows
            time.sleep(60)
    except KeyboardInterrupt:
        page.close(verbose=False)


def _tell(serving: Serving, address: str) -> None:
    """What the terminal shows: warnings, then where the page is."""
    warnings = [] if serving.auth or own(serving.host) else [_OPEN.format(host=serving.host)]
    if serving.auth and open_to_others(Path(serving.auth)):
        warnings.append(_READABLE.format(file=serving.auth))
    lines = [f"引据 Yinju: {address} (Ctrl-C to stop)"]
    lines += [f"MCP: {address}gradio_api/mcp/"] if serving.mcp else []
    for said, where in ((warnings, sys.stderr), (lines, sys.stdout)):
        where.write("".join(f"{line}\n" for line in said))
        where.flush()


_OPEN = (
    "! 警告：在 {host} 上打开，没有登录：同一网络里的任何人都能提问、上传和移除报告。"
    "请用 --auth FILE 设置登录。\n"
    "! Warning: open on {host} without a login: anyone on this network can ask, upload and remove."
    " Set one: --auth FILE."
)
_READABLE = (
    "! 警告：本机其他用户能读 {file} 里的密码，请执行 chmod 600。\n"
    "! Warning: other users of this machine can read the passwords in {file}: chmod 600 it."
)


def _options(serving: Serving, port: int) -> dict[str, Any]:
    """Gradio's defaults share, count and show more than a page of one's own should."""
    host = serving.host
    return {
        "server_name": f"[{host}]" if ":" in host else host,
        "server_port": port,
        "prevent_thread_lock": True,
        "quiet": True,
        "share": False,
        "show_error": False,
        "enable_monitoring": False,
        "run_history": False,
        "mcp_server": serving.mcp,
        "ssr_mode": False,
        "pwa": False,
        "footer_links": [],
        "max_file_size": _REFUSED * MOST_MB * 1_000_000,
        "state_session_capacity": _SESSIONS,
        "theme": theme(),
        "css": _file("style.css"),
        "js": _file("script.js"),
    }


def _doors(login: Login | None, hosts: Hosts) -> dict[str, Any]:
    """Who may come in: by name of the page, and by login."""
    gate = [Middleware(Gate, admits=login.admits)] if login else []
    return {
        "auth": login.admits if login else None,
        "auth_message": _welcome(),
        "app_kwargs": {
            "openapi_url": None,
            "middleware": gate,
            "lifespan": guarded(hosts),
            "exception_handlers": HANDLERS,
        },
    }


def _welcome() -> str:
    """HTML above the login, which knows no chosen language and has no style of its own.

    Nor does it run our script, which therefore comes with the style: it tells who has to wait.
    """
    script = html.escape(_file("serving/login.js"))
    style = f'<style onload="{script}">{_file("style.css")}</style>'
    words = "".join(f"<p>{say(language, 'login')}</p>" for language in LANGUAGES)
    later = "".join(
        f"<p>{say(language, 'login_later', seconds='<b></b>')}</p>" for language in LANGUAGES
    )
    wait = f'<div class="yj-wait" role="alert" hidden>{later}</div>'
    return f'{style}<div class="yj-login">{header("zh")}{words}{wait}</div>'


def _file(name: str) -> str:
    return importlib.resources.files("ui").joinpath(name).read_text("utf-8")
