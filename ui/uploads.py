"""Files that a browser sent: what may come in."""

from collections.abc import Sequence
from pathlib import Path

from rag.errors import ReadingError
from rag.reading.reader import ARCHIVE, ENDINGS

ALLOWED = (*ENDINGS, ARCHIVE)
MOST_MB = 50
"""Megabytes of one file: the largest report at hand has 2."""
MOST_FILES = 50
"""Files at a time, so that nobody waits an hour behind one upload."""


def check(files: Sequence[Path]) -> None:
    """Refuse too many files at once."""
    if len(files) > MOST_FILES:
        raise ReadingError(f"{len(files)} files", f"{MOST_FILES} at a time", "Send them in parts.")


def fault(file: Path) -> ReadingError | None:
    """Why a single file may not come in."""
    if file.suffix.lower() not in ALLOWED:
        return ReadingError(file.name, f"files ending in {', '.join(ALLOWED)}", "Convert it.")
    if file.stat().st_size > MOST_MB * 1_000_000:
        return ReadingError(f"{file.name}, too large", f"{MOST_MB} MB", "Cut it in parts.")
    return None
