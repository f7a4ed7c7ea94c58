"""Files into a store: read, cut into passages, embed, write."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from index.encoder import Encoder
from rag.errors import ReadingError, StoreError, YinjuError
from rag.passage import Passage
from rag.reading.extract import UNSTATED, Stated
from rag.reading.reader import files
from rag.reading.sandbox import SANDBOX
from rag.report import Report
from rag.store.corpus import Corpus
from rag.store.intake import Failed, Files, Progress, Read, read_all
from rag.store.originals import Originals
from rag.store.store import Store
from rag.store.versions import versions


@dataclass(frozen=True)
class Outcome:
    """What came of an `add` or `remove`: files' reports added, already there, removed, refused."""

    added: tuple[Report, ...] = ()
    known: tuple[Report, ...] = ()
    removed: tuple[Report, ...] = ()
    failed: tuple[Failed, ...] = ()
    """(file, error) of each file that could not be read; the others were indexed."""


def add(
    store: Store,
    encoder: Encoder,
    paths: list[Path],
    passage_chars: int,
    progress: Progress = lambda what, done, total: None,
    text_column: str = "",
    told: Stated = UNSTATED,
) -> Outcome:
    """Index every report of `paths` that the store does not hold.

    A file with the name, place and year of one in the store and other bytes replaces it; so does
    the same file where the user now says another place, year, title or date. `text_column` names
    the column or key of tables that holds the text; empty: it is guessed. `told` is said of all
    files; a `reports.csv` beside a file tells of that one.
    """
    found = files(paths)
    with store.lock():
        old = _held(store, encoder) if store.exists() else None
        read, failed = read_all(Files(found, told, text_column), progress)
        if not read:
            raise _none_read(failed)
        new, kept, gone = _sorted(read, list(old.reports) if old else [])
        every = versions([*kept, *new])
        if new:
            _write(store, encoder, every, old, passage_chars, progress)
        fresh = {report.id for report in new}
        added = tuple(report for report in every if report.id in fresh)
        ids = {one.report.id for one in read}
        known = tuple(r for r in every if r.id in ids - fresh)
        originals = Originals(store.folder)
        originals.forget(every)
        originals.keep(found, (*added, *known))
        return Outcome(added, known, tuple(gone), tuple(failed))


def _held(store: Store, encoder: Encoder) -> Corpus:
    """What the store holds, compared byte by byte: it is written again, with a new digest."""
    return store.read(encoder, vectors=True)[1]


def _sorted(
    read: list[Read], held: list[Report]
) -> tuple[list[Report], list[Report], list[Report]]:
    """The reports that are new, those that stay, those that give way to new ones."""
    by_id = {report.id: report for report in held}
    new = [one.report for one in read if one.changes(by_id.get(one.report.id))]
    fresh, read_now = {report.id for report in new}, {one.report.id for one in read}
    names = {_key(report) for report in new}
    kept = [
        report
        for report in held
        if report.id not in fresh and (report.id in read_now or _key(report) not in names)
    ]
    return new, kept, [report for report in held if report not in kept]


def remove(store: Store, encoder: Encoder, names: Iterable[str], passage_chars: int) -> Outcome:
    """Take reports out by file name or id."""
    wanted = set(names)
    store.manifest()
    with store.lock():
        old = _held(store, encoder)
        gone = tuple(report for report in old.reports if wanted & called(report))
        missing = wanted - set().union(*map(called, gone))
        kept = [report for report in old.reports if report not in gone]
        if missing or not kept:
            raise StoreError(
                f"{', '.join(sorted(missing)) or 'every report'} to remove from {store.folder}",
                "names or ids from `yinju index list`, leaving at least one report",
                "Correct the names, or delete the store's folder to empty it.",
            )
        every = versions(kept)
        _write(store, encoder, every, old, passage_chars, lambda what, done, total: None)
        Originals(store.folder).forget(every)
        return Outcome(removed=gone)


def tell(store: Store, encoder: Encoder, name: str, told: Stated, passage_chars: int) -> Report:
    """Set the place or year of the report with the id `name`; notes that asked for them go."""
    with store.lock():
        old = _held(store, encoder)
        if name not in {report.id for report in old.reports}:
            raise StoreError(
                f"the report {name} for {store.folder}",
                "an id from `yinju index list`",
                "Look whether it was replaced or removed.",
            )
        every = [SANDBOX.retell(one, told) if one.id == name else one for one in old.reports]
        _write(store, encoder, every, old, passage_chars, lambda what, done, total: None)
        Originals(store.folder).forget(every)
        return next(report for report in every if report.id == name)


def _none_read(failed: list[Failed]) -> YinjuError:
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


def _write(
    store: Store,
    encoder: Encoder,
    reports: list[Report],
    old: Corpus | None,
    passage_chars: int,
    progress: Progress,
) -> None:
    alike = store.exists() and store.manifest().passage_chars == passage_chars
    cut = _cut(reports, old if alike else None, passage_chars, progress)
    if not cut:
        raise ReadingError(
            f"{len(reports)} reports without a paragraph of prose",
            "reports with sentences",
            "Check that the files hold reports, not lists or pictures.",
        )

    def embedding(done: int, total: int) -> None:
        progress("embedding", done, total)
        if done == total:
            progress("indexing", 0, 1)

    store.write(Corpus.build(reports, cut, encoder, old, embedding), encoder, passage_chars)
    progress("indexing", 1, 1)


def _cut(
    reports: list[Report], old: Corpus | None, passage_chars: int, progress: Progress
) -> list[Passage]:
    """The passages of all reports; a report that `old` holds is not cut again."""
    held: dict[str, list[Passage]] = {}
    for passage in old.passages if old else ():
        held.setdefault(passage.report.id, []).append(passage)
    found: list[Passage] = []
    for done, report in enumerate(reports, start=1):
        own = _still(held.get(report.id), report) or SANDBOX.cut(report, passage_chars)
        found += [replace(passage, report=report) for passage in own]
        progress("cutting", done, len(reports))
    return found


def _still(passages: list[Passage] | None, report: Report) -> list[Passage]:
    """Passages of a report as it was; none where what they depend on has changed."""
    if not passages:
        return []
    then = replace(passages[0].report, notes=report.notes, version_of=report.version_of)
    return passages if then == report else []
