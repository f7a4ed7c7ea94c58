"""Tables in a report's text: the headers and the unit that stand above a row and belong to it."""

import re
from collections.abc import Sequence

from index.characters import unified, visible
from rag.reading.lines import Block
from rag.report import Span
from rag.rows import cells, is_row

FIGURE = re.compile(r"(?!(?:19|20)\d\d(?:年.{0,4})?$)[+\-−±约超近]{0,2}\d[\d,.，]*\s*[^\d\s]{0,5}")
"""A cell with a figure; a year is the name of a column."""
CAPTION = re.compile(r"[^。；\t]{0,40}单\s*位\s*[:：]\s*([^，。；\s）)]{1,8})\s*[）)]?")
"""A line above a table that states the unit of its figures."""
_MOST = 3
"""Rows of headers."""
_LONGEST = 400


def heads(blocks: Sequence[Block], text: str) -> dict[int, tuple[Span, ...]]:
    """Start of a row -> the header rows of its table and the line with its unit, ends of lines in.

    Rows of headers themselves and rows of tables without any have none.
    """
    found: dict[int, tuple[Span, ...]] = {}
    first = 0
    while first < len(blocks):
        last = first
        while last < len(blocks) and is_row(blocks[last].text):
            last += 1
        if first == last:
            first += 1
            continue
        body = first + _headers(blocks[first:last])
        above = _caption(blocks[first].start, text)
        spans = (*above, *(span for block in blocks[first:body] for span in _line(block, text)))
        if body < last and spans and sum(end - start for start, end in spans) <= _LONGEST:
            found |= {block.start: spans for block in blocks[body:last]}
        first = last
    return found


def _headers(rows: Sequence[Block]) -> int:
    """How many rows are headers: those without a figure above one with some."""
    bare = [not _has_figure(row.text) for row in rows]
    count = next((at for at, is_bare in enumerate(bare) if not is_bare), 0)
    return count if count <= _MOST else 0


def _has_figure(row: str) -> bool:
    return any(FIGURE.fullmatch(cell.strip()) for cell in cells(row))


def _caption(start: int, text: str) -> tuple[Span, ...]:
    """The line above a table where it states a unit."""
    end = start
    while end and text[end - 1].isspace():
        end -= 1
    begin = text.rfind("\n", 0, end) + 1
    stated = CAPTION.fullmatch(visible(unified(text[begin:end])).strip())
    return (Span(begin, text.find("\n", end) + 1),) if stated else ()


def _line(block: Block, text: str) -> tuple[Span, ...]:
    """The spans of a block with the end of its line."""
    *others, (start, _) = block.spans
    return (*others, Span(start, text.find("\n", block.end) + 1))
