"""The order in which pages are read: columns, lines, paragraphs; heads and feet left out."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from rag.reading.columns import Piece, columns

_EDGE = 0.12
"""Share of a page's height, above and below, in which heads and feet stand."""
_REPEATED = 1 / 3
_BAND = 16
"""Points; two of the same head lie nearer than half of it."""
_PAGE_NUMBER = re.compile(r"[-—–－·•~第共页\s/]*\d{1,4}(?:[-—–－·•~第共页\s/]+(?:\d{1,4})?)*")
_SHORT = 2.0
_INDENT = 1.0
_INDENTS = 0.05
"""Share of lines that are indented where paragraphs are told by it."""
_OTHER_SIZE = 0.1
_CELL = 1.5
_LEAST_FULL = 10
_LONG = 0.6
_SAID = re.compile("[，,；;：:]")
_CONTINUES = re.compile("[，。、；：！？）》”’」』】%％…]")
"""What no line begins with but one that goes on."""
_NOTE = re.compile(
    r"[①-⑳㉑-㉟㊱-㊿⁰¹²³⁴-⁹*＊※]|[\[［〔【]注?\d{1,3}[\]］〕】]|注\d{0,3}\s*[:：]|\d{1,2}\s*[.．、](?!\d)"
)
"""What a footnote begins with."""
_APART = 1.4
"""Of the usual step from line to line: a line with a mark so far down begins a footnote."""
_SENTENCE_END = re.compile(r"[。！？!?]['\"”’」』）)\]】]*$")


class Line(NamedTuple):
    """A line of a column, and the column's edges."""

    page: int
    piece: Piece
    left: float
    right: float
    step: float
    """Distance from the line above it in the column, 1 for the usual one; 0 for the first."""


@dataclass(frozen=True)
class Paragraph:
    """A paragraph's text; `pages` are the places in it where a page begins, and its number."""

    text: str
    page: int
    breaks: tuple[tuple[int, int], ...] = ()


def paragraphs(pages: Sequence[Sequence[Piece]]) -> list[Paragraph]:
    """Paragraphs in reading order, across columns and pages; pages count from 0."""
    lines = [
        line
        for number, pieces in enumerate(_without_edges(pages))
        for block in columns(list(pieces))
        for line in _lines(number, block)
    ]
    indents = sum(map(_is_indented, lines)) >= _INDENTS * len(lines)
    found: list[list[Line]] = []
    for before, line in pairwise([None, *lines]):
        noted = before and line and _is_note(found[-1][0]) and line.page > before.page
        if before and line and not noted and _goes_on(before, line, indents):
            found[-1].append(line)
        elif line:
            found.append([line])
    return [_joined(group) for group in found]


def _without_edges(pages: Sequence[Sequence[Piece]]) -> Iterator[list[Piece]]:
    """Pieces of each page but page numbers and what stands at the same edge of many pages."""
    height = max((piece.y for page in pages for piece in page), default=0)
    counts = Counter(key for page in pages for key in {k for piece in page for k in _keys(piece)})
    least = max(2, _REPEATED * len(pages))
    for page in pages:
        yield [
            piece
            for piece in page
            if not _is_edge(piece, height, max(counts[key] for key in _keys(piece)) >= least)
        ]


def _keys(piece: Piece) -> tuple[tuple[str, int], ...]:
    """Its words, any number for a number, and its height on the page in two overlapping bands.

    Two pieces within half a band share one: scanned pages lie a little higher or lower.
    """
    words = re.sub(r"\d+", "#", "".join(piece.text.split()))
    return (words, 2 * int(piece.y // _BAND)), (words, 2 * int(piece.y / _BAND + 0.5) + 1)


def _is_edge(piece: Piece, height: float, repeated: bool) -> bool:
    at_edge = not _EDGE * height < piece.y < (1 - _EDGE) * height
    return at_edge and (repeated or bool(_PAGE_NUMBER.fullmatch(piece.text)))


def _lines(page: int, pieces: list[Piece]) -> Iterator[Line]:
    """Lines from above, the cells of a row in one; with the edges of those of the usual size."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: piece.y):
        if rows and piece.y - rows[-1][0].y < piece.size / 2:
            rows[-1].append(piece)
        else:
            rows.append([piece])
    whole = [_row(sorted(row)) for row in rows]
    usual = Counter(piece.size for piece in whole).most_common(1)
    body = [piece for piece in whole if piece.size == usual[0][0]]
    left = min((piece.x0 for piece in body), default=0)
    right = _right(body)
    steps = [after.y - before.y for before, after in pairwise(whole)]
    step = median(steps) if steps else 0
    for piece, below in zip(whole, (0, *steps), strict=False):
        yield Line(page, piece, left, right, below / step if step else 0)


def _row(cells: list[Piece]) -> Piece:
    text = cells[0].text
    for before, cell in pairwise(cells):
        wide = cell.x0 - before.x1 >= _CELL * cell.size
        text += ("\t" if wide else " ") + cell.text
    size = max(cell.size for cell in cells)
    return Piece(cells[0].x0, cells[0].y, max(cell.x1 for cell in cells), size, text)


def _right(lines: list[Piece]) -> float:
    """The farthest edge where two lines end; where no two agree, the farthest end."""
    ends = sorted((piece.x1 for piece in lines), reverse=True)
    near = lines[0].size / 2 if lines else 0
    shared = (far for far, end in pairwise(ends) if far - end < near)
    return next(shared, max(ends, default=0))


def _goes_on(before: Line, line: Line, indents: bool) -> bool:
    """Whether a line goes on with the paragraph of the one before it.

    That one is full, or long and in the middle of saying something; the line is neither indented
    nor of another size. A sentence's end ends the paragraph, save where others are by `indents`.
    """
    above, piece = before.piece, line.piece
    if _is_note(line):
        return False
    other = abs(piece.size - above.size) > _OTHER_SIZE * above.size
    if other or _is_indented(line) or "\t" in above.text + piece.text:
        return bool(_CONTINUES.match(piece.text)) and not other
    if _SENTENCE_END.search(above.text):
        return indents and before.right - above.x1 < above.size
    return bool(_CONTINUES.match(piece.text)) or _is_full(before)


def _is_note(line: Line) -> bool:
    """Whether a line begins a footnote: with a mark, and apart from what is above it."""
    return line.step >= _APART and bool(_NOTE.match(line.piece.text))


def _is_indented(line: Line) -> bool:
    return line.piece.x0 - line.left > _INDENT * line.piece.size


def _is_full(line: Line) -> bool:
    white = line.right - line.piece.x1
    if len(line.piece.text) < _LEAST_FULL:
        return False
    long = white < (1 - _LONG) * (line.right - line.left)
    return white < _SHORT * line.piece.size or (long and bool(_SAID.search(line.piece.text)))


def _joined(lines: list[Line]) -> Paragraph:
    text = ""
    breaks = []
    page = lines[0].page
    for line in lines:
        words = line.piece.text
        edge = text[-1:] + words[:1]
        apart = edge.isascii() and edge.isalnum() and not edge.isdigit()  # a number may be torn
        text += " " if apart and len(edge) == 2 else ""
        if line.page > page:
            page = line.page
            breaks.append((len(text), page))
        text += words
    return Paragraph(text, lines[0].page, tuple(breaks))
