"""Read files made to break reading: `python tests/fuzz.py [SECONDS]`, `make fuzz` for 10 minutes.

Each file is read in a process with bounded memory and time. What raises anything but YinjuError,
breaks a property of holds.py, takes too long or too much memory is kept in a folder with the
traceback; `python tests/fuzz.py FILE…` reads kept files again.
"""

import contextlib
import itertools
import multiprocessing
import random
import re
import resource
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1])]

from holds import check, check_path  # noqa: E402
from made import texts  # noqa: E402
from mangled import FORMATS, made  # noqa: E402

SECONDS, EACH, HANGS, STARTING = 600, 60, 420, 60
"""Of the whole run; of processor time that a file may take, read twice and checked; after which it
hangs (a PDF has bounds of its own, in a process of its own); that a process may take to start."""
MEMORY = 1 << 30
KEPT = Path("fuzz-found")
_FILES_A_PROCESS = 300
_EXAMPLES = 30
_MADE = "text"
READ, REFUSED = "read", "refused"
_SHOWN = 3_000


@dataclass
class Tally:
    """What became of the files of each kind; faults with the files that show them."""

    counts: Counter[tuple[str, str]] = field(default_factory=Counter)
    faults: list[tuple[Path, str]] = field(default_factory=list)
    memory: int = 0
    """Largest of a process, in bytes."""
    slowest: tuple[float, str] = (0.0, "")

    def lines(self) -> list[str]:
        """For people."""
        kinds = dict.fromkeys(kind for kind, _ in self.counts)
        said = [
            f"{kind:<6}{self.counts[kind, READ]:>7} read {self.counts[kind, REFUSED]:>7} refused"
            for kind in kinds
        ]
        said.append(
            f"largest process {self.memory / 2**20:.0f} MiB; slowest %.1f s, %s" % self.slowest
        )
        said += [f"FAULT {path}\n{fault}" for path, fault in self.faults]
        return said


def fuzz(seconds: float, first: int, kept: Path) -> Tally:
    """Read files from seed `first` on, of each format in turn, for so long."""
    found, left = Tally(), seconds
    numbers = itertools.count(first)
    while left > 0:
        with Reader() as reader:
            end = time.monotonic() + left
            for number in itertools.islice(numbers, _FILES_A_PROCESS):
                kind = (*FORMATS, _MADE)[number % (len(FORMATS) + 1)]
                if time.monotonic() > end or not _one(reader, kind, number, kept, found):
                    break
            left = end - time.monotonic()
    return found


def _one(reader: "Reader", kind: str, number: int, kept: Path, found: Tally) -> bool:
    """Read one file and note what became of it; whether its process can read more."""
    path = reader.folder / f"{number}.{kind}"
    if kind != _MADE:
        path.write_bytes(made(kind, random.Random(number)))
    became, fault, memory, took = reader.read(path, number)
    fault = fault or (f"took {took:.0f} s" if took > EACH else "")
    fault = fault or (f"took {memory:,} bytes" if memory > MEMORY else "")
    found.counts[kind, became] += 1
    found.memory = max(found.memory, memory)
    found.slowest = max(found.slowest, (took, path.name))
    if fault:
        kept.mkdir(exist_ok=True)
        (kept / f"{path.name}.fault").write_text(fault, "utf-8")
        if kind != _MADE:
            (kept / path.name).write_bytes(path.read_bytes())
        found.faults.append((kept / path.name, fault[-_SHOWN:]))
    path.unlink(missing_ok=True)
    return not fault


class Reader:
    """A process that reads one file after the other: for `hangs` seconds at most each."""

    def __init__(
        self, check_file: Callable[[Path], Any] = check_path, hangs: float = HANGS
    ) -> None:
        self._check, self._hangs = check_file, hangs

    def __enter__(self) -> "Reader":
        self._place = tempfile.TemporaryDirectory()
        self.folder = Path(self._place.name)
        spawn = multiprocessing.get_context("spawn")
        self._pipe, other = spawn.Pipe()
        self._process = spawn.Process(target=_serve, args=(other, self._check), daemon=True)
        self._process.start()
        other.close()
        if not self._pipe.poll(STARTING) or self._pipe.recv() != READ:
            raise RuntimeError("the process that reads does not start")
        return self

    def __exit__(self, *_: Any) -> None:
        self._process.kill()
        self._process.join()
        self._place.cleanup()

    def read(self, path: Path, number: int) -> tuple[str, str, int, float]:
        """What became of a file, the fault or nothing, the process's largest memory, seconds."""
        self._pipe.send((path, number))
        try:
            if self._pipe.poll(self._hangs):
                return self._pipe.recv()
            return "hung", f"took more than {self._hangs} s", 0, 0.0
        except EOFError:
            self._process.join()
            return "died", f"the process died ({self._process.exitcode})", 0, 0.0


def _serve(pipe: Any, check_file: Callable[[Path], Any]) -> None:
    """Answer for each path; imports what reading needs before memory is bounded."""
    check_path(Path(__file__).parents[1] / "rag/samples/ouhai_2024.txt")
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, hard))
    pipe.send(READ)
    with contextlib.suppress(EOFError):
        while True:
            path, number = pipe.recv()
            begun = time.process_time()
            became, fault = _became(path, number, check_file)
            pipe.send((became, fault, _memory(), time.process_time() - begun))


def _memory() -> int:
    """The most bytes that this process, or one that it ran, has held; on Linux.

    Not by getrusage of its own: that counts what the process that started it held.
    """
    held = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text("utf-8"))
    ran = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return 1024 * max(int(held.group(1)) if held else 0, ran)


def _became(path: Path, number: int, check_file: Callable[[Path], Any]) -> tuple[str, str]:
    from rag.errors import YinjuError

    try:
        if path.suffix == f".{_MADE}":
            _examples(number)
        else:
            check_file(path)
    except YinjuError:
        return REFUSED, ""
    except BaseException as error:  # whatever else it is, it is a fault
        return "failed", "".join(traceback.format_exception(error))
    return READ, ""


def _examples(number: int) -> None:
    """Texts that hypothesis makes, and a small one where one breaks a property."""

    @seed(number)
    @settings(
        max_examples=_EXAMPLES,
        deadline=None,
        database=None,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
    )
    @given(texts(), st.integers(1, 600))
    def run(text: str, longest: int) -> None:
        from rag.report import Report

        check(Report("a", "a.txt", text, title=text[:9].strip(), year_delivered=2025), longest)

    run()


def main(arguments: list[str]) -> int:
    """Exit status 1 where a fault was found."""
    if arguments and not arguments[0].isdecimal():
        for name in arguments:
            sys.stdout.write(f"{name}: {' '.join(_became(Path(name), 0, check_path))}\n")
        return 0
    seconds = int(arguments[0]) if arguments else SECONDS
    first = random.SystemRandom().randrange(2**32)
    found = fuzz(seconds, first, KEPT)
    sys.stdout.write("\n".join([f"seeds from {first}", *found.lines(), ""]))
    return 1 if found.faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
