"""Whether the words beside something say that it was reached: “…1600亿斤以上”，已经实现."""

import re

_SO = "已经?|均已|都已|全部|如期|圆满|顺利|提前|超额|成功"
_REACH = "实现|完成|达成|达到|兑现|做到|落实|建成|办成|办结"
_NOT = re.compile(r"未|没|尚|难|力争|确保|争取|有望|[将待]|能否|\bnot\b|\bnever\b", re.I)
_AFTER = re.compile(
    rf"[”」』\"’）)]*(?:的[^，。；！？\n]{{0,6}})?[，,]?[^，,。；;！？\n\d]{{0,12}}?(?:{_SO})"
    rf"[^，,。；;！？\n\d]{{0,6}}?(?:{_REACH})了?(?=[，,。；;！!？?\s]|$)|"
    r"[^.;\n]{0,40}\b(?:has|have|was|were)(?: been| already)* (?:achieved|reached|met|fulfilled)\b",
    re.I,
)
_BEFORE = re.compile(
    rf"(?:{_SO})[^，,。；;！？\n\d]{{0,6}}?(?:{_REACH})了?[^，,。；;！？\n]{{0,16}}$|"
    rf"(?:{_REACH})了[^，,。；;！？\n]{{0,16}}$"
)
_LOOK_BACK = 32


def told_reached(text: str, start: int, end: int) -> bool:
    """Whether the words right before or after `[start, end)` say that what stands there is done.

    The words after it may be a clause of their own, as long as they reach nothing else.
    """
    beside = (_AFTER.match(text, end), _BEFORE.search(text, max(0, start - _LOOK_BACK), start))
    return any(found and not _NOT.search(found.group()) for found in beside)
