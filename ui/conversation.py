"""One browser session's questions and answers, and how they are shown."""

import logging
import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from rag.answer import Answer
from rag.assistant import Assistant
from rag.errors import YinjuError
from rag.retrieval.kinds import QUESTION, REMARKS
from rag.retrieval.question import EVERYTHING, Scope
from ui import reply
from ui.chips import Chip, chips
from ui.evidence import evidence

_KEPT = 50
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Turn:
    """A question with its answer, or with the problem met; with neither it is being answered."""

    number: int
    question: str
    scope: Scope = EVERYTHING
    alone: bool = False
    """Whether it stands without the questions before it."""
    answer: Answer | None = None
    chips: tuple[Chip, ...] = ()
    problem: Exception | None = None
    key: int = field(default_factory=lambda: secrets.randbits(62))
    """What no other turn has: numbers begin anew when a conversation does."""


Turns = tuple[Turn, ...]


def asked(turns: Turns, question: str, scope: Scope = EVERYTHING, alone: bool = False) -> Turns:
    """`turns` with a new question at the end; the oldest go when there are too many."""
    number = turns[-1].number + 1 if turns else 1
    return (*turns, Turn(number, question, scope, alone))[-_KEPT:]


def answers(turns: Turns, assistant: Assistant) -> Iterator[Turns]:
    """`turns` with the last one answered, as the answer grows; the last yielded is whole.

    Never raises: a problem is part of the conversation.
    """
    *before, last = turns
    try:
        earlier = [] if last.alone else history(before)
        understood = assistant.understand(last.question, earlier, last.scope)
        last = replace(last, chips=chips(understood) if understood.asks else ())
        for answer in assistant.stream(understood):
            yield (*before, replace(last, answer=answer))
    except YinjuError as error:
        yield (*before, replace(last, problem=error))
    except Exception as error:
        _log.exception("A question could not be answered")
        yield (*before, replace(last, problem=error))


def history(turns: Sequence[Turn]) -> list[tuple[str, str]]:
    """(question, answer) pairs of the turns that were answered, oldest first."""
    return [(turn.question, turn.answer.text) for turn in turns if turn.answer]


def messages(turns: Turns, language: str = "zh") -> list[dict[str, str]]:
    """The chat."""
    shown: list[dict[str, str]] = []
    for turn in turns:
        shown.append({"role": "user", "content": reply.question(turn.question)})
        content = _reply(turn, turn is turns[-1], language)
        shown.append({"role": "assistant", "content": content})
    return shown


def _reply(turn: Turn, last: bool, language: str) -> str:
    if turn.answer:
        place = reply.Place(turn.number, True, language, last)
        above = reply.conditions(turn.chips, turn.scope, place)
        return reply.message(turn.answer, place, above)
    if isinstance(turn.problem, YinjuError):
        return reply.problem(turn.problem, language)
    return reply.apology(language) if turn.problem else reply.pending(language)


def panel(turns: Turns, assistant: Assistant, language: str = "zh") -> str:
    """The evidence of the last answer; empty where there is none, or nothing was looked for."""
    last = turns[-1] if turns else None
    if last is None or last.answer is None or last.answer.act != QUESTION:
        return ""
    glossary = assistant.retriever.corpus.passages
    return evidence(last.answer, last.number, language, glossary)


def upto(turns: Turns, mark: str) -> Turns:
    """`turns` up to the one whose quote `mark`, the target of a link, names; none for no such."""
    number = mark.removeprefix("#quote-").partition("-")[0]
    held = [n for n, turn in enumerate(turns, start=1) if f"{turn.number}" == number]
    return turns[: held[0]] if held else ()


def offered(turn: Turn) -> dict[str, str]:
    """Link -> the question that it asks: without a condition, or with a misspelt word put right."""
    found = {f"#drop-{turn.number}-{n}": chip.without for n, chip in enumerate(turn.chips)}
    questions = turn.answer.suggestions if turn.answer else ()
    return found | {reply.suggestion(turn.number, n): q for n, q in enumerate(questions)}


def in_work(turns: Turns) -> bool:
    """Whether the last question is still being answered, for all that is known."""
    return bool(turns) and turns[-1].answer is None and turns[-1].problem is None


def answer_of(turns: Turns) -> Answer | None:
    """The last answer, if the last question was answered."""
    return turns[-1].answer if turns else None


def ratable(turns: Turns) -> bool:
    """Whether the last message is an answer, right or wrong, and no reply to a remark."""
    answer = answer_of(turns)
    return answer is not None and answer.act not in REMARKS
