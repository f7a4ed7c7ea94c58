"""A quantity: a number as a text states it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from rag.report import Span

FIGURE, DATE, ORDINAL, RANK, NAME = "figure", "date", "ordinal", "rank", "name"
PLACE, PLACE_FROM_END = "位次", "倒数位次"
"""The units of a rank."""


@dataclass(frozen=True)
class Quantity:
    """A number as a text states it."""

    value: Decimal
    unit: str
    """Canonical (units.canonical); empty for a bare number, `*` for things named in English."""
    qualifiers: frozenset[str]
    kind: str
    """`figure`; `date` (a year, month or day); `rank` (全国第3); `ordinal`; `name`, which has no
    value: 5G, 1+5."""
    span: Span
    """With qualifiers and unit."""
    digits: Span
    """The number alone, without the power after it."""
    high: Decimal | None = None
    """Upper end of a range, or the most that a vague number may be: 5 of 三五件."""
    loose: bool = False
    """One to nine in words, as often a manner of speaking as a count: 两个, 三项."""
    apart: str = ""
    """The unit's own words where they stand elsewhere: in the header of a table."""

    def text(self, source: str) -> str:
        """Its own characters in the text that it was found in, a unit from elsewhere after them."""
        return source[self.span.start : self.span.end] + self.apart


def placed(found: Sequence[Quantity], seen: Sequence[int]) -> list[Quantity]:
    """Quantities of a text without unseen signs, where they stand in the one with them.

    `seen`: the offsets of the signs that are seen.
    """

    def moved(span: Span) -> Span:
        return Span(seen[span.start], seen[span.end - 1] + 1)

    return [replace(one, span=moved(one.span), digits=moved(one.digits)) for one in found]
