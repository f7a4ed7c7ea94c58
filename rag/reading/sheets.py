"""The kinds of table: CSV, XLSX, JSON lines."""

import csv
import io
import json
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence, Sized
from datetime import date, datetime
from typing import Any, TypeVar

from rag.errors import ReadingError
from rag.reading.archive import office
from rag.reading.delimiter import delimiter
from rag.reading.extract import Extract
from rag.reading.merges import fill
from rag.reading.stated import KNOWN
from rag.reading.table import Table, extracts, grid
from rag.reading.text import decode

Row = TypeVar("Row", bound=Sized)
_CELL_LIMIT = 10_000_000
_MOST_CELLS, _MOST_SPANNED = 2_000_000, 50_000_000
"""Cells that hold something, and all; a format in the last column of a row makes the row long."""


def read_csv(data: bytes, name: str, text_column: str) -> list[Extract]:
    """A report a row; blank lines are not rows."""
    csv.field_size_limit(_CELL_LIMIT)
    sign, text = delimiter(decode(data, name), {*KNOWN, text_column.lower()})
    try:
        cells = csv.reader(io.StringIO(text, newline=""), delimiter=sign, strict=True)
        rows = [row for row in _bounded(cells, name) if any(cell.strip() for cell in row)]
    except csv.Error as error:
        raise _damaged(name, f"{error}", "CSV", "Check the quoting.") from error
    return extracts([grid(rows, text_column)], name, text_column)


def read_jsonl(data: bytes, name: str, text_column: str) -> list[Extract]:
    """A report a line, numbered as the lines are; its keys are the columns."""
    lines = enumerate(decode(data, name).split("\n"), 1)
    found = ((number, _object(line, number, name)) for number, line in lines if line.strip())
    objects = dict(_bounded(found, name))
    columns = list(dict.fromkeys(key for keys in objects.values() for key in keys))
    cells = ([_cell(keys.get(column)) for column in columns] for keys in objects.values())
    rows = list(zip(objects, _bounded(cells, name), strict=True))
    return extracts([Table(columns, rows)], name, text_column)


def read_xlsx(data: bytes, name: str, text_column: str) -> list[Extract]:
    """A report a row, of every sheet that holds texts."""
    try:
        office(data, name)
        tables = [grid(rows, text_column, title) for title, rows in _sheets(data, name)]
    except ReadingError:
        raise
    except Exception as error:  # zip, XML and openpyxl each fail in ways of their own
        fault = "what no spreadsheet has"
        raise _damaged(name, fault, "a whole XLSX file", "Open it and save it again.") from error
    return extracts(tables, name, text_column)


def _sheets(data: bytes, name: str) -> Iterator[tuple[str, list[list[str]]]]:
    """Names and rows of the sheets; openpyxl's warnings tell of styles and other finery."""
    import openpyxl

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        for sheet in book.worksheets:
            yield sheet.title, _filled(book, sheet, name)


def _filled(book: Any, sheet: Any, name: str) -> list[list[str]]:
    """The rows of a sheet that are not blank; what it says of its own size may be wrong."""
    sheet.reset_dimensions()
    every = enumerate(_within(sheet.iter_rows(values_only=True), name), 1)
    cells = ((number, [_cell(value) for value in row[: _end(row)]]) for number, row in every)
    filled = ((number, row) for number, row in cells if row)
    rows = dict(_bounded(filled, name, lambda one: len(one[1])))
    with book._archive.open(sheet._worksheet_path) as written:  # read-only sheets tell no merges
        fill(rows, written.read())
    return list(rows.values())


def _end(row: Sequence[Any]) -> int:
    """How many cells of a row there are up to the last that holds something."""
    return next((at for at in range(len(row), 0, -1) if row[at - 1] is not None), 0)


def _within(rows: Iterable[Sequence[Any]], name: str) -> Iterator[Sequence[Any]]:
    """The rows, as long as they do not span too much, empty cells counted."""
    spanned = 0
    for row in rows:
        spanned += len(row) + 1
        if spanned > _MOST_SPANNED:
            raise _too_many(name)
        yield row


def _bounded(rows: Iterable[Row], name: str, size: Callable[[Row], int] = len) -> Iterator[Row]:
    """The rows, as long as they have no more cells than are allowed."""
    cells = 0
    for row in rows:
        cells += size(row) + 1
        if cells > _MOST_CELLS:
            raise _too_many(name)
        yield row


def _too_many(name: str) -> ReadingError:
    allowed = f"{_MOST_CELLS:,} a table"
    return _damaged(name, "very many cells", allowed, "Keep the rows of reports.")


def _object(line: str, number: int, name: str) -> dict[str, Any]:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise _damaged(
            name, f"a line {number} that is no JSON object", "one object a line", "Mend that line."
        )
    return found


def _cell(value: Any) -> str:
    """A cell's words; a whole number without its point, a day as ISO date, a list as nothing."""
    if isinstance(value, datetime | date):
        return value.isoformat()[:10]
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value) if isinstance(value, str | int | float) else ""


def _damaged(name: str, fault: str, allowed: str, do: str) -> ReadingError:
    return ReadingError(f"{name} with {fault}", allowed, do)
