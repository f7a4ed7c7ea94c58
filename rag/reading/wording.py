"""A text as its identity is read: simplified characters, half-width digits, years in digits."""

import re

from index.characters import unified, visible
from index.script import simplified

_HALF = {ord("０") + i: str(i) for i in range(10)} | dict.fromkeys(
    (*range(0x2000, 0x200B), 0x202F, 0x3000, 0xA0), " "
)
_DIGITS = {ord(char): str(i) for i, char in enumerate("〇一二三四五六七八九")} | dict.fromkeys(
    map(ord, "零○Ｏ０0"), "0"
)
_CHINESE_YEAR = re.compile(r"(?:一九|二[〇○零Ｏ０0])[〇○零Ｏ０0一二三四五六七八九]{2}(?=\s?年)")
_CHINESE_DAY = re.compile(r"(?<=[年月])\s?([一二三四五六七八九十]{1,3})(?=[月日])")
_TORN_YEAR = re.compile(r"(?<!\d)([12]) (\d) (\d) (\d) ?(?=年)")
_GAP = re.compile(r"(?<=[一-龥，。：（）])[ \t]+(?=[一-龥，。：（）])")


def plain(text: str) -> str:
    """`text` for reading facts from, never for quoting."""
    half = simplified(visible(unified(text))).translate(_HALF)
    half = _TORN_YEAR.sub(lambda found: "".join(found.groups()), half)
    years = years_in_digits(half)
    return _CHINESE_DAY.sub(lambda found: f"{number(found.group(1))}", years)


def years_in_digits(text: str) -> str:
    """A text with its years in digits: 二〇〇一年 becomes 2001年; as long as before."""
    return _CHINESE_YEAR.sub(lambda found: found.group().translate(_DIGITS), text)


def number(numeral: str) -> int:
    """The value of a Chinese numeral up to 99: 二十一."""
    tens, ten, ones = numeral.rpartition("十")
    value = {char: i for i, char in enumerate("零一二三四五六七八九")}
    return (value.get(tens, 1) * 10 if ten else 0) + value.get(ones, 0)


def lines_of(text: str) -> list[str]:
    """The lines with words on them, the signs of Markdown headings left out."""
    return [line for raw in text.split("\n") if (line := re.sub(r"^#{1,6}\s+", "", raw.strip()))]


def joined(line: str) -> str:
    """A line without the spaces between its Chinese characters."""
    return _GAP.sub("", line)
