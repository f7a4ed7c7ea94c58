"""Answers with an LLM: a LangChain runnable, passages | prompt | chat model | parser | check."""

import json
import re
import time
from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import replace
from typing import Any

from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage
from langchain_core.prompts import ChatPromptTemplate
from langchain_core.runnables import Runnable, RunnableLambda

import prompts
from rag.answer import Answer, Quote
from rag.answering.locate import fold, locate, spans_of
from rag.answering.refusal import refuse
from rag.answering.verify import verify
from rag.errors import SettingsError
from rag.passage import Hit
from rag.report import Report
from rag.report_years import both
from rag.retrieval.question import Question
from rag.settings import Settings

_JSON = re.compile(r"\{.*\}", re.S)
_MARK = re.compile(r"\[\d+\]")
_RETRIES = 2
"""Further tries after a refused or failed request (429, 5xx, time-out), and after a cut stream."""
_NEAR_MISS = 30
"""Characters of an invented quote shown in a warning."""


def chat_model(settings: Settings) -> BaseChatModel:
    """The chat model of the settings. Raises `SettingsError` where it cannot be made."""
    from langchain.chat_models import init_chat_model

    options: dict[str, Any] = {
        "timeout": settings.llm_timeout,
        "max_retries": _RETRIES,
        "temperature": 0,
    }
    if settings.llm_base_url:
        options["base_url"] = settings.llm_base_url
    try:
        model: BaseChatModel = init_chat_model(settings.llm, **options)
    except Exception as error:  # each provider has errors of its own
        provider = settings.llm.partition(":")[0]
        raise SettingsError(
            f"the chat model {settings.llm!r}, which cannot be made ({str(error)[:200]})",
            "provider:model with its package installed and its key set, such as openai:NAME",
            f"Run `pip install langchain-{provider}` and set its key, or empty YINJU_LLM.",
        ) from error
    return model


def chain(model: BaseChatModel, timeout: float = Settings.llm_timeout) -> Runnable[Any, Answer]:
    """From `{"question": Question, "hits": [Hit]}` to a checked Answer (rag.answering.verify).

    `stream` and `astream` yield an Answer after each claim that is whole, checked as the last one
    is; `invoke`, `batch` and their async forms give the last. `timeout`: seconds from
    the request to the last piece, TimeoutError after it. A stream that breaks off is asked again.
    """
    template = ChatPromptTemplate.from_messages(
        [("system", prompts.load("answer")), ("human", prompts.load("passages"))]
    )
    asked = RunnableLambda(_inputs) | template | model

    def answers(given: dict[str, Any]) -> Iterator[Answer]:
        for left in reversed(range(_RETRIES + 1)):
            reading = _Reading(given, timeout)
            try:
                for chunk in asked.stream(given):
                    yield from reading.take(str(chunk.text))
                yield reading.whole()
                return
            except Exception:  # each client has errors of its own
                if not (left and reading.text) or reading.late:
                    raise

    async def async_answers(given: dict[str, Any]) -> AsyncIterator[Answer]:
        for left in reversed(range(_RETRIES + 1)):
            reading = _Reading(given, timeout)
            try:
                async for chunk in asked.astream(given):
                    for answer in reading.take(str(chunk.text)):
                        yield answer
                yield reading.whole()
                return
            except Exception:  # as above
                if not (left and reading.text) or reading.late:
                    raise

    return RunnableLambda(answers, async_answers)


class _Reading:
    """What has come of a model's message."""

    def __init__(self, given: dict[str, Any], timeout: float) -> None:
        self._question: Question = given["question"]
        self._hits: Sequence[Hit] = given["hits"]
        self._deadline = time.monotonic() + timeout
        self._claims = 0
        self.text = ""

    @property
    def late(self) -> bool:
        """Whether the time for an answer is over."""
        return time.monotonic() > self._deadline

    def take(self, chunk: str) -> Iterator[Answer]:
        """Add a piece; an Answer of the claims so far where one more is whole."""
        if self.late:
            raise TimeoutError("the model takes longer than llm_timeout for its answer")
        self.text += chunk
        if "}" not in chunk:
            return
        claims = _whole_claims(self.text)
        if len(claims) > self._claims:
            self._claims = len(claims)
            yield verify(_answer(claims, self._question, self._hits))

    def whole(self) -> Answer:
        """The Answer of the whole message. Raises ValueError where it is not the JSON asked for."""
        return verify(parse(AIMessage(self.text), self._question, self._hits))


