"""What a store says of itself: its current generation, and a digest of each file in it."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

FORMAT = 3
MANIFEST = "manifest.json"
VECTORS = ".faiss"
"""Ending of the files that hold vectors: nine tenths of a store's bytes, and no word of a quote."""


@dataclass(frozen=True)
class Manifest:
    """What a store says of itself, in `manifest.json`."""

    format: int
    generation: int
    encoder: str
    dim: int
    passage_chars: int
    reports: int
    passages: int
    files: dict[str, str]
    """SHA-256 of every file of the generation, by its path there."""

    def changed(self, folder: Path, *, vectors: bool) -> list[str]:
        """Files of the generation in `folder` that are missing or other than they were written.

        `vectors`: whether those are compared too, which takes longer than to load them.
        """
        names = [name for name in self.files if vectors or not name.endswith(VECTORS)]
        found = digests(folder, names)
        return [name for name in names if found.get(name) != self.files[name]]


def digests(folder: Path, names: Iterable[str]) -> dict[str, str]:
    """SHA-256 of those of the files in `folder` that are there."""
    found = {}
    for name in names:
        path = folder / name
        if path.is_file():
            with path.open("rb") as file:
                found[name] = hashlib.file_digest(file, "sha256").hexdigest()
    return found


def files_below(folder: Path) -> list[str]:
    """The paths of all files below `folder`, from there."""
    return sorted(
        path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()
    )
