"""Tables with merged cells, written out: each row has the words of all cells that cover it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_MOST_ACROSS = 200
"""Columns of a merged cell that are written out; no table has as many."""
_MOST_AGAIN = 200_000
"""Cells and characters written in one table from which no more are written again: a small file may
state millions of rows a cell."""


@dataclass(frozen=True)
class Cell:
    """A cell as a file has it, once."""

    text: str
    across: int = 1
    """Columns that it covers."""
    down: int = 1
    """Rows that it covers."""
    above: bool = False
    """Whether it goes on with the cell above it."""


def spread(rows: Iterable[Iterable[Cell]]) -> Iterator[list[str]]:
    """The words of each row's columns; a cell alone in its row stands there once."""
    last: dict[int, tuple[str, int]] = {}
    written = 0
    for row in rows:
        cells = list(row)
        line: list[tuple[str, int]] = []
        for cell in cells:
            line += _covering(last, len(line))
            text = last.get(len(line), ("", 0))[0] if cell.above else cell.text
            alone = (len(cells) == 1 and not line) or written > _MOST_AGAIN
            across = 1 if alone else max(1, min(cell.across, _MOST_ACROSS))
            line += [(text, cell.down)] * across
        line += _covering(last, len(line))
        words = [text for text, _ in line]
        written += sum(map(len, words)) + len(words)
        last = dict(enumerate(line)) if written <= _MOST_AGAIN else {}
        yield words


def _covering(last: dict[int, tuple[str, int]], column: int) -> list[tuple[str, int]]:
    """The cells of the row above that cover this one too, from a column on, without a gap."""
    found = []
    while last.get(column, ("", 0))[1] > 1:
        text, down = last[column]
        found.append((text, down - 1))
        column += 1
    return found
