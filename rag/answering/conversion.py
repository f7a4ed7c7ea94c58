"""Units that reports write for one another, and what one of them is of the other."""

from decimal import Decimal

from rag.answering.numbers import Quantity

_BASES = {
    "斤": {"吨": "2000", "公斤": "2", "担": "100", "克": "0.002"},
    "亩": {"公顷": "15", "平方公里": "1500"},
    "米": {"公里": "1000", "海里": "1852", "厘米": "0.01", "毫米": "0.001"},
    "千瓦": {"兆瓦": "1000", "吉瓦": "1000000"},
    "千瓦时": {"度": "1"},
    "%": {"‰": "0.1", "成": "10", "share": "100"},
    "个百分点": {"个基点": "0.01"},
    "分钟": {"小时": "60", "秒": "0.016667"},
    "名": {"人": "1", "位": "1"},
}
"""Unit -> others and how many of it each is; 1 for what says the same."""
_TO = {unit: (base, Decimal(of)) for base, units in _BASES.items() for unit, of in units.items()}


_COUNTS = ("个", "件", "项", "条", "部", "家", "份", "方面")
"""Measure words that reports write for one another."""


def base_unit(unit: str) -> str:
    """The unit that a canonical one is converted to: 斤 of 吨; others stay as they are."""
    return _TO.get(unit, (unit, Decimal(1)))[0]


def in_base(value: Decimal, unit: str) -> Decimal:
    """A value of `unit` in its base unit: 3 吨 are 6000 斤."""
    return value * _TO.get(unit, (unit, Decimal(1)))[1]


def family(unit: str) -> str:
    """A unit in its base, or the first of those that reports exchange: 件, 项 and 方面 are 个."""
    plain = unit.removesuffix("次") or unit
    return _COUNTS[0] if plain in _COUNTS else base_unit(plain if plain in _TO else unit)


def comparable(one: Quantity, other: Quantity) -> bool:
    """Whether two quantities are of one unit, or of units that convert into one another."""
    return family(one.unit) == family(other.unit)
