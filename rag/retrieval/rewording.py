"""Places and years of a question put in the stead of others, or taken out."""

import re
from collections.abc import Sequence

from rag.retrieval.names import Named
from rag.retrieval.years import LONE_YEAR

_JOINED = re.compile(r"\s*(?:[、，,和与及跟]|and|or|vs\.?)?\s*", re.I)
_WITH_ITS_WORDS = re.compile(
    rf"\s*\b(?:in|for|during|of) {LONE_YEAR.pattern}|{LONE_YEAR.pattern}(?:年度?)?"
)


def dated(text: str, when: Sequence[int]) -> str:
    """A text with these years for its own; as it is where there are none."""
    return LONE_YEAR.sub("、".join(map(str, when)), text) if when else text


def undated(text: str) -> str:
    """A text without its years and the words that belong to them."""
    return _WITH_ITS_WORDS.sub("", text)


def find_again(text: str, places: Sequence[Named]) -> list[Named]:
    """Those of `places` that stand in `text`, the beginning of the text that they are of."""
    return [named for named in places if named.end <= len(text)]


def names_of(places: Sequence[Named], english: bool) -> str:
    """Places as they are written one after another."""
    return (" and " if english else "、").join(named.words for named in places)


def year_of(when: Sequence[int], english: bool) -> str:
    """Years as they are written; empty for none."""
    named = "、".join(map(str, when))
    return named if english or not named else f"{named}年"


def after(text: str, places: Sequence[Named]) -> str:
    """The text after the first place, without the others and what joined them to it."""
    rest = places[0].end
    for named in places[1:]:
        if _JOINED.fullmatch(text[rest : named.start]):
            rest = named.end
    return text[rest:]


def cut(text: str, places: Sequence[Named]) -> str:
    """The text without these places."""
    for named in sorted(places, key=lambda named: -named.start):
        text = text[: named.start] + text[named.end :]
    return text
