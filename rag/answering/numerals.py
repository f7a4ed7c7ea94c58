"""Numerals: Chinese (三百二十), mixed (1亿2000万), vague (三五, 十几), English (twenty-three)."""

import re
from decimal import Decimal

DIGITS = "〇零一二两三四五六七八九"
_AS_FIGURES = str.maketrans("〇零一二两三四五六七八九点", "001223456789.", ", ")
_POWERS = {"亿": 10**8, "万": 10**4, "千": 1000, "百": 100, "十": 10}
_MORE = "多余来"
"""What says of a numeral that it is not exact, inside it: 十多万."""

ARABIC = (
    r"(?<![\d.] )\d(?: \d){2,}(?: ?\. ?\d(?: \d)*)?(?! ?[\d.])|"
    r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d{1,3}(?: \d{3})+(?:\.\d+)?(?!\d)|"
    r"\d+ ?\. ?\d{1,3}(?= ?[%‰万亿个])(?! ?\d)|\d+(?:\.\d+)?"
)
"""Figures; also as print and PDF space them: 1,234.5, 20 858, 2 0 7, 84 . 54%."""
TEN_TO = r"(?:\d+(?:\.\d+)? ?[×xX] ?)?(?<![\d.])10[⁺⁻]?[⁰¹²³⁴-⁹]{1,2}(?![⁰¹²³⁴-⁹])"
"""A power of ten, and what it multiplies: 10⁴, 3.5×10⁴."""
_SMALL_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻", "0123456789+-")
_STEP = rf"(?:(?:{ARABIC})|[{DIGITS[2:]}])"
_THOUSANDS, _HUNDREDS = r"千(?![克瓦米伏])", r"百(?!分[之点])"
_TIMES = rf"[十百千]?[{_MORE}]?"
_BELOW = rf"(?: ?{_STEP} ?{_THOUSANDS})?(?: ?{_STEP} ?{_HUNDREDS})?"
_LAST = r"(?:\d{4}(?![\d,.]| ?[年%‰])|零\d{1,3}(?![\d,.]))?"
_TEN_THOUSANDS = rf"(?: ?{_STEP} ?[{_MORE}]?{_TIMES}万)?{_BELOW}{_LAST}"
MIXED = (
    rf"(?:{ARABIC})(?: ?[{_MORE}]?(?:"
    rf"{_TIMES}万[{_MORE}]?亿(?: ?{_STEP} ?{_TIMES}亿)?{_TEN_THOUSANDS}|"
    rf"{_TIMES}亿{_TEN_THOUSANDS}|{_TIMES}万{_BELOW}{_LAST}|"
    rf"{_THOUSANDS}(?: ?{_STEP} ?{_HUNDREDS})?|{_HUNDREDS}))?"
)
"""Figures with what they are multiplied by, in one or more steps: 1.2万亿, 1亿2000万, 3万2千."""
CHINESE = (
    rf"(?:数(?=[十百千万亿]))?(?:[{DIGITS}十百千万亿几]|[{_MORE}](?=[万亿]))+"
    rf"(?:点[{DIGITS}]+(?:[十百千]?[万亿]+)?)?"
)
_NUMBER = r"(?:\d++(?:\.\d++)?+|\.\d++)?+"
_SMALL = rf"(?:{_NUMBER}千)?+(?:{_NUMBER}百)?+(?:{_NUMBER}十)?+{_NUMBER}"
_WELL_FORMED = re.compile(
    rf"(?:{_SMALL}万亿)?+(?:(?:{_SMALL}万)?+{_SMALL}亿)?+(?:{_SMALL}万)?+{_SMALL}"
)
_ROW = re.compile(rf"(?=.*[〇零])[{DIGITS}]{{3,}}|[{DIGITS}]{{4,}}")
"""Digits side by side as those of a year are: 二〇二四."""
_PAIR = re.compile("一[二两]|两三|二三|三四|三五|四五|五六|六七|七八|八九")
"""Two digits side by side that give a range: 三五件, 八九十户."""

