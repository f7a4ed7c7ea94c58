"""Which of the places that a question names it asks about, and whether of each in turn."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from rag.reading.gazetteer import parents_of, short_name
from rag.retrieval.kinds import BESIDE, COMPARES
from rag.retrieval.names import NATION, Named

_OF = re.compile(r"\s?(?:\([^)]*\)\s?)?,\s?|\s?\(|\s(?:in|of)\s")
"""What stands between a place and its parent in English: Lu'an, Anhui; Lu'an (Anhui)."""
_WHOSE = re.compile(r"['’]s\s")
_AND = re.compile(
    r"\s?(?:[和与跟同及、,，比]|相?比|and|or|than|versus|vs\.?|with)(?: the)?\s?", re.I
)
_JOINS = re.compile(r"[、和与跟同及比]|还是|\b(?:and|or|than|versus|vs|with)\b|^[\s,，/]*$", re.I)
"""What stands somewhere between two places that are asked about, not one of them mentioned."""
_EVENT = re.compile(
    r"(?:第.{1,3}届)?(?:亚|残|奥|冬|大|全|青|农|世)\w{0,3}(?:运|奥|博)会|\s(?:Asian|Olympic|Winter|National|Expo)",
    re.I,
)
"""After a place, an event that is called by it: of the other places asked about it may be told."""


def asked_about(places: Sequence[Named], question: str) -> list[Named]:
    """`places`, in order, without those that only say where another lies, or when.

    A place named beside a part of it (瓯海执行浙江省的法规) is the matter of what is asked.
    """
    asked = _joined(places, question)
    asked = [one for one in asked if one.place != NATION or _beside(one, asked, question)]
    asked = [one for one in asked if not _EVENT.match(question, one.end)] or asked
    if side_by_side(question, asked):
        return asked
    parts = {(one.place, one.others): one for one in asked if one.place}
    above = {
        key
        for key, whole in parts.items()
        if any(_part_of(part, whole) for part in parts.values() if part is not whole)
    }
    return [one for one in asked if (one.place, one.others) not in above]


def side_by_side(text: str, places: Sequence[Named]) -> bool:
    """Whether `text` asks of its places one by one, and does not only mention one beside another.

    温州和富阳各有几件 does; 湖州到上海的高铁 and 杭州亚运会上宜宾的运动员 do not.
    """
    if len({one.place or one.words for one in places}) < 2:
        return False
    gaps = [text[one.end : two.start] for one, two in itertools.pairwise(places)]
    return bool(BESIDE.search(text) or COMPARES.search(text)) or any(map(_JOINS.search, gaps))


def _beside(one: Named, every: Sequence[Named], question: str) -> bool:
    """Whether 全国 is put beside places (浙江和全国), or alone; 全国第一 tells a rank."""
    others = [other for other in every if other.place != one.place]
    gaps = [question[min(one.end, o.end) : max(one.start, o.start)] for o in others]
    return not others or any(_AND.fullmatch(gap) for gap in gaps)


def _joined(kept: Sequence[Named], question: str) -> list[Named]:
    """Places without those that only say where another lies: Lu'an, Anhui; Hangzhou's Fuyang."""
    found: list[Named] = []
    for one in kept:
        before = found.pop() if found else None
        gap = question[before.end : one.start] if before else ""
        part = None
        if before and _OF.fullmatch(gap):
            part = _part_of(before, one)
        elif before and _WHOSE.fullmatch(gap):
            part = _part_of(one, before)
        found += [part] if part else [before, one] if before else [one]
    return found


def _part_of(named: Named, whole: Named) -> Named | None:
    """A place as the one of its name that lies in `whole`; None where none does."""
    fits = [
        place
        for place in (named.place, *named.others)
        if whole.shorts & {short_name(parent) for parent in parents_of(place)}
    ]
    return replace(named, place=fits[0], others=tuple(fits[1:])) if fits else None
