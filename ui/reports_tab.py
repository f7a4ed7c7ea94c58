"""The tab to see the reports in, and to add, remove and correct them."""

import queue
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rag.errors import YinjuError
from rag.reading.reader import MOST_CHARS, MOST_MB
from rag.store.ingest import Outcome
from ui import choices, holdings, uploads
from ui.labels import CHANGES, QUIET, SENT, Labels, html
from ui.library import Library
from ui.toolkit import gr
from ui.uploads import ALLOWED, MOST_FILES, forget, received
from ui.words import say

_Step = tuple[str, int, int]
_News = _Step | Outcome | YinjuError
_LOOK_S = 0.2
"""Seconds between two looks at how far an upload is."""


class ReportsTab:
    """Its components, and what happens to them."""

    def __init__(self, library: Library, labels: Labels, language: Any) -> None:
        self._library, self._language = library, language
        make = labels.make
        with gr.Row(elem_classes="yj-columns"):
            with gr.Column(elem_classes="yj-held-column", min_width=0):
                self.list = html(holdings.holdings(library.assistant.reports, "zh"))
            with gr.Column(elem_classes="yj-change-column", min_width=0):
                self.upload = make(
                    gr.File, {"label": "upload"}, file_count="multiple", height=150,
                    elem_id="upload",
                )  # fmt: skip
                self._folder = Path(self.upload.GRADIO_CACHE)
                labels.note(
                    "upload_note", endings=" ".join(ALLOWED), size=MOST_MB,
                    chars=MOST_CHARS // 10_000, count=MOST_FILES,
                )  # fmt: skip
                self.outcome = html(elem_classes="yj-result")
                self._correction(labels)
        self.stored = [self.list, self.which]
        """Components that show what the store holds."""

    def _correction(self, labels: Labels) -> None:
        make = labels.make
        with make(gr.Accordion, {"label": "correct"}, open=False, elem_id="correct"):
            make(gr.Markdown, {"value": "correct_note"})
            self.which = make(
                gr.Dropdown, {"label": "which"}, choices=self._reports(), value=None,
                elem_id="correct-which",
            )  # fmt: skip
            with gr.Row():
                self.place = make(
                    gr.Textbox, {"label": "place", "placeholder": "place_here"}, max_lines=1,
                    min_width=0, elem_id="correct-place",
                )  # fmt: skip
                self.year = make(
                    gr.Textbox, {"label": "year_said"}, max_lines=1, min_width=0,
                    elem_id="correct-year", placeholder="2024",
                )  # fmt: skip
            self.save = make(gr.Button, {"value": "save"}, elem_id="correct-save", size="sm")

    def wire(self, bus: Any, sent: Any, notice: dict[str, Any]) -> None:
        """Say what follows on what; `notice` is the event that shows what the store holds."""
        language = self._language
        self.upload.upload(
            self._add, [sent, self.upload, language], [self.outcome, self.upload],
            js=uploads.SENT, **QUIET, **CHANGES,
        ).then(**notice)  # fmt: skip
        bus.click(self._remove, [sent, language], [self.outcome], js=SENT, **QUIET, **CHANGES).then(
            **notice
        )
        given = [self.which, self.place, self.year, language]
        self.save.click(
            self._correct, given, [self.outcome, self.place, self.year], **QUIET, **CHANGES
        ).then(**notice)

    def _add(self, sent: str, _: None, language: str) -> Iterator[tuple[Any, ...]]:
        """Index the uploads in a thread of their own, and tell how far it is."""
        steps: queue.Queue[_News] = queue.Queue()
        paths = received(sent, self._folder)
        threading.Thread(target=self._work, args=(paths, steps), daemon=True).start()
        yield holdings.progress("reading", 0, len(paths), language), None
        while True:
            news = _latest(steps)
            if isinstance(news, Outcome):
                yield holdings.outcome(news, language), gr.skip()
                return
            if isinstance(news, YinjuError):
                yield holdings.fault(news, language), gr.skip()
                return
            step, done, total = news
            yield holdings.progress(step, done, total, language), gr.skip()

    def _work(self, paths: list[Path], steps: "queue.Queue[_News]") -> None:
        try:
            steps.put(self._library.add(paths, lambda *step: steps.put(step)))
        except YinjuError as error:
            steps.put(error)
        except Exception as error:  # the reader must not wait for ever
            steps.put(YinjuError(f"an unforeseen fault ({error!r})", "none", "Tell its authors."))
            raise
        finally:
            forget(paths, self._folder)

    def _remove(self, sent: str, language: str) -> str:
        try:
            gone = self._library.remove(f"{sent}")
        except YinjuError as error:
            return holdings.fault(error, language)
        return holdings.done(say(language, "removed", name=holdings.name_of(gone)))

    def _correct(
        self, which: str | None, place: str, year: str, language: str
    ) -> tuple[str, Any, Any]:
        kept = gr.skip()
        if not which or not (place.strip() or year.strip()):
            return "", kept, kept
        try:
            now = self._library.correct(which, place, year)
        except YinjuError as error:
            return holdings.fault(error, language), kept, kept
        about, name = holdings.about(now, language), holdings.name_of(now)
        return holdings.done(say(language, "corrected", name=name, about=about)), "", ""

    def held(self, language: str, changed: bool) -> list[Any]:
        """Updates of `stored`; `changed`: what was chosen may be gone from the store."""
        listed = holdings.holdings(self._library.assistant.reports, language)
        return [listed, choices.offered(self._reports(), changed, None)]

    def _reports(self) -> list[choices.Choice]:
        """Those first that lack a place or a year."""
        reports = self._library.assistant.reports
        return choices.single(sorted(reports, key=lambda one: bool(one.place and one.year)))


def _latest(steps: "queue.Queue[_News]") -> _News:
    """The last thing told by now; the first one to come where nothing is."""
    news = steps.get()
    while isinstance(news, tuple):
        try:
            news = steps.get(timeout=_LOOK_S)
        except queue.Empty:
            break
    return news
