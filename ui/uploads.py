"""Files that a browser sent: what may come in, and how far it is."""

import contextlib
import json
import time
from collections.abc import Sequence
from pathlib import Path

from rag.errors import ReadingError
from rag.reading.reader import ARCHIVE, ENDINGS, too_large

ALLOWED = (*ENDINGS, ARCHIVE)
MOST_FILES = 50
"""Files at a time, so that nobody waits an hour behind one upload."""
_BROKEN_OFF_S = 3600.0
"""Age at which a file that was never sent whole goes."""
SENT = """(sent, files, ...rest) =>
    [JSON.stringify([files ?? []].flat().map((file) => file.path)), null, ...rest]"""
"""JavaScript: the paths of uploads as a text. Gradio refuses all files where one is hidden."""
_SHARES = {"reading": 2, "cutting": 2, "embedding": 2, "indexing": 3, "opening": 1}
"""Of the whole, what each step takes: as measured for twenty reports with the embedded encoder.
The last one, in which the page opens what was written, is not told of."""


def check(files: Sequence[Path]) -> None:
    """Refuse too many files at once."""
    if len(files) > MOST_FILES:
        raise ReadingError(f"{len(files)} files", f"{MOST_FILES} at a time", "Send them in parts.")


def fault(file: Path) -> ReadingError | None:
    """Why a single file may not come in."""
    if file.name.startswith("."):
        return ReadingError(
            f"{file.name}, a hidden file",
            "files whose names begin with no dot",
            "It was passed over.",
        )
    if file.suffix.lower() not in ALLOWED:
        return ReadingError(file.name, f"files ending in {', '.join(ALLOWED)}", "Convert it.")
    if not file.is_file():
        return ReadingError(
            f"{file.name}, which did not arrive", "a file that was sent whole", "Send it again."
        )
    return too_large(file.name, file.stat().st_size)


def received(sent: str, folder: Path) -> list[Path]:
    """The uploads that a browser names, as a JSON list of paths; none that lie elsewhere."""
    try:
        named = json.loads(sent)
    except (TypeError, ValueError):
        return []
    paths = [Path(one) for one in named if isinstance(one, str)] if isinstance(named, list) else []
    return [path for path in paths if _inside(path, folder)]


def forget(files: Sequence[Path], folder: Path) -> None:
    """Remove uploads that are dealt with, and what others began to send and broke off."""
    with contextlib.suppress(OSError):
        old = time.time() - _BROKEN_OFF_S
        broken = [one for one in folder.iterdir() if one.is_file() and one.stat().st_mtime < old]
        for file in [*files, *broken]:
            file.unlink(missing_ok=True)


def share(step: str, done: int, total: int) -> float:
    """Of an upload as a whole, 0 to 1, what is done when `done` of `total` of a step is."""
    steps = [*_SHARES]
    before = sum(_SHARES[one] for one in steps[: steps.index(step)])
    return (before + _SHARES[step] * done / max(total, 1)) / sum(_SHARES.values())


def _inside(path: Path, folder: Path) -> bool:
    try:
        return path.resolve().is_relative_to(folder.resolve())
    except (OSError, ValueError):  # such as a name with a zero byte
        return False
