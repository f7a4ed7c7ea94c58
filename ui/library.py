"""The assistant that the page asks, and what changes it: uploads, removals, corrections."""

import logging
import shutil
import tempfile
import threading
from collections.abc import Sequence
from dataclasses import fields, replace
from pathlib import Path

from rag.assistant import Assistant, correct, discard, ingest
from rag.errors import StoreError, YinjuError
from rag.reading.told import said
from rag.report import Report
from rag.settings import Settings
from rag.store.ingest import Outcome
from rag.store.intake import Progress
from rag.store.manifest import Manifest
from rag.store.originals import Originals, safe
from rag.store.store import Store
from ui.uploads import check, fault

_log = logging.getLogger(__name__)


class Library:
    """Holds the assistant. A change makes a new one; who is asking keeps the one he has."""

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant
        self._changing = threading.Lock()
        self.model = assistant.settings.llm
        """The language model that was set when the page was started; empty: none."""

    @property
    def assistant(self) -> Assistant:
        """The assistant as it is now."""
        return self._assistant

    @property
    def generation(self) -> str:
        """What is open: a store and its generation."""
        return _name(self._assistant.store, self._assistant.manifest)

    @property
    def originals(self) -> Originals:
        """The files that the reports were read from."""
        return Originals(self._assistant.store.folder)

    def current(self) -> Assistant:
        """The assistant of what the store holds now, whoever wrote it.

        It stays as it is while the page itself is writing, and where what was written cannot be
        opened: questions go on.
        """
        if self._written() != self.generation and self._changing.acquire(blocking=False):
            try:
                self._reopen()
            except YinjuError:
                _log.exception("The store was changed, and cannot be opened again")
            finally:
                self._changing.release()
        return self._assistant

    def report(self, name: str) -> Report | None:
        """The report with this id."""
        return next((one for one in self._assistant.reports if one.id == name), None)

    def add(self, files: Sequence[Path], progress: Progress) -> Outcome:
        """Index what a browser sent. One bad file does not keep the others out."""
        check(files)
        refused = [(file.name, error) for file in files if (error := fault(file))]
        good = [file for file in files if not fault(file)]
        with self._changing, tempfile.TemporaryDirectory() as folder:
            named = [_copied(file, Path(folder) / f"{n}") for n, file in enumerate(good)]
            outcome = self._ingest(named, progress)
            if outcome.added:
                self._reopen()
        return replace(outcome, failed=(*refused, *outcome.failed))

    def _ingest(self, files: list[Path], progress: Progress) -> Outcome:
        """All at once; where that fails, one by one, for the error of each."""
        assistant = self._assistant
        if not files:
            return Outcome()
        try:
            outcome = ingest([*files], assistant.grows.folder, assistant.settings, progress)
        except YinjuError as error:
            if len(files) == 1:
                return Outcome(failed=((files[0].name, error),))
            return _together([self._ingest([file], progress) for file in files])
        failed = tuple((Path(name).name, error) for name, error in outcome.failed)
        return replace(outcome, failed=failed)

    def remove(self, name: str) -> Report:
        """Take the report with this id out of the store."""
        with self._changing:
            assistant = self._own()
            (gone,) = discard([name], assistant.store.folder, assistant.settings).removed
            self._reopen()
        return gone

    def correct(self, name: str, place: str, year: str) -> Report:
        """Set the place or year of a report to what the user says."""
        told = said(place.strip(), year.strip())
        with self._changing:
            assistant = self._own()
            changed = correct(name, told, assistant.store.folder, assistant.settings)
            self._reopen()
        return changed

    def _own(self) -> Assistant:
        """The assistant, if its reports are the user's, who may change them."""
        if self._assistant.on_samples:
            raise StoreError(
                "a sample report to change",
                "reports of your own",
                "Add some: the samples make way for them.",
            )
        return self._assistant

    def use_model(self, on: bool) -> None:
        """Let the language model word the answers, or extract them."""
        with self._changing:
            self._reopen(replace(self._assistant.settings, llm=self.model if on else ""))

    def _reopen(self, settings: Settings | None = None) -> None:
        self._assistant = self._assistant.reopened(settings)

    def _written(self) -> str:
        """What is on disk to be opened; what is open where that cannot be told."""
        assistant = self._assistant
        store = assistant.grows if assistant.grows.exists() else assistant.store
        try:
            return _name(store, store.manifest())
        except YinjuError:
            return self.generation


def _name(store: Store, manifest: Manifest) -> str:
    return f"{store.folder} {manifest.generation}"


def _together(outcomes: Sequence[Outcome]) -> Outcome:
    """What came of several changes in turn."""
    return Outcome(
        *(
            tuple(one for outcome in outcomes for one in getattr(outcome, part.name))
            for part in fields(Outcome)
        )
    )


def _copied(file: Path, folder: Path) -> Path:
    """The upload under its own name in a folder of its own: two may be called the same."""
    folder.mkdir()
    return Path(shutil.copyfile(file, folder / safe(file.name)))
