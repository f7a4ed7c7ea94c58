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
    rf"\b(?:did|has|have|had|was|were|do|does|is|are)\b.{{0,80}}?(?P<move>{_MOVE.pattern})", re.I
)


def direction(text: str) -> int:
    """`UP`, `DOWN`, or 0 where words say neither or both."""
    plain = text.replace("负增长", "下降").replace("降幅收窄", "")
    up = bool(ROSE.search(plain) or re.search(_UP, plain))
    return up - bool(FELL.search(plain) or re.search(_DOWN, plain))


def asked_direction(text: str) -> int:
    """The direction that a question takes for granted or asks about: 下降了多少, did it fall."""
    match = _ASKED.search(text) or _ASKED_ENGLISH.search(text)
    return direction(match["move"]) if match else 0


def last_move(text: str) -> str:
    """The last word that says that something rose or fell; empty for none."""
    found = list(_MOVE.finditer(text))
    return found[-1].group() if found else ""
