"""The assistant that the page asks, and what changes it: uploads, removals, corrections."""

import logging
import shutil
import tempfile
import threading
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from rag.assistant import Assistant, correct, discard, ingest
from rag.errors import YinjuError
from rag.reading.told import said
from rag.report import Report
from rag.settings import Settings
from rag.store.ingest import Outcome
from rag.store.intake import Progress
from rag.store.originals import Originals, safe
from ui.uploads import check, fault

_log = logging.getLogger(__name__)


class Library:
    """Holds the assistant. A change makes a new one; who is asking keeps the one he has."""

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant
        self._changing = threading.Lock()
        self.originals = Originals(assistant.store.folder)
        self.model = assistant.settings.llm
        """The language model that was set when the page was started; empty: none."""
        self.generation = assistant.store.manifest().generation
        """Of the store, the one that is open."""

    @property
    def assistant(self) -> Assistant:
        """The assistant as it is now."""
        return self._assistant

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
        """All at once; where none of them can be read, one by one for the error of each."""
        settings = self._assistant.settings
        if not files:
            return Outcome()
        try:
            outcome = ingest([*files], settings.store, settings, progress)
        except YinjuError as error:
            if len(files) == 1:
                return Outcome(failed=((files[0].name, error),))
            each = [self._ingest([file], progress) for file in files]
            return Outcome(failed=tuple(fault for one in each for fault in one.failed))
        failed = tuple((Path(name).name, error) for name, error in outcome.failed)
        return replace(outcome, failed=failed)

    def remove(self, name: str) -> Report:
        """Take the report with this id out of the store."""
        settings = self._assistant.settings
        with self._changing:
            (gone,) = discard([name], settings.store, settings).removed
            self._reopen()
        return gone

    def correct(self, name: str, place: str, year: str) -> Report:
        """Set the place or year of a report to what the user says."""
        settings = self._assistant.settings
        told = said(place.strip(), year.strip())
        with self._changing:
            changed = correct(name, told, settings.store, settings)
            self._reopen()
        return changed

    def use_model(self, on: bool) -> None:
        """Let the language model word the answers, or extract them."""
        with self._changing:
            self._reopen(replace(self._assistant.settings, llm=self.model if on else ""))

    def _reopen(self, settings: Settings | None = None) -> None:
        generation = self._written()  # first: what is written meanwhile is noticed next time
        store = self._assistant.store
        self._assistant = Assistant(store, settings or self._assistant.settings)
        self.generation = generation

    def _written(self) -> int:
        """The generation of the store on disk; the open one where it cannot be told."""
        try:
            return self._assistant.store.manifest().generation
        except YinjuError:
            return self.generation


def _copied(file: Path, folder: Path) -> Path:
    """The upload under its own name in a folder of its own: two may be called the same."""
    folder.mkdir()
    return Path(shutil.copyfile(file, folder / safe(file.name)))
