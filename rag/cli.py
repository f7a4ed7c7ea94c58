"""The `yinju` command."""

import argparse
import json
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace

from rag.answer import Answer
from rag.assistant import open_or_sample
from rag.commands import ERROR, OK, SOME_FAILED, index, verify, with_store
from rag.errors import YinjuError
from rag.retrieval.explain import lines, understood
from rag.retrieval.kinds import language
from rag.settings import Settings

_BOLD = "\033[1m{}\033[22m"


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
    index.register(commands.add_parser("index", help=index.HELP))
    _ask(commands.add_parser("ask", help="answer one question"))
    _chat(commands.add_parser("chat", help="serve the chat page"))
    verify.register(commands.add_parser("verify", help=verify.HELP))
    _eval(commands.add_parser("eval", help="measure retrieval and answers on a question set"))
    return parser


def _ask(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("question")
    parser.add_argument("--json", action="store_true", help="print the whole answer as JSON")
    parser.add_argument("--explain", action="store_true", help="say why each passage was found")
    parser.add_argument("--k", type=_count, metavar="N", help="passages to consider (default: 10)")
    with_store(parser, ask)


def _chat(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", default="127.0.0.1", help="address to serve on")
    parser.add_argument("--port", type=_port, default=7860, help="port to serve on")
    parser.add_argument(
        "--auth", metavar="FILE", help="ask for a login; in FILE a line user:password for each user"
    )
    parser.add_argument(
        "--mcp", action="store_true", help="serve tools for agents too (needs yinju[mcp])"
    )
    parser.add_argument(
        "--allowed-host",
        action="append",
        metavar="NAME",
        help="serve under this name too, as on a network or behind a proxy; may be repeated",
    )
    with_store(parser, chat)


def _eval(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--questions", metavar="FILE", help="JSON lines (default: on the samples)")
    parser.add_argument("--reports", nargs="+", metavar="PATH", help="index these for the run")
    parser.add_argument("--encoder", metavar="NAME", help="measure with this encoder")
    parser.add_argument("--data", metavar="DIR", help="measure the encoder alone on these sets")
    parser.add_argument("--out", metavar="DIR", help="save results here (default: eval-results)")
    with_store(parser, evaluate)


def _count(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"got {text!r}; allowed is a whole number from 1")
    return int(text)


def _port(text: str) -> int:
    if not text.isdecimal() or int(text) > 65535:
        raise argparse.ArgumentTypeError(f"got {text!r}; allowed is a port from 0 to 65535")
    return int(text)


def ask(given: argparse.Namespace) -> int:
    """`yinju ask`: 0 when answered, 1 when refused."""
    assistant = open_or_sample(Settings.load(store=given.store))
    answer = assistant.ask(given.question, k=given.k)
    if given.explain:
        answer = assistant.explained(answer)
    if given.json:
        print(json.dumps(answer.to_dict(), ensure_ascii=False, indent=1))
    else:
        print(shown(answer, bold=sys.stdout.isatty() and "NO_COLOR" not in os.environ))
        if given.explain:
            print(f"?  {understood(assistant.understand(given.question))}")
    return OK if answer.found else SOME_FAILED


def shown(answer: Answer, bold: bool = False) -> str:
    """An answer for a terminal: text, citations, warnings; nearest passages after a refusal.

    `bold`: the answering words of the quotes in bold type, by a terminal's codes.
    """
    text = answer.text
    for quote in answer.quotes if bold else ():
        text = text.replace(f"“{quote.text}”", f"“{quote.marked(_BOLD)}”")
    said = [text, ""]
    said += [f"[{q.number}] {q.citation}（{q.report.source}）" for q in answer.quotes]
    if not answer.found:
        said += [
            f"· {hit.passage.report.source}：{hit.passage.text[:60]}…" for hit in answer.hits[:3]
        ]
    said += [f"! {warning}" for warning in answer.warnings]
    meant = "Did you mean: {}" if language(answer.question) == "en" else "您是要问：{}"
    said += [f"? {meant.format(question)}" for question in answer.suggestions]
    return "\n".join([*said, *lines(answer.hits)])


def chat(given: argparse.Namespace) -> int:
    """`yinju chat`: serve the page until stopped."""
    from ui.serving.scratch import scratch

    named = ",".join(given.allowed_host) if given.allowed_host else None
    settings = Settings.load(store=given.store, allowed_hosts=named)
    hosts = tuple(name for name in settings.allowed_hosts.split(",") if name.strip())
    with scratch():  # before the page: Gradio takes the folder when it is imported
        from ui.launch import Serving, launch

        serving = Serving(given.host, given.port, given.auth, given.mcp, hosts)
        launch(open_or_sample(settings), serving)
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
