"""Read any supported file into Reports."""

import functools
from collections.abc import Callable
from pathlib import Path, PurePath

from rag.errors import ReadingError
from rag.reading.archive import members
from rag.reading.docx import read_docx
from rag.reading.extract import UNSTATED, Extract, File, Stated
from rag.reading.html import read_html
from rag.reading.identity import identify
from rag.reading.pdf import read_pdf
from rag.reading.sheets import read_csv, read_jsonl, read_xlsx
from rag.reading.text import read_text
from rag.reading.told import tells
from rag.report import Report, id_of

READERS: dict[str, Callable[[bytes, str], list[Extract]]] = {
    ".txt": read_text,
    ".md": read_text,
    ".html": read_html,
    ".htm": read_html,
    ".docx": read_docx,
    ".pdf": read_pdf,
}
TABLES: dict[str, Callable[[bytes, str, str], list[Extract]]] = {
    ".csv": read_csv,
    ".xlsx": read_xlsx,
    ".jsonl": read_jsonl,
}
ARCHIVE = ".zip"
ENDINGS = (*READERS, *TABLES)
_ALLOWED = f"files ending in {', '.join((*ENDINGS, ARCHIVE))}"
_LEAST_CHARS = 40
MOST_CHARS = 1_000_000
"""Of a report: a thousand pages have fewer; time and memory of reading grow with them."""
MOST_MB = 50
"""Megabytes of one file, on the page and elsewhere: the largest report at hand has 2."""


def files(paths: list[Path]) -> list[Path]:
    """The readable files among `paths`, folders searched through, sorted; hidden ones left out."""
    found: list[Path] = []
    for path in paths:
        if not path.exists():
            raise ReadingError(
                f"{path}, which does not exist", "a file or folder", "Check the path."
            )
        inside = sorted(path.rglob("*")) if path.is_dir() else [path]
        found += [file for file in inside if _wanted(file, path)]
    if not found:
        raise ReadingError(
            f"no report in {', '.join(map(str, paths))}",
            _ALLOWED,
            "Name a folder that holds such files.",
        )
    return found


def _wanted(file: Path, named: Path) -> bool:
    """A file that the user named is always read (or refused aloud); in a folder, known endings."""
    if file == named:
        return True
    hidden = any(part.startswith((".", "~$")) for part in file.relative_to(named).parts)
    known = file.suffix.lower() in (*ENDINGS, ARCHIVE)
    return file.is_file() and not hidden and known and not tells(file)


def contents(path: Path) -> list[File]:
    """The file itself, or the files in an archive; none is read yet."""
    if path.suffix.lower() != ARCHIVE:
        return [File(path.name, functools.partial(_load, path))]
    try:
        found = members(path, (*ENDINGS, ARCHIVE))
    except OSError as error:
        raise _closed(path.name, error) from error
    if not found:
        raise ReadingError(f"no report in {path.name}", _ALLOWED, "Put such files into it.")
    return found


def _load(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        data = path.read_bytes() if size <= MOST_MB * 1_000_000 else b""
    except OSError as error:
        raise _closed(path.name, error) from error
    if fault := too_large(path.name, size):
        raise fault
    return data


def too_large(name: str, size: int) -> ReadingError | None:
    """Why a file of `size` bytes is not read; None where it is."""
    if size <= MOST_MB * 1_000_000:
        return None
    got = f"{name} of {size / 1e6:,.1f} MB"
    return ReadingError(got, f"files of {MOST_MB} MB", "Cut it in parts.")


def _closed(name: str, error: OSError) -> ReadingError:
    return ReadingError(
        f"{name}, which cannot be opened ({error.strerror})",
        "a file that you may read",
        "Check its permissions.",
    )


def read(path: Path, text_column: str = "") -> list[Report]:
    """Every report in a file: one, or in a table one a row, or in an archive those of its files."""
    return [report for file in contents(path) for report in reports(file, text_column)]


def reports(file: File, text_column: str = "", told: Stated = UNSTATED) -> list[Report]:
    """The reports in one file that is no archive; `text_column` names a table's column of text.

    `told` is what the user says of them.
    """
    suffix = PurePath(file.name).suffix.lower()
    if suffix == ARCHIVE:
        raise ReadingError(f"{file.name}, an archive in an archive", "one in none", "Unpack it.")
    if suffix not in ENDINGS:
        raise ReadingError(file.name, _ALLOWED, "Convert it to one of these.")
    data = file.load()
    if suffix in TABLES:
        found = TABLES[suffix](data, file.name, text_column)
    else:
        found = READERS[suffix](data, file.name)
    return [_report(file.name, id_of(data), extract, told) for extract in found]


def _report(name: str, digest: str, extract: Extract, told: Stated) -> Report:
    source = f"{name}#{extract.part}" if extract.part else name
    _check(source, extract.text)
    known = vars(identify(extract.text, name, extract.stated, told))
    _check_whole(source, [extract.text, source, *(str(fact) for fact in known.values())])
    return Report(
        id=f"{digest}-{extract.part}" if extract.part else digest,
        source=source,
        text=extract.text,
        pages=extract.pages,
        row=extract.row,
        **known | {"notes": (*known["notes"], *extract.notes)},
    )


def _check(source: str, text: str) -> None:
    """Refuse a text that is too short or far too long."""
    if len(text.strip()) < _LEAST_CHARS:
        raise ReadingError(
            f"{source} with {len(text.strip())} characters of text",
            f"reports of {_LEAST_CHARS} characters or more",
            "Check that the file is not empty or a picture.",
        )
    if len(text) > MOST_CHARS:
        raise ReadingError(
            f"{source} with {len(text):,} characters of text",
            f"reports of {MOST_CHARS:,} characters",
            "Cut it in parts.",
        )


def _check_whole(source: str, words: list[str]) -> None:
    """Refuse what holds halves of characters: no file and no screen takes them."""
    text = "\n".join(words)
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise ReadingError(
            f"{source} with half a character ({text[error.start]!r})",
            "whole characters",
            "Write the file again with a program that knows Unicode.",
        ) from error
