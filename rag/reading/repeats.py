"""Stretches of a text that stand in it twice: pasted again, or carried over by a torn page."""

import re
from collections.abc import Iterator

from rag.reading.lines import BLANK, squeezed
from rag.report import Span

_SHINGLE = 40
_LEAST = 40
_LEAST_INSIDE = 150
"""Characters, white space aside, of a repeat made of whole lines or over the end of one, and of
one inside a line: formulas that reports repeat are shorter, the longest seen has 147."""
_SIGNS = 20
"""Different characters in a stretch of prose at the least."""
_SLACK = 4
"""Characters before a line's start that may be equal by chance: the stop of the line before."""
_LAST = 120
"""What may follow a copy that ends the report: an advertisement, a footer."""


def repeated(text: str) -> list[Span]:
    """Of every two copies of a stretch that is long enough, the one that is out of place.

    A copy that begins in the middle of a line is out of place where the other begins one. Where
    neither does, the one that ends the report is in place; else the first.
    """
    body = squeezed(text)
    if not _any_twice(body):
        return []
    at = [found.start() for found in re.finditer(rf"[^{BLANK}]", text)]
    found = []
    for pair in _pairs(body):
        first, second, size = _from_line(text, at, body, pair)
        copies = [Span(at[i], at[i + size - 1] + 1) for i in (first, second)]
        if size >= _LEAST_INSIDE or all(_over_lines(text, copy) for copy in copies):
            ends = len(body) - (second + size) <= _LAST
            found.append(_misplaced(text, copies[0], copies[1], ends))
    return found


def _any_twice(body: str) -> bool:
    """Whether any shingle stands twice; most texts have none."""
    count = max(len(body) - _SHINGLE + 1, 0)
    return len({body[i : i + _SHINGLE] for i in range(count)}) < count


def _from_line(
    text: str, at: list[int], body: str, pair: tuple[int, int, int]
) -> tuple[int, int, int]:
    """The pair from where one of its copies begins a line, if that is near its start."""
    first, second, size = pair
    for shift in range(min(_SLACK, size)):
        if any(_begins_line(text, at[i + shift]) for i in (first, second)):
            return first + shift, second + shift, _common(body, first + shift, second + shift)
    return pair


def _over_lines(text: str, span: Span) -> bool:
    """Whether a copy is whole lines, or runs over the end of one."""
    ends = text[span.end :].split("\n", 1)[0].strip()
    return "\n" in text[span.start : span.end] or (_begins_line(text, span.start) and not ends)


def _pairs(body: str) -> Iterator[tuple[int, int, int]]:
    """`(first, second, size)` of the longest repeats that do not overlap, by their second copy."""
    seen: dict[str, int] = {}
    second = 0
    while second + _SHINGLE <= len(body):
        first = seen.setdefault(body[second : second + _SHINGLE], second)
        size = _common(body, first, second) if first < second else 0
        if size >= _LEAST and len(set(body[second : second + size])) >= _SIGNS:
            yield first, second, size
        second += size if size >= _LEAST else 1


def _common(body: str, first: int, second: int) -> int:
    """How many characters from `first` and from `second` on are equal; they do not overlap."""
    size = 0
    longest = min(second - first, len(body) - second)
    while size < longest and body[first + size] == body[second + size]:
        size += 1
    return size


def _misplaced(text: str, first: Span, second: Span, ends: bool) -> Span:
    begins = [_begins_line(text, copy.start) for copy in (first, second)]
    if begins[0] != begins[1]:
        return second if begins[0] else first
    return first if ends and not begins[0] else second


def _begins_line(text: str, at: int) -> bool:
    return not text[text.rfind("\n", 0, at) + 1 : at].strip()
