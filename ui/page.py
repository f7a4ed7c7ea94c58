"""The page: four tabs, in Chinese or English."""

from typing import Any

from rag.answer import Answer
from ui.api import Api
from ui.ask_tab import AskTab, Session
from ui.compare_tab import CompareTab
from ui.conversation import Turns
from ui.labels import QUIET, Labels, html
from ui.library import Library
from ui.reports_tab import ReportsTab
from ui.settings_tab import SettingsTab, who
from ui.toolkit import gr
from ui.words import LANGUAGES, say

_QUEUED = 64
_AT_ONCE = 10
"""Answers in work at a time. With 4, twenty readers waited for a place while a processor was idle:
each answer has steps in which it only waits its turn (eval/benchmarks/load.py)."""
_SWEPT_S = (3600, 86400)
"""Seconds between two looks for files made for browsers, and the age at which they go."""
_BUSES = ("open", "drop", "remove")
_STORED = "(_, ...rest) => [localStorage.getItem('yinju-language') || 'zh', ...rest]"
_TOGGLED = "(_, ...rest) => [window.yinju.other(), ...rest]"


class Page:
    """The four tabs, and what concerns them all: the language, and what the store holds."""

    def __init__(self, library: Library, blocks: gr.Blocks) -> None:
        self._labels = Labels()
        self._language, self._turns = gr.State("zh"), gr.State(())
        self._head()
        with gr.Tabs(selected="ask", elem_classes="yj-tabs") as tabs:
            session = Session(self._language, self._turns, tabs)
            with self._tab("ask"):
                self._ask = AskTab(library, self._labels, session)
            with self._tab("reports"):
                self._reports = ReportsTab(library, self._labels, self._language)
            with self._tab("compare"):
                self._compare = CompareTab(library, self._labels, self._language)
            with self._tab("settings"):
                self._settings = SettingsTab(library, self._labels, self._language)
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
        self._ask.wire(buses, sent)
        self._compare.wire()
        self._settings.wire()
        stored = [*self._ask.stored, *self._compare.stored, *self._reports.stored]
        self._stored = [*stored, *self._settings.stored]
        self._reports.wire(buses["remove"], sent, self._stored, self._held)
        self._shade.click(None, None, None, js="() => window.yinju.shade()", **QUIET)
        self._speak(self._switch.click, wish, _TOGGLED)
        self._speak(blocks.load, wish, _STORED)

    def _speak(self, event: Any, wish: Any, chosen: str) -> None:
        """On an event, say everything in the language that the script `chosen` gives."""
        given = [wish, self._turns, self._compare.answer]
        shown = [
            self._language, self._title, *self._labels.components, *self._ask.speaking,
            *self._compare.speaking, *self._reports.speaking, self._settings.who, *self._stored,
        ]  # fmt: skip
        event(self._spoken, given, shown, js=chosen, **QUIET)

    def _spoken(
        self, wish: str, turns: Turns, compared: Answer | None, request: gr.Request
    ) -> list[Any]:
        language = wish if wish in LANGUAGES else "zh"
        return [
            language, header(language), *self._labels.updates(language),
            *self._ask.spoken(turns, language), *self._compare.spoken(compared, language),
            *self._reports.spoken(language), who(request.username, language),
            *self._held(language),
        ]  # fmt: skip

    def _held(self, language: str) -> list[Any]:
        """What shows the store, as it is now."""
        tabs = (self._ask, self._compare, self._reports, self._settings)
        return [update for tab in tabs for update in tab.held(language)]


def build_page(library: Library) -> gr.Blocks:
    """The page, not launched."""
    with gr.Blocks(
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
