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
_SLACK, _SLACK_BOTH = 4, 12
"""Characters before a line's start that may be equal by chance: the stop of the line before, or
where both copies begin lines then, its last words (共5项。)."""
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
    edges = _edges(text)
    found = []
    for pair in _pairs(body):
        first, second, size = _from_line(edges, at, body, pair)
        copies = [Span(at[i], at[i + size - 1] + 1) for i in (first, second)]
        if size >= _LEAST_INSIDE or all(_over_lines(text, edges, copy) for copy in copies):
            ends = len(body) - (second + size) <= _LAST
            found.append(_misplaced(edges, copies[0], copies[1], ends))
    return found


def _any_twice(body: str) -> bool:
    """Whether any shingle stands twice; most texts have none."""
    count = max(len(body) - _SHINGLE + 1, 0)
    return len({body[i : i + _SHINGLE] for i in range(count)}) < count


def _edges(text: str) -> tuple[set[int], set[int]]:
    """Where the words of lines begin, and where they end."""
    lines = [(found.start(), found.group()) for found in re.finditer("[^\n]+", text)]
    begins = {at + len(line) - len(line.lstrip()) for at, line in lines}
    return begins, {at + len(line.rstrip()) for at, line in lines}


def _from_line(
    edges: tuple[set[int], set[int]], at: list[int], body: str, pair: tuple[int, int, int]
) -> tuple[int, int, int]:
    """The pair from where one of its copies begins a line, if that is near its start."""
    first, second, size = pair
    for shift in range(min(_SLACK_BOTH, size)):
        begins = [at[i + shift] in edges[0] for i in (first, second)]
        if all(begins) or (any(begins) and shift < _SLACK):
            return first + shift, second + shift, _common(body, first + shift, second + shift)
    return pair


def _over_lines(text: str, edges: tuple[set[int], set[int]], span: Span) -> bool:
    """Whether a copy is whole lines, or runs over the end of one."""
    begins, ends = edges
    return "\n" in text[span.start : span.end] or (span.start in begins and span.end in ends)


def _pairs(body: str) -> Iterator[tuple[int, int, int]]:
    """`(first, second, size)` of the longest repeats that do not overlap, by their second copy."""
    seen: dict[int, int] = {}  # by hash, a third of the memory; what is equal is compared below
    second = 0
    while second + _SHINGLE <= len(body):
        first = seen.setdefault(hash(body[second : second + _SHINGLE]), second)
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


def _misplaced(edges: tuple[set[int], set[int]], first: Span, second: Span, ends: bool) -> Span:
    begins = [copy.start in edges[0] for copy in (first, second)]
    if begins[0] != begins[1]:
        return second if begins[0] else first
    return first if ends and not begins[0] else second
