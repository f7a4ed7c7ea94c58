"""Quantities in Chinese and English text: value, unit, qualifiers, and where they stand."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from rag.answering import units
from rag.answering.numerals import CHINESE, DIGITS, ENGLISH, POWERS, chinese, english
from rag.report import Span

FIGURE, DATE, ORDINAL, NAME = "figure", "date", "ordinal", "name"

_HALF = str.maketrans("０１２３４５６７８９％．－～＋％　／", "0123456789%.-~+% /")
"""Full-width forms, one character for one, so that places stay."""
_WIDE_THOUSANDS = re.compile(r"(?<![０-９])[０-９]{1,3}(?:，[０-９]{3})+(?![０-９])")
_MULTIPLES = {
    "万亿": 10**12,
    "千万": 10**7,
    "百万": 10**6,
    "十万": 10**5,
    "亿": 10**8,
    "万": 10**4,
    "千": 10**3,
    "百": 10**2,
}
_ARABIC = (
    r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d{1,3}(?: \d{3})+(?!\d)|"
    r"\d+ ?\. ?\d{1,2}(?= ?[%‰万亿个])|\d+(?:\.\d+)?"
)
_POWER = "|".join(POWERS)
_MULTIPLE = (
    rf"(?P<multiple> ?(?:{'|'.join(_MULTIPLES)})(?!个百分点|[克瓦米]|分[之点])|\s+(?:{_POWER})\b)?"
)
_REST = rf"(?P<more>余|多|几)?{_MULTIPLE}(?P<more2>余|多)?"
_UNIT = rf"(?P<unit> ?(?:{units.UNIT})|\s*-?\b(?:{units.ENGLISH_UNIT})\b)?"
_NUMBER = re.compile(
    rf"(?P<ordinal>第\s?(?:{_ARABIC}|{CHINESE})|\b\d+(?:st|nd|rd|th)\b)"
    rf"|(?P<name>(?<![A-Za-z])[A-Za-z]{{1,2}}\d[\d.]*|[A-Za-z]+-\d+|(?<![\d.])\d+(?:[+·]\w+)+|"
    rf"(?<![\d.])\d+(?:\.\d+)?(?!km|kWh|mu|tons?)[A-Za-z]+|(?<![\d.])\d+(?=号))"
    rf"|(?P<iso>(?<!\d)\d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}(?!\d))"
    rf"|百分之(?P<percent>{CHINESE}|{_ARABIC})|千分之(?P<permille>{CHINESE}|{_ARABIC})"
    rf"|(?P<under>[二三四五六七八九十]+)分之(?P<over>{CHINESE})"
    r"|(?P<tenths>[一二两三四五六七八九])成(?P<hundredths>[一二三四五六七八九])?"
    r"(?![为立果功长效员本就都绩熟品交套群片型因书语事家])"
    rf"|(?P<arabic>{_ARABIC})|(?P<chinese>{CHINESE})|(?P<english>{ENGLISH})",
    re.I,
)
_TAIL = re.compile(_REST + _UNIT + rf"(?:\s?(?P<after>{units.AFTER}))?", re.I)
_AFTER = re.compile(rf"\s?(?:{units.AFTER})", re.I)
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_MONTH, _MONTHLY = re.compile(rf"\s(?:{_MONTHS})\b"), re.compile(rf"\b(?:{_MONTHS})\s$")
_LISTED = re.compile(r"(?:^|\n)\s*$")
_RANGE = re.compile(r"\s?(?:—+|–|-|~|至|到|\bto\b)\s?")
_IDIOMS = re.compile(
    r"十分(?![之钟])|万分|千家万户|[三五四]位一体|三天两头|千方百计|百家争|百年(?!来)|十年树|"
    r"一[^万千百十亿零成倍半]|[两几]会|百花"
)
_MALFORMED = re.compile(
    rf"[十百千万亿].*[{DIGITS[1:]}]{{2}}|[{DIGITS[2:]}]{{2}}.*[十百千万亿]|^[{DIGITS[1:]}]{{2,3}}$"
)
"""Digits side by side among powers, or two or three alone, are a name or 三五 (a few): 十四五."""
_SITTING = re.compile(r"\s?(?:全体)?会议")


@dataclass(frozen=True)
class Quantity:
    """A number as a text states it."""

    value: Decimal
    unit: str
    """Canonical (units.canonical); empty for a bare number, `*` for things named in English."""
    qualifiers: frozenset[str]
    kind: str
    """`figure`; `date` (a year, month or day); `ordinal`; `name`, which has no value: 5G, 1+5."""
    span: Span
    """With qualifiers and unit."""
    digits: Span
    """The number alone."""
    high: Decimal | None = None
    """Upper end of a range."""

    def text(self, source: str) -> str:
        """Its own characters in the text that it was found in."""
        return source[self.span.start : self.span.end]


def quantities(text: str) -> list[Quantity]:
    """All quantities of a text in order; list numbers, note marks and idioms are none."""
    plain = _WIDE_THOUSANDS.sub(lambda wide: wide.group().replace("，", ","), text).translate(_HALF)
    found: list[Quantity] = []
    for one in _scanned(plain):
        if found and (joined := _range(found[-1], one, plain)):
            found[-1] = joined
        else:
            found.append(one)
    return found


def _scanned(plain: str) -> Iterator[Quantity]:
    at = 0
    while match := _NUMBER.search(plain, at):
        at = match.end()
        if _aside(plain, match):
            continue
        one = _read(plain, match)
        if one:
            at = max(at, one.span.end)
            yield one


def _aside(plain: str, match: re.Match[str]) -> bool:
    """Whether digits are a list's number, (3) or 3. at the head of a line, or a note mark [12]."""
    before, after = plain[: match.start()], plain[match.end() : match.end() + 2]
    if match["chinese"]:
        return bool(_IDIOMS.match(plain, match.start()))
    if not match["arabic"]:
        return False
    bracketed = before[-1:] in {"[", "［"} and after[:1] in {"]", "］"}
    listed = _LISTED.search(before) and re.match(r"[.、．)）](?!\d)", after)
    return bracketed or bool(listed and "." not in match["arabic"])


