"""Files read in a process of its own: whatever they hold, memory and processor time are bounded.

The process starts when first needed, serves one file after the other, and ends by itself when it is
idle or its parent is gone. Only bytes and JSON go to and fro, see `sandbox_worker`.
"""

import atexit
import contextlib
import json
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

from rag.errors import ReadingError
from rag.passage import Passage
from rag.reading import sandbox_worker
from rag.reading.extract import File, Stated
from rag.reading.sandbox_worker import IDLE, receive, send
from rag.reading.transfer import passage_from_json, report_from_json, report_to_json
from rag.report import Report

MEMORY = 4 << 30
"""Bytes of address space, libraries included."""
SECONDS, SECONDS_A_MB = 60, 20
"""Of processor time for one file, and what its size adds; both several times what a file needs."""
_START = "import sys; sys.path.insert(0, sys.argv[1]); from rag.reading import sandbox_worker; "


class Sandbox:
    """Reads files, cuts reports into passages, applies what a user says of a report.

    Every method raises `ReadingError` for what cannot be read, or not within the bounds.
    """

    def __init__(self, seconds: float = SECONDS, memory: int = MEMORY) -> None:
        self._seconds, self._memory = seconds, memory
        self._process: subprocess.Popen[bytes] | None = None
        self._one_at_a_time = threading.Lock()

    def read(self, file: File, text_column: str, told: Stated) -> list[Report]:
        """The reports in one file that is no archive, see `reader.reports`."""
        data = file.load()
        order = {"do": "read", "name": file.name, "text_column": text_column, "told": vars(told)}
        return [report_from_json(one) for one in self._call(file.name, order, data)]

    def cut(self, report: Report, longest: int) -> list[Passage]:
        """The passages of a report, see `structure.passages`."""
        order = {"do": "cut", "report": report_to_json(report), "longest": longest}
        return [passage_from_json(report, one) for one in self._call(report.source, order)]

    def retell(self, report: Report, told: Stated) -> Report:
        """A report with what the user says of it, see `retold.told_of`."""
        order = {"do": "retell", "report": report_to_json(report), "told": vars(told)}
        return report_from_json(self._call(report.source, order))

    def close(self) -> None:
        """End the process, and what it started."""
        process, self._process = self._process, None
        if process is not None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.communicate()

    def _call(self, name: str, order: dict[str, Any], data: bytes = b"") -> Any:
        sent = order | {"seconds": self._seconds + SECONDS_A_MB * len(data) / 1_000_000}
        with self._one_at_a_time:
            answer = self._answer(json.dumps(sent).encode(), data)
        if "error" in answer:
            raise ReadingError(*answer["error"])
        if "fault" in answer:
            raise ReadingError(
                f"{name} with contents that cannot be read ({answer['fault']})",
                f"what is read within {self._seconds:.0f} s and {self._memory >> 30} GB",
                "Cut it in parts, or save it again in another format.",
            )
        return answer["value"]

    def _answer(self, order: bytes, data: bytes) -> dict[str, Any]:
        """The process's answer; once more of a new one where the old one had just gone idle."""
        for _ in range(2):
            process = self._ready()
            assert process.stdin and process.stdout
            try:
                send(process.stdin, order, data)
                found: dict[str, Any] = json.loads(receive(process.stdout))
            except (OSError, EOFError):
                status = process.wait()
                self.close()
            else:
                return found
            if status != IDLE:
                break
        return {"fault": "too much time" if status == -signal.SIGXCPU else "too much memory"}

    def _ready(self) -> subprocess.Popen[bytes]:
        """The running process; a new one where there is none."""
        if self._process is None or self._process.poll() is not None:
            self.close()
            root = str(Path(sandbox_worker.__file__).parents[2])
            serve = f"{_START}sandbox_worker.serve({self._memory})"
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-c", serve, root],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                process_group=0,
            )
        return self._process


SANDBOX = Sandbox()
"""The one of this process."""
atexit.register(SANDBOX.close)
