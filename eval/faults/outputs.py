"""Outputs of an imagined language model: sound ones, written by hand, read from sound.txt."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from rag.assistant import samples
from rag.passage import Passage
from rag.reading.reader import read
from rag.reading.structure import passages
from rag.report import Report

_FOLDER = Path(str(files("eval").joinpath("faults")))
_LONGEST = 420
_OTHER = re.compile(r"\[(\S+)\] ")


@dataclass(frozen=True)
class Cited:
    """Words of a report that a claim rests on."""

    doc: str
    text: str


@dataclass(frozen=True)
class Output:
    """A question, one claim, and its quotes."""

    question: str
    claim: str
    quotes: tuple[Cited, ...]


def sound(name: str = "sound.txt") -> list[Output]:
    """The outputs of a file in order. Raises ValueError for a quote that is in no passage."""
    found = list(_read((_FOLDER / name).read_text("utf-8")))
    for output in found:
        for cited in output.quotes:
            passage_of(cited)
    return found


def _read(text: str) -> Iterator[Output]:
    doc = question = ""
    quotes: list[Cited] = []
    claimed = False
    for line in text.splitlines():
        mark, rest = line[:1], line[2:]
        if mark == "@":
            doc = rest
        elif mark == "?":
            question, quotes = rest, []
        elif mark == '"':
            quotes = [] if claimed else quotes
            other = _OTHER.match(rest)
            quotes.append(Cited(other.group(1) if other else doc, _OTHER.sub("", rest)))
        elif mark not in {"#", ""}:
            yield Output(question, line, tuple(quotes))
        claimed = mark not in {"#", "", "@", "?", '"'}


@cache
def reports() -> dict[str, Report]:
    """The samples and the invented report, by file name."""
    paths = [*sorted(samples().glob("*.txt")), _FOLDER / "report.txt"]
    return {path.name: read(path)[0] for path in paths}


@cache
def passages_of(doc: str) -> list[Passage]:
    """The passages of one of these reports."""
    return passages(reports()[doc], _LONGEST)


def passage_of(cited: Cited) -> Passage:
    """The first passage that holds a quote."""
    found = next((p for p in passages_of(cited.doc) if cited.text in p.text), None)
    if found is None:
        raise ValueError(f"{cited.text!r} is in no passage of {cited.doc}")
    return found
