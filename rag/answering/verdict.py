"""Yes or no, where the words of a quote decide it by rules; nothing where they do not."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.tokenizer import grams
from rag.answering.clauses import clauses
from rag.answering.direction import asked_direction, direction, last_move
from rag.answering.indicators import indicators
from rag.answering.main_clause import main_clause
from rag.answering.polarity import denials, opposed
from rag.answering.several_years import asks_several, of_several_years
from rag.answering.status import TARGET, ahead, status
from rag.passage import LACKING, Passage
from rag.report import Span
from rag.retrieval.question import Question

_ASKS = re.compile(
    r"了没有?(?=[？?。]|$)|没有?(?=[？?。]|$)|是不是|是否|有没有|有无|吗|[？?。，]|\s"
)
_HAS = re.compile("有没有|有无|没有?[？?。]?$|有.*吗")
_AIM = re.compile("目标|任务|指标|预期|计划")
_ALL = re.compile(r"都|全|所有|每")
_EVERY = re.compile(r"都|均|全|每|100%|百分之百|无一")
_SAME = 0.6
"""Share of the question's pairs of characters that a clause must have to be on the same thing."""


_VERY = 0.8
"""The same where only one word of direction tells two things apart: 出口总额 is no 进出口总额."""


@dataclass(frozen=True)
class Verdict:
    """An answer of one word, and the words of the text that decide it."""

    word: str
    deciding: Span


def verdict(question: Question, passage: Passage, text: str) -> Verdict | None:
    """是, 有, 否 or 没有 by the clause of `text` that is on what is asked; None where none decides.

    Never by what is planned or lacking, of another number than asked, or of a part where all is
    asked. English questions share no words with a report: None.
    """
    if question.sought != "yesno" or question.language == "en" or passage.aspect == LACKING:
        return None
    stem = _ASKS.sub("", question.content)
    parts = clauses(text)
    if asked_direction(question.asking):
        return _moved(question, stem, text, parts)
    asked = set(grams(stem))
    pairs = [Span(one.start, two.end) for one, two in pairwise(parts)]
    for runs in (parts, pairs):
        found = [run for run in runs if _share(asked, text[slice(*run)]) >= _SAME]
        if found:
            return _decided(question, stem, passage, text, found[0]) if len(found) == 1 else None
    return None


def _moved(question: Question, stem: str, text: str, parts: Sequence[Span]) -> Verdict | None:
    """是 or 否 where a rise or a fall is asked about, by the clauses that tell of one of the thing.

    None where none does, or where they differ. What stands beside the main clause tells of none,
    nor does what is of several years.
    """
    asked, named = set(grams(stem.replace(last_move(stem), " "))), [*indicators(stem)]
    plain, yearly = main_clause(text), not asks_several(question.standalone)
    found = [
        part
        for part in parts
        if direction(plain[slice(*part)])
        and _covered(asked, text[slice(*part)]) >= _VERY
        and all(one.named(plain[slice(*part)]) for one in named)
        and not (yearly and of_several_years(text, part.end, part.end, question.years))
    ]
    turns = {direction(plain[slice(*part)]) for part in found}
    if len(turns) != 1 or any(ahead(text[slice(*part)]) for part in found):
        return None
    word = "是" if turns == {direction(last_move(stem))} else "否"
    return Verdict(word, found[0])


def _share(asked: set[str], clause: str) -> float:
    return _covered(asked, clause) if len(asked) > 1 else 0.0


def _covered(asked: set[str], clause: str) -> float:
    return len(asked & set(grams(clause))) / len(asked) if asked else 0.0


def _decided(
    question: Question, stem: str, passage: Passage, text: str, part: Span
) -> Verdict | None:
    clause = text[slice(*part)]
    yes, no = ("有", "没有") if _HAS.search(question.asking) else ("是", "否")
    if _AIM.search(stem) and status(text[: part.end], passage.aspect) == TARGET:
        return None  # what sets a target does not say that it was met
    if ahead(clause) or denials(stem) or not _digits(stem) <= _digits(clause):
        return None
    denied = denials(clause)
    if len(denied) == 1:
        start = part.start + denied[0].start()
        return Verdict(no, Span(start, start + len(denied[0].group())))
    if denied or opposed(stem, clause) or (_ALL.search(stem) and not _EVERY.search(clause)):
        return None
    return Verdict(yes, Span(part.start, part.start + len(clause.rstrip("，,。；; "))))


def _digits(text: str) -> set[str]:
    return set(re.findall(r"\d+(?:\.\d+)?", text))
