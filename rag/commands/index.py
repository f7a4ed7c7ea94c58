"""`yinju index`: add, list, show, remove or verify the reports of a store."""

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tqdm import tqdm

from index import load_encoder
from rag.answer import describe
from rag.assistant import Assistant, discard, ingest
from rag.commands import OK, SOME_FAILED, with_store
from rag.report import Report
from rag.report_years import both
from rag.settings import Settings
from rag.store.store import Store
from rag.store_operations import named

if TYPE_CHECKING:
    from rag.store.ingest import Outcome

HELP = "add, list, show, remove or verify reports"
FORMATS = ".txt .md .html .docx .pdf .csv .xlsx .jsonl .zip"


def register(parser: argparse.ArgumentParser) -> None:
    """Say the actions and their arguments."""
    actions = parser.add_subparsers(required=True, metavar="ACTION")
    adding = actions.add_parser("add", help=f"index files and folders ({FORMATS})")
    adding.add_argument("paths", nargs="+", metavar="PATH")
    adding.add_argument(
        "--text-column", metavar="NAME", help="column or key of tables that holds the full text"
    )
    adding.add_argument(
        "--place", default="", metavar="NAME", help="place of these reports, such as 温州市瓯海区"
    )
    adding.add_argument(
        "--year", default="", help="year in which these reports were delivered, as in their titles"
    )
    with_store(adding, add)
    listing = actions.add_parser("list", help="the reports in the store")
    listing.add_argument("--json", action="store_true", help="print JSON")
    with_store(listing, list_reports)
    showing = actions.add_parser("show", help="a report as it was read, and what was left out")
    showing.add_argument("name", metavar="REPORT", help="file name or id from the list, or a file")
    with_store(showing, show)
    removing = actions.add_parser("remove", help="take reports out, by file name or id")
    removing.add_argument("names", nargs="+", metavar="NAME")
    with_store(removing, remove)
    with_store(actions.add_parser("verify", help="check that the store is whole"), verify)


def add(given: argparse.Namespace) -> int:
    """`yinju index add`: index what is new, say what was skipped."""
    from rag.reading.told import said

    settings = Settings.load(store=given.store, text_column=given.text_column)
    told = said(given.place, given.year)
    outcome = ingest(given.paths, settings.store, settings, _progress(), told)
    for report in outcome.added:
        print(f"added    {_noted(report)}")
    for report in outcome.known:
        print(f"known    {_line(report)}")
    for report in outcome.removed:
        print(f"replaced {_line(report)}")
    for _, error in outcome.failed:
        print(f"skipped  {error}", file=sys.stderr)
    print(_summary(outcome, settings))
    return SOME_FAILED if outcome.failed else OK


def _summary(outcome: "Outcome", settings: Settings) -> str:
    manifest = Store(Path(settings.store)).manifest()
    return (
        f"{len(outcome.added)} added, {len(outcome.known)} known, {len(outcome.failed)} skipped; "
        f"{settings.store} holds {manifest.reports} reports, {manifest.passages} passages"
    )


def _progress() -> Callable[[str, int, int], None]:
    """A progress bar a step on a terminal, nothing elsewhere."""
    bars: dict[str, tqdm[Any]] = {}

    def show(what: str, done: int, total: int) -> None:
        bar = bars.setdefault(what, tqdm(total=total, desc=what, disable=None, leave=False))
        bar.update(done - bar.n)

    return show


def list_reports(given: argparse.Namespace) -> int:
    """`yinju index list`."""
    reports = Assistant.open(Settings.load(store=given.store).store).reports
    if given.json:
        print(json.dumps([describe(r) for r in reports], ensure_ascii=False, indent=1))
    else:
        print("\n".join(map(_noted, reports)))
    return OK


def _noted(report: Report) -> str:
    """A report's line, and under it what the reader must know of it."""
    return "\n".join([_line(report), *(f"  ! {note}" for note in report.notes)])


def _line(report: Report) -> str:
    years = both(report.year_delivered, report.year_covered)
    about = "  ".join(filter(None, [report.place, years]))
    return f"{report.id}  {report.source}  {about}  {report.title}"


def show(given: argparse.Namespace) -> int:
    """`yinju index show`: a report of the store, or a file that is not in it."""
    from rag.reading.shown import lines_of

    for number, report in enumerate(named(given.name, Settings.load(store=given.store))):
        print("\n" * (number > 0) + "\n".join(lines_of(report)))
    return OK


def remove(given: argparse.Namespace) -> int:
    """`yinju index remove`."""
    settings = Settings.load(store=given.store)
    for report in discard(given.names, settings.store, settings).removed:
        print(f"removed  {_line(report)}")
    return OK


def verify(given: argparse.Namespace) -> int:
    """`yinju index verify`: load every part of the store and compare every byte."""
    settings = Settings.load(store=given.store)
    manifest = Store(Path(settings.store)).verify(load_encoder(settings.encoder))
    print(f"{settings.store} is whole: {manifest.reports} reports, {manifest.passages} passages")
    return OK
