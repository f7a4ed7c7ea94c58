"""A text with its numerals in words written in digits, for patterns that look for figures."""

import functools
import re

from rag.answering.numbers import FIGURE, Quantity, quantities
from rag.answering.units import BY_THE_PIECE

_PARTED = re.compile(rf"个([多余半])(?={BY_THE_PIECE})")
"""个多月, whose 多 says more of the number: 4个多月 is 4多个月."""
_OF_HUNDRED = re.compile("分之|[成半]")


@functools.lru_cache(maxsize=2048)
def in_digits(text: str) -> str:
    """二十三所 as 23所, 百分之九十六点二 as 96.2%, 三五座 as 3—5座; loose numbers stay: 两个."""
    parts, at = [], 0
    for one in quantities(text):
        if one.kind == FIGURE and not one.loose and not text[one.digits.start].isdecimal():
            parts += [text[at : one.digits.start], _written(one, text)]
            at = one.digits.end
    return _PARTED.sub(r"\1个", "".join((*parts, text[at:])))


def _written(one: Quantity, text: str) -> str:
    ends = [f"{round(end, 2).normalize():f}" for end in (one.value, one.high) if end is not None]
    own = bool(_OF_HUNDRED.search(text, *one.digits))
    return "—".join(ends) + (one.unit if own else "")
