"""Places that a question names: those of the store's reports, and others."""

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.tokenizer import crossing, normalise
from rag.reading.gazetteer import (
    Place,
    by_pinyin,
    by_short_name,
    divisions,
    gazetteer,
    parents_of,
    short_name,
)
from rag.report import Report
from rag.retrieval.pinyin import every as pinyin
from rag.retrieval.pinyin import pinyin_at, plain
from rag.retrieval.spelling import near

_OF = re.compile(r"\s?(?:\([^)]*\)\s?)?,\s?|\s?\(")
"""What stands between a place and its parent in English: Lu'an, Anhui; Lu'an (Anhui)."""
_AND = re.compile(
    r"\s?(?:[和与跟同及、,，比]|相?比|and|or|than|versus|vs\.?|with)(?: the)?\s?", re.I
)
_GENERIC = re.compile(r"[城郊矿市]区")
"""Divisions of a place that are called as any place's parts are: 阳泉市城区."""
_NATION = "全国"
_ENDS = re.compile(r"$|[^一-龥]|[的和与及跟呢在市省县区州盟人政常代有是各比]|[去今明前]年")
"""What may follow a short name that no report holds: 宁波的, 宁波市, but not 黄山旅游."""
_DIVISION = re.compile(
    r"(?:^|[，。、？?和与及跟\s])([一-龥]{2,3}[区县市])"
    r"(?=人大|人民|政府|常委|的|代表|[今去明]年|\d{4}|[，。、？?\s和与]|$)"
)
_COMMON = re.compile(
    r"[全我本各该每哪这那两几]|[社园地小校辖郊片务景城]区$|(?:[商工]业|开发|老城)区$|[城都夜超股楼集门]市$"
)
"""What ends as a division does and is none: 全区, 社区, 超市."""

_LEVEL = re.compile(
    r"(?:(?<=[、，和与及跟])|^)([省市区县])(?:里|级)(?=[、和与及跟])|"
    r"(?<=[、和与及跟])([省市区县])[里级]"
)
_LEVEL_OF = {"省": "province", "市": "city", "区": "district", "县": "district"}


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
    if place == _NATION:
        return frozenset({"全国", "国务院", "国家", "state council", "national"})
    own = own_name(place)
    known = _entry(own)
    found = {place, own, short_name(own)} | ({known.pinyin} if known else set())
    return frozenset(name for name in found if len(name) > 1)


def find(question: str, reports: Sequence[Report]) -> list[Named]:
    """Places named in a question, in order; a parent before its part (温州市瓯海区) is none."""
    found = _known(question, reports)
    for others in (
        _misspelt(question, reports),
        _levels(question, reports) if found else [],
        _unknown(question, reports),
    ):
        taken = {at for named in found for at in range(named.start, named.end)}
        found += [one for one in others if not taken & {*range(one.start, one.end)}]
    starts = {named.start for named in found}
    kept = sorted((n for n in found if n.end not in starts), key=lambda named: named.start)
    alone = [one for n, one in enumerate(kept) if not (n and _contains(one, kept[n - 1], question))]
    alone = [one for one in alone if one.place != _NATION or _beside(one, alone, question)]
    return [one if one.place else replace(one, inside=_inside(one, reports)) for one in alone]


def _beside(one: Named, every: Sequence[Named], question: str) -> bool:
    """Whether 全国 is put beside places (浙江和全国), or alone; 全国第一 tells a rank."""
    others = [other for other in every if other.place != one.place]
    gaps = [question[min(one.end, o.end) : max(one.start, o.start)] for o in others]
    return not others or any(_AND.fullmatch(gap) for gap in gaps)


def _contains(one: Named, before: Named, question: str) -> bool:
    """Whether a place only says where the one before it lies: Lu'an, Anhui."""
    between = _OF.fullmatch(question[before.end : one.start])
    above = {short_name(parent) for parent in parents_of(before.place)}
    return bool(between) and bool(above & one.shorts)


def _inside(named: Named, reports: Sequence[Report]) -> str:
    """The smallest place of a report that is a parent of a place."""
    held = {own_name(report.place): report.place for report in reports if report.place}
    chains = [place.parents for short in named.shorts for place in by_short_name().get(short, ())]
    parents = [held[parent] for chain in chains for parent in chain[::-1] if parent in held]
    return parents[0] if parents else ""


