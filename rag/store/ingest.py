"""Files into a store: read, cut into passages, embed, write."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from index.encoder import Encoder
from rag.errors import ReadingError, StoreError, YinjuError
from rag.passage import Passage
from rag.reading.reader import contents, files, reports
from rag.reading.structure import passages
from rag.report import Report
from rag.store.corpus import Corpus
from rag.store.store import Store

Progress = Callable[[str, int, int], None]
"""Called with what is being done (reading, embedding), how many are done, of how many."""


@dataclass(frozen=True)
class Outcome:
    """What came of an `add` or `remove`: files' reports added, already there, removed, refused."""

    added: tuple[Report, ...] = ()
    known: tuple[Report, ...] = ()
    removed: tuple[Report, ...] = ()
    failed: tuple[tuple[str, YinjuError], ...] = ()
    """(file, error) of each file that could not be read; the others were indexed."""


def add(
    store: Store,
    encoder: Encoder,
    paths: list[Path],
    passage_chars: int,
    progress: Progress = lambda what, done, total: None,
    text_column: str = "",
) -> Outcome:
    """Index every report of `paths` that the store does not hold.

    A file with the name, place and year of one in the store and other bytes replaces it.
    `text_column` names the column or key of tables that holds the text; empty: it is guessed.
    """
    found = files(paths)
    with store.lock():
        old = store.load(encoder) if store.exists() else None
        read, failed = _read_all(found, text_column, progress)
        if not read:
            raise _none_read(failed)
        held = {report.id for report in old.reports} if old else set()
        new = [report for report in read if report.id not in held]
        known = tuple(report for report in read if report.id in held)
        read_now = {report.id for report in read}
        names = {_key(report) for report in new}
        kept = [r for r in old.reports if r.id in read_now or _key(r) not in names] if old else []
        gone = tuple(r for r in old.reports if r not in kept) if old else ()
        if new:
            _write(store, encoder, [*kept, *new], old, passage_chars, progress)
        return Outcome(tuple(new), known, gone, tuple(failed))


def remove(store: Store, encoder: Encoder, names: Iterable[str], passage_chars: int) -> Outcome:
    """Take reports out by file name or id."""
    wanted = set(names)
    store.manifest()
    with store.lock():
        old = store.load(encoder)
        gone = tuple(report for report in old.reports if wanted & called(report))
        missing = wanted - set().union(*map(called, gone))
        kept = [report for report in old.reports if report not in gone]
        if missing or not kept:
            raise StoreError(
                f"{', '.join(sorted(missing)) or 'every report'} to remove from {store.folder}",
                "names or ids from `yinju index list`, leaving at least one report",
                "Correct the names, or delete the store's folder to empty it.",
            )
        _write(store, encoder, kept, old, passage_chars, lambda what, done, total: None)
        return Outcome(removed=gone)


def _none_read(failed: list[tuple[str, YinjuError]]) -> YinjuError:
    """The one file's own error, or what is wrong with each."""
    if len(failed) == 1:
        return failed[0][1]
    return ReadingError(
        "; ".join(error.got for _, error in failed),
        "at least one report among the files",
        "Mend them or name others.",
    )


def called(report: Report) -> set[str]:
    """What a user may call a report of a store: its id, its source, its file, its archive."""
    return {report.id, report.source, _file(report), *_archive(report)}


def _key(report: Report) -> tuple[str, str, int | None]:
    """What makes a file the new version of another one, and not its namesake in another folder."""
    return _file(report), report.place, report.year


def _file(report: Report) -> str:
    """The name of the file, of which a table's report is a row."""
    return re.sub(r"(\.(?:csv|xlsx|jsonl))#.+$", r"\1", report.source, flags=re.I)


def _archive(report: Report) -> list[str]:
    """The name of the archive that the report's file is in, if any."""
    return re.findall(r"^[^/]+\.zip(?=/)", report.source, flags=re.I)


def _read_all(
    found: list[Path], text_column: str, progress: Progress
) -> tuple[list[Report], list[tuple[str, YinjuError]]]:
    """Reports by id, the first of equal ones; and the files refused."""
    read: dict[str, Report] = {}
    failed: list[tuple[str, YinjuError]] = []
    for done, path in enumerate(found, start=1):
        for item in _read(path, text_column):
            if isinstance(item, Report):
                read.setdefault(item.id, item)
            else:
                failed.append((str(path), item))
        progress("reading", done, len(found))
    return list(read.values()), failed


def _read(path: Path, text_column: str) -> Iterator[Report | YinjuError]:
    """The reports of a file; of an archive, an error for each file that is none."""
    try:
        inside = contents(path)
    except YinjuError as error:
        yield error
        return
    for file in inside:
        try:
            yield from reports(file, text_column)
        except YinjuError as error:
            yield error


def _write(
    store: Store,
    encoder: Encoder,
    reports: list[Report],
    old: Corpus | None,
    passage_chars: int,
    progress: Progress,
) -> None:
    cut: list[Passage] = [
        passage for report in reports for passage in passages(report, passage_chars)
    ]
    if not cut:
        raise ReadingError(
            f"{len(reports)} reports without a paragraph of prose",
            "reports with sentences",
            "Check that the files hold reports, not lists or pictures.",
        )

    def embedding(done: int, total: int) -> None:
        progress("embedding", done, total)

    store.write(Corpus.build(reports, cut, encoder, old, embedding), encoder, passage_chars)
