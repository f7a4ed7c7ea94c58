"""Write gazetteer.tsv: the divisions of China with their parents and pinyin.

    npm pack china-division@2.7.0
    pip install gb2260 jieba pypinyin
    python -m rag.reading.build_gazetteer china-division-2.7.0.tgz

Today's divisions are those of the npm package china-division (WTFPL), the statistical codes of
June 2023; former ones those that gb2260 (BSD), the standard codes of 2002 to 2014, has besides.
Jieba's tags tell which short names are words of their own; pinyin by pypinyin. None of them is
needed to run Yinju.
"""

import importlib.resources
import json
import re
import sys
import tarfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from rag.reading.gazetteer import short_name

_DIVISION = re.compile(r"^.{1,}(?:[省市县区盟旗州]|自治[区州县旗])$")
_NO_DIVISION = re.compile(r"直辖|市辖区$|^[县市]$|委员会$|管委会$|^市")
_ZONE = re.compile(r"(?:开发|示范|管理|试验|实验|名胜|聚集|食品|创意园|园)区$|园区$")
_PROPER = {"nr", "nrt", "nz"}
"""jieba's tags of names; many a city's short name has one of these."""
_FREQUENT = 500
_WORDS = {"温泉", "城区", "市中", "郊区", "矿区"}
_SINCE = (("和安县", "新疆维吾尔自治区", "和田地区"), ("和康县", "新疆维吾尔自治区", "和田地区"))
"""Founded after the packages' day."""
_BEFORE = """
浙江省/杭州市/萧山市 浙江省/杭州市/余杭市 浙江省/台州市/黄岩市 江苏省/无锡市/锡山市
江苏省/苏州市/吴县市 江苏省/常州市/武进市 江苏省/南京市/江宁县 江苏省/淮阴市
广东省/佛山市/顺德市 广东省/佛山市/南海市 广东省/佛山市/三水市 广东省/佛山市/高明市
广东省/广州市/番禺市 广东省/广州市/花都市 广东省/江门市/新会市 海南省/琼山市 四川省/万县市
四川省/涪陵市 湖北省/荆沙市 湖北省/沙市市 辽宁省/锦西市 吉林省/浑江市 湖南省/大庸市
内蒙古自治区/哲里木盟 内蒙古自治区/昭乌达盟 内蒙古自治区/伊克昭盟 内蒙古自治区/呼伦贝尔盟
""".split()
"""Abolished before the first of the standard's editions: with their parents."""
_ENGLISH = {
    "陕西": "shaanxi", "内蒙古": "inner mongolia", "西藏": "tibet", "香港": "hong kong",
    "澳门": "macao", "哈尔滨": "harbin", "呼和浩特": "hohhot", "乌鲁木齐": "urumqi",
    "拉萨": "lhasa", "新疆": "xinjiang", "齐齐哈尔": "qiqihar", "鄂尔多斯": "ordos",
    "呼伦贝尔": "hulunbuir", "台湾": "taiwan", "厦门": "xiamen", "重庆": "chongqing",
    "乐清": "yueqing", "乐亭": "laoting", "铅山": "yanshan", "东阿": "donge", "六合": "luhe",
    "莘县": "shenxian", "蔚县": "yuxian", "台州": "taizhou", "天台": "tiantai", "番禺": "panyu",
    "大埔": "dabu", "涡阳": "guoyang", "歙县": "shexian", "枞阳": "zongyang", "浚县": "xunxian",
    "中牟": "zhongmu", "泌阳": "biyang", "监利": "jianli", "黄陂": "huangpi", "郴州": "chenzhou",
    "珙县": "gongxian", "筠连": "junlian", "犍为": "qianwei", "洪洞": "hongtong", "繁峙": "fanshi",
    "长子": "zhangzi", "解州": "haizhou", "宕昌": "tanchang", "单县": "shanxian", "任丘": "renqiu",
    "井陉": "jingxing", "尉犁": "yuli", "丽水": "lishui", "会稽": "kuaiji", "盱眙": "xuyi",
    "阿坝": "aba", "长汀": "changting", "朝阳": "chaoyang", "牟平": "muping", "华县": "huaxian",
}  # fmt: skip


