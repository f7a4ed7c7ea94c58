"""The sign that parts the cells of a CSV file: Excel writes ; or tabs where others write commas."""

import csv
import io
import re

_SIGNS = ",;\t|"
_STATED = re.compile(r"sep=(.)\n", re.I)
_LOOKED_AT = 100_000
"""Characters by which it is told."""
_ROWS = 10


def delimiter(text: str, known: set[str]) -> tuple[str, str]:
    """The sign, and the text without a first line that states it.

    The one that makes most columns with names in `known`, then most rows as wide as the header;
    else a comma.
    """
    stated = _STATED.match(text)
    if stated:
        return stated.group(1), text[stated.end() :]
    scores = {sign: _score(text[:_LOOKED_AT], sign, known) for sign in _SIGNS}
    return max(_SIGNS, key=lambda sign: scores[sign]), text


def _score(text: str, sign: str, known: set[str]) -> tuple[int, int]:
    """Names that the columns have, and rows as wide as the first: of one column none."""
    rows = [row for row in csv.reader(io.StringIO(text, newline=""), delimiter=sign) if row]
    named = [sum(cell.strip().lower() in known for cell in row) for row in rows[:_ROWS]]
    head = rows[named.index(max(named))] if rows else []
    alike = sum(len(row) == len(head) for row in rows) if len(head) > 1 else 0
    return max(named, default=0), alike
