"""The server's temporary files: in one folder, which goes however the server is stopped."""

import os
import signal
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import NoReturn

_STOPS = tuple(
    getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)
)  # Windows has no SIGHUP
_GRADIO = "GRADIO_TEMP_DIR"


@contextmanager
def scratch() -> Iterator[Path]:
    """The folder for uploads, inside the one that all of this process's temporary files go to.

    Without it uploads lie in a folder that all programs made with Gradio share, for a day and
    longer. SIGTERM and SIGHUP, which end a process where it stands, raise `KeyboardInterrupt` as
    Ctrl-C does, so that the folder goes too.
    """
    before = tempfile.tempdir, os.environ.get(_GRADIO)
    with tempfile.TemporaryDirectory(prefix="yinju-", ignore_cleanup_errors=True) as folder:
        uploads = Path(folder).resolve() / "uploads"
        uploads.mkdir()
        tempfile.tempdir, os.environ[_GRADIO] = folder, f"{uploads}"
        try:
            with _stopped_by_signals():
                yield uploads
        finally:
            tempfile.tempdir = before[0]
            os.environ.pop(_GRADIO)
            os.environ.update({_GRADIO: before[1]} if before[1] else {})


@contextmanager
def _stopped_by_signals() -> Iterator[None]:
    """Elsewhere than in the main thread a handler cannot be set, and none is."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {number: signal.signal(number, _stop) for number in _STOPS}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _stop(number: int, _: FrameType | None) -> NoReturn:
    signal.signal(number, signal.SIG_IGN)  # a second one would stop the cleaning
    raise KeyboardInterrupt