def main(archive: str) -> None:
    """Write the file beside this one."""
    now = [*_current(archive), *_since()]
    names = {name for *_, name in now}
    before = [row for row in _former() if row[-1] not in names]
    tags, common = _words()
    alone = _alone({name for *_, name in now + before}, tags)
    lines = [_line(row, alone, common, "") for row in now]
    lines += [_line(row, alone, common, "former") for row in before]
    target = importlib.resources.files("rag.reading").joinpath("gazetteer.tsv")
    Path(str(target)).write_text("\n".join(dict.fromkeys(lines)) + "\n", "utf-8")


def _current(archive: str) -> Iterator[tuple[str, ...]]:
    """Each division after its parents, as the package orders them."""
    provinces = {one["code"]: one["name"] for one in _json(archive, "provinces")}
    cities = {one["code"]: one["name"] for one in _json(archive, "cities")}
    overseas = _json(archive, "HK-MO-TW")
    yield from ((name,) for name in [*provinces.values(), *overseas])
    for code, name in cities.items():
        if _is_division(name):
            yield provinces[code[:2]], name
    for one in _json(archive, "areas"):
        city = cities.get(one["cityCode"], "")
        if _is_division(one["name"]) and one["name"] != city:
            yield _chain(provinces[one["provinceCode"]], city, one["name"])
    yield from (("台湾省", name) for name in overseas["台湾省"])


def _json(archive: str, name: str) -> Any:
    with tarfile.open(archive) as package:
        file = package.extractfile(f"package/dist/{name}.json")
        return json.load(file) if file else []


def _is_division(name: str) -> bool:
    return bool(_DIVISION.search(name)) and not _NO_DIVISION.search(name) and len(name) > 1


def _chain(*names: str) -> tuple[str, ...]:
    return tuple(name for name in names if _is_division(name))


def _since() -> Iterable[tuple[str, ...]]:
    return ((province, city, name) for name, province, city in _SINCE)


def _former() -> Iterator[tuple[str, ...]]:
    """Divisions of the standard's editions, the newest first, each after its parents then."""
    from gb2260.data import data

    yield from (tuple(path.split("/")) for path in _BEFORE)
    for edition in sorted(data, key=lambda key: int(str(key or 999999)[:4]), reverse=True):
        table = {int(code): name for code, name in data[edition].items()}
        for code, name in table.items():
            if _is_division(name):
                parents = (table.get(code // 10000 * 10000, ""), table.get(code // 100 * 100, ""))
                yield _chain(*(one for one in dict.fromkeys(parents) if one != name), name)


def _words() -> tuple[dict[str, str], set[str]]:
    """The tags of jieba's words, and which words are common: no names, or frequent ones (和平)."""
    import jieba

    text = Path(jieba.__file__).with_name("dict.txt").read_text("utf-8")
    rows = [line.split(" ") for line in text.splitlines()]
    names = {*_PROPER, "ns", "nt"}
    common = {word for word, count, tag in rows if tag not in names or int(count) >= _FREQUENT}
    return {word: tag for word, _, tag in rows}, common


def _alone(names: set[str], tags: dict[str, str]) -> set[str]:
    """Short names that are read as places: of provinces and prefectures, and jieba's places."""
    alone = {word for word, tag in tags.items() if tag == "ns"}
    alone |= {short_name(name) for name in names if name.endswith(("省", "自治区", "自治州", "盟"))}
    cities = {short_name(name) for name in names if name.endswith("市")}
    return (alone | {name for name in cities if tags.get(name) in _PROPER}) - _WORDS


def _line(row: tuple[str, ...], alone: set[str], common: set[str], former: str) -> str:
    *parents, name = row
    short = short_name(name)
    # a prefecture's short name is read alone even where jieba has another word of it
    high = len(parents) == 0 or (name.endswith("市") and len(parents) == 1 and not former)
    kind = "alone" if high or short in alone else "word" if short in common else ""
    flags = " ".join(filter(None, [kind, former]))
    return f"{name}\t{'/'.join(parents)}\t{pinyin(short)}\t{flags}".rstrip()


def pinyin(name: str) -> str:
    """Pinyin without tones and spaces, or the customary English name."""
    from pypinyin import lazy_pinyin

    return _ENGLISH.get(name) or "".join(lazy_pinyin(name, v_to_u=False)).lower()


if __name__ == "__main__":
    main(sys.argv[1])
