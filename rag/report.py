"""A report as it was read: its text, untouched, and what the text says of itself."""

import hashlib
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple


class Span(NamedTuple):
    """Half-open range `[start, end)` of characters in `Report.text`."""

    start: int
    end: int


def clip(spans: tuple[Span, ...], within: Span) -> tuple[Span, ...]:
    """The parts that lie in `within` of `spans` in the order of the text, none over another."""
    first = bisect_right(spans, within.start, key=lambda span: span.end)
    found = []
    for start, end in (spans[at] for at in range(first, len(spans))):
        if max(start, within.start) >= within.end:
            break
        found.append(Span(max(start, within.start), min(end, within.end)))
    return tuple(found)


def within(span: Span, other: Span) -> bool:
    """Whether `other` holds all of `span`."""
    return other.start <= span.start and span.end <= other.end


def hull(spans: tuple[Span, ...], start: int, end: int) -> Span:
    """From the first to the last of characters `[start, end)` of the joined `spans`."""
    return next(hulls(spans, [(start, end)]))


def hulls(spans: tuple[Span, ...], ranges: Iterable[tuple[int, int]]) -> Iterator[Span]:
    """The hull of each of `ranges`, none of them empty."""
    sizes = list(accumulate(span.end - span.start for span in spans))

    def offset(at: int) -> int:
        """Offset in the text of character `at` of the joined spans."""
        number = bisect_right(sizes, at)
        return spans[number].end - (sizes[number] - at)

    yield from (Span(offset(start), offset(end - 1) + 1) for start, end in ranges)


def id_of(data: bytes) -> str:
    """What a report read from a file of these bytes is called; rows of a table get a number more.

    The first 16 hexadecimal digits of their SHA-256.
    """
    return hashlib.sha256(data).hexdigest()[:16]


@dataclass(frozen=True)
class Report:
    """One report. `text` is what was read from the file; nothing changes it afterwards."""

    id: str
    """`id_of` the file's bytes (and the row, in a table)."""
    source: str
    """File name; `name.csv#3` for the third row of a table, `a.zip/b.txt` in an archive."""
    text: str
    title: str = ""
    body: str = ""
    """Issuing body: 人民代表大会常务委员会, 人民政府, … with its place."""
    place: str = ""
    """As the text names it, a city's district after its city: 杭州市富阳区; empty if not found."""
    parents: tuple[str, ...] = ()
    """Of the place, outermost first: 浙江省, 杭州市; empty where it has none or several fit."""
    level: str = ""
    """`nation`, `province`, `city`, `district` (counties and cities of their rank too), `town`."""
    session: str = ""
    """Of the congress, as the text states it: 第十四届人民代表大会第四次会议."""
    speaker: str = ""
    """Who delivered it, with the office as stated: 温州市人大常委会主任 王某某."""
    date: str = ""
    """Day of delivery as ISO date where the text states it: 2024-01-30."""
    year_delivered: int | None = None
    year_covered: int | None = None
    pages: tuple[int, ...] = ()
    """Where each page begins in `text`, in a PDF; else empty."""
    row: int | None = None
    """Number of its row from 1, the header not counted, in a table; of its line in JSONL."""
    notes: tuple[str, ...] = ()
    """What the reader must know, in Chinese: what disagrees, was guessed, or is missing."""
    version_of: str = ""
    """Id of the report that this is another version of; empty for the first."""

    @property
    def name(self) -> str:
        """What a sentence calls it: its place; its title or its file where that is unknown."""
        return self.place or self.title or self.source

    @property
    def year(self) -> int | None:
        """The year that the report tells of; the year of delivery where that is unknown."""
        return self.year_covered or self.year_delivered

    @property
    def years(self) -> tuple[int, ...]:
        """The year of delivery and the year that it tells of, as far as they are known."""
        return tuple(year for year in (self.year_delivered, self.year_covered) if year)

    def pages_of(self, spans: tuple[Span, ...]) -> tuple[int, ...]:
        """First and last page that `spans` stand on, from 1; one where they are the same."""
        if not (self.pages and spans):
            return ()
        ends = (min(start for start, _ in spans), max(end for _, end in spans) - 1)
        return tuple(dict.fromkeys(bisect_right(self.pages, at) for at in ends))

    def slice(self, spans: tuple[Span, ...]) -> str:
        """The characters of `spans`, joined."""
        return "".join(self.text[start:end] for start, end in spans)
