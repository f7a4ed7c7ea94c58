"""What a report says of itself: title, body, place, session, speaker, date and years."""

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import PurePath

from rag.reading.extract import UNSTATED, Stated
from rag.reading.gazetteer import divisions, gazetteer, level_of, parents_of
from rag.reading.heads import Head, head_of, national
from rag.reading.when import years
from rag.reading.where import (
    NATION,
    file_place,
    mentioned_place,
    mentions,
    own_letter,
    stated_place,
)
from rag.reading.wording import lines_of, plain

HOW_PLACE = "请用 --place 或 reports.csv 指明"
HOW_YEAR = "请用 --year 或 reports.csv 指明"
_FILE_YEAR = re.compile(
    r"(?<![0-9A-Za-z])[A-Za-z]*((?:19[4-9]|20[0-4])\d)(?:年|\d{4}(?!\d)|[A-Za-z]*(?![0-9A-Za-z]))"
)
_RANK_ALONE = re.compile(
    r"(?P<before>(?:\d{4}年度?)?在?)[我本全]?(?P<rank>自治[区州县]|[省市区县州旗盟镇乡])"
    r"(?=第.{1,3}届|人大|人民|政府|常委|[高中]级|法院|检察|监委|20\d\d|工作报告)"
)
_ENOUGH = 3
"""Mentions of its city that tell which of several namesakes a district is, and how often those of
the next they must be; and of a place that the text and the file name leave open."""
_MUCH = 8
"""Mentions that weigh more than a file name: of 62 reports of cities none has less than 17."""


@dataclass(frozen=True)
class Identity:
    """Empty or None where neither the text nor the file name says."""

    title: str = ""
    body: str = ""
    place: str = ""
    parents: tuple[str, ...] = ()
    level: str = ""
    session: str = ""
    speaker: str = ""
    date: str = ""
    year_delivered: int | None = None
    year_covered: int | None = None
    notes: tuple[str, ...] = ()


def identify(
    text: str, source: str, stated: Stated = UNSTATED, told: Stated = UNSTATED
) -> Identity:
    """Read the identity from the text; the file name only helps where the text is silent.

    `stated` is what a table says of its row: it is part of the text. `told` is what the user says;
    it holds over all. What disagrees, is guessed or is missing stands in the notes.
    """
    wording = plain(text)
    lines = lines_of(wording)
    head = head_of(lines, wording, plain(told.title or stated.title))
    stem = plain(PurePath(source).stem)
    place, about_place = _place(head, lines, wording, stem, stated.place, told.place)
    delivered, covered, about_years = _years(head, lines, stem, stated, told)
    own = national(head.body) if place == NATION else head.body and f"{place}{head.body}"
    name = _name(place, own, head.body)
    return Identity(
        told.title or _completed(stated.title or head.title, place) or name,
        own,
        place,
        parents_of(place),
        "nation" if place == NATION else level_of(place),
        head.session,
        head.speaker,
        told.date or stated.date or head.date,
        delivered,
        covered,
        (*about_place, *about_years),
    )


def _completed(title: str, place: str) -> str:
    """A title that says only of what rank its place is, with the place: 区人大常委会工作报告."""
    bare = _RANK_ALONE.match(title)
    if not bare or place == NATION or not place.endswith(bare["rank"]):
        return title
    return f"{bare['before']}{place}{title[bare.end() :]}"


def _name(place: str, own: str, body: str) -> str:
    """What a report without a title is called; empty where it has no place either."""
    if body == "人民政府":
        return f"{own if place == NATION else place}政府工作报告" if place else ""
    return f"{own or place}工作报告" if place else ""


def _place(
    head: Head, lines: list[str], text: str, stem: str, stated: str, told: str
) -> tuple[str, tuple[str, ...]]:
    """The place with what the reader must know of it."""
    letter = own_letter(text)
    named = stated or stated_place(head, lines, text)
    filed = file_place(stem, letter)
    if told:
        whole = _whole(told, text)
        apart = named and not _same(named, whole)
        notes = (_overruled(f"地方是{whole}", f"是{named}的报告"),) if apart else ()
        return whole, notes + _ambiguous(whole)
    if named:
        whole = _whole(named, text)
        apart = filed and not _agree(stem, filed, whole)
        notes = (_disagreement(f"是{filed}", f"是{whole}的报告"),) if apart else ()
        return whole, notes + _ambiguous(whole)
    counts = mentions(text, letter) if letter else Counter()
    # a city's report speaks of its province's party and government as well
    least = _MUCH if filed or letter == "省" else _ENOUGH
    return _unstated(filed, mentioned_place(counts, least), text)


