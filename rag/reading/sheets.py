"""The kinds of table: CSV, XLSX, JSON lines."""

import csv
import io
import json
from datetime import date, datetime
from typing import Any

from rag.errors import ReadingError
from rag.reading.archive import office
from rag.reading.extract import Extract
from rag.reading.table import Table, extracts, grid
from rag.reading.text import decode

_CELL_LIMIT = 10_000_000
_MOST_CELLS = 2_000_000


def read_csv(data: bytes, name: str, text_column: str) -> list[Extract]:
    """A report a row; blank lines are not rows."""
    csv.field_size_limit(_CELL_LIMIT)
    try:
        rows = list(csv.reader(io.StringIO(decode(data, name), newline=""), strict=True))
    except csv.Error as error:
        raise _damaged(name, f"{error}", "CSV", "Check the quoting.") from error
    filled = [row for row in rows if any(cell.strip() for cell in row)]
    return extracts([grid(filled, text_column)], name, text_column)


def read_jsonl(data: bytes, name: str, text_column: str) -> list[Extract]:
    """A report a line, numbered as the lines are; its keys are the columns."""
    lines = enumerate(decode(data, name).split("\n"), 1)
    objects = [(number, _object(line, number, name)) for number, line in lines if line.strip()]
    columns = list(dict.fromkeys(key for _, found in objects for key in found))
    rows = [(number, [_cell(found.get(key)) for key in columns]) for number, found in objects]
    return extracts([Table(columns, rows)], name, text_column)


def read_xlsx(data: bytes, name: str, text_column: str) -> list[Extract]:
    """A report a row, of every sheet that holds texts."""
    import openpyxl

    try:
        office(data, name)
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        tables = [grid(_filled(sheet, name), text_column, sheet.title) for sheet in book.worksheets]
    except ReadingError:
        raise
    except Exception as error:  # zip, XML and openpyxl each fail in ways of their own
        fault = "what no spreadsheet has"
        raise _damaged(name, fault, "a whole XLSX file", "Open it and save it again.") from error
    return extracts(tables, name, text_column)


def _filled(sheet: Any, name: str) -> list[list[str]]:
    """The rows of a sheet that are not blank; what it says of its own size may be wrong."""
    sheet.reset_dimensions()
    rows: list[list[str]] = []
    cells = 0
    for row in sheet.iter_rows(values_only=True):
        cells += len(row) + 1
        if cells > _MOST_CELLS:
            raise _damaged(
                name, "very many cells", f"{_MOST_CELLS:,} a sheet", "Keep the rows of reports."
            )
        if any(value is not None for value in row):
            rows.append([_cell(value) for value in row])
    return rows


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
