"""Commands of `yinju`, one module each: `register(parser)` says its arguments, `run` does it."""

import argparse
from collections.abc import Callable

OK, SOME_FAILED, ERROR = 0, 1, 2


def with_store(parser: argparse.ArgumentParser, run: Callable[[argparse.Namespace], int]) -> None:
    """A command that works on a store, and what it runs."""
    parser.add_argument("--store", metavar="DIR", help="folder of the index (default: ./store)")
    parser.set_defaults(run=run)