def _unstated(filed: str, much: str, text: str) -> tuple[str, tuple[str, ...]]:
    """The place where the text states none: the file's, unless the text is full of `much`."""
    if filed and (not much or _same(much, filed)):
        whole = _whole(filed, text)
        return whole, _ambiguous(whole)
    if not much:
        return "", (f"正文和文件名都没有写明地方，{HOW_PLACE}",)
    whole = _whole(much, text)
    if filed:
        return whole, (_disagreement(f"是{filed}", f"通篇讲的是{whole}"),)
    return whole, (f"正文没有写明地方，按提到最多的推断为{whole}；不对{HOW_PLACE}",)


def _same(one: str, other: str) -> bool:
    return divisions(one)[-1] == divisions(other)[-1]


def _agree(stem: str, filed: str, place: str) -> bool:
    """Whether a file's name fits a place: it names it, or the place that it lies in."""
    own = gazetteer().get(divisions(place)[-1], ())
    return _same(filed, place) or any(one.short in stem for one in own)


def _whole(place: str, text: str) -> str:
    """A city's district after its city: 温州市瓯海区 for 瓯海区, which is one.

    Of several namesakes the one whose city the text names most, if it names one often enough.
    """
    own = divisions(place)[-1]
    if own != place or not own.endswith("区") or level_of(own) != "district":
        return place
    cities = {one.parents[-1] for one in gazetteer().get(own, ()) if one.parents and not one.former}
    named = Counter({city: text.count(city[:-1]) for city in cities})
    if len(cities) == 1:
        (city,) = cities
        apart = city.endswith("市") and not own.startswith(city[:-1])
        return f"{city}{own}" if apart else own
    (first, most), (_, second) = [*named.most_common(2), ("", 0), ("", 0)][:2]
    return f"{first}{own}" if most >= _ENOUGH and most >= _ENOUGH * second else place


def _ambiguous(place: str) -> tuple[str, ...]:
    same = [one for one in gazetteer().get(place, ()) if not one.former]
    if len(same) < 2:
        return ()
    listed = "、".join(f"{one.parents[-1]}{place}" for one in same if one.parents)
    return (f"{place}不止一处（{listed}），{HOW_PLACE}",)


def _years(
    head: Head, lines: list[str], stem: str, stated: Stated, told: Stated
) -> tuple[int | None, int | None, tuple[str, ...]]:
    """Year delivered, year covered, and what the reader must know of them."""
    delivered, covered = years(head, lines)
    if stated.year and (stated.year not in {delivered, covered} or stated.year == head.title_year):
        delivered, covered = stated.year, stated.year - 1
    filed = [int(found) for found in _FILE_YEAR.findall(stem)]
    if told.year:
        return _told_years(told.year, delivered, covered)
    if delivered is None:
        if not filed:
            return None, None, (f"正文和文件名都没有写明年份，{HOW_YEAR}",)
        note = f"正文没有写明年份，按文件名作为{filed[-1]}年所作的报告"
        return filed[-1], filed[-1] - 1, (note,)
    # a report given in December for the year to come is titled with that
    fit = {delivered, covered, (covered or 0) + 1}
    if filed and not fit & set(filed):
        said = f"是{delivered}年所作、总结{covered}年工作的报告"
        return delivered, covered, (_disagreement(f"是{filed[-1]}年", said),)
    return delivered, covered, ()


def _told_years(
    year: int, delivered: int | None, covered: int | None
) -> tuple[int, int, tuple[str, ...]]:
    """The years where the user says one: of delivery, unless the text calls it the one covered."""
    if delivered and covered and year in {delivered, covered}:
        return delivered, covered, ()
    note = _overruled(f"年份是{year}", f"是{delivered}年所作的报告") if delivered else ""
    return year, year - 1, (note,) if note else ()


def _disagreement(file: str, text: str) -> str:
    return f"文件名写的{file}，正文{text}，以正文为准"


def _overruled(said: str, text: str) -> str:
    return f"指明的{said}，正文{text}，以指明的为准"
