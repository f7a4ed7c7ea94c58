"""Files into reports, with what the user says of them; what cannot be read is told."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from rag.errors import YinjuError
from rag.reading.extract import UNSTATED, Stated
from rag.reading.reader import contents
from rag.reading.sandbox import SANDBOX
from rag.reading.told import NAME, Told, both, read_told, tells
from rag.report import Report

Progress = Callable[[str, int, int], None]
"""Called with what is being done (reading, cutting, embedding, indexing: in this order), how many
are done, of how many."""
Failed = tuple[str, YinjuError]
"""A file and why it, or something that is said of it, cannot be used."""


@dataclass(frozen=True)
class Files:
    """What is to be read: files, what the user says of all, the tables' column of text."""

    paths: list[Path]
    told: Stated = UNSTATED
    text_column: str = ""


@dataclass(frozen=True)
class Read:
    """A report, and whether the user said something of it."""

    report: Report
    told: bool

    def changes(self, held: Report | None) -> bool:
        """Whether the store lacks it, or holds it without what the user now says of it."""
        if held is None:
            return True
        new = self.report
        now = (new.title, new.place, new.date, new.year_delivered, new.year_covered)
        then = (held.title, held.place, held.date, held.year_delivered, held.year_covered)
        return self.told and now != then


def read_all(files: Files, progress: Progress) -> tuple[list[Read], list[Failed]]:
    """Reports by id, the first of equal ones; and what was refused."""
    read: dict[str, Read] = {}
    tables = {folder: _table(folder) for folder in {path.parent for path in files.paths}}
    failed: list[Failed] = [
        (f"{folder / NAME}", fault) for folder, told in tables.items() for fault in told.faults
    ]
    for done, path in enumerate(files.paths, start=1):
        for item in _read(path, files, tables[path.parent]):
            if isinstance(item, Read):
                read.setdefault(item.report.id, item)
            else:
                failed.append((f"{path}", item))
        progress("reading", done, len(files.paths))
    return list(read.values()), failed


def _table(folder: Path) -> Told:
    found = next((path for path in sorted(folder.iterdir()) if tells(path)), None)
    return read_told(found) if found else Told()


def _read(path: Path, files: Files, table: Told) -> Iterator[Read | YinjuError]:
    """The reports of a file; of an archive, an error for each file that is none."""
    try:
        inside = contents(path)
    except YinjuError as error:
        yield error
        return
    for file in inside:
        beside = table.files.get(file.name, table.files.get(path.name, UNSTATED))
        told = both(files.told, beside)
        try:
            for report in SANDBOX.read(file, files.text_column, told):
                yield Read(report, told != UNSTATED)
        except YinjuError as error:
            yield error
