"""Names of Chinese places: which words are places, their short names and their pinyin."""

import functools
import importlib.resources
import re
from dataclasses import dataclass

_PEOPLE = (
    r"(?:(?:[汉满回藏壮苗彝侗瑶白傣黎畲水土羌怒佤]|土家|布依|哈尼|傈僳|拉祜|纳西|景颇|达斡尔|仫佬|布朗|撒拉|"
    r"毛南|仡佬|锡伯|阿昌|普米|鄂温克|德昂|保安|裕固|独龙|鄂伦春|东乡|朝鲜)族|各族|"
    r"(?<!内)蒙古族?|维吾尔|哈萨克|柯尔克孜|塔吉克)"
)
_ENDING = re.compile(
    rf"{_PEOPLE}*自治[区州县旗]$|特别行政区$|(?<=..)(?:新区|地区|林区|矿区|[省市县区盟旗州])$"
)


@dataclass(frozen=True)
class Place:
    """A division of China."""

    name: str
    """Full: 瓯海区, 凉山彝族自治州."""
    pinyin: str = ""
    """Of the short name, or the customary English name: ouhai, inner mongolia."""
    alone: bool = False
    """Whether the short name is read as a place without its ending (宁波, but not 和平)."""

    @property
    def short(self) -> str:
        """Without the ending: 瓯海, 凉山."""
        return short_name(self.name)


def short_name(name: str) -> str:
    """A division's name without its ending; a name of two characters is kept whole."""
    return _ENDING.sub("", name) or name


def level_of(name: str) -> str:
    """The level that a name's ending tells: province, city or district (counties too)."""
    place = name if name in gazetteer() else ""
    if re.search(r"省$|特别行政区$|自治区$", name) or place in MUNICIPALITIES:
        return "province"
    if re.search(r"[县区旗]$", name) and not name.endswith("地区"):
        return "district"
    return "city" if re.search(r"[市州盟]$|地区$", name) else ""


MUNICIPALITIES = ("北京市", "天津市", "上海市", "重庆市")


@functools.cache
def gazetteer() -> dict[str, Place]:
    """Every known place by its full name."""
    text = importlib.resources.files("rag.reading").joinpath("gazetteer.tsv").read_text("utf-8")
    rows = ((line + "\t\t").split("\t")[:3] for line in text.splitlines())
    return {name: Place(name, pinyin, alone == "alone") for name, pinyin, alone in rows}


@functools.cache
def by_short_name() -> dict[str, Place]:
    """Places by short name; of several the one of the highest level (吉林省 before 吉林市)."""
    order = {"province": 0, "city": 1, "district": 2, "": 3}
    found: dict[str, Place] = {}
    for place in sorted(gazetteer().values(), key=lambda place: order[level_of(place.name)]):
        found.setdefault(place.short, place)
    return found
