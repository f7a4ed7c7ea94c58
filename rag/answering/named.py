"""Things that a question calls by name: a railway, a bank, a law, and the thing that it counts."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from index.tokenizer import grams
from rag.answering.digits import in_digits
from rag.answering.figures import figures
from rag.report import Report

_WORK = re.compile(
    r"(?=([一-龥]{2,4})(高铁|铁路|高速|机场|大桥|隧道|运河|水库|水电站|地铁|银行|集团|大学|学院|医院|"
    r"中学|博物馆|港(?!澳|口))(?![路局建网]))"
)
_LAW = re.compile(
    r"(?:对|就|《|关于|落实|执行|检查|修改|修订)([一-龥]{4,14})(?:条例|(?<=[护进治督])法)(?![^，。？]{0,4}[哪几])"
)
_OF_ANY_LAW = frozenset({"管理", "保护", "促进", "防治", "监督"})
_COUNTED = re.compile(
    r"(?:多少|(?<!哪)几)[万千百]?[个座条家项所处套辆台张场户件部]新?([一-龥]{2,8}?)"
    r"(?=$|[，。？,?、和的]|已|在|被|是|要|能|会|参|通|达|到)"
)
_HOW_MANY = (
    r"(?:(?:多少|(?<!哪)几)[万千百]?(?:[个件项条部家份篇所座处套栋幢列][^，。？]{{0,4}})?(?:{zh})|"
    r"\bhow many (?:(?!for |in |of |by )\w+[- ]){{0,2}}(?:{en})\b)"
)
_THINGS = (
    ("楼|大厦", "buildings|towers|skyscrapers", "栋幢座个处"),
    ("国家", "countries|nations", "国个"),
    ("学校|中小?学", "schools", "所个家"),
    ("列车|班列", "trains|freight trains", "列班趟"),
    ("文章|稿件", "articles|pieces", "篇件个条"),
    ("套?住?房(?!间)", "flats|homes|apartments", "套户间"),
    (
        "[县区市镇乡村]|问题|建议|意见|议案|线索|案例|项目|企业|公司|单位|部门|地方|社区|小区|医院|文件|法规|条例",
        "provinces|cities|counties|towns|villages|companies|firms|enterprises|projects|problems|"
        "issues|suggestions|proposals|laws|regulations|hospitals|cases|documents",
        "个件项条部家份篇所座处套起宗类栋户县区市镇乡村国省",
    ),
)
"""Things, in Chinese and in English, and the measures that count them; the first that fits."""
_UNITS = [(re.compile(_HOW_MANY.format(zh=zh, en=en), re.I), units) for zh, en, units in _THINGS]
_COUNT = (
    r"(?:\d[余多]?[万千百]?[余多]?|[一二两三四五六七八九十百])个?"
    r"(?:[{units}]|[一-龥]{{0,2}}(?:企业|项目|问题|建议))"
)
_TOWN = re.compile(r"的?((?:(?![里和与及的])[一-龥]){2,4}?(?:镇|乡|街道))(?![镇村域街人里上下])")
_NO_TOWN = re.compile(r"乡镇|城镇|[各村小集市全个下哪]镇|[各本全家城下哪]乡|街镇|镇街|[各个哪]街道")
_CLAUSE = re.compile(r"[，,；;。]")
_NUMBER = re.compile("[一二两三四五六七八九十百千万]")


def works(text: str, reports: Sequence[Report]) -> list[str]:
    """Works and bodies in `text`, each by the longest name for it that one of `reports` has."""
    found: dict[int, str] = {}
    for match in _WORK.finditer(text):
        before, kind = match.groups()
        names = (before[start:] + kind for start in range(len(before) - 1))
        held = next((name for name in names if any(name in one.text for one in reports)), "")
        if held:
            found[match.end(2)] = max(found.get(match.end(2), ""), held, key=len)
    return list(found.values())


def laws(text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Laws and rules in `text`, and the pairs of characters of what each is on."""
    for match in _LAW.finditer(text):
        pairs = tuple(pair for pair in grams(match.group(1)) if pair not in _OF_ANY_LAW)
        yield match.group(1), pairs


def counted(text: str) -> str:
    """What a question asks the number of: 充电桩 of 建成多少个充电桩; empty for nothing named."""
    found = _COUNTED.search(text)
    return found.group(1) if found else ""


def units_of(text: str) -> str:
    """The measures that may count what a question asks the number of; empty for no such thing."""
    return next((units for asked, units in _UNITS if asked.search(text)), "")


def counts_by(units: str, text: str) -> bool:
    """Whether a sentence has a number of one of these measures, in figures or in words."""
    return bool(re.search(_COUNT.format(units=units), in_digits(text)))


def town(text: str) -> str:
    """The town or street that `text` begins with, as it follows a place: 王江泾镇; else empty."""
    found = _TOWN.match(text)
    return found.group(1) if found and not _NO_TOWN.search(found.group(1)) else ""


def counts(noun: str, text: str) -> bool:
    """Whether a sentence that names a thing gives a number with it, or does not name it so.

    With it is in the same clause or the one after: 规范性文件报备审查，全年审查13件.
    """
    parts = _CLAUSE.split(text)
    about = [part + after for part, after in pairwise((*parts, "")) if noun in part]
    return not about or any(figures(part) or _NUMBER.search(part) for part in about)
