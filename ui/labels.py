"""Components with texts of the page, and those texts in the other language."""

from collections.abc import Callable, Sequence
from typing import Any

from ui.toolkit import gr
from ui.words import say


class Labels:
    """Makes components in Chinese and knows how each is called in either language."""

    def __init__(self) -> None:
        self.components: list[Any] = []
        self._updates: list[Callable[[str], Any]] = []

    def make(self, kind: Any, keys: dict[str, str], **options: Any) -> Any:
        """A component of a Gradio class; `keys` says which text is which property."""

        def texts(language: str) -> dict[str, str]:
            return {name: say(language, key) for name, key in keys.items()}

        component = kind(**texts("zh"), **options)
        self.components.append(component)
        self._updates.append(lambda language: gr.update(**texts(language)))
        return component

    def chat(self, questions: Sequence[str]) -> Any:
        """The conversation, with questions to begin with."""
        return self.make(
            gr.Chatbot, {"placeholder": "welcome"}, elem_id="chat", show_label=False, height=None,
            container=False, examples=[{"text": text} for text in questions], latex_delimiters=[],
            allow_file_downloads=False, buttons=[], feedback_options=None,
        )  # fmt: skip

    def note(self, key: str, **facts: object) -> Any:
        """A line of small print, its {places} filled with `facts`."""

        def line(language: str) -> str:
            return f'<p class="yj-note">{say(language, key, **facts)}</p>'

        component = html(line("zh"))
        self.components.append(component)
        self._updates.append(line)
        return component

    def updates(self, language: str) -> list[Any]:
        """An update for each component, in their order."""
        return [update(language) for update in self._updates]


def html(value: str = "", **options: Any) -> gr.HTML:
    """HTML that holds no template of ours and no style of Gradio's."""
    return gr.HTML(value, js_on_load=None, apply_default_css=False, **options)


def empty() -> Any:
    """An update that empties, made anew each time: Gradio takes the value out of it.

    An update, not a value, wherever an output may also be skipped: Gradio keeps a component of its
    own for each change from one to the other, as long as the session lasts.
    """
    return gr.update(value="")


QUIET: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
"""Of every event: nothing of the page is an API for other programs."""
SENT = "(_, ...rest) => [window.yinju.sent, ...rest]"
"""What the page's script puts in the place of an event's first input."""
CHANGES: dict[str, Any] = {"concurrency_id": "store", "concurrency_limit": 1}
"""Of events that change the store: one at a time."""
