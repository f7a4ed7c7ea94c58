"""The files that reports were read from, kept beside the index, so that each can be had again.

A copy, and no path to the file: what a quote is checked against must not change or move.
"""

import re
import shutil
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path, PurePosixPath

from rag.errors import ReadingError
from rag.reading.extract import File
from rag.reading.reader import contents
from rag.report import Report, id_of

NAME = "originals"
_DIGITS = 16
_NAME = re.compile(rf"[0-9a-f]{{{_DIGITS}}}")
_LONGEST = 120


def safe(name: str) -> str:
    """A name that stays in its folder: its last part, without signs that mean something to one."""
    last = PurePosixPath(name.replace("\\", "/")).name
    plain = re.sub(r"[\x00-\x1f\x7f/\\:*?\"<>|\u202a-\u202e\u2066-\u2069]", "_", last).strip(". ")
    return plain[-_LONGEST:] or "report"


class Originals:
    """One folder a file, called by the digest of its bytes, below the store's folder."""

    def __init__(self, store: Path) -> None:
        self.folder = store / NAME

    def keep(self, paths: Sequence[Path], reports: Sequence[Report]) -> None:
        """Keep those of the files, or of the files in archives, that `reports` were read from.

        A copy that is there and whole stays. Where there is no room for one the report does
        without, until its file is added again.
        """
        wanted = {_digest(report) for report in reports if self.of(report) is None}
        for path in paths if wanted else ():
            with suppress(OSError, ReadingError):
                for file in contents(path):
                    self._keep(file, wanted)

    def _keep(self, file: File, wanted: set[str]) -> None:
        data = file.load()
        digest = id_of(data)
        if digest not in wanted:
            return
        target = self.folder / digest
        shutil.rmtree(target, ignore_errors=True)  # half a copy, of a process that was killed
        target.mkdir(parents=True)
        (target / safe(file.name)).write_bytes(data)

    def forget(self, held: Sequence[Report]) -> None:
        """Delete the files of reports that are not held, also of those that went long ago.

        A process may be killed between taking a report out and deleting its file.
        """
        wanted = {_digest(report) for report in held}
        for folder in self.folder.iterdir() if self.folder.is_dir() else ():
            if _NAME.fullmatch(folder.name) and folder.name not in wanted:
                shutil.rmtree(folder, ignore_errors=True)

    def of(self, report: Report) -> Path | None:
        """The file of a report, if it was kept and is what was read."""
        folder = self.folder / _digest(report)
        files = sorted(path for path in folder.glob("*") if path.is_file())
        return next((one for one in files if id_of(one.read_bytes()) == folder.name), None)


def _digest(report: Report) -> str:
    """Of the file's bytes, which the id begins with; nothing of an id that is a path."""
    return re.sub(r"[^0-9a-f].*$", "", report.id)[:_DIGITS] or "none"
