"""Whether a figure meets a threshold that a question sets: yes, no, or not to be told."""

from dataclasses import dataclass
from decimal import Decimal

from rag.answering.conversion import comparable, in_base
from rag.answering.numbers import FIGURE, Quantity, quantities
from rag.answering.units import ANY
from rag.retrieval.threshold import ABOUT, EQUAL, LEAST, MOST, OVER, WITHIN, Threshold

_ABOUT = Decimal("0.05")
"""Share by which a figure given as about so much may be off."""
_MORE = ("余", "多")


@dataclass(frozen=True)
class _Range:
    """What a figure may be: from `low` to `high`, None where it is open-ended."""

    low: Decimal | None
    high: Decimal | None
    over: bool = False
    """Whether it is more than `low`, not `low` itself."""
    under: bool = False
    """Whether it is less than `high`."""

    def negative(self) -> "_Range":
        """The same below zero: a fall by 3 % is a growth of -3 %."""
        low = None if self.high is None else -self.high
        return _Range(low, None if self.low is None else -self.low, self.under, self.over)


def meets(limit: Threshold, figure: Quantity, words: str, fell: bool = False) -> bool | None:
    """Whether `figure`, written as `words`, meets `limit`; None where that is not to be told.

    `fell`: whether the figure is a fall where a growth is asked for.
    """
    asked = next((one for one in quantities(limit.number) if one.kind == FIGURE), None)
    if asked is None or not (asked.unit in {"", ANY} or comparable(asked, figure)):
        return None
    bound = in_base(asked.value, asked.unit)
    own = _range(figure, words).negative() if fell else _range(figure, words)
    if limit.relation == WITHIN and asked.high is not None:
        low, high = _above(own, bound, False), _above(own, in_base(asked.high, asked.unit), True)
        return False if low is False or high is True else (None if None in {low, high} else True)
    if limit.relation == ABOUT:
        return _near(own, bound)
    if limit.relation == EQUAL:
        return _equal(own, bound)
    if limit.relation in {OVER, MOST}:
        found = _above(own, bound, strictly=True)
        return found if limit.relation == OVER or found is None else not found
    found = _above(own, bound, strictly=False)
    return found if limit.relation == LEAST or found is None else not found


def _above(own: _Range, bound: Decimal, strictly: bool) -> bool | None:
    """Whether all of a range is above a bound, True, or none of it, False."""
    if own.low is not None and (
        own.low > bound or (own.low == bound and (own.over or not strictly))
    ):
        return True
    if own.high is not None and (
        own.high < bound or (own.high == bound and (own.under or strictly))
    ):
        return False
    return None


def _near(own: _Range, bound: Decimal) -> bool | None:
    """Whether a figure is about so much: all of it within `_ABOUT` of that."""
    if own.low is None or own.high is None:
        return None
    low, high = sorted((bound * (1 - _ABOUT), bound * (1 + _ABOUT)))
    return low <= own.low and own.high <= high


def _equal(own: _Range, bound: Decimal) -> bool | None:
    if own.low == own.high == bound:
        return True
    below = own.high is not None and (own.high < bound or (own.high == bound and own.under))
    above = own.low is not None and (own.low > bound or (own.low == bound and own.over))
    return False if below or above else None


def _range(figure: Quantity, words: str) -> _Range:
    low = in_base(figure.value, figure.unit)
    high = in_base(figure.high, figure.unit) if figure.high is not None else low
    classes = {one for several in figure.qualifiers for one in several.split()}
    if "about" in classes:
        return _Range(low * (1 - _ABOUT), high * (1 + _ABOUT))
    if "over" in classes and any(mark in words for mark in _MORE):
        return _Range(low, low + _step(low), "least" not in classes, True)
    if classes & {"over", "least"}:
        return _Range(low, None, "least" not in classes)
    if classes & {"under", "most"}:
        return _Range(None, high, under="most" not in classes)
    return _Range(low, high)


def _step(value: Decimal) -> Decimal:
    """One of the last digit that is not zero: 100 of 1200, since 1200余 is less than 1300."""
    whole = value.normalize()
    exponent = whole.as_tuple().exponent
    return Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
