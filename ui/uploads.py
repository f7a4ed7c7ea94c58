"""Files that a browser sent: what may come in, and where the originals are kept."""

import re
import shutil
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from rag.errors import ReadingError
from rag.reading.reader import ARCHIVE, ENDINGS
from rag.report import Report

ALLOWED = (*ENDINGS, ARCHIVE)
MOST_MB = 50
"""Megabytes of one file: the largest report at hand has 2."""
MOST_FILES = 50
"""Files at a time, so that nobody waits an hour behind one upload."""
_LONGEST = 120


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


def safe(name: str) -> str:
    """A name that stays in its folder: its last part, without signs that mean something to one."""
    last = PurePosixPath(name.replace("\\", "/")).name
    plain = re.sub(r"[\x00-\x1f\x7f/\\:*?\"<>|\u202a-\u202e\u2066-\u2069]", "_", last).strip(". ")
    return plain[-_LONGEST:] or "report"


class Originals:
    """The files that reports were read from, one folder a file, below the store's folder."""

    def __init__(self, store: Path) -> None:
        self.folder = store / "originals"

    def keep(self, file: Path, added: Sequence[Report]) -> None:
        """Keep a file of which reports were added; of an archive nothing, whose files are many."""
        for report in added:
            if report.source == file.name or report.source.startswith(f"{file.name}#"):
                target = self._folder(report)
                target.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(file, target / file.name)

    def forget(self, gone: Report, held: Sequence[Report]) -> None:
        """Delete the file of a report that is gone, unless other rows of it are held."""
        if self._folder(gone) not in map(self._folder, held):
            shutil.rmtree(self._folder(gone), ignore_errors=True)

    def of(self, report: Report) -> Path | None:
        """The original of a report, where it came in by the page."""
        folder = self._folder(report)
        return next(iter(sorted(folder.iterdir())), None) if folder.is_dir() else None

    def _folder(self, report: Report) -> Path:
        """By the digest of the file's bytes, which the id begins with."""
        return self.folder / re.sub(r"[^0-9a-f].*$", "", report.id)
