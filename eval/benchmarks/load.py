"""How the served page stands twenty people at once.

`python -m eval.benchmarks.load [--reports PATH …] [--questions FILE]` starts `yinju chat` in a
process of its own. Each client asks its next question when the last one is answered, without a
pause: half of them as the page does, half at the endpoint `ask`, all over HTTP through the queue.
Linux only: memory is read from /proc.
"""

import asyncio
import json
import os
import secrets
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import cycle, islice
from pathlib import Path
from statistics import quantiles
from typing import Any

import httpx

from eval.benchmarks.common import arguments, indexed, save
from eval.questions import load

CLIENTS = 20
_SECONDS = 60
_EVERY_S = 5
_PAGE, _ASK = "page", "ask"
_WARM = 5
"""Notes of the memory until the server has answered every kind of question."""
_STATED = 2
"""Inputs of the page's event that the server holds itself: the turns, and the language."""


@dataclass
class Seen:
    """What the clients met."""

    seconds: dict[str, list[float]] = field(default_factory=lambda: {_PAGE: [], _ASK: []})
    errors: list[str] = field(default_factory=list)
    memory_mb: list[float] = field(default_factory=list)
    """Of the server, every five seconds from its start on."""


@contextmanager
def served(store: str) -> Iterator[tuple[int, str]]:
    """`yinju chat` on a store: its process id and its address."""
    command = [sys.executable, "-m", "rag.cli", "chat", "--store", store, "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8") as server:
        try:
            assert server.stdout
            yield server.pid, server.stdout.readline().split()[2]
        finally:
            server.kill()


def memory_mb(pid: int) -> float:
    """Resident memory of a process, by Linux."""
    pages = int(Path(f"/proc/{pid}/statm").read_text("ascii").split()[1])
    return round(pages * os.sysconf("SC_PAGE_SIZE") / 1e6, 1)


async def doors(http: httpx.AsyncClient) -> dict[str, tuple[int, int]]:
    """Of each way to ask, the number of its event and how many inputs it has."""
    config = (await http.get("config")).json()
    (box,) = [c["id"] for c in config["components"] if c["props"].get("elem_id") == "question"]
    found = {}
    for event in config["dependencies"]:
        if [box, "submit"] in [list(target) for target in event["targets"]]:
            found[_PAGE] = (event["id"], len(event["inputs"]))
        elif event["api_name"] == "ask" and event["api_visibility"] == "public":
            found[_ASK] = (event["id"], len(event["inputs"]))
    return found


async def answered(http: httpx.AsyncClient, event: int, data: list[Any], session: str) -> Any:
    """What an event gives, asked for through the queue; a fault is a `RuntimeError`."""
    job = {"data": data, "fn_index": event, "session_hash": session}
    (await http.post("gradio_api/queue/join", json=job)).raise_for_status()
    last = None
    async with http.stream("GET", f"gradio_api/queue/data?session_hash={session}") as stream:
        async for line in stream.aiter_lines():
            said = json.loads(line.removeprefix("data:")) if line else {}
            if said.get("msg") == "process_generating":
                last = said["output"]
            if said.get("msg") == "process_completed":
                if not said["success"]:
                    raise RuntimeError(f"{said['output']}")
                return said["output"]["data"] or last
    raise RuntimeError("the stream ended before the answer")


async def client(
    http: httpx.AsyncClient, number: int, questions: Sequence[str], until: float, seen: Seen
) -> None:
    """One reader or program: question after question, in one session."""
    door = (_PAGE, _ASK)[number % 2]
    event, inputs = (await doors(http))[door]
    session = secrets.token_hex(8)
    for question in islice(cycle(questions), number * 3, None):
        if time.monotonic() > until:
            return
        blank: list[Any] = [None] * _STATED + [[]] * (inputs - 1 - _STATED)
        data = [question, *blank] if door == _PAGE else [question, None, "", None]
        started = time.monotonic()
        try:
            result = await answered(http, event, data, session)
            if "yj-problem" in f"{result}":
                raise RuntimeError(f"{result}"[:300])
        except (RuntimeError, httpx.HTTPError) as error:
            seen.errors.append(f"{door}: {type(error).__name__} {error}"[:300])
        seen.seconds[door].append(time.monotonic() - started)


async def watch(pid: int, until: float, seen: Seen) -> None:
    """Note the server's memory until the end."""
    while time.monotonic() < until:
        seen.memory_mb.append(memory_mb(pid))
        await asyncio.sleep(_EVERY_S)


async def storm(address: str, pid: int, questions: Sequence[str], seconds: float) -> Seen:
    """All clients at once for some seconds."""
    seen = Seen()
    until = time.monotonic() + seconds
    limits = httpx.Limits(max_connections=None)
    async with httpx.AsyncClient(
        base_url=address, timeout=60, limits=limits, trust_env=False
    ) as http:
        readers = [client(http, number, questions, until, seen) for number in range(CLIENTS)]
        await asyncio.gather(watch(pid, until, seen), *readers)
    seen.memory_mb.append(memory_mb(pid))
    return seen


def figures(seen: Seen, wall_s: float) -> dict[str, Any]:
    """Latencies in seconds, requests a second, memory in MB. Of two requests a door at least."""
    every = [one for door in seen.seconds.values() for one in door]
    return {
        "clients": CLIENTS,
        "requests": len(every),
        "errors": len(seen.errors),
        "first_errors": seen.errors[:5],
        "requests_per_s": round(len(every) / wall_s, 1),
        **{door: latencies(found) for door, found in seen.seconds.items()},
        "memory_mb": seen.memory_mb,
        "memory_growth_mb": round(seen.memory_mb[-1] - seen.memory_mb[0], 1),
        "memory_growth_after_20_s_mb": round(seen.memory_mb[-1] - seen.memory_mb[:_WARM][-1], 1),
    }


def latencies(found: list[float]) -> dict[str, float]:
    """Median, 95th percentile and longest."""
    cuts = quantiles(found, n=20)
    return {"p50_s": round(cuts[9], 3), "p95_s": round(cuts[18], 3), "max_s": round(max(found), 3)}


def main() -> None:
    """Measure, print, save."""
    given = arguments("Ask the served page by twenty clients at once.", "load.json")
    questions = [item.question for item in load(given.questions)]
    loaded = [round(one, 1) for one in os.getloadavg()]
    with indexed(given.reports) as settings, served(settings.store) as (pid, address):
        started = time.monotonic()
        seen = asyncio.run(storm(address, pid, questions, _SECONDS))
        found = figures(seen, time.monotonic() - started)
    save({"cores": os.cpu_count(), "load_average": loaded, **found}, given.out)


if __name__ == "__main__":
    main()
