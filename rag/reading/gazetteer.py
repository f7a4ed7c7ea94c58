"""The divisions of China: their names, parents, levels and pinyin."""

import functools
import importlib.resources
import re
from typing import NamedTuple

_PEOPLE = (
    r"(?:(?:[汉满回藏壮苗彝侗瑶白傣黎畲水土羌怒佤]|土家|布依|哈尼|傈僳|拉祜|纳西|景颇|达斡尔|仫佬|布朗|撒拉|"
    r"毛南|仡佬|锡伯|阿昌|普米|鄂温克|德昂|保安|裕固|独龙|鄂伦春|东乡|朝鲜)族|各族|"
    r"(?<!内)蒙古族?|维吾尔|哈萨克|柯尔克孜|塔吉克)"
)
_ENDING = re.compile(
    rf"{_PEOPLE}*自治[区州县旗]$|特别行政区$|(?<=..)(?:新区|地区|林区|矿区|[省市县区盟旗州])$"
)
_ZONE = re.compile(r"(?:开发|示范|管理|试验|实验|名胜|聚集|食品|园)区$")
_TOWN = re.compile(r"(?:[镇乡]|街道)$")
_SHORTEST = 2


class Place(NamedTuple):
    """A division of China."""

    name: str
    """Full: 瓯海区, 凉山彝族自治州."""
    parents: tuple[str, ...] = ()
    """Outermost first: 浙江省, 温州市."""
    pinyin: str = ""
    """Of the short name, or the customary English name: ouhai, inner mongolia."""
    alone: bool = False
    """Whether the short name is read as a place without its ending (宁波, but not 和平)."""
    word: bool = False
    """Whether the short name is a word of another meaning (和平)."""
    former: bool = False
    """Whether it was abolished or renamed; its parents are those of its time."""

    @property
    def short(self) -> str:
        """Without the ending: 瓯海, 凉山."""
        return short_name(self.name)


@functools.cache
def short_name(name: str) -> str:
    """A division's name without its ending; one of two characters or of a zone is kept whole."""
    return name if _ZONE.search(name) else _ENDING.sub("", name) or name


def level_of(name: str) -> str:
    """The level: province, city, district (counties and cities of their rank too) or town."""
    own = divisions(name)[-1] if name else ""
    if re.search(r"省$|特别行政区$|自治区$", own) or own in MUNICIPALITIES:
        return "province"
    if own.endswith("市") and any(len(place.parents) > 1 for place in gazetteer().get(own, ())):
        return "district"
    if re.search(r"[县区旗]$", own) and not own.endswith("地区"):
        return "district"
    return "city" if re.search(r"[市州盟]$|地区$", own) else "town" if _TOWN.search(own) else ""


MUNICIPALITIES = ("北京市", "天津市", "上海市", "重庆市")


@functools.cache
def gazetteer() -> dict[str, tuple[Place, ...]]:
    """The divisions of each full name, today's before former ones: 鼓楼区 is four."""
    text = importlib.resources.files("rag.reading").joinpath("gazetteer.tsv").read_text("utf-8")
    found: dict[str, tuple[Place, ...]] = {}
    chains: dict[str, tuple[str, ...]] = {"": ()}
    for line in text.splitlines():
        name, parents, pinyin, flags = (line + "\t\t\t").split("\t")[:4]
        if parents not in chains:
            chains[parents] = tuple(parents.split("/"))
        place = Place(
            name, chains[parents], pinyin, "alone" in flags, "word" in flags, "former" in flags
        )
        found[name] = (*found[name], place) if name in found else (place,)
    return found


@functools.cache
def by_pinyin() -> dict[str, frozenset[str]]:
    """Short names by pinyin or customary English name: ouhai, tibet."""
    found: dict[str, set[str]] = {}
    for place in (place for same in gazetteer().values() for place in same if place.pinyin):
        found.setdefault(place.pinyin, set()).add(place.short)
    return {pinyin: frozenset(names) for pinyin, names in found.items()}


@functools.cache
def by_short_name() -> dict[str, tuple[Place, ...]]:
    """The places of each short name, the highest level first (吉林省 before 吉林市)."""
    found: dict[str, tuple[Place, ...]] = {}
    every = (place for same in gazetteer().values() for place in same)
    for place in sorted(every, key=lambda place: (len(place.parents), place.former)):
        found[place.short] = (*found.get(place.short, ()), place)
    return found


@functools.cache
def divisions(place: str) -> tuple[str, ...]:
    """The divisions that a place names, outermost first: 杭州市, 富阳区 of 杭州市富阳区."""
    for size in range(_SHORTEST, len(place) - 1):
        if place[:size] in gazetteer() and place not in gazetteer():
            return (place[:size], *divisions(place[size:]))
    return (place,)


def parents_of(place: str) -> tuple[str, ...]:
    """The parents of a place, outermost first; empty where unknown, or where several fit.

    浙江省, 温州市 of 瓯海区, which is one; none of 鼓楼区; 江苏省, 南京市 of 南京市鼓楼区.
    """
    *stated, own = divisions(place)
    fit = [one for one in gazetteer().get(own, ()) if set(stated) <= set(one.parents)]
    today = [one for one in fit if not one.former] or fit
    if len(today) == 1:
        return today[0].parents
    # a division that the gazetteer lacks stands in those that are named before it
    return () if today or not stated else (*parents_of(stated[-1]), stated[-1])
