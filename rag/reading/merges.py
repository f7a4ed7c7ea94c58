"""Merged cells of a sheet: its first cell holds for all of them."""

import re
from bisect import bisect_left, bisect_right

_MERGED = re.compile(
    rb"<(?:\w+:)?mergeCell\s[^>]{0,200}?ref\s*=\s*[\"']([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"
)
_MOST = 200_000
"""Cells that are filled; a small file may merge a million rows."""
_LONGEST = 200
"""Characters of a cell that is filled in; a longer one is a text, and stands there once."""


def fill(rows: dict[int, list[str]], sheet: bytes) -> None:
    """Give the cells of `rows`, by their numbers from 1 upwards, what the sheet's XML merges."""
    numbers = list(rows)
    width = max(map(len, rows.values()), default=0)
    left = _MOST
    for found in _MERGED.finditer(sheet):
        columns = range(_column(found[1]), min(_column(found[3]) + 1, width))
        head = rows.get(int(found[2]), [])
        text = head[columns.start] if columns.start < len(head) else ""
        first, last = bisect_left(numbers, int(found[2])), bisect_right(numbers, int(found[4]))
        if not text or len(text) >= _LONGEST:
            continue
        for number in numbers[first:last]:
            left -= len(columns)
            if left < 0:
                return
            _write(rows[number], columns, text)


def _write(row: list[str], columns: range, text: str) -> None:
    """Put a text into the cells of a row that are empty."""
    row += [""] * (columns.stop - len(row))
    for column in columns:
        row[column] = row[column] or text


def _column(letters: bytes) -> int:
    """Number of a column from 0: A, …, Z, AA."""
    number = 0
    for letter in letters:
        number = 26 * number + letter - ord("A") + 1
    return number - 1
