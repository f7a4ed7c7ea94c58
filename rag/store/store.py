"""A folder that holds one corpus: generations, a manifest that names the current one, a lock.

A change is written as a whole new generation beside the current one; replacing the manifest, one
atomic rename, makes it current. So a process that is killed, or a disk that is full, leaves the
last good generation in place.
"""

import fcntl
import json
import os
import re
import shlex
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict
from pathlib import Path
from tokenize import TokenError
from typing import TextIO

from index.encoder import Encoder
from index.errors import IndexingError
from rag.errors import StoreError
from rag.store.corpus import Corpus
from rag.store.manifest import FORMAT, MANIFEST, Manifest, digests, files_below
from rag.store.originals import NAME as ORIGINALS

LOCK = "lock"
GENERATION = "generation-"
_GENERATION = re.compile(rf"{GENERATION}\d+")
_FAULTS = (OSError, sqlite3.Error, IndexingError, LookupError, ValueError, EOFError, TokenError)
"""What damaged files raise; numpy reads the heads of its arrays as Python tokens."""


class Store:
    """One folder on disk. Readers need no lock; one writer at a time."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def exists(self) -> bool:
        """Whether something was built here."""
        return (self.folder / MANIFEST).is_file()

    def foreign(self) -> bool:
        """Whether the path holds something that no store, not even a half-written one, has."""
        if not self.folder.exists():
            return False
        if not self.folder.is_dir():
            return True
        own = (LOCK, MANIFEST, f"{MANIFEST}.tmp")
        names = (path.name for path in self.folder.iterdir())
        return any(name not in own and not _GENERATION.fullmatch(name) for name in names)

    def manifest(self) -> Manifest:
        """The manifest; a store of another format is refused."""
        try:
            raw = json.loads((self.folder / MANIFEST).read_text("utf-8"))
        except (FileNotFoundError, NotADirectoryError) as error:
            raise self._none() from error
        except (OSError, ValueError) as error:
            raise self._damaged(str(error)) from error
        if not isinstance(raw, dict) or raw.get("format") != FORMAT:
            found = raw.get("format") if isinstance(raw, dict) else raw
            raise self._error(f"a store of format {found!r}", f"format {FORMAT}", self._elsewhere())
        try:
            return Manifest(**raw)
        except TypeError as error:
            raise self._damaged(str(error)) from error

    def check(self, encoder: Encoder) -> Manifest:
        """The manifest, if the store was made with `encoder`."""
        manifest = self.manifest()
        if (manifest.encoder, manifest.dim) != (encoder.id, encoder.dim):
            raise self._error(
                f"a store made with the encoder {manifest.encoder} ({manifest.dim} dimensions) "
                f"and the setting {encoder.id} ({encoder.dim})",
                "the same encoder for both",
                f"Set YINJU_ENCODER to that encoder, or: {self._elsewhere()}",
            )
        return manifest

    def load(self, encoder: Encoder) -> Corpus:
        """The corpus of the current generation."""
        return self.read(encoder)[1]

    def read(self, encoder: Encoder, *, vectors: bool = False) -> tuple[Manifest, Corpus]:
        """The current generation with its manifest, as it was written.

        Files that differ from their digest are a `StoreError`. Vectors are compared only where
        `vectors` says so: a bit of theirs moves a passage in the ranking and changes no quote, and
        comparing them takes 0.2 s among 150 reports, the other files 0.03 s.
        """
        manifest = self.check(encoder)
        try:
            return manifest, self._whole(manifest, vectors)
        except _FAULTS as error:
            if self.manifest().generation != manifest.generation:  # replaced while being read
                return self.read(encoder, vectors=vectors)
            raise self._damaged(str(error)) from error

    def _whole(self, manifest: Manifest, vectors: bool) -> Corpus:
        folder = self._generation(manifest.generation)
        if wrong := manifest.changed(folder, vectors=vectors):
            raise ValueError(f"{', '.join(wrong)} changed since they were written")
        corpus = Corpus.load(folder)
        if not corpus.whole(manifest.dim) or len(corpus.passages) != manifest.passages:
            raise ValueError("indexes and passages differ in number")
        return corpus

    def verify(self, encoder: Encoder) -> Manifest:
        """Load every part and compare every byte with what was written."""
        manifest, _ = self.read(encoder, vectors=True)
        added = sorted({*files_below(self._generation(manifest.generation))} - {*manifest.files})
        if added:
            raise self._damaged(f"{', '.join(added)} changed since they were written")
        return manifest

    def write(self, corpus: Corpus, encoder: Encoder, passage_chars: int) -> Manifest:
        """Make `corpus` the current generation. Call it under `lock`."""
        number = self.manifest().generation + 1 if self.exists() else 1
        target = self._generation(number)
        shutil.rmtree(target, ignore_errors=True)
        with self._writing(target):
            target.mkdir(parents=True)
            corpus.save(target)
            _sync(target)
        manifest = Manifest(
            FORMAT,
            number,
            encoder.id,
            encoder.dim,
            passage_chars,
            len(corpus.reports),
            len(corpus.passages),
            digests(target, files_below(target)),
        )
        draft = self.folder / f"{MANIFEST}.tmp"
        with self._writing(target, draft):
            draft.write_text(json.dumps(asdict(manifest), indent=1), "utf-8")
            _sync(draft)
            draft.replace(self.folder / MANIFEST)
        self._sweep(number)
        return manifest

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Hold the store for writing; a second writer is told at once. Death frees it."""
        if not self.exists() and self.foreign():
            raise self._none()
        with self._opened() as handle:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as error:
                raise self._error(
                    "a store that another process is writing",
                    "one writer at a time",
                    "Wait until it is done and try again.",
                ) from error
            yield

    def _opened(self) -> TextIO:
        with self._writing():
            self.folder.mkdir(parents=True, exist_ok=True)
            return (self.folder / LOCK).open("w")

    @contextmanager
    def _writing(self, *half: Path) -> Iterator[None]:
        """A full or read-only disk is a `StoreError`; what is half written is removed."""
        try:
            yield
        except (OSError, RuntimeError, sqlite3.Error) as error:  # faiss raises RuntimeError
            for path in half:
                shutil.rmtree(path, ignore_errors=True)
                with suppress(OSError):
                    path.unlink(missing_ok=True)
            raise self._error(
                f"a folder that cannot be written ({error})",
                "a folder of yours with room",
                "Make room, or name another with --store.",
            ) from error

    def _generation(self, number: int) -> Path:
        return self.folder / f"{GENERATION}{number}"

    def _sweep(self, current: int) -> None:
        for folder in self.folder.iterdir():
            if _GENERATION.fullmatch(folder.name) and folder != self._generation(current):
                shutil.rmtree(folder, ignore_errors=True)

    def _error(self, got: str, allowed: str, do: str) -> StoreError:
        return StoreError(f"{got} in {self.folder}", allowed, do)

    def _none(self) -> StoreError:
        if self.foreign():
            return self._error(
                "other things than a store",
                "a store, or a name that is free",
                "Name another folder with --store or YINJU_STORE.",
            )
        return self._error(
            "no store",
            "a folder that `yinju index add` built",
            "Run `yinju index add PATH`, or correct the name after --store or in YINJU_STORE.",
        )

    def _damaged(self, fault: str) -> StoreError:
        return self._error(
            f"a damaged store ({fault})",
            "a store as Yinju wrote it",
            self._elsewhere(),
        )

    def _elsewhere(self) -> str:
        """How to build the reports anew, from the copies of their files where there are some."""
        kept = self.folder / ORIGINALS
        path = shlex.quote(f"{kept}") if kept.is_dir() else "PATH"
        return f"Build the reports into a new folder: `yinju index add {path} --store NEW`."


def _sync(path: Path) -> None:
    """Force a file, or a folder and all in it, to disk."""
    for part in [path, *path.rglob("*")] if path.is_dir() else [path]:
        handle = os.open(part, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
