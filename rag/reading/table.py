"""Tables: one report a row, its text in one column, title, place, year and date in others."""

from dataclasses import dataclass

from rag.errors import ReadingError
from rag.reading.extract import Extract
from rag.reading.stated import KNOWN, TEXTS, stated

_LEAST_CHARS = 200
"""Of a cell that is guessed to be a report's text."""
_HEAD_ROWS = 10


@dataclass(frozen=True)
class Table:
    """Named columns and numbered rows; a row may be shorter than the columns."""

    columns: list[str]
    rows: list[tuple[int, list[str]]]
    sheet: str = ""


def grid(rows: list[list[str]], text_column: str, sheet: str = "") -> Table:
    """A table of plain rows: the header found among the first, or columns named by number.

    The header is the first row above the first text that names a known column; the first row
    where none does. Where the first row already holds a text, there is no header.
    """
    body = next((i for i, row in enumerate(rows) if any(map(_is_text, row))), _HEAD_ROWS)
    names = {text_column.lower()} if text_column else KNOWN
    heads = [i for i, row in enumerate(rows[:body]) if names & {_plain(cell) for cell in row}]
    width = max(map(len, rows), default=0)
    if body == 0:
        return Table([f"{i}" for i in range(1, width + 1)], list(enumerate(rows, 1)), sheet)
    head = heads[0] if heads else 0
    columns = rows[head] if rows else []
    named = columns + [f"{i}" for i in range(len(columns) + 1, width + 1)]
    return Table(named, list(enumerate(rows[head + 1 :], 1)), sheet)


def extracts(tables: list[Table], name: str, text_column: str) -> list[Extract]:
    """One text a row, a title column's cell as its first line; rows without a text left out.

    The text column is the one that is named; else, of the columns with a cell of full text, those
    called 正文, content and so on first, the one with the most characters.
    """
    chosen = [(table, _text_column(table, text_column)) for table in tables]
    holding = [(table, column) for table, column in chosen if column is not None]
    found = [
        _extract(table, number, row, column, len(holding) > 1)
        for table, column in holding
        for number, row in table.rows
        if column < len(row) and _holds(row[column], text_column)
    ]
    if not found:
        raise _textless(name, tables, text_column)
    return found


def _text_column(table: Table, text_column: str) -> int | None:
    names = [_plain(column) for column in table.columns]
    if text_column:
        return names.index(text_column.lower()) if text_column.lower() in names else None
    sizes = [_chars(table, column) for column in range(len(names))]
    most = max(range(len(names)), key=lambda i: sizes[i], default=None)
    named = [i for i, name in enumerate(names) if name in TEXTS and _any_text(table, i)]
    column = max(named, key=lambda i: sizes[i], default=most)
    return column if column is not None and _any_text(table, column) else None


def _chars(table: Table, column: int) -> int:
    return sum(len(row[column].strip()) for _, row in table.rows if column < len(row))


def _any_text(table: Table, column: int) -> bool:
    return any(column < len(row) and _is_text(row[column]) for _, row in table.rows)


def _is_text(cell: str) -> bool:
    return len(cell.strip()) >= _LEAST_CHARS


def _holds(cell: str, text_column: str) -> bool:
    """Whether a cell is a text: a long one; in a column that was named, any that is not blank."""
    return bool(cell.strip()) if text_column else _is_text(cell)


def _extract(table: Table, number: int, row: list[str], column: int, sheets: bool) -> Extract:
    cells = {_plain(name): cell for name, cell in zip(table.columns, row, strict=False)}
    said = stated(cells)
    text = row[column].replace("\r\n", "\n").replace("\r", "\n")
    if said.title and said.title not in text:
        text = f"{said.title}\n{text}"
    several = f"{number}" if len(table.rows) > 1 else ""
    part = f"{table.sheet}!{number}" if sheets else several
    return Extract(text, row=number, part=part, stated=said)


def _plain(name: str) -> str:
    return name.strip().lower()


def _textless(name: str, tables: list[Table], text_column: str) -> ReadingError:
    columns = [column for table in tables for column in table.columns if column.strip()]
    listed = "、".join(column[:20] for column in columns[:20])
    wanted = f"no text in a column named {text_column}" if text_column else "no column of full text"
    return ReadingError(
        f"{name} with {wanted} (columns: {listed or 'none'})",
        f"a column that is named, or one with texts of {_LEAST_CHARS} characters or more",
        "Check the columns, or name the one that holds the text with --text-column.",
    )
