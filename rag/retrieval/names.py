"""What places are called: in full, short, in pinyin, and by which name several are."""

import functools
from collections.abc import Sequence
from dataclasses import dataclass

from rag.reading.gazetteer import (
    Place,
    by_pinyin,
    by_short_name,
    divisions,
    gazetteer,
    level_of,
    parents_of,
    short_name,
)
from rag.report import Report
from rag.retrieval.pinyin import plain

NATION = "全国"
_LEVELS = {"province", "city"}


@dataclass(frozen=True)
class Named:
    """A place in a question: its words there, and the place of reports, empty for none's."""

    words: str
    place: str
    start: int
    end: int
    guessed: bool = False
    """Whether the words come near to the place's name only, and to no other's."""
    inside: str = ""
    """Where no report is of it: the place of a report, the smallest, that it is a part of."""
    others: tuple[str, ...] = ()
    """Further places of reports that its words name as well: 阜阳市, where 富阳区 is the first."""

    @property
    def shorts(self) -> frozenset[str]:
        """How Chinese text may call it: its name without the ending; of pinyin, all that fit."""
        if self.words.isascii():
            return by_pinyin().get(plain(self.words), frozenset())
        return frozenset({short_name(self.words)})


def own_name(place: str) -> str:
    """The last division of a place: 富阳区 of 杭州市富阳区."""
    return divisions(place)[-1]


def _entry(own: str) -> Place | None:
    """What the gazetteer has of a name; namesakes share their pinyin."""
    same = gazetteer().get(own) or by_short_name().get(short_name(own))
    return same[0] if same else None


def english(place: str) -> str:
    """What English readers call a place, beside its own name: Ouhai (瓯海区)."""
    own = own_name(place)
    known = _entry(own)
    return f"{known.pinyin.title()} ({own})" if known and known.pinyin else place


@functools.cache
def names(place: str) -> frozenset[str]:
    """How a question may call a place: in full, by its own name, short, in pinyin."""
    if place == NATION:
        return frozenset({"全国", "国务院", "国家", "state council", "national"})
    own = own_name(place)
    known = _entry(own)
    found = {place, own, short_name(own)} | ({known.pinyin} if known else set())
    return frozenset(name for name in found if len(name) > 1)


@functools.cache
def cities() -> frozenset[str]:
    """The names of the provinces and cities of today, in full, and short where that is no word."""
    every = _cities()
    return frozenset(p.name for p in every) | frozenset(p.short for p in every if p.alone)


@functools.cache
def cities_in_pinyin() -> frozenset[str]:
    """The same in pinyin."""
    return frozenset(place.pinyin for place in _cities() if place.pinyin)


def _cities() -> list[Place]:
    every = (place for same in gazetteer().values() for place in same)
    return [one for one in every if not one.former and level_of(one.name) in _LEVELS]


def held_names(reports: Sequence[Report]) -> dict[str, tuple[str, ...]]:
    """Every name of every place that there is a report of; 吉林 is the province before its city."""
    found: dict[str, tuple[str, ...]] = {}
    for place in sorted({report.place for report in reports if report.place}):
        for name in names(place):
            found[name] = (*found.get(name, ()), place)
    return {name: _apart(same) if len(same) > 1 else same for name, same in found.items()}


def _apart(places: tuple[str, ...]) -> tuple[str, ...]:
    """Namesakes of which none lies in another, and each own name once."""
    own = {own_name(place): place for place in places}
    return tuple(place for place in own.values() if not own.keys() & {*parents_of(place)})
