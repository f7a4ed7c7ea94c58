"""The page: four tabs, in Chinese or English."""

from typing import Any

from rag.answer import Answer
from ui.api import Api
from ui.ask_tab import AskTab
from ui.blocks import Blocks
from ui.compare_tab import CompareTab
from ui.conversation import Turns
from ui.labels import QUIET, Labels, html
from ui.library import Library
from ui.reports_tab import ReportsTab
from ui.serving.session import TOKEN, Session
from ui.settings_tab import SettingsTab, who
from ui.toolkit import gr
from ui.words import LANGUAGES, say

_QUEUED = 64
_AT_ONCE = 10
"""Answers in work at a time. With 4, twenty readers waited for a place while a processor was idle:
each answer has steps in which it only waits its turn (eval/benchmarks/load.py)."""
_SWEPT_S = (3600, 86400)
"""Seconds between two looks for files made for browsers, and the age at which they go."""
_BUSES = ("open", "drop", "remove", "show", "nudge")
_STORED = "(_, ...rest) => [localStorage.getItem('yinju-language') || 'zh', ...rest]"
_TOGGLED = "(_, ...rest) => [window.yinju.other(), ...rest]"


class Page:
    """The four tabs, and what concerns them all: the language, and what the store holds."""

    def __init__(self, library: Library, blocks: gr.Blocks) -> None:
        self._labels = Labels()
        self._library = library
        self._language, self._turns = gr.State("zh"), gr.State(())
        self._tab_key, self._seen = gr.State(""), gr.State("")
        """The store and its generation that this browser session was shown."""
        self._head()
        with gr.Tabs(selected="ask", elem_classes="yj-tabs") as tabs:
            session = Session(self._language, self._turns, tabs, self._tab_key)
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
            self._title = html(header("zh"))
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
        self._settings.wire(self._tab_key)
        self._reports.wire(buses["remove"], sent, notice)
        for tab in self._shown[1:]:
            tab.select(**notice)
        self._shade.click(None, None, None, js="() => window.yinju.shade()", **QUIET)
        self._speak(blocks, wish, sent)

    @property
    def _stored(self) -> list[Any]:
        return [self._seen, *(one for tab in self._tabs for one in tab.stored)]

    def _notice(self) -> dict[str, Any]:
        """The event that shows what the store holds, where that is not what was shown last.

        It changes by this session, by another, and by `yinju index add` in a terminal.
        """

        def look(seen: str, language: str) -> list[Any]:
            self._library.current()
            if self._library.generation == seen:
                return [gr.skip() for _ in self._stored]
            return self._held(language, changed=True)

        given = [self._seen, self._language]
        return {"fn": look, "inputs": given, "outputs": self._stored, "queue": False, **QUIET}

    def _speak(self, blocks: gr.Blocks, wish: Any, token: Any) -> None:
        """Say everything in the language that was chosen before, or is chosen by the button.

        What opens with the page leaves a conversation alone that has begun: its reply may come
        after the first question's. It does not wait in the queue either.
        """
        words = [
            self._language, self._title, self._settings.who, *self._labels.components,
            *self._stored,
        ]  # fmt: skip
        blocks.load(self._worded, [wish], words, js=_STORED, queue=False, **QUIET)
        kept = [self._tab_key, self._turns, *self._ask.speaking, self._ask.rating]
        blocks.load(self._ask.restored, [token, wish], kept, js=TOKEN, queue=False, **QUIET)
        given = [wish, self._turns, self._compare.answer]
        shown = [*words, *self._ask.speaking, self._compare.result]
        self._switch.click(self._spoken, given, shown, js=_TOGGLED, **QUIET)

    def _worded(self, wish: str, request: gr.Request) -> list[Any]:
        self._library.current()
        language = wish if wish in LANGUAGES else "zh"
        words = [language, header(language), who(request.username, language)]
        return [*words, *self._labels.updates(language), *self._held(language, changed=False)]

    def _spoken(
        self, wish: str, turns: Turns, compared: Answer | None, request: gr.Request
    ) -> list[Any]:
        language, *words = self._worded(wish, request)
        said = [*self._ask.spoken(turns, language), *self._compare.spoken(compared, language)]
        return [language, *words, *said]

    def _held(self, language: str, changed: bool) -> list[Any]:
        """Updates of `_stored`; `changed`: what was chosen may be gone from the store."""
        updates = [update for tab in self._tabs for update in tab.held(language, changed)]
        return [self._library.generation, *updates]


def build_page(library: Library) -> gr.Blocks:
    """The page, not launched."""
    with Blocks(
        title="引据 Yinju", analytics_enabled=False, fill_width=True, delete_cache=_SWEPT_S
    ) as blocks:
        Page(library, blocks)
        Api(library).register()
    # What the page does itself is no API: its events are private, and go through the queue only.
    blocks.queue(api_open=False, max_size=_QUEUED, default_concurrency_limit=_AT_ONCE)
    return blocks


def header(language: str) -> str:
    """The name of the page, as HTML."""
    return (
        '<header class="yj-header"><span class="yj-seal" aria-hidden="true">引</span>'
        '<div><h1>引据 <span lang="en">Yinju</span></h1>'
        f"<p>{say(language, 'tagline')}</p></div></header>"
    )
