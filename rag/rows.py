"""Rows of tables in a text: cells parted by tabs, or by bars as Markdown has them."""

import re

_BARRED = re.compile(r"[ \t]*\|(?:[^|\n]*\|){2,}[ \t]*")
_ANY = re.compile(rf"\t|^{_BARRED.pattern}$", re.M)


def is_row(line: str) -> bool:
    """Whether a line is a row with several cells."""
    return "\t" in line or bool(_BARRED.fullmatch(line))


def has_row(text: str) -> bool:
    """Whether one of the lines of a text is a row."""
    return bool(_ANY.search(text))


def cells(line: str) -> list[str]:
    """What stands between the tabs or bars of a row, white space and all; of another line itself.

    With a sign between them, and the bars around where it has some, they are the row again.
    """
    if not _BARRED.fullmatch(line):
        return line.split("\t")
    start, end = line.index("|") + 1, line.rindex("|")
    return line[start:end].split("|")


def first_cell(line: str) -> int:
    """Where the first cell of a row begins."""
    return line.index("|") + 1 if _BARRED.fullmatch(line) else 0
