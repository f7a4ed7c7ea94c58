"""Assistant: a store opened for questions. `ask` is the same on the default store."""

import functools
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from index.encoder import load_encoder
from index.lexicon import Lexicon
from index.reranker import load_reranker
from rag.answer import Answer
from rag.answering.did_you_mean import SpellCheck
from rag.answering.extract import extract
from rag.answering.refusal import earlier, fallen_back, refuse
from rag.answering.replies import reply
from rag.answering.sample_notice import with_notice
from rag.answering.verify import screened
from rag.passage import Hit
from rag.report import Report
from rag.retrieval import validation
from rag.retrieval.kinds import REMARKS
from rag.retrieval.namesakes import understood
from rag.retrieval.question import EVERYTHING, History, Question, Scope
from rag.retrieval.retriever import Retriever
from rag.retrieval.stages import stages
from rag.sample_reports import is_sample, samples
from rag.settings import Settings
from rag.store.store import Store
from rag.store_operations import PathLike, correct, discard, ingest, sample_store

if TYPE_CHECKING:
    from langchain_core.runnables import Runnable

    from rag.answering.audit import Audit
    from rag.answering.rewrite import Rewriter

__all__ = ["Assistant", "ask", "correct", "discard", "ingest", "open_or_sample", "samples"]

_EACH = 8
"""Passages read of each report in a comparison."""
_MOST_K = 1000


