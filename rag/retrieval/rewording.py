"""A question that stands alone, and its places and years put in the stead of others or cut."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rag.report import Report
from rag.retrieval.kinds import language
from rag.retrieval.names import Named
from rag.retrieval.places import find
from rag.retrieval.years import LONE_YEAR, years

_JOINED = re.compile(r"\s*(?:[、，,和与及跟]|and|or|vs\.?)?\s*", re.I)
_WITH_ITS_WORDS = re.compile(
    rf"\s*\b(?:in|for|during|of) {LONE_YEAR.pattern}|{LONE_YEAR.pattern}(?:年度?)?"
)


@dataclass(frozen=True)
class Turn:
    """A question that stands alone, with the places and years it names."""

    text: str
    places: tuple[Named, ...]
    years: tuple[int, ...]

    @property
    def english(self) -> bool:
        """Whether it is asked in English."""
        return language(self.text) == "en"


def turn_of(text: str, reports: Sequence[Report]) -> Turn:
    """A question that stands alone, read."""
    return Turn(text, tuple(find(text, reports)), years(text))


def replaced(last: Turn, places: Sequence[Named], when: Sequence[int]) -> str:
    """The last question with these places and years where its own stood."""
    text = _one_sentence(last) if len(places) == 1 < len(last.places) else last.text
    place = names_of(places, last.english)
    there = find_again(text, last.places)
    if place and there:
        text, place = f"{text[: there[0].start]}{place}{after(text, there)}", ""
    year = "" if last.years else year_of(when, last.english)
    gap = " " if last.english else ""
    return gap.join(filter(None, [place, year, dated(text, when)]))


def _one_sentence(last: Turn) -> str:
    """What was asked of several places, without a comparison of them that followed (哪个多？)."""
    first, mark, _ = last.text.partition("？ ")
    return first + mark.strip()


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
