"""Whether words say that something rose or fell."""

import re

from rag.answering.polarity import FELL, ROSE

UP, DOWN = 1, -1
_UP, _DOWN = "增[速幅]|上涨|涨幅?", r"下跌|[降跌]幅|[降跌](?!雨)"
_MOVE = re.compile(f"(?:{ROSE.pattern}|{_UP}|{FELL.pattern}|{_DOWN})", re.I)
_ASKED = re.compile(
    rf"(?P<move>{_MOVE.pattern})(?:幅度)?了?(?:的幅度)?(?:是|有|到底)?(?:多少|几|百分之|[吗没]|$)",
    re.I,
)
_ASKED_ENGLISH = re.compile(
    rf"\b(?:did|has|have|had|was|were|do|does|is|are)\b.{{0,80}}?(?!growth\b)(?P<move>{_MOVE.pattern})",
    re.I,
)


_OF_RATE = re.compile(
    rf"(?:[增涨降]速|[增涨降]幅|增长率)(?:又|还|再|是否|有没有)?(?:{_MOVE.pattern})|"
    r"\b(?:growth|growth rate) (?:rate )?(?:slow|fall|fell|drop|declin|ris|rose|quicken|accelerat)",
    re.I,
)
"""That a rate of change moved: 增长5.8% says nothing of whether 增速 fell."""


def direction(text: str) -> int:
    """`UP`, `DOWN`, or 0 where words say neither or both."""
    plain = text.replace("负增长", "下降").replace("降幅收窄", "")
    up = bool(ROSE.search(plain) or re.search(_UP, plain))
    return up - bool(FELL.search(plain) or re.search(_DOWN, plain))


def asked_direction(text: str) -> int:
    """The direction that a question takes for granted or asks about: 下降了多少, did it fall.

    0 for none, and where it is that of a rate of change, which no single figure tells.
    """
    if _OF_RATE.search(text):
        return 0
    match = _ASKED.search(text) or _ASKED_ENGLISH.search(text)
    return direction(match["move"]) if match else 0


def last_move(text: str) -> str:
    """The last word that says that something rose or fell; empty for none."""
    found = list(_MOVE.finditer(text))
    return found[-1].group() if found else ""
