"""One number of a text read: its value, its unit, its qualifiers, and what kind it is."""

import re
from dataclasses import replace
from decimal import Decimal

from rag.answering import ranks, units
from rag.answering.number_patterns import AFTER, LEADS_TO, TAIL
from rag.answering.number_record import (
    DATE,
    FIGURE,
    NAME,
    ORDINAL,
    PLACE,
    PLACE_FROM_END,
    RANK,
    Quantity,
)
from rag.answering.numerals import DIGITS, POWERS, bounds, english, fraction
from rag.report import Span

_LOOK_BACK = 24
"""Characters before a number that are looked at for what they say of it."""
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_MONTH, _MONTHLY = re.compile(rf"\s(?:{_MONTHS})\b"), re.compile(rf"\b(?:{_MONTHS})\s$")
_NAMED = re.compile(r"\s+[A-Za-z]|-[a-z]")
_MONEY = (("元", re.compile(r"(?:¥|RMB)\s*$|人民币$")), ("美元", re.compile(r"\$\s*$")))
_NEGATIVE = re.compile(r"(?:^|[^\w%‰）)”》.-]|[长速幅为是比达至到降])-$|负(?=$)|零下$")
_SITTING = re.compile(r"\s?(?:全体)?会议|\s?全[体会]")
_ONE_COUNTED = re.compile(r"[件项条部家户名场份宗例座所处篇个台](?:$|[，。；、,;）)\n])")
"""一 with its measure after what it counts: 条例一部，."""
_NOT_COUNTED = re.compile(r"[这那每某同另任唯统逐进更万单专首上下前后]$")
"""What stands before 一 that counts nothing, though a stop follows: 进一步，."""
_LOOSE = re.compile(f"[{DIGITS}]")
_PER = {"百": "%", "千": "‰", "万": "‱"}
_HALF = Decimal("0.5")


def read(plain: str, match: re.Match[str]) -> Quantity | None:
    """The number that `NUMBER` found in a half-width text; None where it counts nothing."""
    digits = Span(*match.span())
    if match["name"] or match["iso"]:
        kind = NAME if match["name"] else DATE
        return Quantity(Decimal(0), "", frozenset(), kind, digits, digits)
    if match["ordinal"] or match["first"] or match["placed"]:
        return _ordinal(plain, match, digits)
    if match["number"] or match["english"]:
        return _counted(plain, match)
    return _share(plain, match, digits)


def _ordinal(plain: str, match: re.Match[str], digits: Span) -> Quantity | None:
    none = frozenset[str]()
    if match["first"]:
        first = ranks.is_first(plain, digits.start)
        return Quantity(Decimal(1), PLACE, none, RANK, digits, digits) if first else None
    if match["placed"]:
        place = Decimal(ranks.value(match["placed"]))
        return Quantity(place, PLACE, none, RANK, digits, digits)
    found = bounds(re.sub(r"第\s?|st|nd|rd|th", "", match["ordinal"].lower()))
    if found is None:
        return None
    if not ranks.is_rank(plain, *digits):
        return Quantity(found[0], "", none, ORDINAL, digits, digits)
    last = plain[max(0, digits.start - 2) : digits.start] == "倒数"
    span = Span(digits.start, ranks.tail(plain, digits.end))
    return Quantity(found[0], PLACE_FROM_END if last else PLACE, none, RANK, span, digits)


def _share(plain: str, match: re.Match[str], digits: Span) -> Quantity | None:
    """A quantity whose unit is written before or in its number: 百分之五, 三分之二, 七成, 半数."""
    unit, found, extra = "%", None, frozenset[str]()
    if match["share"]:
        unit, found = _PER[match["per"]], bounds(match["share"])
        if found and match["to"] and (to := bounds(match["to"])):
            found = (found[0], to[0])
    elif match["under"]:
        over, under = bounds(match["over"]), bounds(match["under"])
        found = (over[0] / under[0] * 100, None) if over and under else None
    elif match["part"]:
        found = (Decimal(match["part"]) / Decimal(match["parts"]) * 100, None)
    elif match["fraction"]:
        found = (fraction(match["fraction"]) * 100, None)
    elif match["half"]:
        found = (Decimal(50), None)
        extra = units.qualifiers("超过" if match["half"].startswith("过") else "", "")
    elif low := bounds(match["tenths"]):
        part = bounds(match["hundredths"] or "零") or low
        found = (low[0] * 10 + part[0], low[1] * 10 if low[1] else None)
    if found is None:
        return None
    tail = AFTER.match(plain, digits.end)
    after = tail.group() if tail else ""
    start, before = _before(plain, digits.start)
    span = Span(start, digits.end + len(after))
    named = units.qualifiers(before, after) | extra
    return Quantity(found[0], unit, named, FIGURE, span, digits, found[1])


def _counted(plain: str, match: re.Match[str]) -> Quantity | None:
    """A number with what follows it; None for Chinese numerals that count nothing."""
    start, end = match.span()
    if led := ranks.top(plain, start, end):
        return _top(match, Span(start - led, ranks.tail(plain, end)))
    tail = TAIL.match(plain, end)
    assert tail is not None
    found = (english(match["english"]), None) if match["english"] else bounds(match["number"])
    start, named = _said_before(plain, match)
    if found is None or not _counts(plain, match, tail, named):
        return None
    extra = _HALF if "半" in {tail["inside"], tail["half"]} else 0
    times = POWERS.get((tail["power"] or "").strip().lower(), 1)
    tenth = 10 if (tail["unit"] or "").strip() == "成" else 1
    low, high = ((n + extra) * times * tenth if n is not None else None for n in found)
    assert low is not None
    inside = f"{tail['more'] or ''}{tail['inside'] or ''}{_more(match)}"
    named |= units.qualifiers("", f"{inside}{tail['after'] or ''}")
    span = Span(start, tail.end() if tail.group().strip() else end)
    digits = Span(match.start(), _last_digit(match))
    unit = _unit(plain, match, tail, span.end)
    loose = bool(_LOOSE.fullmatch(match.group())) and not (
        inside or extra or unit == "倍" or tail["after"] in {"多", "余"}
    )
    one = Quantity(low, unit, named, FIGURE, span, digits, high, loose)
    return _signed(plain, replace(one, kind=_kind(one, plain, match)))


