"""Records made in a line, and an encoder whose vectors can be worked out by eye."""

import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np

from rag.assistant import Assistant
from rag.passage import BODY, DONE, Hit, Passage, Section
from rag.reading.structure import structure
from rag.report import Report, Span
from rag.settings import Settings
from rag.store.ingest import add, remove
from rag.store.store import Store

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"


def texts(reader, path, *options):
    """The texts that a reader finds in a file."""
    return [extract.text for extract in reader(path.read_bytes(), path.name, *options)]


def json_lines(folder, *objects):
    """A file 表.jsonl of these objects."""
    path = folder / "表.jsonl"
    path.write_text("\n".join(map(json.dumps, objects)), "utf-8")
    return path


class WordEncoder:
    """Component `i` counts word `i` in a text; the row is scaled to length 1. Keeps its texts."""

    def __init__(self, *words: str, name: str = "words") -> None:
        self.words = words
        self.id = name
        self.dim = len(words)
        self.seen: list[str] = []

    def encode_queries(self, texts):
        rows = np.array([[text.count(w) for w in self.words] for text in texts], np.float32)
        rows = rows.reshape(len(texts), self.dim)
        lengths = np.linalg.norm(rows, axis=1, keepdims=True)
        return rows / np.where(lengths > 0, lengths, 1)

    def encode_passages(self, texts):
        self.seen += texts
        return self.encode_queries(texts)


def report(text="", source="a.txt", **facts):
    """A Report whose id is its file name."""
    return Report(id=source, source=source, text=text, **facts)


def passage(text, aspect=DONE, kind=BODY, path=(), **facts):
    """A Passage that is the whole text of its report."""
    spans = (Span(0, len(text)),)
    return Passage(report(text, **facts), Section(tuple(path), kind), spans, 1, aspect)


def hit(text, score=1.0, rank=1, **facts):
    return Hit(passage(text, **facts), score, rank)


def environment(**extra):
    """The environment of a child process: this checkout, no settings of the user, no network."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("YINJU_")}
    fixed = {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", "HF_HUB_OFFLINE": "1"}
    return kept | fixed | extra


def yinju(*arguments, cwd, timeout=60):
    """Run the command in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "rag.cli", *map(str, arguments)],
        cwd=cwd,
        env=environment(),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=timeout,
        check=False,
    )


class Place:
    """A folder of files, a store beside it, and an encoder that keeps what it encoded."""

    def __init__(self, folder):
        self.files = folder / "files"
        self.files.mkdir()
        self.store = Store(folder / "store")
        self.encoder = WordEncoder("预算", "代表", "法律")

    def file(self, name, text):
        path = self.files / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        return path

    def add(self, *paths):
        self.encoder.seen.clear()
        return add(self.store, self.encoder, list(paths) or [self.files], 420)

    def remove(self, *names):
        return remove(self.store, self.encoder, names, 420)

    def sources(self):
        return [report.source for report in self.store.load(self.encoder).reports]


def paragraphs(text, year_delivered=None):
    """The content paragraphs of a text."""
    return structure(report(text, year_delivered=year_delivered)).paragraphs


def assistant_of(folder, **texts):
    """An Assistant on a store of these texts, each the file of its name."""
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")
    return Assistant.build([folder], folder / "store", Settings())
