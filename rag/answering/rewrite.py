"""A follow-up made to stand alone by an LLM, kept to what the conversation names."""

from collections.abc import Callable, Sequence
from typing import Any

import prompts
from rag.report import Report
from rag.retrieval.places import find
from rag.retrieval.question import History
from rag.retrieval.years import years

Rewriter = Callable[[str, History, Sequence[Report]], str]
_TURNS = 4
_ANSWER_CHARS = 200


def rewriter(model: Any) -> Rewriter:
    """A function from a follow-up and its history to the question alone, by a chat model.

    Reports say what places are called. It gives an empty string where the model fails, or names a
    place or a year that nobody has named.
    """
    from langchain_core.prompts import ChatPromptTemplate

    template = ChatPromptTemplate.from_messages(
        [("system", prompts.load("standalone")), ("human", "{question}")]
    )
    asked = template | model

    def rewrite(question: str, history: History, reports: Sequence[Report]) -> str:
        try:
            said = asked.invoke({"question": question, "history": _shown(history)})
        except Exception:  # a server's faults are many; the rules' own question is at hand
            return ""
        return _kept(str(said.text), f"{_shown(history)}\n{question}", reports)

    return rewrite


def _shown(history: History) -> str:
    lines = (f"问：{q}\n答：{a[:_ANSWER_CHARS]}" for q, a in history[-_TURNS:])
    return "\n".join(lines)


def _kept(said: str, told: str, reports: Sequence[Report]) -> str:
    """The model's question where it is one line and of no place and year but those told."""
    alone = said.strip().strip('“”"')
    known = {year + step for year in years(told) for step in (-1, 0, 1)}
    invented = set(years(alone)) - known or _places(alone, reports) - _places(told, reports)
    return "" if "\n" in alone or invented else alone


def _places(text: str, reports: Sequence[Report]) -> set[str]:
    """The places that the lines of a text name, each by one name."""
    found = (named for line in text.splitlines() for named in find(line, reports))
    return {named.place or min(named.shorts, default="") for named in found}
