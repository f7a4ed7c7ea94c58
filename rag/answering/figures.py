"""Numbers in Chinese text: with their qualifier and unit, as they stand."""

import re
from dataclasses import dataclass

from rag.report import Span

_BEFORE = r"(?:约|近|超过|超|逾|达到|不低于|不少于|至少|高达)?"
_NUMBER = r"\d+(?:[.,]\d+)*"
_UNIT = (
    r"(?:余|多)?(?:\s?(?:万|亿|千|百)+)?(?:余|多)?(?:小时|分钟|个百分点|[%％‰]|(?:人|件|户|家|场|台|批|例|架)次|平方(?:公里|千米|米)|"
    r"立方米|公里|公顷|万亿|[个件次人项条部份家户场名位元亩吨篇岁天年月日倍成处座期类级届款轮站]?)?(?:余|多|以上|以下)?"
)
FIGURE = re.compile(_BEFORE + _NUMBER + _UNIT)
_DATE_UNIT = ("年", "月", "日", "届")


@dataclass(frozen=True)
class Figure:
    """A number as it stands in a text, with qualifier and unit, and where."""

    text: str
    span: Span

    @property
    def is_date(self) -> bool:
        """Whether it counts years, months, days or terms of office, not things."""
        return self.text.endswith(_DATE_UNIT)


def figures(text: str, offset: int = 0) -> list[Figure]:
    """Figures of `text` in order, their spans moved by `offset`."""
    found = (match for match in FIGURE.finditer(text))
    return [Figure(m.group(), Span(m.start() + offset, m.end() + offset)) for m in found]


def numbers(text: str) -> set[str]:
    """Bare numbers of a text, thousands separators left out."""
    return {number.replace(",", "").rstrip(".") for number in re.findall(_NUMBER, text)}