_UNDER_TWENTY = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
).split()
_DECADES = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_ENGLISH = {word: n for n, word in enumerate(_UNDER_TWENTY)} | {
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
_PARTS = {
    word: n
    for n, word in enumerate("half third quarter fifth sixth seventh eighth ninth tenth".split(), 2)
}
_PART = "|".join(_PARTS)
FRACTION = (
    rf"\b(?:half of|(?:an?|one)[- ](?:{_PART}) of|"
    rf"(?:two|three|four|five|seven|nine)[- ](?:{_PART})s)\b"
)
"""A part of a whole in English: two thirds, a quarter of."""
ENGLISH = rf"\b(?:{_FIRST})(?:(?:-| and | )?(?:{_WORD})(?![a-z]))*(?![a-z-])"


def bounds(numeral: str) -> tuple[Decimal, Decimal | None] | None:
    """The value of a Chinese or mixed numeral; of a vague one the least and the greatest.

    三五 → 3 and 5, 八九十 → 80 and 90, 十几 → 11 and 19, 数百 → 200 and 900. None for characters
    of numerals that are none: 八八, 百千万. 多 and 余 inside (十多万) are passed over.
    """
    if power := re.fullmatch(r"(?:([\d.]+) ?[×xX] ?)?10([⁰¹²³⁴-⁹⁺⁻]+)", numeral):
        return Decimal(f"{power[1] or 1}E{power[2].translate(_SMALL_DIGITS)}"), None
    plain = re.sub(f"[{_MORE}]", "", numeral)
    if vague := re.search("[几数]", plain):
        least = "一" if plain[: vague.start()].endswith("十") else "二"
        return _between(*(plain.replace(vague.group(), digit, 1) for digit in (least, "九")))
    pair = _PAIR.search(plain.partition("点")[0])
    if pair and not _ROW.fullmatch(plain):
        at = pair.start()
        return _between(plain[: at + 1] + plain[at + 2 :], plain[:at] + plain[at + 1 :])
    return (value(plain), None) if well_formed(plain) else None


def _between(low: str, high: str) -> tuple[Decimal, Decimal] | None:
    return (value(low), value(high)) if well_formed(low) and well_formed(high) else None


def well_formed(numeral: str) -> bool:
    """Whether characters are a numeral with its powers in order, or a row of digits."""
    if re.search(rf"[{DIGITS[2:]}]{{2}}", numeral.partition("点")[0]):
        return bool(_ROW.fullmatch(numeral))
    return bool(_WELL_FORMED.fullmatch(_in_figures(numeral)))


def value(numeral: str) -> Decimal:
    """The value of a Chinese, Arabic or mixed numeral: 1亿2000万 → 120000000, 二〇二四 → 2024."""
    return _sum(_in_figures(numeral), tuple(_POWERS))


def _in_figures(numeral: str) -> str:
    """三万五 as 3万5; 万万, as older reports write, as 亿."""
    return numeral.translate(_AS_FIGURES).replace("万万", "亿")


def _sum(text: str, powers: tuple[str, ...]) -> Decimal:
    """The value by the greatest of `powers`, which takes all before it, and those below it.

    A last figure right after a power counts the next lower one, as it is spoken: 一百二 is 120.
    """
    if not powers:
        return Decimal(text or 0)
    power, *lower = powers
    *multiplied, rest = text.split(power)
    size = _POWERS[power]
    below = _sum(rest, tuple(lower))
    if multiplied and len(rest) == 1 and rest.isdecimal():
        below *= size // 10
    return sum(((_sum(part, tuple(lower)) or Decimal(1)) * size for part in multiplied), below)


def fraction(text: str) -> Decimal:
    """The value of a part in English words: two thirds → 2 / 3."""
    words = re.findall("[a-z]+", text.lower())
    part = next(word.removesuffix("s") for word in words if word.removesuffix("s") in _PARTS)
    return Decimal(_ENGLISH.get(words[0], 1)) / _PARTS[part]


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
