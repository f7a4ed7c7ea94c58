"""What becomes of an output in the check: parsed, verified, and looked for afterwards."""

import json
from typing import Any

from langchain_core.messages import AIMessage

from eval.faults.outputs import Cited, passage_of, passages_of, reports
from rag.answer import Answer
from rag.answering.chain import parse
from rag.answering.locate import fold
from rag.answering.verify import verify
from rag.passage import Hit
from rag.retrieval.question import understand

_BESIDE = 3
"""Passages of each report that stand beside the one cited, as a search would find them."""


def hits(cited: list[Cited]) -> list[Hit]:
    """The passages cited, each once, then some others of the same reports."""
    found = list(dict.fromkeys(passage_of(one) for one in cited))
    for doc in dict.fromkeys(one.doc for one in cited):
        found += [p for p in passages_of(doc) if p not in found][:_BESIDE]
    return [Hit(passage, 1.0, rank) for rank, passage in enumerate(found, start=1)]


def checked(item: dict[str, Any]) -> Answer:
    """The answer to an item's question from an LLM's message with its claim and quotes."""
    given = hits([Cited(one["doc"], one["text"]) for one in item["read"]])
    question = understand(item["question"], (), list(reports().values()), 2000)
    body = {"claims": [{"text": item["claim"], "quotes": item["quotes"]}]}
    message = AIMessage(json.dumps(body, ensure_ascii=False))
    return verify(parse(message, question, given))


def stands(item: dict[str, Any], answer: Answer) -> bool:
    """Whether an item's claim and all its quotes are in an answer, nothing said against them."""
    held = {fold(quote.text) for quote in answer.quotes}
    whole = all(fold(quote["text"]) in held for quote in item["quotes"])
    claimed = any(line.startswith(item["claim"]) for line in answer.text.split("\n"))
    return answer.found and whole and claimed and not answer.warnings
