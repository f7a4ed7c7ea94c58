"""What a question was understood to ask, as chips that can be taken away."""

import re
from dataclasses import dataclass

from rag.retrieval.question import Question


@dataclass(frozen=True)
class Chip:
    """A condition found in a question, and the question without it."""

    kind: str
    """`place` or `year`."""
    words: str
    without: str
    """What is asked when the chip is taken away; empty where nothing would be left to ask."""


def chips(asked: Question) -> tuple[Chip, ...]:
    """The places and years of a question, each once."""
    text = asked.standalone
    found = [
        Chip("place", one.words, _cut(text, one.start, one.end))
        for one in asked.places
        if text[one.start : one.end]
    ]
    return (*found, *(_year(text, year) for year in asked.years))


def _year(text: str, year: int) -> Chip:
    found = re.search(rf"{year}\s*年?", text)
    return Chip("year", f"{year}", _cut(text, *found.span()) if found else "")


def _cut(text: str, start: int, end: int) -> str:
    """`text` without a part, and without what joined it to the rest."""
    rest = f"{text[:start]} {text[end:]}"
    rest = re.sub(r"(?<=[^ -~]) +| +(?=[^ -~])", "", rest)
    rest = re.sub(r"\b(?:in|of|for)\s+(?=[?？.]|$|(?:in|of|for)\b)", "", rest, flags=re.I)
    rest = re.sub(r"\s+(?=[?？.,])", "", " ".join(rest.split()))
    rest = re.sub(r"^[的、，,和与及在]+|(?<=[？?])$", "", rest)
    return rest if re.search(r"\w", rest) else ""
