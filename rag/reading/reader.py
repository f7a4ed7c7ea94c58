"""Read any supported file into Reports."""

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

from rag.errors import ReadingError
from rag.reading.docx import read_docx
from rag.reading.identity import identify
from rag.reading.table import read_csv
from rag.reading.text import read_text
from rag.report import Report

READERS: dict[str, Callable[[Path], list[str]]] = {
    ".txt": read_text,
    ".md": read_text,
    ".docx": read_docx,
    ".csv": read_csv,
}
_LEAST_CHARS = 40


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
            f"files ending in {', '.join(READERS)}",
            "Name a folder that holds such files.",
        )
    return found


def _wanted(file: Path, named: Path) -> bool:
    """A file that the user named is always read (or refused aloud); in a folder, known endings."""
    if file == named:
        return True
    hidden = any(part.startswith((".", "~$")) for part in file.relative_to(named).parts)
    return file.is_file() and not hidden and file.suffix.lower() in READERS


def read(path: Path) -> list[Report]:
    """The reports in a file: one, or for a table one a row."""
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise ReadingError(
            f"{path.name}", f"files ending in {', '.join(READERS)}", "Convert it to one of these."
        )
    try:
        texts = reader(path)
        digest = hashlib.sha256(path.read_bytes()).hexdigest()[:16]
    except OSError as error:
        raise ReadingError(
            f"{path.name}, which cannot be opened ({error.strerror})",
            "a file that you may read",
            "Check its permissions.",
        ) from error
    return list(_reports(path.name, texts, digest))


def _reports(source: str, texts: list[str], digest: str) -> Iterator[Report]:
    several = len(texts) > 1
    for row, text in enumerate(texts, start=1):
        if several and not text:
            continue
        if len(text.strip()) < _LEAST_CHARS:
            raise ReadingError(
                f"{source} with {len(text.strip())} characters of text",
                f"reports of {_LEAST_CHARS} characters or more",
                "Check that the file is not empty or a picture.",
            )
        name = f"{source}#{row}" if several else source
        yield Report(
            id=f"{digest}-{row}" if several else digest,
            source=name,
            text=text,
            **vars(identify(text, source)),
        )
