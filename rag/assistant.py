"""Assistant: a store opened for questions. `ask` is the same on the default store."""

import importlib.resources
from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from index.encoder import load_encoder
from index.lexicon import Lexicon
from index.reranker import load_reranker
from rag.answer import Answer
from rag.answering.extract import extract
from rag.answering.refusal import refuse
from rag.answering.verify import verify
from rag.errors import StoreError
from rag.passage import Hit
from rag.reading.extract import UNSTATED, Stated
from rag.report import Report
from rag.retrieval.kinds import OFF_TOPIC
from rag.retrieval.namesakes import understood
from rag.retrieval.question import EVERYTHING, History, Question, Scope
from rag.retrieval.retriever import Retriever
from rag.settings import Settings
from rag.store.store import Store

if TYPE_CHECKING:
    from langchain_core.runnables import Runnable

    from rag.answering.audit import Audit
    from rag.answering.rewrite import Rewriter
    from rag.store.ingest import Outcome
    from rag.store.intake import Progress

PathLike = str | Path
_EACH = 8
"""Passages read of each report in a comparison."""


class Assistant:
    """Answers questions from the reports of one store."""

    def __init__(self, store: Store, settings: Settings) -> None:
        self.settings = settings
        self.store = store
        self.encoder = load_encoder(settings.encoder)
        self._retriever = Retriever(
            store.load(self.encoder),
            self.encoder,
            Lexicon.embedded(),
            settings,
            load_reranker(settings.reranker) if settings.reranker else None,
        )
        llm = _llm(settings) if settings.llm else None
        self._chain = llm and llm[0]
        self._rewrite = llm and llm[1]

    @classmethod
    def open(cls, store: PathLike, settings: Settings | None = None) -> "Assistant":
        """Open a store that was built. Raises `StoreError` where there is none, or another's."""
        return cls(Store(Path(store)), settings or Settings.load())

    @classmethod
    def build(
        cls,
        paths: list[PathLike],
        store: PathLike,
        settings: Settings | None = None,
    ) -> "Assistant":
        """Add files and folders to a store, made if need be, and open it."""
        chosen = settings or Settings.load()
        ingest(paths, store, chosen)
        return cls.open(store, chosen)

    @property
    def reports(self) -> tuple[Report, ...]:
        """Every report of the store."""
        return self._retriever.corpus.reports

    @property
    def retriever(self) -> Retriever:
        """The search behind the answers."""
        return self._retriever

    @cached_property
    def audit(self) -> "Audit":
        """The reports ready to be compared with texts written elsewhere."""
        from rag.answering.audit import Audit

        return Audit(self._retriever)

    def understand(
        self, question: str, history: History = (), scope: Scope = EVERYTHING
    ) -> Question:
        """What is asked of the reports in `scope`. Raises `QuestionError` for nothing, or too much.

        A follow-up is completed by the LLM where one is set, else, or where that fails, by rules.
        """
        longest = self.settings.question_chars
        asked = understood(question, history, self._retriever, longest, scope=scope)
        if (
            self._rewrite is None
            or asked.kind == OFF_TOPIC
            or not any(q.strip() for q, _ in history)
        ):
            return asked
        alone = self._rewrite(asked.text, history, self.reports)
        if not alone:
            return asked
        return understood(question, history, self._retriever, longest, alone, scope)

    def retrieve(self, question: str, k: int | None = None, history: History = ()) -> list[Hit]:
        """The `k` passages nearest to a question, best first."""
        return self._retriever.retrieve(self.understand(question, history), k or self.settings.k)

    def ask(self, question: str, history: History = (), k: int | None = None) -> Answer:
        """Answer a question with quotes; `history` is earlier (question, answer) pairs."""
        *_, answer = self.stream(self.understand(question, history), k)
        return answer

    def stream(self, asked: Question, k: int | None = None) -> Iterator[Answer]:
        """The answer as it grows; the last one is whole. Each is verified."""
        wanted = k or self.settings.k
        if asked.compares(self._retriever.within(asked)):
            wanted = max(wanted, _EACH * len(self._retriever.reports(asked)))
        hits = self._retriever.retrieve(asked, wanted)
        says = False
        for answer in self._answers(asked, hits):
            says = answer.found or bool(answer.text)
            if says:
                yield answer
        if not says:
            yield replace(refuse(asked, hits), warnings=answer.warnings)

    def explained(self, answer: Answer, history: History = ()) -> Answer:
        """The same answer with the `why` of each of its hits. `history` as it was asked with."""
        from rag.retrieval.explain import explained

        asked = self.understand(answer.question, history)
        return replace(answer, hits=explained(asked, answer.hits, self._retriever))

    def _answers(self, asked: Question, hits: list[Hit]) -> Iterator[Answer]:
        """By the LLM where one is set and there is something to read; comparisons by extraction."""
        if self._chain is None or not hits or asked.compares(self._retriever.within(asked)):
            yield self._extracted(asked, hits)
            return
        try:
            yield from self._chain.stream({"question": asked, "hits": hits})
        except Exception as error:  # a server's faults are many; none may lose the answer
            plain = self._extracted(asked, hits)
            said = f"模型没有给出可用的回答（{type(error).__name__}），改用原文摘录。"
            yield replace(plain, warnings=(*plain.warnings, said))

    def _extracted(self, asked: Question, hits: list[Hit]) -> Answer:
        answer = extract(asked, hits, self._retriever, self.settings)
        return verify(answer) if answer.found else answer


