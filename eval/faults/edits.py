"""Sound outputs with words exchanged: the pairs of edits.tsv, and what all mechanisms share."""

import csv
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from eval.faults.outputs import Output


@dataclass(frozen=True)
class Planted:
    """An output as the model gives it: its quotes' words may not be the report's."""

    output: Output
    claim: str
    quoted: tuple[str, ...]
    """The words given as quotes, one for each of `output.quotes`."""
    question: str
    shift: int = 0
    """Added to the passage numbers that the model names."""


Maker = Callable[[Output], Planted | None]
"""A way to plant a fault; None where an output gives no occasion."""


def as_given(output: Output) -> Planted:
    """The output without a fault."""
    return Planted(output, output.claim, tuple(c.text for c in output.quotes), output.question)


def claimed(output: Output, claim: str) -> Planted | None:
    """The output with another claim; None where it is the same."""
    if claim == output.claim:
        return None
    return replace(as_given(output), claim=claim)


def replacing(pairs: Sequence[tuple[str, str]]) -> Maker:
    """The first pattern of `pairs` that the claim has, replaced once."""

    def make(output: Output) -> Planted | None:
        for pattern, new in pairs:
            changed = re.sub(pattern, new, output.claim, count=1)
            if changed != output.claim:
                return claimed(output, changed)
        return None

    return make


@cache
def _table() -> list[dict[str, str]]:
    text = files("eval").joinpath("faults", "edits.tsv").read_text("utf-8")
    return list(csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))


def table(mechanism: str) -> Maker:
    """The mechanism of that name in edits.tsv."""
    rows = [row for row in _table() if row["mechanism"] == mechanism]
    return replacing([(row["pattern"], row["replacement"] or "") for row in rows])
