"""Misspelt English words: those that no dictionary has, a letter off from one that is known."""

import re
from collections.abc import Callable, Container, Iterator
from functools import cache
from typing import Any

from index.spelling import Correction

_WORD = re.compile(r"(?<![\w'’-])[A-Za-z]?[a-z]{4,}(?![\w'’-])")
_BRITISH = {
    "is(?=e|ing|ation)": "iz",
    "ys(?=e)": "yz",
    "our": "or",
    "tre$": "ter",
    "ll": "l",
    "mme": "m",
}
"""What a dictionary of American English has otherwise."""


def english_corrections(
    text: str, preferred: Container[str], name: Callable[[str], bool]
) -> Iterator[Correction]:
    """The corrections of an English text, in order.

    `preferred`: words that are right, and meant sooner than others. `name`: whether a word is one.
    """
    words = [one for one in _WORD.finditer(text) if one.start() == 0 or one.group().islower()]
    for found in (one for one in words if one.group().lower() not in preferred):
        word = found.group().lower()
        if name(word) or _listed(word):
            continue
        near = [one for one in _dictionary().edit_distance_1(word) if _listed(one)]
        own = [one for one in near if one in preferred] or near
        if own:
            meant = max(own, key=_dictionary().word_usage_frequency)
            meant = meant.capitalize() if found.group()[0].isupper() else meant
            yield Correction(*found.span(), meant)


def _listed(word: str) -> bool:
    forms = (word, *(re.sub(british, other, word) for british, other in _BRITISH.items()))
    return any(form in _dictionary() for form in forms)


@cache
def _dictionary() -> Any:
    from spellchecker import SpellChecker

    return SpellChecker(language="en", distance=1)
