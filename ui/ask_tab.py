"""The tab to ask in: chat, filters, evidence, ratings, and the report beside them."""

from collections.abc import Iterator
from typing import Any

from ui import choices
from ui.conversation import (
    Turns,
    answer_of,
    answers,
    asked,
    history,
    in_work,
    messages,
    offered,
    panel,
    ratable,
    upto,
)
from ui.evidence import shelf
from ui.examples import examples
from ui.feedback import RIGHT, WRONG, Feedback, Rating
from ui.labels import QUIET, SENT, Labels, empty, html
from ui.library import Library
from ui.opening import Desk
from ui.serving.session import Conversations, Session, key_of
from ui.toolkit import gr
from ui.words import say

_NARROW: dict[str, Any] = {"scale": 0, "min_width": 72}


class AskTab:
    """Its components, and what happens to them."""

    def __init__(self, library: Library, labels: Labels, session: Session) -> None:
        self._library, self._labels, self._session = library, labels, session
        self._desk = Desk(library)
        self._kept = Conversations()
        with gr.Row(elem_classes="yj-columns"):
            with gr.Column(elem_classes="yj-chat", min_width=0):
                self._chat_column()
            with gr.Column(elem_classes="yj-side", min_width=0):
                self._side_column()
        self.stored = [self.chat, self.shelf, *self.filters]
        """Components that show what the store holds."""

    def _chat_column(self) -> None:
        make = self._labels.make
        self.chat = self._labels.chat(self._examples())
        with make(gr.Accordion, {"label": "filters"}, open=False, elem_id="filters"):  # noqa: SIM117
            with gr.Row():
                self.filters = [
                    make(gr.Dropdown, {"label": key}, choices=found, multiselect=True, min_width=0)
                    for key, found in self._choices("zh").items()
                ]
        with gr.Row(elem_classes="yj-composer"):
            self.box = make(
                gr.Textbox, {"label": "question", "placeholder": "ask_here"}, elem_id="question",
                show_label=False, container=False, autofocus=True, lines=1, max_lines=6, scale=1,
                min_width=0,
            )  # fmt: skip
            self.send = make(
                gr.Button, {"value": "send"}, variant="primary", elem_id="send", **_NARROW
            )
            self.clear = make(gr.Button, {"value": "clear"}, elem_id="clear", **_NARROW)

    def _side_column(self) -> None:
        make = self._labels.make
        # Two components: what is told of the store never takes the place of an answer's quotes.
        self.shelf = html(shelf(self._library.assistant.reports), elem_classes="yj-shelf-panel")
        self.side = html(elem_classes="yj-evidence")
        with gr.Column(elem_classes="yj-rating", visible=False) as self.rating:
            self._labels.note("useful")
            with gr.Row(elem_classes="yj-composer"):
                self.note = make(
                    gr.Textbox, {"label": "note", "placeholder": "note_here"}, max_lines=3,
                    container=False, show_label=False, min_width=0, scale=1, elem_id="note",
                )  # fmt: skip
                self.verdicts = [
                    make(gr.Button, {"value": key}, elem_id=f"rate-{key}", **_NARROW)
                    for key in ("up", "down")
                ]
            self.thanks = html()
        with gr.Column(elem_classes="yj-pane"):
            self.file = make(
                gr.DownloadButton, {"label": "download"}, visible=False, elem_id="download",
                size="sm",
            )  # fmt: skip
            self.reader = html()

    def _examples(self) -> list[str]:
        assistant = self._library.assistant
        return examples(assistant.reports, assistant.retriever.corpus.passages)

    def _choices(self, language: str) -> dict[str, list[choices.Choice]]:
        reports = self._library.assistant.reports
        return {
            "place": choices.places(reports),
            "year": choices.years(reports),
            "level": choices.levels(reports, language),
        }

    def wire(self, buses: dict[str, Any], sent: Any, notice: dict[str, Any]) -> None:
        """Say what follows on what; `buses` are the buttons that the page's script clicks.

        `notice` is the event that shows what the store holds.
        """
        shown, turns, language = self._shown(), self._session.turns, self._session.language
        heard = [turns, language, self._session.tab]
        given, named = [*heard, *self.filters], [sent, turns, language]
        asking = [
            gr.on(
                [self.box.submit, self.send.click], self._ask, [self.box, *given], shown, **QUIET
            ),
            self.chat.example_select(self._ask_example, given, shown, **QUIET),
            buses["drop"].click(self._drop, [sent, *heard], shown, js=SENT, **QUIET),
        ]
        for event in asking:
            event.then(**notice)
        # An answer still in work would otherwise come back into the emptied conversation.
        gr.on(
            [self.clear.click, self.chat.clear], self._restart, [self._session.tab], shown,
            cancels=asking, **QUIET,
        )  # fmt: skip
        buses["show"].click(self._show, named, [self.side, self.rating], js=SENT, **QUIET).then(
            None, None, None, js="() => window.yinju.jump()", api_visibility="private"
        )
        buses["open"].click(
            self._open, named, [self.reader, self.file, self._session.tabs], js=SENT, **QUIET
        ).then(None, None, None, js="() => window.yinju.opened()", api_visibility="private")
        for button, verdict in zip(self.verdicts, (RIGHT, WRONG), strict=True):
            button.click(self._rate(verdict), [self.note, *heard], [self.thanks], **QUIET)

    def _shown(self) -> list[Any]:
        return [
            self._session.turns, self.chat, self.side, self.box, self.rating, self.note,
            self.thanks, self.reader, self.file,
        ]  # fmt: skip

    def _ask(
        self, question: str, turns: Turns, language: str, tab: str, *filters: list[str]
    ) -> Iterator[tuple[Any, ...]]:
        if not question.strip():
            yield tuple(gr.skip() for _ in self._shown())
            return
        scope = choices.scope(self._library.current().reports, *filters)
        yield from self._answer(asked(turns or self._kept.of(tab), question, scope), language, tab)

    def _answer(self, now: Turns, language: str, tab: str) -> Iterator[tuple[Any, ...]]:
        """The question with what is pending, then the answer as it grows, with its evidence.

        What is of the last answer goes at once: a report opened or a note begun while this answer
        grows is left alone.
        """
        kept = (gr.skip(),) * 4
        yield now, messages(now, language), gr.skip(), empty(), *_cleared()
        assistant = self._library.current()
        for grown in answers(now, assistant):
            rated = gr.update(visible=ratable(grown))
            side = gr.update(value=panel(grown, assistant, language))
            now = grown
            yield grown, messages(grown, language), side, gr.skip(), rated, *kept
        self._kept.keep(tab, now)

    def _ask_example(
        self, turns: Turns, language: str, tab: str, place: list[str], year: list[str],
        level: list[str], chosen: gr.SelectData,
    ) -> Iterator[tuple[Any, ...]]:  # fmt: skip
        yield from self._ask(chosen.value["text"], turns, language, tab, place, year, level)

    def _drop(self, sent: str, turns: Turns, language: str, tab: str) -> Iterator[tuple[Any, ...]]:
        """Ask again without the place or year that was clicked away, or what was suggested."""
        last = turns[-1] if turns else None
        question = offered(last).get(sent) if last else None
        if last is None or not question:
            yield tuple(gr.skip() for _ in self._shown())
            return
        now = asked(turns, question, last.scope, alone=True)
        yield from self._answer(now, language, tab)

    def restored(self, token: str, wish: str, request: gr.Request) -> list[Any]:
        """The key of a tab, and the conversation that it had before it was loaded again.

        Of key, turns, `speaking` and rating.
        """
        tab, language = key_of(f"{token}", request.username), "en" if wish == "en" else "zh"
        turns = self._kept.of(tab)
        if not turns:
            return [tab, *(gr.skip() for _ in range(4))]
        rated = gr.update(visible=answer_of(turns) is not None)
        return [tab, turns, *self.spoken(turns, language), rated]

    def _restart(self, tab: str) -> tuple[Any, ...]:
        self._kept.forget(tab)
        return (), [], empty(), empty(), *_cleared()

    def _show(self, sent: str, turns: Turns, language: str) -> tuple[Any, Any]:
        """The quotes of an earlier answer; only the last one can be rated."""
        found = upto(turns, f"{sent}")
        if answer_of(found) is None:
            return gr.skip(), gr.skip()
        side = gr.update(value=panel(found, self._library.assistant, language))
        return side, gr.update(visible=len(found) == len(turns))

    def _open(self, sent: str, turns: Turns, language: str) -> tuple[Any, ...]:
        page, path = self._desk.open(sent, answer_of(turns), language)
        file = gr.update(value=path, visible=path is not None)
        return gr.update(value=page), file, gr.update(selected="ask")

    def _rate(self, verdict: str) -> Any:
        def rate(note: str, turns: Turns, language: str, tab: str) -> Any:
            answer = answer_of(turns)
            if answer is None:
                return empty()
            earlier = [] if turns[-1].alone else history(turns[:-1])
            rating = Rating(verdict, note.strip())
            kept = Feedback(self._library.assistant.store.folder)
            kept.rate(tab, turns[-1].key, rating, answer, earlier)
            thanks = f'<p class="yj-done" role="status">{say(language, "rated")}</p>'
            return gr.update(value=thanks)

        return rate

    def spoken(self, turns: Turns, language: str) -> list[Any]:
        """The conversation in the reader's language; an answer in work comes in its own."""
        if in_work(turns):
            return [gr.skip(), gr.skip()]
        side = gr.update(value=panel(turns, self._library.assistant, language))
        return [gr.update(value=messages(turns, language)), side]

    @property
    def speaking(self) -> list[Any]:
        """The components of `spoken`."""
        return [self.chat, self.side]

    def held(self, language: str, changed: bool) -> list[Any]:
        """Updates of `stored`; `changed`: what was chosen may be gone from the store."""
        found = [{"text": text} for text in self._examples()]
        listed = shelf(self._library.assistant.reports, language)
        chosen = [choices.offered(one, changed, []) for one in self._choices(language).values()]
        return [gr.update(examples=found), listed, *chosen]


def _cleared() -> tuple[Any, ...]:
    """What was of the last answer: rating, note, thanks, report, and its file."""
    hidden = gr.update(visible=False)
    return hidden, empty(), empty(), empty(), hidden
