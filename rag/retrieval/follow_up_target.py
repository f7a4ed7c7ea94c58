"""A follow-up on a target: what was reached (实际呢？), or whether it was met (完成了吗？)."""

import re

_LEAD = r"^(?:那么?|它的?|该|其|最后|最终|后来|结果)*"
_DONE = r"(?:完成|实现|达到|达成|做到|兑现)"
_REACHED = re.compile(
    rf"{_LEAD}(?:"
    rf"(?:实际|真实|结果|最后|最终)上?(?:的|{_DONE}|增长|增速|增幅|情况|结果|数|值)*(?:是|了)*"
    rf"|{_DONE}(?:情况|得)|(?:增长|{_DONE})了"
    r")(?:多少|如何|得?怎么?样)?(?:呢)?[？?]?$"
)
_MET = re.compile(
    rf"{_LEAD}(?:(?:这|那)个)?(?:预期|增长)*(?P<goal>目标)?(?:都|是否|有没有|有)*"
    rf"(?:{_DONE}|(?P<standard>达标))(?P<goal_after>目标|预期)?(?:了[吗没]有?|没有?|[吗了])?(?:呢)?[？?]?$"
)
_AIM = r"(?:预期|预计|计划|年度|全年|的)*"
_TARGET = re.compile(
    rf"^(?:设定|确定|定下?|提出|制定|预定|的)*(?P<matter>.*?)(?P<moves>(?:同比)?(?:增长|增速|增幅|涨幅))?"
    rf"{_AIM}目标(?P<asked>[^，。？?]{{0,10}}[？?]?)$"
)
_GROWS = re.compile(
    r"(?:GDP|经济|总产?值|增加值|零售总额|消费|投资|进出口(?:总额)?|[进出]口|收入|支出|税收)$", re.I
)
"""Quantities whose targets are a growth where nothing else is said."""
_NAMED = re.compile(r"[一-龥A-Z]{2}")


def of_target(text: str, last: str, names_end: int) -> str:
    """The last question, on a target, as one of what was reached or of whether it was met.

    Empty where the last one names no target, or the follow-up asks neither. `names_end`: where the
    places and years at the head of `last` end.
    """
    met, reached = _MET.match(text), _REACHED.match(text)
    target = _TARGET.match(last[names_end:]) if met or reached else None
    if target is None or not _NAMED.search(target["matter"]):
        return ""
    named = f"{last[:names_end]}{target['matter']}"
    if reached:
        return f"{named}{_value(target)}"
    return f"{named}{target['moves'] or ''}目标完成了吗？"


def of_result(text: str, last: str, names_end: int, matter: str) -> str:
    """The last question, on a quantity, as one of whether its target was met; else empty.

    What was reached is what it asked already.
    """
    if matter and _REACHED.match(text):
        return last
    met = _MET.match(text)
    if not met or not matter or not (met["goal"] or met["goal_after"] or met["standard"]):
        return ""
    return f"{last[:names_end]}{matter}目标完成了吗？"


def _value(target: re.Match[str]) -> str:
    """How what was reached is asked for: as a growth where the target is one, as GDP's is."""
    grows = target["moves"] or "增" in target["asked"] or _GROWS.search(target["matter"])
    return "增长多少？" if grows else "是多少？"
