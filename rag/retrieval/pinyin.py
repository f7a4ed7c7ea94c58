"""Places of China in pinyin."""

import functools
import re
from collections.abc import Container

from index.tokenizer import normalise
from rag.reading.gazetteer import gazetteer

_LATIN = re.compile(r"([a-z]+(?:['’][a-z]+)?)(?: [a-z]+)?")


def pinyin_at(text: str, start: int, held: Container[str]) -> str:
    """The place in pinyin that begins at `start` as a whole word, as written; empty for none.

    `held` are names that are places for sure; others must be no English words.
    """
    if start and text[start - 1].isascii() and text[start - 1].isalpha():
        return ""
    match = _LATIN.match(text, start)
    if not match:
        return ""
    own = match.group(1)
    said = (match.group(), own, re.split("['’]", own)[0])
    return next((word for word in said if plain(word) in held or plain(word) in every()), "")


def plain(pinyin: str) -> str:
    """Pinyin as the gazetteer writes it: luan of Lu'an."""
    return re.sub("['’]", "", normalise(pinyin))


@functools.cache
def every() -> frozenset[str]:
    """Pinyin of places that is no English word: long names, and those of cities and above."""
    known = (place for same in gazetteer().values() for place in same)
    return frozenset(p.pinyin for p in known if len(p.pinyin) > (4 if len(p.parents) < 2 else 5))
