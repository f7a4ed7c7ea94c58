"""A report as it was read: its text, untouched, and what the text says of itself."""

from dataclasses import dataclass
from typing import NamedTuple


class Span(NamedTuple):
    """Half-open range `[start, end)` of characters in `Report.text`."""

    start: int
    end: int


@dataclass(frozen=True)
class Report:
    """One report. `text` is the file's text, only decoded and with line feeds for newlines."""

    id: str
    """First 16 hexadecimal digits of the SHA-256 of the file's bytes (and the row, in a table)."""
    source: str
    """File name; `name.csv#3` for the third row of a table."""
    text: str
    title: str = ""
    body: str = ""
    """Issuing body: 人民代表大会常务委员会, 人民政府, … with its place."""
    place: str = ""
    """Place with its parents as the text names them: 杭州市富阳区; empty where not found."""
    level: str = ""
    """`nation`, `province`, `city`, `district`, or empty."""
    date: str = ""
    """Day of delivery as ISO date where the text states it: 2024-01-30."""
    year_delivered: int | None = None
    year_covered: int | None = None

    @property
    def year(self) -> int | None:
        """The year that the report tells of; the year of delivery where that is unknown."""
        return self.year_covered or self.year_delivered

    def slice(self, spans: tuple[Span, ...]) -> str:
        """The characters of `spans`, joined."""
        return "".join(self.text[start:end] for start, end in spans)
