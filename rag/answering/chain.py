"""Answers with an LLM: a LangChain runnable, passages | prompt | chat model | parser."""

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage
from langchain_core.prompts import ChatPromptTemplate
from langchain_core.runnables import Runnable, RunnableLambda

import prompts
from rag.answer import Answer, Quote
from rag.answering.refusal import refuse
from rag.errors import SettingsError
from rag.passage import Hit
from rag.report import Span
from rag.retrieval.question import Question
from rag.settings import Settings

_JSON = re.compile(r"\{.*\}", re.S)
_MARK = re.compile(r"\[\d+\]")
_TIMEOUT_S = 60
_RETRIES = 2


def chat_model(settings: Settings) -> BaseChatModel:
    """The chat model of the settings. Raises `SettingsError` where it cannot be made."""
    from langchain.chat_models import init_chat_model

    options: dict[str, Any] = {"timeout": _TIMEOUT_S, "max_retries": _RETRIES, "temperature": 0}
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


def chain(model: BaseChatModel) -> Runnable[dict[str, Any], Answer]:
    """From `{"question": Question, "hits": [Hit]}` to an Answer that is still to be verified."""
    template = ChatPromptTemplate.from_messages(
        [("system", prompts.load("answer")), ("human", "{question}")]
    )
    asked = RunnableLambda(_inputs) | template | model

    def answered(given: dict[str, Any]) -> Answer:
        return parse(asked.invoke(given), given["question"], given["hits"])

    return RunnableLambda(answered)


def _inputs(given: dict[str, Any]) -> dict[str, str]:
    question: Question = given["question"]
    blocks = [
        f"[{hit.rank}] {hit.passage.report.title}（{hit.passage.report.place}，"
        f"{hit.passage.report.year}）{hit.passage.section}\n{hit.passage.text}"
        for hit in given["hits"]
    ]
    return {"question": question.standalone, "passages": "\n\n".join(blocks)}


def parse(message: AIMessage, question: Question, hits: Sequence[Hit]) -> Answer:
    """Read the claims of a model's message; quotes that are in no passage become warnings.

    A message that is not the JSON asked for raises ValueError.
    """
    found = _JSON.search(str(message.text))
    claims = json.loads(found.group())["claims"] if found else None
    if not isinstance(claims, list):
        raise ValueError("the model's message holds no claims")
    quotes: list[Quote] = []
    lines, warnings = [], []
    for claim in claims:
        own, missing = _quotes(claim, hits, len(quotes))
        warnings += [f"模型给出的引文不在段落中，已去掉：{text}" for text in missing]
        if own:
            marks = "".join(f"[{quote.number}]" for quote in own)
            words = _MARK.sub("", str(claim.get("text", ""))).replace("\n", " ")
            lines.append(f"{words}{marks}")
            quotes += own
    if not quotes:
        return replace(refuse(question, hits), warnings=tuple(warnings))
    text = "\n".join(lines)
    return Answer(
        question.text,
        question.standalone,
        text,
        True,
        tuple(quotes),
        tuple(hits),
        warnings=tuple(warnings),
    )


def _quotes(claim: Any, hits: Sequence[Hit], before: int) -> tuple[list[Quote], list[str]]:
    """Quotes of one claim found in the passages they name, numbered on; and those not found."""
    found: list[Quote] = []
    missing: list[str] = []
    by_rank = {hit.rank: hit for hit in hits}
    for raw in claim.get("quotes", []):
        hit, text = by_rank.get(_number(raw.get("passage"))), str(raw.get("text", ""))
        span = _locate(hit, text) if hit and text else None
        if hit is None or span is None:
            missing.append(text)
            continue
        passage = hit.passage
        number = before + len(found) + 1
        section = str(passage.section)
        found.append(Quote(number, text, passage.report, section, (span,), passage.paragraph))
    return found, missing


def _number(raw: Any) -> int:
    """A passage number as models write it: 2, "2" or "[2]"; -1 for none."""
    found = re.search(r"\d+", str(raw))
    return int(found.group()) if found else -1


def _locate(hit: Hit, text: str) -> Span | None:
    """Where a text stands in a passage, character for character."""
    for start, end in hit.passage.spans:
        at = hit.passage.report.text.find(text, start, end)
        if at >= 0:
            return Span(at, at + len(text))
    return None
