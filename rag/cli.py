"""The `yinju` command."""

import argparse
import json
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from tqdm import tqdm

from index import load_encoder
from rag.answer import Answer, describe
from rag.assistant import Assistant, discard, ingest, named, open_or_sample
from rag.errors import YinjuError
from rag.reading.shown import lines_of
from rag.report import Report
from rag.retrieval.explain import lines, understood
from rag.settings import Settings
from rag.store.ingest import Outcome
from rag.store.store import Store

OK, SOME_FAILED, ERROR = 0, 1, 2
FORMATS = ".txt .md .html .docx .pdf .csv .xlsx .jsonl .zip"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. 0: done; 1: refused, or some files were skipped; 2: an error, on stderr."""
    given = _parser().parse_args(arguments)
    try:
        run: Callable[[argparse.Namespace], int] = given.run
        return run(given)
    except YinjuError as error:
        print(f"yinju: {error}", file=sys.stderr)
        return ERROR
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    except KeyboardInterrupt:
        print("yinju: stopped", file=sys.stderr)
        return ERROR


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="yinju", description="Ask Chinese work reports; get exact quotes with citations."
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _index(commands.add_parser("index", help="add, list, remove or verify reports"))
    _ask(commands.add_parser("ask", help="answer one question"))
    _chat(commands.add_parser("chat", help="serve the chat page"))
    _eval(commands.add_parser("eval", help="measure retrieval and answers on a question set"))
    return parser


def _with_store(parser: argparse.ArgumentParser, run: Callable[[argparse.Namespace], int]) -> None:
    parser.add_argument("--store", metavar="DIR", help="folder of the index (default: ./store)")
    parser.set_defaults(run=run)


def _index(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(required=True, metavar="ACTION")
    adding = actions.add_parser("add", help=f"index files and folders ({FORMATS})")
    adding.add_argument("paths", nargs="+", metavar="PATH")
    adding.add_argument(
        "--text-column", metavar="NAME", help="column or key of tables that holds the full text"
    )
    _with_store(adding, add)
    listing = actions.add_parser("list", help="the reports in the store")
    listing.add_argument("--json", action="store_true", help="print JSON")
    _with_store(listing, list_reports)
    showing = actions.add_parser("show", help="a report as it was read, and what was left out")
    showing.add_argument("name", metavar="REPORT", help="file name or id from the list, or a file")
    _with_store(showing, show)
    removing = actions.add_parser("remove", help="take reports out, by file name or id")
    removing.add_argument("names", nargs="+", metavar="NAME")
    _with_store(removing, remove)
    _with_store(actions.add_parser("verify", help="check that the store is whole"), verify)


def _ask(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("question")
    parser.add_argument("--json", action="store_true", help="print the whole answer as JSON")
    parser.add_argument("--explain", action="store_true", help="say why each passage was found")
    parser.add_argument("--k", type=_count, metavar="N", help="passages to consider (default: 10)")
    _with_store(parser, ask)


def _chat(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", default="127.0.0.1", help="address to serve on")
    parser.add_argument("--port", type=_port, default=7860, help="port to serve on")
    _with_store(parser, chat)


def _eval(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--questions", metavar="FILE", help="JSON lines (default: on the samples)")
    parser.add_argument("--reports", nargs="+", metavar="PATH", help="index these for the run")
    parser.add_argument("--encoder", metavar="NAME", help="measure with this encoder")
    parser.add_argument("--data", metavar="DIR", help="measure the encoder alone on these sets")
    parser.add_argument("--out", metavar="DIR", help="save results here (default: eval-results)")
    _with_store(parser, evaluate)


def _count(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"got {text!r}; allowed is a whole number from 1")
    return int(text)


def _port(text: str) -> int:
    if not text.isdecimal() or int(text) > 65535:
        raise argparse.ArgumentTypeError(f"got {text!r}; allowed is a port from 0 to 65535")
    return int(text)


def add(given: argparse.Namespace) -> int:
    """`yinju index add`: index what is new, say what was skipped."""
    settings = Settings.load(store=given.store, text_column=given.text_column)
    outcome = ingest(given.paths, settings.store, settings, _progress())
    for report in outcome.added:
        print(f"added    {_line(report)}")
    for report in outcome.known:
        print(f"known    {_line(report)}")
    for report in outcome.removed:
        print(f"replaced {_line(report)}")
    for _, error in outcome.failed:
        print(f"skipped  {error}", file=sys.stderr)
    print(_summary(outcome, settings))
    return SOME_FAILED if outcome.failed else OK


def _summary(outcome: Outcome, settings: Settings) -> str:
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
        print("\n".join(_line(report) for report in reports))
    return OK


def _line(report: Report) -> str:
    about = " ".join(filter(None, [report.place, f"{report.year}" if report.year else ""]))
    return f"{report.id}  {report.source}  {about}  {report.title}"


def show(given: argparse.Namespace) -> int:
    """`yinju index show`: a report of the store, or a file that is not in it."""
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


def ask(given: argparse.Namespace) -> int:
    """`yinju ask`: 0 when answered, 1 when refused."""
    assistant = open_or_sample(Settings.load(store=given.store))
    answer = assistant.ask(given.question, k=given.k)
    if given.explain:
        answer = assistant.explained(answer)
    if given.json:
        print(json.dumps(answer.to_dict(), ensure_ascii=False, indent=1))
    else:
        print(shown(answer))
        if given.explain:
            print(f"?  {understood(assistant.understand(given.question))}")
    return OK if answer.found else SOME_FAILED


def shown(answer: Answer) -> str:
    """An answer for a terminal: text, citations, warnings; nearest passages after a refusal."""
    said = [answer.text, ""]
    said += [f"[{q.number}] {q.citation}（{q.report.source}）" for q in answer.quotes]
    if not answer.found:
        said += [
            f"· {hit.passage.report.source}：{hit.passage.text[:60]}…" for hit in answer.hits[:3]
        ]
    said += [f"! {warning}" for warning in answer.warnings]
    return "\n".join([*said, *lines(answer.hits)])


def chat(given: argparse.Namespace) -> int:
    """`yinju chat`: serve the page until stopped."""
    from ui.page import launch

    launch(open_or_sample(Settings.load(store=given.store)), given.host, given.port)
    return OK


def evaluate(given: argparse.Namespace) -> int:
    """`yinju eval`: measure, print, save."""
    from eval.run import Wanted, run

    settings = Settings.load(store=given.store)
    if given.encoder:
        settings = replace(settings, encoder=given.encoder)
    wanted = Wanted(given.questions, given.reports, given.store is not None, given.data)
    return run(wanted, settings, given.out)


def entry() -> None:
    """The console script."""
    sys.exit(main())


if __name__ == "__main__":
    entry()
