"""A worker in a process of its own, with bounded memory and time: it reads what may be hostile.

A worker is a file with a function `read(data, *args)` that returns what JSON can hold. It raises
`PermissionError` where a password is needed, `MemoryError` or `OverflowError` for what is out of
all measure. This file and the workers import nothing of the project.
"""

import contextlib
import json
import runpy
import subprocess
import sys
from typing import Any

LOCKED, TOO_LARGE, DAMAGED = "locked", "too large", "damaged"


class WorkerError(Exception):
    """Why a worker read nothing: its argument is LOCKED, TOO_LARGE or DAMAGED."""


def run(worker: str, data: bytes, memory: int, seconds: float, *args: str) -> Any:
    """What `read` of the file `worker` returns; `memory` in bytes. Raises `WorkerError`."""
    command = [sys.executable, "-P", __file__, worker, str(memory), *args]
    try:
        ran = subprocess.run(command, input=data, capture_output=True, timeout=seconds, check=False)
        found: dict[str, Any] = json.loads(ran.stdout)
    except subprocess.TimeoutExpired as error:
        raise WorkerError(TOO_LARGE) from error
    except ValueError as error:
        raise WorkerError(TOO_LARGE if ran.returncode < 0 else DAMAGED) from error
    if "fault" in found:
        raise WorkerError(found["fault"])
    return found["read"]


def _main(worker: str, memory: str, *args: str) -> None:
    """Print `{"read": …}` or `{"fault": "locked"}`."""
    _bound(int(memory))
    found: dict[str, Any]
    try:
        found = {"read": runpy.run_path(worker)["read"](sys.stdin.buffer.read(), *args)}
    except PermissionError:
        found = {"fault": LOCKED}
    except (MemoryError, OverflowError):
        found = {"fault": TOO_LARGE}
    except Exception:  # libraries that read PDF fail in very many ways
        found = {"fault": DAMAGED}
    json.dump(found, sys.stdout)


def _bound(memory: int) -> None:
    """Enforced on Linux."""
    import resource

    with contextlib.suppress(ValueError, OSError):  # macOS knows no such limit
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        soft = memory if hard == resource.RLIM_INFINITY else min(memory, hard)
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


if __name__ == "__main__":
    _main(*sys.argv[1:])
