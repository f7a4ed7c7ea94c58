"""Numerals in words: Chinese (三百二十, 二〇二四, 八十点五) and English (twenty-three)."""

import re
from decimal import Decimal

DIGITS = "〇零一二两三四五六七八九"
_VALUES = dict(zip(DIGITS, (0, 0, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9), strict=True))
_TENS = {"十": 10, "百": 100, "千": 1000}
CHINESE = rf"[{DIGITS}十百千万亿]+(?:点[{DIGITS}]+)?"

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
).split()
_DECADES = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_ENGLISH = {word: n for n, word in enumerate(_SMALL)} | {
    word: 10 * n for n, word in enumerate(_DECADES, start=2)
}
POWERS = {
    "hundred": 10**2,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
}
_WORD = "|".join(sorted([*_ENGLISH, *POWERS], key=len, reverse=True))
_LONE = "(?:one|zero|an?)[ -](?=hundred|thousand|million|billion|trillion)"
"""`One` by itself is a pronoun as often as a number."""
_FIRST = "|".join([_LONE, *sorted({*_ENGLISH} - {"one", "zero"}, key=len, reverse=True)])
ENGLISH = rf"\b(?:{_FIRST})(?:(?:-| and | )?(?:{_WORD})(?![a-z]))*(?![a-z-])"


def chinese(text: str) -> Decimal:
    """The value of a Chinese numeral; without 十百千万亿 its digits stand side by side."""
    whole, _, decimals = text.partition("点")
    if not re.search("[十百千万亿]", whole):
        value = "".join(str(_VALUES[char]) for char in whole)
    else:
        value = str(_counted(whole))
    return Decimal(f"{value}.{''.join(str(_VALUES[char]) for char in decimals)}".rstrip("."))


def _counted(text: str) -> int:
    """三百二十 → 320: each power takes the digit before it, 万 what is below it, 亿 all."""
    total = section = digit = 0
    for char in text:
        if char in _VALUES:
            digit = _VALUES[char]
        elif char in _TENS:
            section, digit = section + (digit or 1) * _TENS[char], 0
        elif char == "万":
            total, section, digit = total + (section + digit or 1) * 10**4, 0, 0
        else:
            total, section, digit = (total + section + digit or 1) * 10**8, 0, 0
    return total + section + digit


def english(text: str) -> Decimal:
    """The value of an English numeral in words: two hundred and seven → 207."""
    total = section = 0
    for word in re.findall("[a-z]+", text.lower()):
        if word in _ENGLISH:
            section += _ENGLISH[word]
        elif word == "hundred":
            section = (section or 1) * 100
        elif word in POWERS:
            total, section = total + (section or 1) * POWERS[word], 0
    return Decimal(total + section)
