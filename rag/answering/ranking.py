"""What a comparison says above its rows: who has most, how many state it, how many meet it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rag.answer import Row
from rag.answering.limits import meets
from rag.answering.quantity import Found
from rag.answering.scopes import parts, period
from rag.answering.status import TARGET, asks_ahead
from rag.retrieval.kinds import LEAST, MOST
from rag.retrieval.names import english, own_name
from rag.retrieval.question import AHEAD, Question

_TOP = {MOST: "最多", LEAST: "最少"}
_TOP_ENGLISH = {MOST: "highest", LEAST: "lowest"}
_DEGREE = re.compile(
    r"[更最]([高大快低小慢])|([高大快低小慢])[？?]?$|比[^，。？]*([高大快低小慢])[些了点]*吗?[？?]?$|([高大低小])于"
)
_WHETHER = re.compile(r"吗[？?。\s]*$|^\W*(?:is|are|was|were|did|does|do|has|have|had)\b", re.I)
_YES_NO = {"zh": ("是，", "否，"), "en": ("Yes:\n", "No:\n")}
_STATE = {"zh": "{all}份报告中有{some}份写明", "en": "{some} of {all} reports state it"}
_AIMED = {"zh": "（另有{aimed}份写的是目标）", "en": " ({aimed} more state a target)"}
_MEET = {"zh": "，其中{met}份符合“{words}”", "en": "; {met} of them meet “{words}”"}
_NONE_MEETS = {
    "zh": "{tally}，没有一份能确定符合“{words}”。",
    "en": "{tally}; none of them is sure to meet “{words}”.",
}
_EQUAL = {"zh": "数值相同：{each}。", "en": "equal: {each}."}
_COMMAS = {"zh": "、", "en": ", "}
_OPEN = {"zh": "，{open}份的数字不足以判断", "en": "; the figures of {open} leave it open"}
_NO_ORDER = {"zh": "，不能比较。", "en": ", so they cannot be compared."}
_DIFFER = {
    "zh": "，但口径不同（{scopes}），不排名次。",
    "en": ", but of different scope ({scopes}), so none is named first.",
}


@dataclass(frozen=True)
class Headline:
    """A line above the rows of a comparison."""

    text: str
    tally: str
    """The part of it that counts the reports; empty where it counts none."""


NOTHING = Headline("", "")


def states(question: Question, found: Found | None) -> bool:
    """Whether a figure tells of what is asked: a target is none of what was done."""
    if found is None:
        return False
    return found.figure.status != TARGET or question.tense == AHEAD or asks_ahead(question)


def met(question: Question, found: Found | None) -> bool | None:
    """Whether a figure meets the question's threshold; None where it is not to be told."""
    limit = question.threshold
    if limit is None or found is None or not states(question, found):
        return None
    return meets(limit, found.quantity, found.text, found.fell)


def conditioned(question: Question, figures: Sequence[Found | None]) -> Headline:
    """How many reports state the figure, and how many of these meet the threshold."""
    assert question.threshold is not None
    verdicts = [met(question, found) for found in figures if states(question, found)]
    tally = _tally(question, figures) + _MEET[question.language].format(
        met=verdicts.count(True), words=question.threshold.words
    )
    if None in verdicts:
        tally += _OPEN[question.language].format(open=verdicts.count(None))
    return Headline(tally + ("：" if question.language == "zh" else ":"), tally)


def without(question: Question, figures: Sequence[Found | None]) -> str:
    """Why no report is named that meets the threshold, as a sentence."""
    assert question.threshold is not None
    tally, words = _tally(question, figures), question.threshold.words
    return _NONE_MEETS[question.language].format(tally=tally, words=words)


def ranked(question: Question, known: Sequence[tuple[Row, Found | None]], order: int) -> Headline:
    """Who has most, or least: of all, or of those that state it, and then that it is only of these.

    Nobody where fewer than two state it, or where their figures are of different scope.
    """
    stated = [(row, found) for row, found in known if found and states(question, found)]
    tally = _tally(question, [found for _, found in known])
    if len(stated) < 2:
        return Headline(tally + _NO_ORDER[question.language], tally)
    if scopes := _differing([found for _, found in stated]):
        comma = "、" if question.language == "zh" else ", "
        said = _DIFFER[question.language].format(scopes=comma.join(scopes))
        return Headline(tally + said, tally)
    top = _top(stated, order)
    first = _first(question, top, [row for row, _ in known], order)
    if len(stated) == len(known):
        word = _yes_or_no(question, stated, top)
        return Headline(word + first[:1].upper() + first[1:], "")
    comma = "，其中" if question.language == "zh" else "; of these, "
    return Headline(tally + comma + first, tally)


def _tally(question: Question, figures: Sequence[Found | None]) -> str:
    stated = sum(states(question, found) for found in figures)
    aimed = sum(found is not None for found in figures) - stated
    said = _STATE[question.language].format(all=len(figures), some=stated)
    return said + (_AIMED[question.language].format(aimed=aimed) if aimed else "")


def _differing(stated: Sequence[Found]) -> list[str]:
    """The scopes that some figures have and others have not."""
    scopes = [_scope(found) for found in stated]
    return sorted(frozenset().union(*scopes) - scopes[0].intersection(*scopes))


def _scope(found: Found) -> frozenset[str]:
    when = period(found.candidate.text[: found.figure.span.start])
    return parts(found.said) | ({when} if when else frozenset())


def _top(stated: Sequence[tuple[Row, Found]], order: int) -> list[Row]:
    best = max(order * found.value for _, found in stated)
    return [row for row, found in stated if order * found.value == best]


def _yes_or_no(question: Question, stated: Sequence[tuple[Row, Found]], top: Sequence[Row]) -> str:
    """Whether the place or the year named first is the first of two, where that is asked.

    Empty where it is not, or where an open figure (6%以上) hides which of two equal ones is more.
    """
    asked = [own_name(named.place) for named in question.places if named.place]
    by_place = len(asked) == 2
    sides = asked if by_place else [*question.years]
    if len(sides) != 2 or len(stated) != 2 or not _WHETHER.search(question.asking):
        return ""
    first = [
        (row, found)
        for row, found in stated
        if (own_name(row.place) if by_place else row.year) == sides[0]
    ]
    if len(first) != 1 or (len(top) > 1 and _open(first[0][1])):
        return ""
    return _YES_NO[question.language][top != [first[0][0]]]


def _open(found: Found) -> bool:
    return any("least" in one or "over" in one for one in found.quantity.qualifiers)


def _first(question: Question, top: Sequence[Row], rows: Sequence[Row], order: int) -> str:
    names = [_called(question.language, row, rows) for row in top]
    figures = [f"{row.figure}[{row.quote}]" for row in top]
    if len(top) == len(rows):
        return _EQUAL[question.language].format(
            each=_COMMAS[question.language].join(map(_of, names, figures))
        )
    if question.language == "en":
        return f"{_TOP_ENGLISH[order]}: {', '.join(names)}, {', '.join(figures)}."
    degree = _DEGREE.search(question.asking)
    word = f"最{next(filter(None, degree.groups()))}" if degree else _TOP[order]
    return f"{word}的是{'、'.join(names)}：{'、'.join(figures)}。"


def _of(name: str, figure: str) -> str:
    return f"{name} {figure}" if name.isascii() else f"{name}{figure}"


def _called(language: str, row: Row, rows: Sequence[Row]) -> str:
    """What the headline calls a row: its place, or its year where all are of one place."""
    if row.year and len({one.place for one in rows}) == 1:
        return str(row.year) if language == "en" else f"{row.year}年"
    return english(row.place) if language == "en" else own_name(row.place)
