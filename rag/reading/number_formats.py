"""How Word writes the number of a list (ST_NumberFormat of ISO/IEC 29500): 一, 甲, ①, iv, c."""

from collections.abc import Callable

_DIGITS = "零一二三四五六七八九"
_LEGAL, _LEGAL_TRADITIONAL = "零壹贰叁肆伍陆柒捌玖", "零壹貳參肆伍陸柒捌玖"
_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_FULL_WIDTH = {0x30 + digit: 0xFF10 + digit for digit in range(10)}
_MOST = 9999
"""Beyond which a number is written in digits; no list of a report is as long."""


def written(number: int, form: str) -> str:
    """A number, 0 to 9999, in a format by its name; in digits where the name is another."""
    return _FORMATS[form](number) if form in _FORMATS and number <= _MOST else f"{number}"


def _counted(number: int, digits: str = _DIGITS, units: str = "十百千") -> str:
    """二十一; 一百零五, and 十 without 一 before it where nothing else is."""
    found, gap = "", False
    for place, digit in zip(range(len(f"{number}") - 1, -1, -1), f"{number}", strict=True):
        if digit != "0":
            found += (digits[0] if gap else "") + digits[int(digit)]
            found += units[place - 1] if place else ""
        gap = digit == "0" and bool(found)
    bare = found[1:] if digits == _DIGITS and 10 <= number < 20 else found
    return bare or digits[0]


def _in_digits(number: int) -> str:
    return "".join("〇" if digit == "0" else _DIGITS[int(digit)] for digit in f"{number}")


def _of(signs: str) -> Callable[[int], str]:
    """One sign for each number from 1, digits beyond."""
    return lambda number: signs[number - 1] if 0 < number <= len(signs) else f"{number}"


def _sixty(number: int) -> str:
    return _STEMS[(number - 1) % 10] + _BRANCHES[(number - 1) % 12]


def _roman(number: int) -> str:
    found = ""
    for value, letters in _ROMAN:
        found += letters * (number // value)
        number %= value
    return found


def _letters(number: int) -> str:
    """The letters a, b, …, z, aa, bb, … in turn."""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1) if number else ""


_FORMATS: dict[str, Callable[[int], str]] = {
    **dict.fromkeys(
        "chineseCounting chineseCountingThousand taiwaneseCounting taiwaneseCountingThousand "
        "japaneseCounting".split(),
        _counted,
    ),
    **dict.fromkeys(
        "ideographDigital taiwaneseDigital japaneseDigitalTenThousand".split(), _in_digits
    ),
    "chineseLegalSimplified": lambda number: _counted(number, _LEGAL, "拾佰仟"),
    "ideographLegalTraditional": lambda number: _counted(number, _LEGAL_TRADITIONAL, "拾佰仟"),
    "ideographTraditional": _of(_STEMS),
    "ideographZodiac": _of(_BRANCHES),
    "ideographZodiacTraditional": _sixty,
    "decimalEnclosedCircle": _of(_CIRCLED),
    "decimalEnclosedCircleChinese": _of(_CIRCLED),
    "ideographEnclosedCircle": _of("㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉"),
    "decimalEnclosedFullstop": _of("⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"),
    "decimalEnclosedParen": _of("⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"),
    "decimalFullWidth": lambda number: f"{number}".translate(_FULL_WIDTH),
    "decimalFullWidth2": lambda number: f"{number}".translate(_FULL_WIDTH),
    "decimalZero": lambda number: f"{number:02}",
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
    "none": lambda _: "",
}
