"""One browser session's questions and answers, and how they are shown."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass

from rag.answer import Answer
from rag.assistant import Assistant
from rag.errors import YinjuError
from ui import reply
from ui.evidence import evidence, shelf

APOLOGY = "抱歉，出了意外的错误，这个问题没能回答。Sorry, something went wrong."
_KEPT = 50
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Turn:
    """A question with its answer, or with the problem met; with neither it is being answered."""

    number: int
    question: str
    answer: Answer | None = None
    problem: str = ""


Turns = tuple[Turn, ...]


def asked(turns: Turns, question: str) -> Turns:
    """`turns` with a new question at the end; the oldest go when there are too many."""
    number = turns[-1].number + 1 if turns else 1
    return (*turns, Turn(number, question))[-_KEPT:]


def answered(turns: Turns, assistant: Assistant) -> Turns:
    """`turns` with the last one answered. Never raises: a problem is part of the conversation."""
    *before, last = turns
    try:
        answer = assistant.ask(last.question, history(before))
    except YinjuError as error:
        return (*before, Turn(last.number, last.question, problem=str(error)))
    except Exception:
        _log.exception("A question could not be answered")
        return (*before, Turn(last.number, last.question, problem=APOLOGY))
    return (*before, Turn(last.number, last.question, answer))


def history(turns: Sequence[Turn]) -> list[tuple[str, str]]:
    """(question, answer) pairs of the turns that were answered, oldest first."""
    return [(turn.question, turn.answer.text) for turn in turns if turn.answer]


def messages(turns: Turns) -> list[dict[str, str]]:
    """The chat. Only the last answer's marks are links, because only its quotes are shown."""
    shown: list[dict[str, str]] = []
    for turn in turns:
        shown.append({"role": "user", "content": reply.question(turn.question)})
        shown.append({"role": "assistant", "content": _reply(turn, turn is turns[-1])})
    return shown


def _reply(turn: Turn, last: bool) -> str:
    if turn.answer:
        return reply.message(turn.answer, turn.number, linked=last)
    return reply.problem(turn.problem) if turn.problem else reply.PENDING


def panel(turns: Turns, assistant: Assistant) -> str:
    """The evidence of the last answer; the reports where there is none."""
    last = turns[-1] if turns else None
    if last and last.answer:
        return evidence(last.answer, last.number)
    return shelf(assistant.reports)
