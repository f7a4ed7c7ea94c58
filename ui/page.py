"""The page: four tabs, in Chinese or English, and how they are served."""

import importlib.resources
import ipaddress
import sys
import time
from typing import Any

from rag.answer import Answer
from rag.assistant import Assistant
from ui.ask_tab import AskTab, Session
from ui.compare_tab import CompareTab
from ui.conversation import Turns
from ui.labels import QUIET, Labels, html
from ui.library import Library
from ui.reports_tab import ReportsTab
from ui.server import free_port, no_proxy
from ui.settings_tab import SettingsTab
from ui.theme import theme
from ui.toolkit import gr
from ui.uploads import MOST_MB
from ui.words import LANGUAGES, say

_QUEUED = 64
_AT_ONCE = 4
"""Answers in work at a time: more would only share the same processor."""
_SESSIONS = 500
_SWEPT_S = (3600, 86400)
"""Seconds between two looks for files made for browsers, and the age at which they go."""
_REFUSED = 4
"""Times the largest file: what Gradio itself turns away, without a word of why."""
_BUSES = ("open", "drop", "remove", "show", "nudge")
_STORED = "(_, ...rest) => [localStorage.getItem('yinju-language') || 'zh', ...rest]"
_TOGGLED = "(_, ...rest) => [window.yinju.other(), ...rest]"


class Page:
    """The four tabs, and what concerns them all: the language, and what the store holds."""

    def __init__(self, library: Library, blocks: gr.Blocks) -> None:
        self._labels = Labels()
        self._library = library
        self._language, self._turns = gr.State("zh"), gr.State(())
        self._seen = gr.State(0)
        """The generation of the store that this browser session was shown."""
        self._head()
        with gr.Tabs(selected="ask", elem_classes="yj-tabs") as tabs:
            session = Session(self._language, self._turns, tabs)
            self._shown = [self._tab(name) for name in ("ask", "reports", "compare", "settings")]
            with self._shown[0]:
                self._ask = AskTab(library, self._labels, session)
            with self._shown[1]:
                self._reports = ReportsTab(library, self._labels, self._language)
            with self._shown[2]:
                self._compare = CompareTab(library, self._labels, self._language)
            with self._shown[3]:
                self._settings = SettingsTab(library, self._labels, self._language)
        self._tabs = (self._ask, self._compare, self._reports, self._settings)
        self._wire(blocks)

    def _tab(self, name: str) -> Any:
        return self._labels.make(gr.Tab, {"label": f"tab_{name}"}, id=name, elem_id=f"tab-{name}")

    def _head(self) -> None:
        with gr.Row(elem_classes="yj-top"):
            self._title = html(_header("zh"))
            self._switch = self._labels.make(
                gr.Button, {"value": "switch"}, elem_id="language", size="sm", scale=0
            )
            self._shade = self._labels.make(
                gr.Button, {"value": "shade"}, elem_id="shade", size="sm", scale=0
            )

    def _wire(self, blocks: gr.Blocks) -> None:
        with gr.Row(elem_classes="yj-hidden"):
            buses = {name: gr.Button(name, elem_id=f"yj-bus-{name}") for name in _BUSES}
            sent = gr.Textbox(visible=False)
            wish = gr.Textbox(visible=False)
        buses["nudge"].click(lambda: None, None, None, **QUIET)
        notice = self._notice()
        self._ask.wire(buses, sent, notice)
        self._compare.wire(notice)
        self._settings.wire()
        self._reports.wire(buses["remove"], sent, notice)
        for tab in self._shown[1:]:
            tab.select(**notice)
        self._shade.click(None, None, None, js="() => window.yinju.shade()", **QUIET)
        self._speak(blocks, wish)

    @property
    def _stored(self) -> list[Any]:
        return [self._seen, *(one for tab in self._tabs for one in tab.stored)]

    def _notice(self) -> dict[str, Any]:
        """The event that shows what the store holds, where that is not what was shown last.

        It changes by this session, by another, and by `yinju index add` in a terminal.
        """

        def look(seen: int, language: str) -> list[Any]:
            self._library.current()
            if self._library.generation == seen:
                return [gr.skip() for _ in self._stored]
            return self._held(language, changed=True)

        given = [self._seen, self._language]
        return {"fn": look, "inputs": given, "outputs": self._stored, "queue": False, **QUIET}

    def _speak(self, blocks: gr.Blocks, wish: Any) -> None:
        """Say everything in the language that was chosen before, or is chosen by the button.

        What opens with the page leaves the conversation alone: its reply may come after the first
        question's. It does not wait in the queue either.
        """
        words = [self._language, self._title, *self._labels.components, *self._stored]
        blocks.load(self._worded, [wish], words, js=_STORED, queue=False, **QUIET)
        given = [wish, self._turns, self._compare.answer]
        shown = [*words, *self._ask.speaking, self._compare.result]
        self._switch.click(self._spoken, given, shown, js=_TOGGLED, **QUIET)

    def _worded(self, wish: str) -> list[Any]:
        self._library.current()
        language = wish if wish in LANGUAGES else "zh"
        words = [language, _header(language), *self._labels.updates(language)]
        return [*words, *self._held(language, changed=False)]

    def _spoken(self, wish: str, turns: Turns, compared: Answer | None) -> list[Any]:
        language, *words = self._worded(wish)
        said = [*self._ask.spoken(turns, language), *self._compare.spoken(compared, language)]
        return [language, *words, *said]

    def _held(self, language: str, changed: bool) -> list[Any]:
        """Updates of `_stored`; `changed`: what was chosen may be gone from the store."""
        updates = [update for tab in self._tabs for update in tab.held(language, changed)]
        return [self._library.generation, *updates]


