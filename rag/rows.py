"""Rows of tables in a text: cells parted by tabs, or by bars as Markdown has them."""

import re

_BARRED = re.compile(r"[ \t]*\|(?:[^|\n]*\|){2,}[ \t]*")
_MAY_BE = re.compile("[\t|]")
_LONGEST = 2_000
"""Characters of a row; what is longer is no table that people read."""


def is_row(line: str) -> bool:
    """Whether a line is a row with several cells."""
    return len(line) <= _LONGEST and ("\t" in line or bool(_BARRED.fullmatch(line)))


def has_row(text: str) -> bool:
    """Whether one of the lines of a text is a row."""
    return bool(_MAY_BE.search(text)) and any(map(is_row, text.split("\n")))


def cells(line: str) -> list[str]:
    """What stands between the tabs or bars of a row, white space and all; of another line itself.

    With a sign between them, and the bars around where it has some, they are the row again.
    """
    if not is_row(line):
        return [line]
    if not _BARRED.fullmatch(line):
        return line.split("\t")
    start, end = line.index("|") + 1, line.rindex("|")
    return line[start:end].split("|")


def first_cell(line: str) -> int:
    """Where the first cell of a row begins."""
    return line.index("|") + 1 if is_row(line) and _BARRED.fullmatch(line) else 0
