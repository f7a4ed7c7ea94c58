"""The columns of a page: where white strips part its text."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import pairwise
from statistics import median
from typing import NamedTuple

_CROSSING = 0.2
_MOST_STRIPS = 100
"""As many fit side by side on a page of text."""
_LEAST_PIECES = 3
_LEAST_CHARS = 8
"""In the middle line of a column; cells of a table are shorter."""
_GUTTER = 0.6


class Piece(NamedTuple):
    """Characters side by side: from `x0` to `x1` on the base line `y`, in points from the top."""

    x0: float
    y: float
    x1: float
    size: float
    text: str


def columns(pieces: list[Piece]) -> Iterator[list[Piece]]:
    """Parts of a page in reading order, each without columns.

    What crosses the gutter, a headline, parts the page: above it left before right, then itself.
    """
    gutter = _gutter(pieces)
    if gutter is None:
        yield pieces
        return
    bands: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: piece.y):
        crossing = piece.x0 < gutter < piece.x1
        if not bands or crossing != (bands[-1][0].x0 < gutter < bands[-1][0].x1):
            bands.append([])
        bands[-1].append(piece)
    for band in bands:
        if band[0].x0 < gutter < band[0].x1:
            yield band
        else:
            yield from columns([piece for piece in band if piece.x1 <= gutter])
            yield from columns([piece for piece in band if piece.x0 >= gutter])


def _gutter(pieces: list[Piece]) -> float | None:
    """The middle of the white strip between two columns that the fewest lines cross."""
    size = median(piece.size for piece in pieces) if pieces else 0
    ends = sorted({edge for piece in pieces for edge in (piece.x0, piece.x1)})
    strips = [(left, right) for left, right in pairwise(ends) if right - left >= _GUTTER * size]
    crossed = _crossings(pieces, [(left + right) / 2 for left, right in strips])
    parted = sorted(
        (count, left - right, (left + right) / 2)
        for count, (left, right) in zip(crossed, strips, strict=True)
    )
    fit = (x for count, _, x in parted[:_MOST_STRIPS] if _is_gutter(pieces, x, count))
    return next(fit, None)


def _crossings(pieces: list[Piece], places: list[float]) -> list[int]:
    """How many pieces cross each of `places`."""
    wide = [piece for piece in pieces if piece.x0 < piece.x1]
    begins, ends = sorted(piece.x0 for piece in wide), sorted(piece.x1 for piece in wide)
    return [bisect_left(begins, x) - bisect_right(ends, x) for x in places]


def _is_gutter(pieces: list[Piece], x: float, crossed: int) -> bool:
    sides = ([p for p in pieces if p.x1 <= x], [p for p in pieces if p.x0 >= x])
    return crossed <= _CROSSING * len(pieces) and all(
        len(side) >= _LEAST_PIECES and median(len(p.text) for p in side) >= _LEAST_CHARS
        for side in sides
    )