def _whole_claims(text: str) -> list[Any]:
    """The claims of a message that is still coming in, those that are whole."""
    start = re.search(r'"claims"\s*:\s*\[', text)
    decoder, found = json.JSONDecoder(), []
    at = start.end() if start else len(text)
    while match := re.compile(r"[\s,]*(?=\{)").match(text, at):
        try:
            claim, at = decoder.raw_decode(text, match.end())
        except ValueError:
            break
        found.append(claim)
    return found


def _inputs(given: dict[str, Any]) -> dict[str, str]:
    question: Question = given["question"]
    blocks = [
        f"[{hit.rank}] {_fenced(_about(hit.passage.report) + str(hit.passage.section))}\n"
        f"<<<\n{_fenced(hit.passage.text)}\n>>>"
        for hit in given["hits"]
    ]
    return {"question": question.in_words.standalone, "passages": "\n\n".join(blocks)}


def _fenced(text: str) -> str:
    """A report's words, which cannot end the fence around them: its signs are made full-width.

    A quote that has them is found all the same: `locate` does not mind widths.
    """
    return text.replace("<<<", "＜＜＜").replace(">>>", "＞＞＞")


def _about(report: Report) -> str:
    """Title, place and years of a report, as far as they are known."""
    facts = [report.place, both(report.year_delivered, report.year_covered)]
    known = "，".join(filter(None, facts))
    return f"{report.title or report.source}（{known}）" if known else report.title or report.source


def parse(message: AIMessage, question: Question, hits: Sequence[Hit]) -> Answer:
    """Read the claims of a model's message; quotes that are in no passage become warnings.

    A message that is not the JSON asked for raises ValueError.
    """
    found = _JSON.search(str(message.text))
    content = json.loads(found.group()) if found else None
    claims = content.get("claims") if isinstance(content, dict) else None
    if not isinstance(claims, list):
        raise ValueError("the model's message holds no claims")
    return _answer(claims, question, hits)


def _answer(claims: list[Any], question: Question, hits: Sequence[Hit]) -> Answer:
    quotes: list[Quote] = []
    lines, warnings = [], []
    for claim in claims:
        if not isinstance(claim, dict):
            continue
        own, missing = _quotes(claim, hits, len(quotes))
        warnings += [f"模型给出的引文不在段落中，已去掉：{text[:_NEAR_MISS]}" for text in missing]
        words = _MARK.sub("", str(claim.get("text", ""))).replace("\n", " ")
        if own and words.strip():
            lines.append(words + "".join(f"[{quote.number}]" for quote in own))
            quotes += own
        elif not missing:
            warnings.append(f"模型的话没有引文，已去掉：{words[:_NEAR_MISS]}")
    if not quotes:
        return replace(refuse(question, hits), warnings=tuple(warnings))
    text = "\n".join(lines)
    asked, alone = question.text, question.standalone
    return Answer(asked, alone, text, True, tuple(quotes), tuple(hits), warnings=tuple(warnings))


def _quotes(claim: Any, hits: Sequence[Hit], before: int) -> tuple[list[Quote], list[str]]:
    """Quotes of one claim found in the passages they name, numbered on; and those not found."""
    found: list[Quote] = []
    missing: list[str] = []
    by_rank = {hit.rank: hit for hit in hits}
    given = claim.get("quotes")
    for raw in given if isinstance(given, list) else []:
        named = raw if isinstance(raw, dict) else {"text": raw}
        hit, text = by_rank.get(_number(named.get("passage"))), str(named.get("text", ""))
        quote = _quote(before + len(found) + 1, hit, text) if hit and fold(text) else None
        if quote is None:
            missing.append(text)
        else:
            found.append(quote)
    return found, missing


def _number(raw: Any) -> int:
    """A passage number as models write it: 2, "2" or "[2]"; -1 for none."""
    found = re.search(r"\d+", str(raw))
    return int(found.group()) if found else -1


def _quote(number: int, hit: Hit, text: str) -> Quote | None:
    """The passage's own characters where it has a text, whatever its spaces and widths."""
    passage = hit.passage
    part = locate(passage.text, text)
    if part is None:
        return None
    spans = spans_of(passage, part)
    words, section = passage.report.slice(spans), str(passage.section)
    return Quote(number, words, passage.report, section, spans, passage.paragraph)