def _top(match: re.Match[str], span: Span) -> Quantity | None:
    """One of the first: 前十 is at most the tenth."""
    found = (english(match["english"]), None) if match["english"] else bounds(match["number"])
    most = units.qualifiers("至多", "")
    return found and Quantity(found[0], PLACE, most, RANK, span, Span(*match.span()))


def _more(match: re.Match[str]) -> str:
    """多 or 余 inside the number: 十多万."""
    return "".join(re.findall("[多余]", match["number"] or ""))


def _last_digit(match: re.Match[str]) -> int:
    """Where a number ends without the power after it: 1760 of 1760万; one in words is whole."""
    number = match.group()
    return match.start() + (len(re.sub(r"[^\d]*$", "", number)) or len(number))


def _said_before(plain: str, match: re.Match[str]) -> tuple[int, frozenset[str]]:
    """Where the qualifiers before a number begin, and their classes; 上 of a power alone."""
    start, words = _before(plain, match.start())
    sign = plain[max(0, start - 1) : start]
    if not words and sign in units.ROUND and _is_power(match):
        return start - 1, units.ROUND[sign]
    return start, units.qualifiers(words, "")


def _is_power(match: re.Match[str]) -> bool:
    """Whether a numeral is a power alone: 百, 千万."""
    return bool(re.fullmatch("[百千万亿多余]+", match["number"] or ""))


def _counts(plain: str, match: re.Match[str], tail: re.Match[str], named: frozenset[str]) -> bool:
    """Whether a numeral is a number: in words, one with a unit, with 余 or 多, or a long one."""
    spoken, unit = match["number"] or "1", bool(tail["unit"])
    if spoken[0].isdecimal() or (not unit and LEADS_TO.match(plain, match.end())):
        return True
    if spoken == "一":
        return _is_one(plain, match, tail)
    if spoken == "几" or not spoken.strip("零〇"):
        return False
    if _is_power(match):
        said = named or (unit and _before(plain, match.start())[1])
        return bool(tail["more"] or (said and (unit or spoken[-1] in "万亿")))
    powers = set(spoken) & set("十百千万亿")
    more = tail["more"] == "余" or (tail["more"] == "多" and powers)
    whole = len(spoken) > 2 and (powers or "点" in spoken) and set(spoken) & set(f"{DIGITS}几数")
    return bool(unit or more or whole)


def _is_one(plain: str, match: re.Match[str], tail: re.Match[str]) -> bool:
    """Whether 一 counts: 一年多, 一倍, and with its measure after what it counts, 条例一部，."""
    if tail["unit"] == "倍" or tail["inside"] or tail["half"] or tail["after"] in {"多", "余"}:
        return True
    before = _NOT_COUNTED.search(plain, max(0, match.start() - 2), match.start())
    return not before and bool(_ONE_COUNTED.match(plain, match.end()))


def _unit(plain: str, match: re.Match[str], tail: re.Match[str], end: int) -> str:
    unit = re.sub("(?<=个)[多余半]", "", tail["unit"] or "").strip()
    if unit:
        return "%" if unit == "成" else units.canonical(unit)
    before = max(0, match.start() - _LOOK_BACK)
    money = (name for name, sign in _MONEY if sign.search(plain, before, match.start()))
    return next(money, units.ANY if _NAMED.match(plain, end) else "")


def _signed(plain: str, one: Quantity) -> Quantity:
    """The same below zero where a sign says so: 增长-3.2%."""
    start = max(0, one.span.start - 3)
    sign = _NEGATIVE.search(plain, start, one.span.start)
    if not sign or one.kind != FIGURE or one.unit == "" or one.high is not None:
        return one
    begin = one.span.start - (2 if sign.group() == "零下" else 1)
    return replace(one, value=-one.value, span=Span(begin, one.span.end))


def _kind(found: Quantity, plain: str, match: re.Match[str]) -> str:
    year = found.value == found.value.to_integral() and 1900 <= found.value <= 2100
    if found.unit in {"月", "日"} or (year and found.unit == "年"):
        return DATE
    if year and found.unit in {"", units.ANY} and match.group().isdecimal():
        return DATE
    near = max(0, found.digits.start - _LOOK_BACK)
    if _MONTH.match(plain, found.digits.end) or _MONTHLY.search(plain, near, found.digits.start):
        return DATE
    if found.unit == "届" or (found.unit in {"期", "级"} and not match.group()[0].isdecimal()):
        return ORDINAL
    before = plain[max(0, found.span.start - 12) : found.span.start]
    sitting = found.unit == "次" and "届" in before
    if sitting and (before.endswith("届") or _SITTING.match(plain, found.span.end)):
        return ORDINAL
    return FIGURE


def _before(plain: str, start: int) -> tuple[int, str]:
    """Where the qualifiers before a number begin, and their words."""
    match = units.BEFORE.search(plain, max(0, start - _LOOK_BACK), start)
    return (match.start(), match.group()) if match else (start, "")