class Assistant:
    """Answers questions from the reports of one store."""

    def __init__(self, store: Store, settings: Settings, grows: Store | None = None) -> None:
        self.settings = replace(settings, store=f"{store.folder}")
        self.store = store
        self.grows = grows or store
        """What reports are added to: the same store, but a user's own while samples are asked."""
        self.encoder = load_encoder(settings.encoder)
        self.manifest, corpus = store.read(self.encoder)
        self._retriever = Retriever(
            corpus,
            self.encoder,
            Lexicon.embedded(),
            settings,
            load_reranker(settings.reranker) if settings.reranker else None,
        )
        self._spelling = SpellCheck(self._retriever)
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
    def on_samples(self) -> bool:
        """Whether it asks the sample reports, for want of a store."""
        return self.grows is not self.store

    def reopened(self, settings: Settings | None = None) -> "Assistant":
        """Anew, from what is on disk now: the user's own store as soon as there is one."""
        now = settings or self.settings
        if self.on_samples and not self.grows.exists():
            return Assistant(self.store, now, self.grows)
        return Assistant(self.grows, now)

    @property
    def reports(self) -> tuple[Report, ...]:
        """Every report of the store."""
        return self._retriever.corpus.reports

    @property
    def retriever(self) -> Retriever:
        """The search behind the answers."""
        return self._retriever

    @functools.cached_property
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
        history = validation.earlier(history)
        read = functools.partial(understood, question, history, self._retriever, longest)
        asked = read(scope=scope)
        if self._rewrite is None or not asked.asks or not any(q.strip() for q, _ in history):
            return asked
        alone = self._rewrite(asked.text, history, self.reports)
        return read(alone, scope) if alone else asked

    def retrieve(self, question: str, k: int | None = None, history: History = ()) -> list[Hit]:
        """The `k` passages nearest to a question, best first."""
        return self._retriever.retrieve(self.understand(question, history), self._count(k))

    def ask(
        self,
        question: str,
        history: History = (),
        k: int | None = None,
        place: str = "",
        year: int | str | None = None,
    ) -> Answer:
        """Answer a question with quotes; `history` is earlier (question, answer) pairs.

        `k` is how many passages are read, 1 to 1000; None: the settings' number. `place` (四川省 or
        四川) and `year` (2024 or "2024", delivered in or covered) limit the reports. Raises
        `QuestionError` for anything else, and where there is no report of that place and year.
        """
        within = validation.scope(self.reports, place, year)
        *_, answer = self._whole(self.understand(question, history, within), k)
        return answer

    def stream(self, asked: Question, k: int | None = None) -> Iterator[Answer]:
        """The answer as it grows, each verified, the last one whole; a remark gets a reply."""
        for part, seen, known in stages(replace(asked, latest=True), self._retriever):
            if (first := self._extracted(part, self._hits(part, k))).found:
                yield self._labelled(replace(first, progress=(seen, known)), asked)
        yield from self._whole(asked, k)

    def _whole(self, asked: Question, k: int | None) -> Iterator[Answer]:
        """The answer from all that is asked, as a language model writes it where one is set."""
        if not asked.asks:
            yield self._labelled(reply(asked), asked)
            return
        newest = replace(asked, latest=True)
        hits = self._hits(newest, k)
        plain = self._extracted(newest, hits)
        if not plain.found and self._retriever.reports(newest) != self._retriever.reports(asked):
            hits = self._hits(asked, k)
            plain = earlier(asked, self._extracted(asked, hits))
        said = False
        for answer in self._answers(asked, hits, plain):
            said = answer.found or bool(answer.text)
            if said:
                yield self._labelled(answer, asked)
        if not said:
            yield self._labelled(replace(refuse(asked, hits), warnings=answer.warnings), asked)

    def _labelled(self, answer: Answer, asked: Question) -> Answer:
        """With what was perhaps meant; with the notice of samples, but in a store made of those."""
        answer = self._spelling.of(asked, answer)
        answer = fallen_back(asked, self._retriever.reports(asked), answer)
        own = not self.on_samples and all(map(is_sample, self.reports))
        if own or answer.act in REMARKS:
            return answer
        return with_notice(answer, self.reports, asked.language)

    def _count(self, k: int | None) -> int:
        return self.settings.k if k is None else validation.whole("k", k, 1, _MOST_K)

    def _hits(self, asked: Question, k: int | None) -> list[Hit]:
        wanted = self._count(k)
        if asked.compares(self._retriever.within(asked)):
            wanted = max(wanted, _EACH * len(self._retriever.in_turn(asked)))
        return self._retriever.retrieve(asked, wanted)

    def explained(self, answer: Answer, history: History = ()) -> Answer:
        """The same answer with the `why` of each of its hits. `history` as it was asked with."""
        from rag.retrieval.explain import explained

        asked = self.understand(answer.question, history)
        return replace(answer, hits=explained(asked, answer.hits, self._retriever))

    def _answers(self, asked: Question, hits: list[Hit], plain: Answer) -> Iterator[Answer]:
        """By the LLM where one is set and has something to read, else `plain`, by extraction."""
        if self._chain is None or not hits or asked.compares(self._retriever.within(asked)):
            yield plain
            return
        try:
            yield from self._chain.stream({"question": asked, "hits": hits})
        except Exception as error:  # a server's faults are many; none may lose the answer
            said = f"模型没有给出可用的回答（{type(error).__name__}），改用原文摘录。"
            yield replace(plain, warnings=(*plain.warnings, said))

    def _extracted(self, asked: Question, hits: list[Hit]) -> Answer:
        answer = extract(asked, hits, self._retriever, self.settings)
        return screened(answer) if answer.found else answer


def open_or_sample(settings: Settings) -> Assistant:
    """The store of the settings; the samples where none is named and there is no `./store`.

    A store that is named and not there is a `StoreError`: it may be a slip.
    """
    store = Store(Path(settings.store))
    if store.exists() or store.folder != Path(Settings.store):
        return Assistant(store, settings)
    own = sample_store(settings.encoder, settings.passage_chars)
    return Assistant(own, settings, store)


def ask(
    question: str,
    history: History = (),
    k: int | None = None,
    place: str = "",
    year: int | str | None = None,
) -> Answer:
    """`Assistant.ask` of the store of the settings; of the samples where there is none."""
    return open_or_sample(Settings.load()).ask(question, history, k, place, year)


def _llm(settings: Settings) -> tuple["Runnable[dict[str, Any], Answer]", "Rewriter"]:
    from rag.answering.chain import chain, chat_model
    from rag.answering.rewrite import rewriter

    model = chat_model(settings)
    return chain(model, settings.llm_timeout), rewriter(model)
