"""In what a figure that is told differs from the one that a report states, and how it is said."""

import re

from rag.answering.claims import same_value
from rag.answering.digits import in_digits
from rag.answering.figures import Figure
from rag.answering.reached import told_reached
from rag.answering.status import TARGET, ahead, done
from rag.answering.units import same_qualifiers, same_unit
from rag.report import Span

VALUE, UNIT, QUALIFIER, REACHED = "数值", "单位", "限定", "目标与实绩"
_STATES = {True: "报告说的是目标或打算", False: "报告说的是已经做到的事"}
_ARRIVES = re.compile("^(?:达到|高达|达)")
_SAYS = 3
"""Pairs of characters with which a clause says what it counts."""


def faults(told: Figure, words: str, stated: Figure) -> list[str]:
    """In what a figure of the sentence `words` differs from a stated one; empty for nothing."""
    said, held = told.quantity, stated.quantity
    found = [] if same_value(said, held) else [VALUE]
    found += [] if same_unit(said.unit, held.unit) else [UNIT]
    found += [] if same_qualifiers(said.qualifiers, held.qualifiers) else [QUALIFIER]
    clause = _clause(words, told.span)
    aimed, made = ahead(clause), done(clause) or told_reached(words, *told.span)
    if (stated.status == TARGET and made and not aimed) or (
        stated.status == "achieved" and aimed and not made
    ):
        found.append(REACHED)
    return found


def explained(found: list[str], stated: Figure) -> str:
    """The faults with the whole figure as the report writes it, and whether it was reached."""
    own = [fault for fault in found if fault != REACHED]
    parts = [f"{'、'.join(own)}：应为{_ARRIVES.sub('', stated.text)}"] if own else []
    parts += [explained_state(stated.status == TARGET)] if REACHED in found else []
    return "；".join(parts)


def explained_state(target: bool) -> str:
    """What a report says where a text says that a target was reached, or the other way round."""
    return f"{REACHED}：{_STATES[target]}"


def about(text: str, span: Span) -> set[str]:
    """Pairs of characters of a figure's clause; of its sentence where that says too little."""
    own = _pairs(_clause(text, span))
    return own if len(own) >= _SAYS else _pairs(text[: span.end])


def _clause(text: str, span: Span) -> str:
    """The words between the punctuation on either side of a figure."""
    marks = "，。；！？：,;!?\n"
    start = max(text.rfind(mark, 0, span.start) for mark in marks) + 1
    ends = [at for mark in marks if (at := text.find(mark, span.end)) >= 0]
    return text[start : min(ends, default=len(text))]


def _pairs(text: str) -> set[str]:
    runs = re.findall("[一-龥]+", in_digits(text))
    return {run[i : i + 2] for run in runs for i in range(len(run) - 1)}
