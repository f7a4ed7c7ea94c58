"""Versions of one report: the same body's report of the same year, much of it word for word."""

import re
import zlib
from collections import Counter
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
_HOLDERS = 8
"""Reports that are remembered for each piece: so the work grows with the texts, not with their
square, and what more reports than that share is a set phrase."""
_MARK = "另一版本："


def versions(reports: Sequence[Report]) -> list[Report]:
    """The reports, each later version with the id of the first and a note that says so."""
    found: list[Report] = []
    places: dict[str, _Place] = {}
    for report in reports:
        place = places.setdefault(divisions(report.place)[-1], _Place())
        found.append(_marked(report, place.first_like(report) if report.place else None))
        place.add(found[-1])
    return found


class _Place:
    """The reports of one place, by the pieces of text that they hold."""

    def __init__(self) -> None:
        self._reports: list[Report] = []
        self._sizes: list[int] = []
        self._holders: dict[int, list[int]] = {}

    def add(self, report: Report) -> None:
        """Put it behind those that are there; its pieces are taken when another one comes."""
        self._reports.append(report)

    def first_like(self, report: Report) -> Report | None:
        """The first that is another version of `report`."""
        for one in self._reports[len(self._sizes) :]:
            self._take(pieces(one.text))
        own = pieces(report.text) if self._reports else frozenset()
        shared = Counter(row for piece in own for row in self._holders.get(piece, ()))
        rows = (
            row
            for row in sorted(shared)
            if shared[row] >= LEAST * min(len(own), self._sizes[row])
            and _may_be_same(self._reports[row], report)
        )
        return next((self._reports[row] for row in rows), None)

    def _take(self, held: frozenset[int]) -> None:
        row = len(self._sizes)
        self._sizes.append(len(held))
        for piece in held:
            holders = self._holders.setdefault(piece, [])
            if len(holders) < _HOLDERS:
                holders.append(row)


def _may_be_same(one: Report, other: Report) -> bool:
    """Of one body and year as far as both say."""
    bodies = {one.body, other.body} - {""}
    years = {one.year, other.year} - {None}
    return len(bodies) < 2 and len(years) < 2


def _marked(report: Report, first: Report | None) -> Report:
    notes = tuple(note for note in report.notes if not note.startswith(_MARK))
    if first is None:
        return replace(report, notes=notes, version_of="")
    note = f"{_MARK}与 {first.source} 是同一份报告，对照时只用较全的一份"
    return replace(report, notes=(*notes, note), version_of=first.version_of or first.id)


def pieces(text: str) -> frozenset[int]:
    """A sample of a text's runs of characters, chosen by what they are and not where they stand.

    Checksums of one run of 12 characters in eight; two texts are alike by the share that both have.
    """
    only = re.sub(r"[^一-龥0-9]", "", plain(text)).encode("utf-16-le")
    every = (zlib.crc32(only[i : i + 2 * _GRAM]) for i in range(0, len(only) - 2 * _GRAM, 2))
    return frozenset(piece for piece in every if piece % _SAMPLE == 0)
