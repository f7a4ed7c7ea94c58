"""The tab of settings: the state of things, the language model, ratings to export."""

import tempfile
from pathlib import Path
from typing import Any

from rag.errors import YinjuError
from ui.feedback import Feedback
from ui.health import health, trial
from ui.holdings import done, fault
from ui.labels import CHANGES, QUIET, Labels, html
from ui.library import Library
from ui.markup import inert
from ui.toolkit import gr
from ui.words import say


class SettingsTab:
    """Its components, and what happens to them."""

    def __init__(self, library: Library, labels: Labels, language: Any) -> None:
        self._library, self._language = library, language
        self._folder = tempfile.TemporaryDirectory(prefix="yinju-")
        make = labels.make
        self.who = html()
        """Who is logged in: what `who` says."""
        self.state = html(health(library, "zh"))
        with gr.Row(elem_classes="yj-model"):
            self.use = make(
                gr.Checkbox, {"label": "llm_use"}, value=bool(library.model),
                interactive=bool(library.model), elem_id="use-model",
            )  # fmt: skip
            self.test = make(gr.Button, {"value": "llm_test"}, elem_id="test-model", size="sm")
            self.export = make(gr.Button, {"value": "export"}, elem_id="export", size="sm")
        self.said = html(elem_classes="yj-result")
        self.files = gr.File(
            visible=False, interactive=False, file_count="multiple", elem_id="ratings",
            show_label=False,
        )  # fmt: skip
        self.stored = [self.state]
        """Components that show what the store holds."""

    def wire(self, tab: Any) -> None:
        """Say what follows on what; `tab` is the key of the browser's tab."""
        language = self._language
        self.use.input(self._use, [self.use, language], [self.state, self.said], **QUIET, **CHANGES)
        self.test.click(self._try, [language], [self.said], **QUIET)
        self.export.click(self._export, [tab], [self.files], **QUIET)

    def _use(self, on: bool, language: str) -> tuple[str, str]:
        try:
            self._library.use_model(on)
        except YinjuError as error:
            return health(self._library, language), fault(error, language)
        return health(self._library, language), ""

    def _try(self, language: str) -> str:
        good, said = trial(self._library, language)
        return done(said) if good else f'<p class="yj-fault" role="alert">{inert(said)}</p>'

    def _export(self, tab: str) -> Any:
        """The ratings of this tab only: nobody sees what another one asked."""
        folder = Path(tempfile.mkdtemp(dir=self._folder.name))
        kept = Feedback(self._library.assistant.store.folder)
        found = kept.export(folder, tab) if tab else []
        return gr.update(value=[str(path) for path in found], visible=bool(found))

    def held(self, language: str, changed: bool) -> list[Any]:
        """Updates of `stored`."""
        return [health(self._library, language)]


def who(user: str | None, language: str) -> str:
    """Who is logged in, and the way out; nothing where the page asks for no login."""
    if not user:
        return ""
    out = f'<a class="yj-button" href="logout">{say(language, "log_out")}</a>'
    return f'<p class="yj-note">{inert(say(language, "logged_in", user=user))} {out}</p>'