def _misspelt(question: str, reports: Sequence[Report]) -> list[Named]:
    """Words one slip away from the name of one place of the store, and of no other place."""

    def known(word: str) -> bool:
        elsewhere = word in gazetteer() or word in by_short_name() or word in pinyin()
        return elsewhere or any(word in report.text for report in reports)

    text = normalise(question)
    found = (
        Named(text[s:e], place, s, e, True) for s, e, place in near(text, _held(reports), known)
    )
    return [_as_written(named, question, text) for named in found]


def _levels(question: str, reports: Sequence[Report]) -> list[Named]:
    """省里 beside other places (省里和温州市), where there is one report of that level."""
    found = []
    for match in _LEVEL.finditer(question):
        level = _LEVEL_OF[match.group(1) or match.group(2)]
        places = {report.place for report in reports if report.level == level}
        if len(places) == 1:
            found.append(Named(match.group(), places.pop(), match.start(), match.end()))
    return found


def _held(reports: Sequence[Report]) -> dict[str, str]:
    """Every name of every place that there is a report of."""
    places = sorted({report.place for report in reports if report.place})
    return {name: place for place in places for name in names(place)}


def _unknown(question: str, reports: Sequence[Report]) -> list[Named]:
    """Divisions by their form (某某区人大) that neither the gazetteer nor a report knows."""
    return [
        Named(match.group(1), "", match.start(1), match.end(1))
        for match in _DIVISION.finditer(question)
        if not _COMMON.search(match.group(1))
        and not any(match.group(1) in report.text for report in reports)
    ]


def _known(question: str, reports: Sequence[Report]) -> list[Named]:
    text = normalise(question)
    held = _held(reports)
    found: list[Named] = []
    start = 0
    while start < len(text):
        named = _at(text, start, held)
        if named:
            found.append(named)
        start = named.end if named else start + 1
    return [_as_written(named, question, text) for named in found]


def _as_written(named: Named, question: str, text: str) -> Named:
    """The user's own spelling, where normalising has kept the length."""
    if len(question) != len(text):
        return named
    return replace(named, words=question[named.start : named.end])


def _at(text: str, start: int, held: dict[str, str]) -> Named | None:
    """The longest place name that begins at `start`."""
    if text[start].isascii():
        written = pinyin_at(text, start, held)
        end = start + len(written)
        return Named(written, held.get(plain(written), ""), start, end) if written else None
    for size in range(min(14, len(text) - start), 1, -1):
        word = text[start : start + size]
        if word in held:
            return Named(word, held[word], start, start + size)
        if same_kind := _autonomous(word):
            return Named(word, held.get(same_kind, ""), start, start + size)
        if word in gazetteer() and not _GENERIC.fullmatch(word):
            same = held.get(short_name(word), "")
            return Named(word, same if own_name(same) == word else "", start, start + size)
        short = by_short_name().get(word, ())
        if _alone(short) and (_ENDS.match(text, start + size) or _city(short, text, start, held)):
            return Named(word, "", start, start + size)
    return None


def _city(same: tuple[Place, ...], text: str, start: int, held: dict[str, str]) -> bool:
    """Whether a short name is that of a city in a province with a report, and in no longer word.

    Names of counties are too often words: 新建.
    """
    stop = start + len(same[0].short)
    inside = len(same[0].parents) == 1 and same[0].parents[0] in held
    return inside and not (
        crossing(text[max(start - 2, 0) : start], text[start:stop])
        or crossing(text[start:stop], text[stop : stop + 3])
    )


def _autonomous(word: str) -> str:
    """The full name of a prefecture or county that is called without its people: 恩施州."""
    fit = by_short_name().get(word[:-1], ()) if word[-1] in "州县旗" else ()
    return next((p.name for p in fit if "自治" in p.name and p.name[-1] == word[-1]), "")


def _alone(same: tuple[Place, ...]) -> bool:
    """Whether the highest of a short name's places is read without its ending."""
    return bool(same) and same[0].alone
