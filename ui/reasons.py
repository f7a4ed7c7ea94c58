"""Errors in the reader's language: in English as they are, in Chinese as a table says them."""

import functools
import importlib.resources
import re

from rag.errors import YinjuError
from ui.markup import inert

_ELSE = "没有做成。"


def reason(error: YinjuError, language: str) -> str:
    """HTML: the error in one language; its own words only where the table has none.

    After a colon in the table stands what the error says to do, which holds a command.
    """
    if language == "en":
        return inert(str(error))
    about = f"{error.got}. {error.allowed}"
    for signs, words in _chinese():
        if found := signs.search(about):
            said = inert(words.format(*found.groups()))
            return f"{said}<small>{inert(error.do)}</small>" if words.endswith("：") else said
    return f'{_ELSE}<small lang="en">{inert(str(error))}</small>'


@functools.cache
def _chinese() -> tuple[tuple[re.Pattern[str], str], ...]:
    """The rows of `reasons.tsv`; the first that fits speaks."""
    text = importlib.resources.files("ui").joinpath("reasons.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return tuple((re.compile(signs), words) for signs, words in rows)
