"""A follow-up made to stand alone by an LLM, kept to what the conversation names."""

from collections.abc import Callable
from typing import Any

import prompts
from rag.retrieval.question import History
from rag.retrieval.years import years

Rewriter = Callable[[str, History], str]
_TURNS = 4
_ANSWER_CHARS = 200


def rewriter(model: Any) -> Rewriter:
    """A function from a follow-up and its history to the question alone, by a chat model.

    It gives an empty string where the model fails, or names a year that nobody has named.
    """
    from langchain_core.prompts import ChatPromptTemplate

    template = ChatPromptTemplate.from_messages(
        [("system", prompts.load("standalone")), ("human", "{question}")]
    )
    asked = template | model

    def rewrite(question: str, history: History) -> str:
        try:
            said = asked.invoke({"question": question, "history": _shown(history)})
        except Exception:  # a server's faults are many; the rules' own question is at hand
            return ""
        return _kept(str(said.text), question, history)

    return rewrite


def _shown(history: History) -> str:
    lines = (f"问：{q}\n答：{a[:_ANSWER_CHARS]}" for q, a in history[-_TURNS:])
    return "\n".join(lines)


def _kept(said: str, question: str, history: History) -> str:
    """The model's question where it is one line and of no year but those named."""
    alone = said.strip().strip('“”"')
    told = " ".join([question, *(text for turn in history for text in turn)])
    known = {year + step for year in years(told) for step in (-1, 0, 1)}
    return "" if "\n" in alone or set(years(alone)) - known else alone
