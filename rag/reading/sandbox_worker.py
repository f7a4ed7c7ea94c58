"""The process behind `Sandbox`: takes orders on its standard input, answers on its output.

An order is two frames, JSON and bytes; an answer is one of JSON. A frame is its length in eight
bytes, little-endian, and its content.
"""

import contextlib
import json
import os
import resource
import select
import sys
import time
from collections.abc import Callable
from typing import IO, Any

IDLE = 75
"""Exit status of a process that had nothing to do for `_IDLE_SECONDS`."""
_IDLE_SECONDS = 30


def send(stream: IO[bytes], *frames: bytes) -> None:
    """Write frames. Raises `OSError` where nobody reads."""
    for frame in frames:
        stream.write(len(frame).to_bytes(8, "little"))
        stream.write(frame)
    stream.flush()


def receive(stream: IO[bytes]) -> bytes:
    """The next frame. Raises `EOFError` where the other side is gone."""
    size = int.from_bytes(_exactly(stream, 8), "little")
    return _exactly(stream, size)


def _exactly(stream: IO[bytes], size: int) -> bytes:
    found = stream.read(size)
    if len(found) < size:
        raise EOFError
    return found


def serve(memory: int) -> None:
    """Answer orders until the input ends, or none comes; `memory` in bytes."""
    with contextlib.suppress(ValueError, OSError):  # macOS knows no such limit
        resource.setrlimit(resource.RLIMIT_AS, (memory, resource.RLIM_INFINITY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    orders, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no answer
    with contextlib.suppress(EOFError):
        while select.select([orders], [], [], _IDLE_SECONDS)[0]:
            order = json.loads(receive(orders))
            data = receive(orders)
            _allow(order.pop("seconds"))
            send(answers, json.dumps(_answer(order, data)).encode())
        sys.exit(IDLE)


def _allow(seconds: float) -> None:
    """End this process when it has used so much more processor time."""
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    soft = int(time.process_time() + seconds) + 1
    resource.setrlimit(
        resource.RLIMIT_CPU, (soft if hard == resource.RLIM_INFINITY else min(soft, hard), hard)
    )


def _answer(order: dict[str, Any], data: bytes) -> dict[str, Any]:
    """`{"value": …}`, the `{"error": [got, allowed, do]}` of a bad file, or `{"fault": NAME}`."""
    from rag.errors import ReadingError

    try:
        return {"value": _DO[order.pop("do")](data, **order)}
    except ReadingError as error:
        return {"error": [error.got, error.allowed, error.do]}
    except Exception as error:  # a fault of ours or of a library costs one file, not all
        return {"fault": type(error).__name__}


def _read(data: bytes, name: str, text_column: str, told: dict[str, Any]) -> list[dict[str, Any]]:
    from rag.reading.extract import File, Stated
    from rag.reading.reader import reports
    from rag.reading.transfer import report_to_json

    found = reports(File(name, lambda: data), text_column, Stated(**told))
    return [report_to_json(report) for report in found]


def _cut(_: bytes, report: dict[str, Any], longest: int) -> list[dict[str, Any]]:
    from rag.reading.structure import passages
    from rag.reading.transfer import passage_to_json, report_from_json

    return [passage_to_json(one) for one in passages(report_from_json(report), longest)]


def _retell(_: bytes, report: dict[str, Any], told: dict[str, Any]) -> dict[str, Any]:
    from rag.reading.extract import Stated
    from rag.reading.retold import told_of
    from rag.reading.transfer import report_from_json, report_to_json

    return report_to_json(told_of(report_from_json(report), Stated(**told)))


_DO: dict[str, Callable[..., Any]] = {"read": _read, "cut": _cut, "retell": _retell}
