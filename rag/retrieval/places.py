"""Places that a question names: those of the store's reports, and others."""

import functools
import re
from collections.abc import Callable, Container, Sequence
from dataclasses import replace

from index.tokenizer import aligned, crossing
from rag.reading.gazetteer import Place, by_short_name, gazetteer
from rag.report import Report
from rag.retrieval.asked import asked_about
from rag.retrieval.names import Named, cities, held_names, own_name
from rag.retrieval.pinyin import every as pinyin
from rag.retrieval.pinyin import pinyin_at, plain
from rag.retrieval.spelling import misspelt, near

_GENERIC = re.compile(r"[城郊矿市]区")
"""Divisions of a place that are called as any place's parts are: 阳泉市城区."""
_ENDS = re.compile(r"$|[^一-龥]|[的和与及跟呢在市省县区州盟人政常代有是各比玩逛]|[去今明前]年")
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
    asked = asked_about(kept, question)
    return [one if one.place else replace(one, inside=_inside(one, reports)) for one in asked]


def reports_of(places: Sequence[Named], reports: Sequence[Report]) -> list[Report]:
    """Those of `reports` that are of places named, or that parts named lie in; all without any."""
    own = {own_name(named.place or named.inside) for named in places if named.place or named.inside}
    return [report for report in reports if not places or own_name(report.place) in own]


def _inside(named: Named, reports: Sequence[Report]) -> str:
    """The smallest place of a report that is a parent of a place."""
    held = {own_name(report.place): report.place for report in reports if report.place}
    chains = [place.parents for short in named.shorts for place in by_short_name().get(short, ())]
    parents = [held[parent] for chain in chains for parent in chain[::-1] if parent in held]
    return parents[0] if parents else ""


def _misspelt(question: str, reports: Sequence[Report]) -> list[Named]:
    """Words one slip away from the name of one place of the store, and of no other place.

    Those that come nearer to a province or city without a report (福见省) are of no report.
    """
    text, offsets = aligned(question)
    known = _known_in(reports)
    held = {name: same[0] for name, same in held_names(reports).items() if len(same) == 1}
    names = cities().union(name for name in held if not name.isascii())
    other = [one for one in misspelt(text, names, known) if one[2] not in held]
    found = [Named(text[start:end], "", start, end) for start, end, _ in other]
    found += [
        Named(text[start:end], place, start, end, True)
        for start, end, place in near(text, held, known)
        if all(end <= one.start or one.end <= start for one in found)
    ]
    return [_as_written(named, question, offsets) for named in found]


def _known_in(reports: Sequence[Report]) -> Callable[[str], bool]:
    """Whether a word is the name of a place, or stands in a report."""

    @functools.cache
    def known(word: str) -> bool:
        elsewhere = word in gazetteer() or word in by_short_name() or word in pinyin()
        return elsewhere or any(word in report.text for report in reports)

    return known


def _levels(question: str, reports: Sequence[Report]) -> list[Named]:
    """省里 beside other places (省里和温州市), where there is one report of that level."""
    found = []
    for match in _LEVEL.finditer(question):
        level = _LEVEL_OF[match.group(1) or match.group(2)]
        places = {report.place for report in reports if report.level == level}
        if len(places) == 1:
            found.append(Named(match.group(), places.pop(), match.start(), match.end()))
    return found


def _unknown(question: str, reports: Sequence[Report]) -> list[Named]:
    """Divisions by their form (某某区人大) that neither the gazetteer nor a report knows."""
    found = list(_DIVISION.finditer(question))
    words = {match.group(1) for match in found}
    known = {word for word in words if any(word in report.text for report in reports)}
    return [
        Named(match.group(1), "", match.start(1), match.end(1))
        for match in found
        if not _COMMON.search(match.group(1)) and match.group(1) not in known
    ]


def _known(question: str, reports: Sequence[Report]) -> list[Named]:
    text, offsets = aligned(question)
    held = held_names(reports)
    found: list[Named] = []
    start = 0
    while start < len(text):
        named = _at(text, start, held)
        if named:
            found.append(named)
        start = named.end if named else start + 1
    return [_as_written(named, question, offsets) for named in found]


def _as_written(named: Named, question: str, offsets: Sequence[int]) -> Named:
    """A place of the normalised question as the user wrote it, and where: `offsets` tell."""
    start, end = offsets[named.start], (*offsets, len(question))[named.end]
    return replace(named, words=question[start:end], start=start, end=end)


def _at(text: str, start: int, held: dict[str, tuple[str, ...]]) -> Named | None:
    """The longest place name that begins at `start`."""
    if text[start].isascii():
        written = pinyin_at(text, start, held)
        end = start + len(written)
        return _named(written, held.get(plain(written), ()), start, end) if written else None
    for size in range(min(14, len(text) - start), 1, -1):
        word = text[start : start + size]
        if word in held:
            return _named(word, held[word], start, start + size)
        if same_kind := _autonomous(word):
            return _named(word, held.get(same_kind, ()), start, start + size)
        if word in gazetteer() and not _GENERIC.fullmatch(word):
            return Named(word, "", start, start + size)
        short = by_short_name().get(word, ())
        if _alone(short) and (_ENDS.match(text, start + size) or _city(short, text, start, held)):
            return Named(word, "", start, start + size)
    return None


def _named(words: str, places: tuple[str, ...], start: int, end: int) -> Named:
    first, *others = places or ("",)
    return Named(words, first, start, end, others=tuple(others))


def _city(same: tuple[Place, ...], text: str, start: int, held: Container[str]) -> bool:
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
