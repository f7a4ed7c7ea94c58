"""Pieces of text on the pages of a PDF, and which pages are pictures. Run by child.py.

A small PDF can swell without measure, and the library that reads it has no bounds.

A piece is a run of characters on one line without a wide gap: `[x0, y, x1, size, text]`, in
points from the upper left corner of the page; `y` is the base line.
"""

import io
import math
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import Any

MOST_PAGES = 3_000
MOST_CHARS = 100_000
"""Of a page; a page of a newspaper has a tenth of it."""
MOST_PIECES = 1_000_000
"""Of all pages; a thousand pages of a newspaper have a third of it."""
_GAP = 0.7
"""Of the size: a wider gap ends a piece; columns lie a character apart or more."""
_OVERLAP = 0.5
_SPACE = 0.2
"""Of the size: a gap that is a space between letters or digits."""
_RAISED = 0.35
_SAME_LINE = 0.15
_TWICE = 0.2
"""Of the size, and half of its width at most: the same character drawn again so near, to look bold
or to cast a shadow, counts once."""
_SMALL, _LEAST_RISE, _MOST_RISE = 0.8, 0.08, 0.8
"""Of the size of the characters beside them: digits no larger and so far off their base line stand
above or below it."""
_MARK = re.compile(r"[\[［〔【(（]?[\d,，、+–-]{1,7}[\]］〕】)）]?|[①-⑳]|[*＊†‡※]{1,3}")
_ABOVE = str.maketrans("0123456789+-–", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")
_BELOW = str.maketrans("0123456789+-–", "₀₁₂₃₄₅₆₇₈₉₊₋₋")
_LEANING = 0.05
_COVERED = 0.3
_OUTLINES = 200
"""Some programs draw every letter as a shape, and write no text."""


def read(data: bytes) -> dict[str, Any]:
    """`pages`, the pieces of each, and `pictures`, the numbers from 0 of those that are one.

    Raises `PermissionError` for a password, `OverflowError` for too many pages or characters.
    """
    from pdfminer.pdfdocument import PDFPasswordIncorrect

    try:
        found = list(_pages(data))
    except PDFPasswordIncorrect as error:
        raise PermissionError from error
    pictures = [number for number, (_, picture) in enumerate(found) if picture]
    return {"pages": [pieces for pieces, _ in found], "pictures": pictures}


def _pages(data: bytes) -> Iterator[tuple[list[list[Any]], bool]]:
    from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
    from pdfminer.pdfpage import PDFPage

    manager = PDFResourceManager()
    device = _device(manager)
    interpreter = PDFPageInterpreter(manager, device)
    count = 0
    for number, page in enumerate(PDFPage.get_pages(io.BytesIO(data))):
        if number == MOST_PAGES:
            raise OverflowError
        interpreter.process_page(page)
        _level(device.runs)
        pieces = [_rounded(run) for run in merged(device.runs)]
        count += len(pieces)
        if count > MOST_PIECES:
            raise OverflowError
        yield pieces, device.is_picture()


def _device(manager: Any) -> Any:
    """What pdfminer draws on: keeps upright characters, and how much is drawn besides."""
    from pdfminer.pdfdevice import PDFTextDevice
    from pdfminer.pdffont import PDFUnicodeNotDefined
    from pdfminer.utils import apply_matrix_rect

    class Device(PDFTextDevice):
        def begin_page(self, page: Any, ctm: Any) -> None:
            x0, y0, x1, y1 = apply_matrix_rect(ctm, page.mediabox)
            self.count = self.outlines = 0
            self.pictured = 0.0
            self.width, self.height = abs(x1 - x0), abs(y1 - y0)
            self.runs: list[list[Any]] = []
            self.seen: dict[tuple[Any, ...], list[tuple[float, float]]] = {}

        def begin_figure(self, *_: Any) -> None:
            self._tally()

        def paint_path(self, *_: Any) -> None:
            self.outlines += 1

        def render_image(self, *_: Any) -> None:
            a, b, c, d = self.ctm[:4] if self.ctm else (0, 0, 0, 0)
            self.pictured += abs(a * d - b * c)

        def is_picture(self) -> bool:
            """Whether pictures cover the page, or it holds enough lines to draw letters with."""
            covered = self.pictured >= _COVERED * self.width * self.height
            return covered or self.outlines >= _OUTLINES

        def render_char(
            self,
            matrix: Any,
            font: Any,
            size: float,
            scaling: float,
            rise: float,
            cid: int,
            *_: Any,
        ) -> float:
            self._tally()
            advance = float(font.char_width(cid) * size * scaling)
            try:
                text = font.to_unichr(cid)
            except PDFUnicodeNotDefined:
                text = "\ufffd"
            a, b, _, d, e, f = matrix
            upright = a > 0 and d > 0 and abs(b) <= _LEANING * a and not font.is_vertical()
            box = [e, self.height - f - d * rise, e + a * advance, d * size, text]
            if upright and self._on_page(box) and not self._twice(box):
                _append(self.runs, box)
            return advance

        def _tally(self) -> None:
            self.count += 1
            if self.count > MOST_CHARS:
                raise OverflowError

        def _on_page(self, box: list[Any]) -> bool:
            inside = box[2] >= 0 and box[0] <= self.width and 0 <= box[1] <= self.height
            return inside and all(map(math.isfinite, box[:4])) and box[3] > 0

        def _twice(self, box: list[Any]) -> bool:
            """Whether a character is the same as one that was drawn about there, as large."""
            x, y, end, size, text = box
            near = min(_TWICE * size, max((end - x) / 2, _LEANING * size))
            kind = (text, round(size, 1))
            column, row = int(x // near), int(y // near)
            for place in ((*kind, column + i, row + j) for i in (-1, 0, 1) for j in (-1, 0, 1)):
                for other_x, other_y in self.seen.get(place, ()):
                    if abs(x - other_x) < near and abs(y - other_y) < near:
                        return True
            self.seen.setdefault((*kind, column, row), []).append((x, y))
            return False

    return Device(manager)


def _append(runs: list[list[Any]], box: list[Any]) -> None:
    """Put a character onto the run that was drawn last, or begin another.

    Also after a gap that a small digit may be drawn into later.
    """
    near = bool(runs) and _continues(runs[-1], box, _RAISED, _SPACE)
    if near and not (_off_line(runs[-1], box) or _off_line(box, runs[-1])):
        _join(runs[-1], box)
    elif box[4].strip():
        runs.append(box)


def _continues(run: list[Any], box: list[Any], raised: float, most: float = _GAP) -> bool:
    size = max(run[3], box[3])
    gap = box[0] - run[2]
    return bool(abs(box[1] - run[1]) < raised * size and -_OVERLAP * size < gap < most * size)


def _join(run: list[Any], box: list[Any]) -> None:
    """Add to a run what stands right of it; a gap between letters or digits is a space."""
    left, right = run[4][-1:], box[4][:1]
    apart = box[0] - run[2] > _SPACE * box[3] and (left + right).isascii()
    space = " " if apart and (left + right).isalnum() else ""
    if box[4].strip():
        run[2] = max(run[2], box[2])
    run[4] += space + box[4]


def _off_line(small: list[Any], large: list[Any]) -> bool:
    """Whether something small stands above or below the base line of something beside it."""
    off = abs(small[1] - large[1])
    fits = _LEAST_RISE * large[3] <= off <= _MOST_RISE * large[3]
    return bool(fits and small[3] <= _SMALL * large[3])


def _level(runs: list[list[Any]]) -> None:
    """Put digits above or below a line into it, as the small digits that they are."""
    small = [run for run in runs if _MARK.fullmatch(run[4].strip())]
    if not small:
        return
    lines = sorted(runs, key=lambda run: run[1])
    levels = [run[1] for run in lines]
    most = _MOST_RISE * max(run[3] for run in runs)
    for run in small:
        first, last = bisect_left(levels, run[1] - most), bisect_right(levels, run[1] + most)
        beside = next((one for one in lines[first:last] if _beside(run, one)), None)
        if beside:
            how = _ABOVE if run[1] < beside[1] else _BELOW
            run[1], run[3], run[4] = beside[1], beside[3], run[4].translate(how)


def _beside(run: list[Any], line: list[Any]) -> bool:
    """Whether a run stands off the line of another one, at its end or its beginning."""
    gap = min(abs(run[0] - line[2]), abs(line[0] - run[2]))
    return _off_line(run, line) and gap < _OVERLAP * line[3]


def merged(runs: list[list[Any]], level: float = _SAME_LINE) -> list[list[Any]]:
    """Runs side by side on one base line as one, whatever the order they were drawn in.

    `level`, of the size: how far the base lines of one line may differ.
    """
    lines: list[list[list[Any]]] = []
    for run in sorted(runs, key=lambda run: run[1]):
        if lines and run[1] - lines[-1][-1][1] < level * run[3]:
            lines[-1].append(run)
        else:
            lines.append([run])
    merged: list[list[Any]] = []
    for line in lines:
        for number, run in enumerate(sorted(line, key=lambda run: run[0])):
            if number and _continues(merged[-1], run, 1):
                _join(merged[-1], run)
            else:
                merged.append(run)
    return merged


def _rounded(run: list[Any]) -> list[Any]:
    return [*(round(value, 1) for value in run[:4]), run[4].strip()]
