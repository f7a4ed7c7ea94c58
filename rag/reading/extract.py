"""What readers pass on: files to read, and the texts found in them."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class File:
    """A file to read, on disk or in an archive."""

    name: str
    """File name; `a.zip/b.txt` for one in an archive."""
    load: Callable[[], bytes]
    """Its bytes. Raises `OSError` or `ReadingError`."""


@dataclass(frozen=True)
class Stated:
    """What stands beside a text in its table; empty or None where the table does not say."""

    title: str = ""
    place: str = ""
    year: int | None = None
    date: str = ""
    """ISO date: 2024-01-30."""


UNSTATED = Stated()


@dataclass(frozen=True)
class Extract:
    """One report's text as it was read."""

    text: str
    pages: tuple[int, ...] = ()
    """Where each page begins in `text`; of a PDF."""
    row: int | None = None
    """Number of its row, from 1, the header not counted; of a table."""
    part: str = ""
    """Which of several reports of a file: `3`, or `Sheet2!3` where several sheets hold some."""
    stated: Stated = UNSTATED
    notes: tuple[str, ...] = ()
    """What a reader of the text should know of how it was read; in Chinese."""