def _read(plain: str, match: re.Match[str]) -> Quantity | None:
    digits = Span(match.start(), match.end())
    if match["name"] or match["iso"]:
        kind = NAME if match["name"] else DATE
        return Quantity(Decimal(0), "", frozenset(), kind, digits, digits)
    if match["ordinal"]:
        number = re.sub(r"第\s?|st|nd|rd|th", "", match["ordinal"])
        return Quantity(_value(number), "", frozenset(), ORDINAL, digits, digits)
    for name, unit in (("percent", "%"), ("permille", "‰")):
        if match[name]:
            return _whole(plain, digits, _value(match[name]), unit)
    if match["under"]:
        share = chinese(match["over"]) / chinese(match["under"])
        return _whole(plain, digits, share, "share")
    if match["tenths"]:
        tenths = chinese(match["tenths"]) * 10 + chinese(match["hundredths"] or "零")
        return _whole(plain, digits, tenths, "%")
    return _counted(plain, match)


def _whole(plain: str, digits: Span, value: Decimal, unit: str) -> Quantity:
    """A quantity whose unit is written before or in its number."""
    tail = _AFTER.match(plain, digits.end)
    after = tail.group() if tail else ""
    start, before = _before(plain, digits.start)
    span = Span(start, digits.end + len(after))
    return Quantity(value, unit, units.qualifiers(before, after), FIGURE, span, digits)


def _counted(plain: str, match: re.Match[str]) -> Quantity | None:
    """A number with what follows it; None for Chinese numerals that count nothing."""
    tail = _TAIL.match(plain, match.end())
    assert tail is not None
    unit, multiple = (tail["unit"] or "").strip(), (tail["multiple"] or "").strip()
    more = f"{tail['more'] or ''}{tail['more2'] or ''}"
    spoken = match["chinese"]
    if spoken and not _counts(spoken, unit, more):
        return None
    value = _value(match.group()) * (_MULTIPLES.get(multiple) or POWERS.get(multiple.lower(), 1))
    start, before = _before(plain, match.start())
    after = more + (tail["after"] or "")
    end = tail.end() if (unit or multiple or after) else match.end()
    bare = not unit and re.match(r"\s+[A-Za-z]|-[a-z]", plain[end:])
    if not unit and re.search(r"(?:¥|RMB)\s*$|人民币$", plain[: match.start()]):
        unit, bare = "元", None
    elif re.search(r"\$\s*$", plain[: match.start()]):
        unit, bare = "美元", None
    named = units.ANY if bare else units.canonical(unit)
    digits, span = Span(match.start(), match.end()), Span(start, end)
    found = Quantity(value, named, units.qualifiers(before, after), FIGURE, span, digits)
    return replace(found, kind=_kind(found, plain, match))


def _counts(spoken: str, unit: str, more: str) -> bool:
    """Whether a Chinese numeral is a number: a unit, 余 or 多 follows, or it is a long one."""
    if not re.search("[^百千万亿零〇]", spoken) or _MALFORMED.search(spoken):
        return False
    return bool(unit or more == "余" or (len(spoken) > 2 and re.search("[十百千万亿]", spoken)))


def _kind(found: Quantity, plain: str, match: re.Match[str]) -> str:
    year = found.value == found.value.to_integral() and 1900 <= found.value <= 2100
    if found.unit in {"月", "日"} or (year and found.unit == "年"):
        return DATE
    if year and found.unit in {"", units.ANY} and match["arabic"] and len(match["arabic"]) == 4:
        return DATE
    if _MONTH.match(plain, found.digits.end) or _MONTHLY.search(plain, 0, found.digits.start):
        return DATE
    if found.unit == "届":
        return ORDINAL
    sitting = found.unit == "次" and _SITTING.match(plain, found.span.end)
    if sitting and "届" in plain[max(0, found.span.start - 12) : found.span.start]:
        return ORDINAL
    return FIGURE


def _before(plain: str, start: int) -> tuple[int, str]:
    """Where the qualifiers before a number begin, and their words."""
    match = units.BEFORE.search(plain, max(0, start - 24), start)
    return (match.start(), match.group()) if match else (start, "")


def _value(number: str) -> Decimal:
    digits = re.sub("[, ]", "", number)
    if re.fullmatch(r"\d+(?:\.\d+)?", digits):
        return Decimal(digits)
    return chinese(number) if re.fullmatch(CHINESE, number) else english(number)


def _range(first: Quantity, second: Quantity, plain: str) -> Quantity | None:
    """5%—6% or 3至5个 as one quantity; None where two quantities are no range."""
    between = plain[first.span.end : second.digits.start]
    if not (_RANGE.fullmatch(between) and first.kind == second.kind == FIGURE):
        return None
    if first.high is not None or (first.unit not in {"", second.unit}):
        return None
    low = first.value
    if not first.unit and second.value >= 10**4 > low and low * 10**4 <= second.value:
        low *= _scale(second)
    joined = first.qualifiers | second.qualifiers
    span = Span(first.span.start, second.span.end)
    digits = Span(first.digits.start, second.digits.end)
    return Quantity(low, second.unit, joined, FIGURE, span, digits, second.value)


def _scale(second: Quantity) -> int:
    """The multiple that a range writes once, at its end: 5—6万."""
    return 10**8 if second.value >= 10**8 else 10**4
