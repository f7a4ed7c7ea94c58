"""What the benchmarks of the search share: arguments, an index for the run, results as JSON."""

import argparse
import json
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from rag.assistant import ingest, samples
from rag.settings import Settings


def arguments(description: str, out: str) -> argparse.Namespace:
    """`questions` (a file), `reports` (paths) and `out` (a file of results)."""
    parser = argparse.ArgumentParser(description=description)
    default = Path(str(files("eval").joinpath("questions.jsonl")))
    parser.add_argument("--questions", type=Path, default=default)
    parser.add_argument("--reports", type=Path, nargs="+", default=[samples()])
    parser.add_argument("--out", type=Path, default=Path("eval/results") / out)
    return parser.parse_args()


@contextmanager
def indexed(reports: list[str | Path]) -> Iterator[Settings]:
    """The settings with a store of `reports` that lasts as long as the run."""
    with TemporaryDirectory() as folder:
        settings = Settings.load(store=folder)
        ingest(reports, folder, settings)
        yield settings


def save(results: dict[str, Any], out: Path) -> None:
    """Write and print."""
    text = json.dumps(results, ensure_ascii=False, indent=1)
    out.write_text(text + "\n", "utf-8")
    print(text)
