"""Numbers of items in a list (一是, （2）, 3., ④) and how many things a sentence announces."""

import re
from functools import lru_cache

from rag.answering.numerals import value
from rag.report import Span

_HAN = "(?:[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])"
_STYLES = {
    "一是": (rf"(?P<n>{_HAN})是(?!否|[一二三四五六七八九十])", True),
    "第一": (rf"第(?P<n>{_HAN})(?:[，,、：:]|个?是)", True),
    "首先": (r"(?P<n>首先|其次|再次|最后)[，,]?", True),
    "（一）": (rf"[（(]\s*(?P<n>{_HAN})\s*[)）]", False),
    "（1）": (r"[（(]\s*(?P<n>\d{1,2})\s*[)）]", True),
    "1.": (r"(?P<n>\d{1,2})\s*[.．、](?!\s*\d)", False),
    "①": (r"(?P<n>[①-⑳])", True),
    "一、": (rf"(?P<n>{_HAN})\s*、(?!\s*[一二三四五六七八九十]\s*[、产])", False),
}
"""Style -> its numbers, and whether one may stand within a sentence: 一是修路，二是架桥."""
_MARKERS = {
    style: re.compile(rf"(?:^|(?<=[：:，,；;、。]))\s*{form}" if inside else rf"^\s*{form}")
    for style, (form, inside) in _STYLES.items()
}
DASH = "——"
"""Style of items with a sign each and no number; the value of each is 0."""
_SIGN = re.compile(r"\s*(?:——|--|[●•■◆▪★※○◇□▲►])")
_IN_TURN = ("首先", "其次", "再次", "最后")
_ANNOUNCES = re.compile(
    rf"(?<![第\d.])(?P<n>\d{{1,2}}|{_HAN}|两)(?:个|项|件|条|点|大|方面|种|类|批|部|家|座|所|名){{1,2}}"
    r"(?![月半]|百分|以上)(?=[^，。；：:、]{0,14}[。：:；]?$)"
)
_COUNTS = re.compile(rf"(?<![\d.])(?P<n>\d{{1,2}}|{_HAN})(?:个|项|条|大|种|方面)")


@lru_cache(maxsize=4096)
def numbers(text: str) -> tuple[tuple[str, int], ...]:
    """Style and value of each number of an item in a sentence: ("一是", 1) of 一是修路."""
    found = [
        (style, _number(match["n"]))
        for style, form in _MARKERS.items()
        for match in form.finditer(text)
    ]
    return (*found, (DASH, 0)) if _SIGN.match(text) else tuple(found)


def begins_with_number(text: str) -> bool:
    """Whether a sentence begins an item."""
    return any(form.match(text) for form in (*_MARKERS.values(), _SIGN))


def announced(text: str) -> tuple[int, ...]:
    """The numbers of things that a sentence ends in: 10 and 58 of 办好十方面58项民生实事."""
    clause = re.split("[，；]", text.split("：", maxsplit=1)[0].split(":", maxsplit=1)[0])[-1]
    return tuple(_number(match["n"]) for match in _ANNOUNCES.finditer(clause))


def counted(text: str) -> set[int]:
    """The numbers of things that are named anywhere in a text: 4 of 创新“4个+”机制."""
    return {_number(match["n"]) for match in _COUNTS.finditer(text)}


def _number(written: str) -> int:
    if written in _IN_TURN:
        return _IN_TURN.index(written) + 1
    if "①" <= written <= "⑳":
        return ord(written) - ord("①") + 1
    return int(written) if written.isdecimal() else int(value(written))


def item(text: str, number: int) -> Span | None:
    """The item with a number in a list that a text holds or goes on with; None for none.

    It begins with its number and ends before the next one of its style, else with the text.
    """
    for form in _MARKERS.values():
        starts = {_number(match["n"]): match.start() for match in form.finditer(text)}
        if number in starts:
            own = text[starts[number] :]
            start = starts[number] + len(own) - len(own.lstrip())
            return Span(start, starts.get(number + 1, len(text)))
    return None
