"""What is done to a store by its folder and the settings: reports added, removed, corrected."""

import atexit
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from index.encoder import load_encoder
from rag.errors import StoreError
from rag.reading.extract import UNSTATED, Stated
from rag.report import Report
from rag.sample_reports import samples
from rag.settings import Settings
from rag.store.store import Store

if TYPE_CHECKING:
    from rag.store.ingest import Outcome
    from rag.store.intake import Progress

PathLike = str | Path


def ingest(
    paths: list[PathLike],
    store: PathLike,
    settings: Settings,
    progress: "Progress" = lambda what, done, total: None,
    told: Stated = UNSTATED,
) -> "Outcome":
    """Add files and folders to a store; what could not be read is in the outcome.

    `told` is what the user says of all of them.
    """
    from rag.store.ingest import add

    encoder = load_encoder(settings.encoder)
    named = [Path(path) for path in paths]
    return add(
        Store(Path(store)),
        encoder,
        named,
        settings.passage_chars,
        progress,
        settings.text_column,
        told,
    )


def discard(names: list[str], store: PathLike, settings: Settings) -> "Outcome":
    """Take reports out of a store by file name or id."""
    from rag.store.ingest import remove

    encoder = load_encoder(settings.encoder)
    return remove(Store(Path(store)), encoder, names, settings.passage_chars)


def correct(report: str, told: Stated, store: PathLike, settings: Settings) -> Report:
    """Set the place or year of a report, by its id, to what the user says; the report as it is now.

    Raises `StoreError` where the store has no such report.
    """
    from rag.store.ingest import tell

    encoder = load_encoder(settings.encoder)
    return tell(Store(Path(store)), encoder, report, told, settings.passage_chars)


def named(name: str, settings: Settings) -> list[Report]:
    """The reports of the store that a name means, or those of a file that is not in it."""
    from rag.reading.reader import read
    from rag.store.ingest import called

    store = Store(Path(settings.store))
    held = store.load(load_encoder(settings.encoder)).reports if store.exists() else ()
    found = [report for report in held if name in called(report)]
    if not found and not Path(name).exists():
        raise StoreError(
            f"{name}, which is neither a report of {settings.store} nor a file",
            "a file name or id from `yinju index list`, or a path",
            "Correct the name.",
        )
    return found or read(Path(name), settings.text_column)


def sample_store(encoder: str, passage_chars: int) -> Store:
    """A store of the sample reports and of nothing else, which goes with this process."""
    store = _SAMPLES.get((encoder, passage_chars))
    if store is None or not store.exists():
        folder = Path(tempfile.mkdtemp(prefix="yinju-"))
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
        store = _SAMPLES[encoder, passage_chars] = Store(folder / "samples")
        chosen = Settings(encoder=encoder, passage_chars=passage_chars)
        ingest([samples()], store.folder, chosen)
    return store


_SAMPLES: dict[tuple[str, int], Store] = {}
"""Those of this process, by what they were built with."""
