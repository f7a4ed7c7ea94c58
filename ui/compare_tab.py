"""The tab to put one question to every report in."""

import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from rag.answer import Answer
from rag.errors import YinjuError
from rag.retrieval.question import Scope
from ui import choices, comparison, reply
from ui.labels import QUIET, Labels, html
from ui.library import Library
from ui.toolkit import gr
from ui.words import say


class CompareTab:
    """Its components, and what happens to them."""

    def __init__(self, library: Library, labels: Labels, language: Any) -> None:
        self._library, self._language = library, language
        self._folder = tempfile.TemporaryDirectory(prefix="yinju-")
        make = labels.make
        labels.note("compare_note")
        self.chosen = make(
            gr.Dropdown, {"label": "chosen"}, choices=self._reports(), multiselect=True,
            elem_id="compare-reports",
        )  # fmt: skip
        with gr.Row(elem_classes="yj-composer"):
            self.box = make(
                gr.Textbox, {"label": "question", "placeholder": "compare_here"}, scale=1,
                show_label=False, container=False, max_lines=4, elem_id="compare-question",
                min_width=0,
            )  # fmt: skip
            self.button = make(
                gr.Button, {"value": "compare"}, variant="primary", scale=0, min_width=72,
                elem_id="compare",
            )  # fmt: skip
        self.result = html(elem_classes="yj-result")
        with gr.Row(visible=False, elem_classes="yj-downloads") as self.files:
            self.csv = gr.DownloadButton("CSV", elem_id="csv", size="sm", scale=0)
            self.xlsx = gr.DownloadButton("XLSX", elem_id="xlsx", size="sm", scale=0)
        self.answer = gr.State(None)
        self.stored = [self.chosen]
        """Components that show what the store holds."""

    def wire(self, notice: dict[str, Any]) -> None:
        """Say what follows on what; `notice` is the event that shows what the store holds."""
        given = [self.box, self.chosen, self._language]
        shown = [self.answer, self.result, self.files, self.csv, self.xlsx]
        gr.on([self.box.submit, self.button.click], self._compare, given, shown, **QUIET).then(
            **notice
        )

    def _compare(
        self, question: str, chosen: Sequence[str], language: str
    ) -> Iterator[tuple[Any, ...]]:
        if not question.strip():
            yield tuple(gr.skip() for _ in range(5))
            return
        hidden, none = gr.update(visible=False), gr.skip()
        pending = f'<p class="yj-pending" role="status">{say(language, "comparing")}</p>'
        yield None, pending, hidden, none, none
        try:
            for answer in self._answers(question, chosen):
                page = shown_of(answer, language)
                if answer.progress:
                    yield None, page, hidden, none, none
        except YinjuError as error:
            yield None, reply.problem(error, language), hidden, none, none
            return
        if not answer.table:
            yield answer, page, hidden, none, none
            return
        folder = Path(tempfile.mkdtemp(dir=self._folder.name))
        written = (
            comparison.save_csv(answer, folder / "yinju.csv", language),
            comparison.save_xlsx(answer, folder / "yinju.xlsx", language),
        )
        yield answer, page, gr.update(visible=True), *map(str, written)

    def _answers(self, question: str, chosen: Sequence[str]) -> Iterator[Answer]:
        assistant = self._library.current()
        scope = Scope(frozenset(chosen) if chosen else None, each=True)
        yield from assistant.stream(assistant.understand(question, scope=scope))

    def spoken(self, answer: Answer | None, language: str) -> list[Any]:
        """The result in the reader's language."""
        return [shown_of(answer, language) if answer else gr.skip()]

    def held(self, language: str, changed: bool) -> list[Any]:
        """Updates of `stored`; `changed`: what was chosen may be gone from the store."""
        return [choices.offered(self._reports(), changed, [])]

    def _reports(self) -> list[choices.Choice]:
        return choices.single(self._library.assistant.reports)


def shown_of(answer: Answer, language: str) -> str:
    """Table and bars; a refusal as a message."""
    if not answer.table:
        return reply.message(answer, reply.Place(0, False, language))
    below = reply.progress(answer, language) + reply.warnings(answer)
    return comparison.table(answer, language) + comparison.bars(answer, language) + below