def ingest(
    paths: list[PathLike],
    store: PathLike,
    settings: Settings,
    progress: "Progress" = lambda what, done, total: None,
    told: Stated = UNSTATED,
) -> "Outcome":
    """Add files and folders to a store; what could not be read is in the outcome.

    `told` is what the user says of all of them.
    """
    from rag.store.ingest import add

    encoder = load_encoder(settings.encoder)
    named = [Path(path) for path in paths]
    return add(
        Store(Path(store)),
        encoder,
        named,
        settings.passage_chars,
        progress,
        settings.text_column,
        told,
    )


def discard(names: list[str], store: PathLike, settings: Settings) -> "Outcome":
    """Take reports out of a store by file name or id."""
    from rag.store.ingest import remove

    encoder = load_encoder(settings.encoder)
    return remove(Store(Path(store)), encoder, names, settings.passage_chars)


def correct(report: str, told: Stated, store: PathLike, settings: Settings) -> Report:
    """Set the place or year of a report, by its id, to what the user says; the report as it is now.

    Raises `StoreError` where the store has no such report.
    """
    from rag.store.ingest import tell

    encoder = load_encoder(settings.encoder)
    return tell(Store(Path(store)), encoder, report, told, settings.passage_chars)


def named(name: str, settings: Settings) -> list[Report]:
    """The reports of the store that a name means, or those of a file that is not in it."""
    from rag.reading.reader import read
    from rag.store.ingest import called

    store = Store(Path(settings.store))
    held = Assistant(store, settings).reports if store.exists() else ()
    found = [report for report in held if name in called(report)]
    if not found and not Path(name).exists():
        raise StoreError(
            f"{name}, which is neither a report of {settings.store} nor a file",
            "a file name or id from `yinju index list`, or a path",
            "Correct the name.",
        )
    return found or read(Path(name), settings.text_column)


def open_or_sample(settings: Settings) -> Assistant:
    """The store of the settings; built from the sample reports where there is none."""
    store = Store(Path(settings.store))
    if not store.exists():
        ingest([samples()], store.folder, settings)
    return Assistant(store, settings)


def samples() -> Path:
    """The folder of the sample reports that come with the package."""
    return Path(str(importlib.resources.files("rag").joinpath("samples")))


def ask(question: str, history: History = ()) -> Answer:
    """Answer from the default store; built from the sample reports where there is none."""
    return open_or_sample(Settings.load()).ask(question, history)


def _llm(settings: Settings) -> tuple["Runnable[dict[str, Any], Answer]", "Rewriter"]:
    from rag.answering.chain import chain, chat_model
    from rag.answering.rewrite import rewriter

    model = chat_model(settings)
    return chain(model, settings.llm_timeout), rewriter(model)