def build_page(library: Library) -> gr.Blocks:
    """The page, not launched."""
    with gr.Blocks(
        title="引据 Yinju", analytics_enabled=False, fill_width=True, delete_cache=_SWEPT_S
    ) as blocks:
        Page(library, blocks)
    # Set on every event alike: nothing of the page is an API for other programs.
    blocks.queue(api_open=False, max_size=_QUEUED, default_concurrency_limit=_AT_ONCE)
    return blocks


def _header(language: str) -> str:
    return (
        '<header class="yj-header"><span class="yj-seal" aria-hidden="true">引</span>'
        '<div><h1>引据 <span lang="en">Yinju</span></h1>'
        f"<p>{say(language, 'tagline')}</p></div></header>"
    )


def launch(assistant: Assistant, host: str = "127.0.0.1", port: int = 7860) -> None:
    """Serve the page until Ctrl-C; port 0 means any. A port in use is a `SettingsError`."""
    page = build_page(Library(assistant))
    open_port = free_port(host, port)
    with no_proxy():
        _, address, _ = page.launch(**_options(host, open_port))
    try:
        if not own(host):
            print(_OPEN.format(host=host), file=sys.stderr, flush=True)  # noqa: T201  for the terminal
        print(f"引据 Yinju: {address} (Ctrl-C to stop)", flush=True)  # noqa: T201  the same
        while True:  # an Event would not wake for Ctrl-C on Windows
            time.sleep(60)
    except KeyboardInterrupt:
        page.close(verbose=False)


_OPEN = (
    "! 警告：在 {host} 上打开，没有登录：同一网络里的任何人都能提问、上传和移除报告。\n"
    "! Warning: open on {host} without a login: anyone on this network can ask, upload and remove."
)


def own(host: str) -> bool:
    """Whether only this machine reaches an address."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _options(host: str, port: int) -> dict[str, Any]:
    """Gradio's defaults share, count and show more than a page of one's own should."""
    return {
        "server_name": f"[{host}]" if ":" in host else host,
        "server_port": port,
        "prevent_thread_lock": True,
        "quiet": True,
        "share": False,
        "show_error": False,
        "enable_monitoring": False,
        "run_history": False,
        "mcp_server": False,
        "ssr_mode": False,
        "pwa": False,
        "footer_links": [],
        "app_kwargs": {"openapi_url": None},
        "max_file_size": _REFUSED * MOST_MB * 1_000_000,
        "state_session_capacity": _SESSIONS,
        "theme": theme(),
        "css": _file("style.css"),
        "js": _file("script.js"),
    }


def _file(name: str) -> str:
    return importlib.resources.files("ui").joinpath(name).read_text("utf-8")
