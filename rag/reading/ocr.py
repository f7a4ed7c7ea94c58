"""Pages that are pictures: their lines recognised, as pieces like those of a text layer."""

import importlib.util
import math
import unicodedata
from collections.abc import Sequence
from pathlib import Path
from statistics import fmean, median
from typing import Any

from rag.reading import child
from rag.reading.columns import Piece
from rag.reading.pdf_worker import merged

EXTRA = 'pip install "yinju[ocr]"'
MOST_PAGES = 300
"""Of a document, recognised; at two cores a page takes two to four seconds."""
_NEEDED = ("rapidocr", "onnxruntime", "pypdfium2")
_MEMORY = 3 << 30
_SECONDS = 60
_SECONDS_A_PAGE = 30
_STEP = 1.3
"""Sizes nearer to each other than this are one: a scan's own are a tenth or so off."""
_SHORT = 5
"""Characters; a line of fewer is taken to have the usual size, its own would be far off."""
_LONG = 5
"""Times its height: a line that long tells how far the page is turned."""
_SAME_LINE = 0.4
_HALF = "，。、；：！？,.;:!?"
"""What fills only the left half of its square, so that a line seems to end before it."""


def installed() -> bool:
    """Whether the extra is."""
    return all(importlib.util.find_spec(name) for name in _NEEDED)


def recognised(data: bytes, numbers: Sequence[int]) -> dict[int, list[Piece]]:
    """The pieces on pages of a PDF, which count from 0. Raises `child.WorkerError`."""
    if len(numbers) > MOST_PAGES:
        raise child.WorkerError(child.TOO_LARGE)
    worker = str(Path(__file__).with_name("ocr_worker.py"))
    seconds = _SECONDS + _SECONDS_A_PAGE * len(numbers)
    found = child.run(worker, data, _MEMORY, seconds, ",".join(map(str, numbers)))
    return dict(zip(numbers, pieces(found), strict=True))


def pieces(pages: list[list[list[Any]]]) -> list[list[Piece]]:
    """Pieces of the lines on each page (see ocr_worker.py), level and of few sizes."""
    found = [_level(page) for page in pages]
    usual = median(run[3] for page in found for run in page for _ in run[4]) if any(found) else 0
    return [
        [Piece(*run) for run in merged([_of_few_sizes(run, usual) for run in page], _SAME_LINE)]
        for page in found
    ]


def _level(lines: list[list[Any]]) -> list[list[Any]]:
    """Runs `[x0, y, x1, size, text]` of lines, turned about their middle as far as they slope."""
    long = [line for line in lines if math.dist(*line[:2]) > _LONG * math.dist(*line[1:3])]
    slope = median(_slope(line) for line in long) if long else 0
    cos, sin = math.cos(slope), math.sin(slope)
    middles = [tuple(map(fmean, zip(*line[:4], strict=True))) for line in lines]
    x_mid, y_mid = map(fmean, zip(*middles, strict=True)) if middles else (0, 0)
    runs = []
    for (x, y), line in zip(middles, lines, strict=True):
        half = max(math.dist(*line[:2]), 1) / 2
        across = x_mid + (x - x_mid) * cos + (y - y_mid) * sin
        down = y_mid + (y - y_mid) * cos - (x - x_mid) * sin
        runs.append([across - half, down, across + half, 2 * half / _squares(line[4]), line[4]])
    return runs


def _slope(line: list[Any]) -> float:
    (x0, y0), (x1, y1), *_ = line
    return math.atan2(y1 - y0, x1 - x0)


def _squares(text: str) -> float:
    """How many characters wide a text is; letters and digits are half of one."""
    wide = sum(
        unicodedata.east_asian_width(letter) in "WF" or letter in "“”‘’—…" for letter in text
    )
    return (wide + len(text) - (text[-1:] in _HALF)) / 2 or 1


def _of_few_sizes(run: list[Any], usual: float) -> list[Any]:
    short = _squares(run[4]) < _SHORT
    size = usual if short else usual * _STEP ** round(math.log(run[3] / usual, _STEP))
    return [*run[:3], size, run[4]]
