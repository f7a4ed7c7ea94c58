"""CSV: one report a row, its text in the column with the longest cells."""

import csv
import io
from pathlib import Path

from rag.errors import ReadingError
from rag.reading.text import decode

_CELL_LIMIT = 10_000_000
_LEAST_CHARS = 200
_TITLES = ("title", "标题", "名称", "报告名称", "题目")


def read_csv(path: Path) -> list[str]:
    """One text a row; a title column (title, 标题, …) stands as the first line of its text.

    A row too short to be a report has an empty text and keeps its number. The text column is the
    one with the most characters; a first row whose cells are all short is the header.
    """
    csv.field_size_limit(_CELL_LIMIT)
    try:
        rows = list(csv.reader(io.StringIO(decode(path.read_bytes(), path.name)), strict=True))
    except csv.Error as error:
        raise _unreadable(path, str(error)) from error
    rows = [row for row in rows if any(cell.strip() for cell in row)]
    if not rows or max(len(cell.strip()) for row in rows for cell in row) < _LEAST_CHARS:
        raise _unreadable(path, "no column of full text")
    column = _text_column(rows)
    title = next((i for i, name in enumerate(rows[0]) if name.strip().lower() in _TITLES), None)
    body = rows if _full(rows[0], column) else rows[1:]
    texts = [_text(row, column, title) if _full(row, column) else "" for row in body]
    if not any(texts):
        raise _unreadable(path, "no column of full text")
    return texts


def _text_column(rows: list[list[str]]) -> int:
    width = max(map(len, rows))
    return max(range(width), key=lambda i: sum(len(row[i].strip()) for row in rows if i < len(row)))


def _full(row: list[str], column: int) -> bool:
    return column < len(row) and len(row[column].strip()) >= _LEAST_CHARS


def _text(row: list[str], column: int, title: int | None) -> str:
    heading = row[title].strip() if title is not None and title < len(row) else ""
    text = row[column].replace("\r\n", "\n").replace("\r", "\n")
    return f"{heading}\n{text}" if heading and heading not in text else text


def _unreadable(path: Path, fault: str) -> ReadingError:
    return ReadingError(
        f"{path.name} with {fault}",
        f"CSV in UTF-8 or GB18030 with a report's text of {_LEAST_CHARS} characters or more a row",
        "Check the quoting and the columns.",
    )
