"""Which ordinals are ranks: 居全国第3, 全省第二位, 居首位, 位列全国前三, ranked third."""

import re

_ENGLISH = {
    word: n
    for n, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth".split(), start=1
    )
}
ENGLISH = (
    rf"\brank(?:s|ed|ing)? (?:(?:{'|'.join(_ENGLISH)})\b|"
    r"(?:number |no\. ?)?\d+(?:st|nd|rd|th)\b|(?:number |no\. ?)\d+\b)"
)
"""A rank in English as a whole, with the verb."""
FIRST = r"首位|榜首"
"""The first rank without a numeral."""
_SCALE = r"全[国省市区县州球]|世界|同类"
_MOVES = r"[居列]|排(?!水|放|污|查|除)|名次|跻身|进入|升[至到]|跃"
_PLACED = re.compile(rf"(?:{_MOVES}|{_SCALE})[^，。；;、：:]*$")
_LED = re.compile(rf"(?:{_MOVES})[^，。；;、：:]*$")
_COUNTED = re.compile(r"\s?[位名](?![代同])")
_ENDS = re.compile(r"(?![一-龥\d.])|[的和及与并]|同志")
_TOP = re.compile(r"前$|\btop[ -]$", re.I)
_TOP_ENDS = re.compile(r"\s?强|(?![一-龥\d.%‰])|[的和及与并]")
_LOOK_BACK = 24


def is_rank(text: str, start: int, end: int) -> bool:
    """Whether the ordinal at `[start, end)` is a rank: 全省第二位, 居全国37个城市第3."""
    if _COUNTED.match(text, end):
        return True
    return bool(_ENDS.match(text, end) and _PLACED.search(text, max(0, start - _LOOK_BACK), start))


def is_first(text: str, start: int) -> bool:
    """Whether 首位 at `start` is a rank: 居全国首位; not 摆在首位."""
    return bool(_LED.search(text, max(0, start - _LOOK_BACK), start))


def top(text: str, start: int, end: int) -> int:
    """How long 前 or `top` is before the number at `[start, end)` where it is that of the foremost.

    居全国前3, 前10名, the top ten; 0 where it is none.
    """
    led = _TOP.search(text, max(0, start - _LOOK_BACK), start)
    if not led:
        return 0
    placed = _PLACED.search(text, max(0, start - _LOOK_BACK), led.start()) or led.group() != "前"
    ranked = _COUNTED.match(text, end) or (placed and _TOP_ENDS.match(text, end))
    return start - led.start() if ranked else 0


def tail(text: str, end: int) -> int:
    """Where a rank ends, with 位 or 名."""
    counted = _COUNTED.match(text, end)
    return counted.end() if counted else end


def value(words: str) -> int:
    """The rank that words of `ENGLISH` give: ranked third → 3."""
    last = words.lower().split()[-1]
    return _ENGLISH[last] if last in _ENGLISH else int(re.sub(r"\D", "", last))
