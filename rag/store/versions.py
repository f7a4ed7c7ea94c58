"""Versions of one report: the same body's report of the same year, much of it word for word."""

import functools
import re
import zlib
from collections.abc import Sequence
from dataclasses import replace

from rag.reading.gazetteer import divisions
from rag.reading.wording import plain
from rag.report import Report

LEAST = 0.4
"""Share of the shorter text that the longer one must hold. Of 136 reports, each cut, wrapped, torn
by page heads and misread at one character in a hundred: .84 and more; of other years and bodies:
.10 and less."""
_GRAM, _SAMPLE = 12, 8
"""Characters of a piece that is compared, and of how many pieces one is."""
_MARK = "另一版本："


def versions(reports: Sequence[Report]) -> list[Report]:
    """The reports, each later version with the id of the first and a note that says so."""
    found: list[Report] = []
    groups: dict[str, list[Report]] = {}
    for report in reports:
        group = groups.setdefault(divisions(report.place)[-1], [])
        first = next((one for one in group if _same(one, report)), None)
        marked = _marked(report, first)
        group.append(marked)
        found.append(marked)
    return found


def _same(one: Report, other: Report) -> bool:
    """Of one body and year as far as both say, and alike."""
    bodies = {one.body, other.body} - {""}
    years = {one.year, other.year} - {None}
    if not one.place or len(bodies) > 1 or len(years) > 1:
        return False
    return resemblance(one.text, other.text) >= LEAST


def _marked(report: Report, first: Report | None) -> Report:
    notes = tuple(note for note in report.notes if not note.startswith(_MARK))
    if first is None:
        return replace(report, notes=notes, version_of="")
    note = f"{_MARK}与 {first.source} 是同一份报告，对照时只用较全的一份"
    return replace(report, notes=(*notes, note), version_of=first.version_of or first.id)


def resemblance(one: str, other: str) -> float:
    """Share of the shorter text's pieces that the other holds too: 0 to 1."""
    a, b = _pieces(one), _pieces(other)
    return len(a & b) / max(1, min(len(a), len(b)))


@functools.lru_cache(maxsize=64)
def _pieces(text: str) -> frozenset[int]:
    """A sample of a text's runs of characters, chosen by what they are and not where they stand."""
    only = re.sub(r"[^一-龥0-9]", "", plain(text)).encode("utf-16-le")
    every = (zlib.crc32(only[i : i + 2 * _GRAM]) for i in range(0, len(only) - 2 * _GRAM, 2))
    return frozenset(piece for piece in every if piece % _SAMPLE == 0)
