"""Quantities in Chinese and English text: value, unit, qualifiers, and where they stand."""

import functools
import re
from collections.abc import Iterator
from dataclasses import replace

from index.characters import places, unified, visible
from rag.answering.cells import Cell, stated_units
from rag.answering.number_patterns import NUMBER, RANGE
from rag.answering.number_reader import read
from rag.answering.number_record import DATE, FIGURE, NAME, ORDINAL, RANK, Quantity, placed
from rag.answering.numerals import value
from rag.answering.units import ANY
from rag.report import Span
from rag.rows import has_row

__all__ = ["DATE", "FIGURE", "NAME", "ORDINAL", "RANK", "Quantity", "quantities", "written_out"]

_HALF = str.maketrans(
    "０１２３４５６７８９₀₁₂₃₄₅₆₇₈₉％．－～＋％　／−‐―\u00a0\u2009\u202f",
    "01234567890123456789%.-~+% /--—   ",
)
"""Full-width forms, digits below the line, kinds of dashes and spaces, one character for one, so
that places stay."""
_WIDE_THOUSANDS = re.compile(r"(?<![０-９])[０-９]{1,3}(?:，[０-９]{3})+(?![０-９])")
_INDENT = 24
"""White space at the head of a line that is looked over for a list number."""
_LISTED, _LIST_MARK = re.compile(r"(?:^|\n)\s*$"), re.compile(r"[.、．)）](?!\d)")
_MARKS = {"[]", "［］", "()", "（）"}
_FROM = re.compile(r"(?:[由从自]|\bfrom\s+)$", re.I)
_POWER = re.compile(r"(?<=[\d一二两三四五六七八九])\s?([十百千]?(?:万亿|[万亿])|[百千])")
_OWN_POWER = re.compile("[十百千万亿]")


@functools.lru_cache(maxsize=2048)
def quantities(text: str) -> tuple[Quantity, ...]:
    """All quantities of a text in order; list numbers, note marks and set phrases are none.

    The two ends of a range are one quantity. A figure alone in a cell of a table has the unit that
    its headers state. The work grows as the text does.
    """
    seen = visible(unified(text))
    found = _quantities(seen)
    if has_row(seen):
        held = {cell.span.end: cell for cell in stated_units(seen, _is_unit)}
        found = [_in_cell(one, seen, held.get(one.span.end)) for one in found]
    return tuple(found if len(seen) == len(text) else placed(found, places(text)))


def written_out(text: str) -> str:
    """A text with the units of a table's figures written behind them: 7.04 as 7.04亿元."""
    if not has_row(text):
        return text
    for one in reversed(quantities(text)):
        text = text[: one.span.end] + one.apart + text[one.span.end :]
    return text


def _in_cell(one: Quantity, text: str, cell: Cell | None) -> Quantity:
    """A quantity with the unit that stands apart from it where it is alone in its cell."""
    if cell is None:
        return one
    (whole,) = _quantities(text[slice(*cell.span)] + cell.unit)
    return replace(whole, span=cell.span, digits=one.digits, apart=cell.unit)


def _is_unit(words: str) -> bool:
    found = [(one.kind, bool(one.unit), one.span.end) for one in _quantities(f"1{words}")]
    return found == [(FIGURE, True, len(words) + 1)]


def _quantities(text: str) -> list[Quantity]:
    """Those of a text without unseen signs, each as it stands by itself."""
    plain = _halfwidth(text)
    found: list[Quantity] = []
    for one in _scanned(plain):
        if found and _between(found[-1], one, plain):
            found[-1:] = _joined(found[-1], one, plain)
        else:
            found.append(one)
    return found


def _halfwidth(text: str) -> str:
    """A text with full-width figures, signs and spaces as half-width ones, as long as before."""
    wide = _WIDE_THOUSANDS.sub(lambda number: number.group().replace("，", ","), text)
    return wide.translate(_HALF)


def _scanned(plain: str) -> Iterator[Quantity]:
    """The quantities of a half-width text one by one, the two ends of a range each by itself."""
    at = 0
    while match := NUMBER.search(plain, at):
        at = match.end()
        if match["phrase"] or _aside(plain, match):
            continue
        one = read(plain, match)
        if one:
            at = max(at, one.span.end)
            yield one


def _aside(plain: str, match: re.Match[str]) -> bool:
    """Whether figures are a list's number, (3) or 3. at the head of a line, or a note mark [12]."""
    number, start, end = match["number"], *match.span()
    if not (number and number.isascii()):
        return False
    if plain[max(0, start - 1) : start] + plain[end : end + 1] in _MARKS and len(number) < 4:
        return True
    return (
        "." not in number
        and bool(_LIST_MARK.match(plain, end))
        and bool(_LISTED.search(plain, max(0, start - _INDENT), start))
    )


def _between(first: Quantity, second: Quantity, plain: str) -> bool:
    """Whether only the sign of a range stands between; 从5%到6% is a rise and no range."""
    if not RANGE.fullmatch(plain, first.span.end, second.digits.start):
        return False
    return not _FROM.search(plain, max(0, first.span.start - 5), first.span.start)


def _joined(first: Quantity, second: Quantity, plain: str) -> list[Quantity]:
    """5%—6% or 3至5个 as one quantity, 1至8月 as two dates; else the two as they are.

    A number without a unit is what the other one is: 2000 of 2000—2100件 is no year.
    """
    bare = first.unit in {"", ANY} and first.kind in {FIGURE, DATE}
    if bare and second.kind == DATE:
        return [replace(first, kind=DATE), second]
    counts = second.kind == FIGURE and (bare or first.kind == FIGURE)
    one_unit = (bare or first.unit == second.unit) and (first.high, second.high) == (None, None)
    if not (counts and one_unit):
        return [first, second]
    low = first.value * (_scale(first, second, plain) if bare else 1)
    span = Span(first.span.start, second.span.end)
    digits = Span(first.digits.start, second.digits.end)
    named = first.qualifiers | second.qualifiers
    return [Quantity(low, second.unit, named, FIGURE, span, digits, second.value)]


def _scale(first: Quantity, second: Quantity, plain: str) -> int:
    """The power that a range writes once, at its end: 5—6万, 三至五百."""
    if "成" in plain[second.digits.start : second.span.end]:
        return 10
    power = _POWER.search(plain, second.digits.end - 1, second.span.end)
    if power is None or _OWN_POWER.search(plain, *first.span):
        return 1
    scale = int(value(power.group(1)))
    return scale if first.value * scale <= second.value else 1
