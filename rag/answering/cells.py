"""Figures in rows of a table: their units, as the headers, the row or the line above state them."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from rag.reading.tables import CAPTION, FIGURE
from rag.report import Span
from rag.retrieval.years import years
from rag.rows import cells, first_cell, is_row

_BRACKETED = re.compile(r"[（(](?:单位[:：])?([^（()）]{1,8})[)）]\s*$|([%％‰])\s*$")
_NUMBER = re.compile(r"[+\-−]?\d[\d,.]*")
_UNIT_COLUMN = re.compile(r"(?:计量)?单\s*位")
_OTHER = re.compile(r"序号|年份|年度|名次|位次|排名|[增比占幅率]|序$|No\.?$", re.I)
"""In the header of a column whose figures have another unit than the row: a share, a rank."""

_HEADERS = 3
_PLANNED = re.compile("目标|预期|计划|安排|任务")


@dataclass(frozen=True)
class Cell:
    """A figure alone in its cell, and the unit that stands elsewhere."""

    span: Span
    unit: str


def stated_units(text: str, is_unit: Callable[[str], bool]) -> Iterator[Cell]:
    """The bare figures in the rows of a text whose unit is stated."""
    caption, start = "", 0
    headers: list[list[str]] = []
    lines = text.split("\n")
    for number, line in enumerate(lines, 1):
        row = cells(line)
        last = number == len(lines) or not is_row(lines[number])
        if len(row) > 1 and any(_is_figure(cell, last) for cell in row):
            yield from _of_row(start + first_cell(line), row, headers, caption, is_unit)
        elif len(row) > 1:
            headers = [*headers[-_HEADERS:], row]
        else:
            stated = CAPTION.fullmatch(line.strip())
            caption, headers = stated.group(1) if stated else "", []
        start += len(line) + 1


def _is_figure(cell: str, last: bool) -> bool:
    """Whether a cell has a figure; in the last row of a table a year is one: 2024 of something."""
    core = cell.strip()
    return bool(FIGURE.fullmatch(core) or (last and _NUMBER.fullmatch(core)))


def _of_row(
    start: int,
    row: Sequence[str],
    headers: Sequence[Sequence[str]],
    caption: str,
    is_unit: Callable[[str], bool],
) -> Iterator[Cell]:
    same = [names for names in headers if len(names) == len(row)][::-1]
    own = [row[i] for names in same for i, name in enumerate(names) if _is_unit_column(name)]
    labels: list[str] = []
    for column, cell in enumerate(row):
        core = cell.strip()
        if _NUMBER.fullmatch(core):
            begins = start + cell.index(core)
            stated = _units([names[column] for names in same], [*own[:1], *labels[:2], caption])
            unit = next((unit for unit in stated if is_unit(unit)), "")
            if unit:
                yield Cell(Span(begins, begins + len(core)), unit)
        elif not FIGURE.fullmatch(core):
            labels = [_stated(core), *labels[:1]]
        start += len(cell) + 1


def _is_unit_column(name: str) -> bool:
    return bool(_UNIT_COLUMN.fullmatch(name.strip()))


def _units(above: Sequence[str], beside: Sequence[str]) -> Iterator[str]:
    """What may be the unit of a cell, the surest first: its column's, its row's, its table's."""
    yield from map(_stated, above)
    if not any(_OTHER.search(name) for name in above):
        yield from (unit.strip() for unit in beside)


def _stated(name: str) -> str:
    """The unit in a header or at the head of a row: 税收收入（亿元）, 增速%."""
    found = _BRACKETED.search(name)
    return (found[1] or found[2]) if found else ""


def headed(text: str, span: Span) -> tuple[str, str]:
    """The head of the row and the headers of the column that a cell stands under; else empty."""
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    line = text[start : end if end >= 0 else len(text)]
    row, offset = cells(line), start + first_cell(line)
    ends = list(accumulate(len(cell) + 1 for cell in row))
    column = next((at for at, stop in enumerate(ends) if span.start < offset + stop), 0)
    names = [line[column] for line in _above(text[:start], len(row))]
    labels = [cell for cell in row[:column] if not FIGURE.fullmatch(cell.strip())]
    return " ".join(" ".join(labels).split()), " ".join(" ".join(names).split())


def timely(text: str, span: Span, asked: Sequence[int]) -> bool:
    """Whether a cell is of a year asked, in a table with columns of several years.

    Where it has none of those asked, of the latest that its headers do not call a target.
    """
    start = text.rfind("\n", 0, span.start) + 1
    _, own = headed(text, span)
    width = len(cells(text[start:].split("\n", 1)[0]))
    names = [name for line in _above(text[:start], width) for name in line]
    told = {year for name in names for year in years(name)}
    over = {year for name in names if not _PLANNED.search(name) for year in years(name)}
    wanted = told & {*asked} or {max(over or told, default=0)}
    return len(told) < 2 or not years(own) or bool(wanted & {*years(own)})


def _above(text: str, width: int) -> list[list[str]]:
    """The rows of a text that are as wide, of those with several cells."""
    rows = [cells(line) for line in text.split("\n")]
    return [row for row in rows if len(row) == width > 1]
