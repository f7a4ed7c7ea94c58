"""What the user says of files: options of the command, and a `reports.csv` beside the files."""

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from rag.errors import ReadingError
from rag.reading.extract import Stated
from rag.reading.gazetteer import divisions, gazetteer, level_of
from rag.reading.stated import DATES, PLACES, YEARS, first, stated
from rag.reading.text import decode
from rag.reading.where import NATION

NAME = "reports.csv"
FILES = ("file", "filename", "文件", "文件名")


@dataclass(frozen=True)
class Told:
    """What a folder's `reports.csv` says, by file name, and what of it cannot be used."""

    files: Mapping[str, Stated] = field(default_factory=dict)
    faults: tuple[ReadingError, ...] = ()


def tells(path: Path) -> bool:
    """Whether a file is such a table: by its name and a column of file names."""
    if path.name.lower() != NAME or not path.is_file():
        return False
    with path.open("rb") as file:
        head = file.readline(4096)
    return any(name in FILES for name in _names(head.decode("utf-8-sig", "ignore"))) or any(
        name in FILES for name in _names(head.decode("gb18030", "ignore"))
    )


def _names(line: str) -> list[str]:
    return [cell.strip().strip('"').lower() for cell in line.split(",")]


def read_told(path: Path) -> Told:
    """Read it; a row with a bad value, or for a file that is not there, is a fault."""
    try:
        rows = list(csv.DictReader(io.StringIO(decode(path.read_bytes(), path.name)), strict=True))
    except (csv.Error, OSError) as error:
        fault = ReadingError(f"{path.name}, which cannot be read ({error})", "CSV", "Mend it.")
        return Told(faults=(fault,))
    except ReadingError as error:
        return Told(faults=(error,))
    found: dict[str, Stated] = {}
    faults: list[ReadingError] = []
    for number, row in enumerate(rows, 1):
        cells = {f"{key}".strip().lower(): f"{value or ''}".strip() for key, value in row.items()}
        name = first(cells, FILES)
        try:
            _check_file(path.parent, name, f"{path.name}, row {number}")
            found[name] = _said(cells, f"{path.name}, row {number}")
        except ReadingError as fault:
            faults.append(fault)
    return Told(found, tuple(faults))


def said(place: str = "", year: str = "") -> Stated:
    """What the options --place and --year say. Raises `ReadingError` for a bad value."""
    return _said({"place": place, "year": year}, "the options")


def both(first_told: Stated, then: Stated) -> Stated:
    """`first_told`, with what only `then` says."""
    return replace(then, **{name: value for name, value in vars(first_told).items() if value})


def _check_file(folder: Path, name: str, where: str) -> None:
    """Refuse a name that no file beside the table has; `a.zip/b.txt` stands in an archive."""
    archive, inside, _ = name.partition(".zip/")
    beside = f"{archive}.zip" if inside else name
    if not beside or not (folder / beside).is_file():
        raise ReadingError(
            f"the file {name!r} in {where}, which is not there",
            "names of files in the same folder",
            "Correct the name.",
        )


def _said(cells: Mapping[str, str], where: str) -> Stated:
    year, date, place = (first(cells, names) for names in (YEARS, DATES, PLACES))
    found = stated(cells)
    if year and not found.year:
        raise _bad(f"the year {year!r}", where, "a year of four digits, 1900 to 2099")
    if date and not found.date:
        raise _bad(f"the date {date!r}", where, "a day such as 2024-01-30")
    if place and not _is_place(found.place):
        raise _bad(f"the place {place!r}", where, "a division by its full name: 温州市, 瓯海区")
    return found


def _bad(got: str, where: str, allowed: str) -> ReadingError:
    return ReadingError(f"{got} in {where}", allowed, "Correct it.")


def _is_place(name: str) -> bool:
    return name == NATION or divisions(name)[-1] in gazetteer() or bool(level_of(name))
