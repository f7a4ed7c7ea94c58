"""What a question asks a list of, and whether a row of things in a report is a row of these."""

import re
from collections.abc import Iterator, Sequence

from rag.answering.numerals import value
from rag.report import Span

_COUNT = r"(?:\d{1,2}|[一二两三四五六七八九十]{1,3})"
_MEASURE = (
    r"(?:个|项|条|家|种|名|批|部|件|座|所|类|大|份|方面|些|几|样|位|处|支|只|场|次|段|款){0,3}"
)
_ASKED = re.compile(
    rf"哪(?:些|几|{_COUNT})?{_MEASURE}(?:的|不同的)?(?P<head>(?![一二两三四五六七八九十几些个])[一-龥]{{2,10}})"
)
_BEFORE = re.compile(
    rf"(?P<head>[一-龥“”\d]{{2,20}}?)(?:分别|各自|各|都|具体|主要|到底|一共|共)*"
    rf"(?:是|有|包括|为|叫|指)?(?:哪(?:些|几|{_COUNT})?{_MEASURE}|些?什么|分别)[？?。]?$"
)
_NUMBER_ASKED = re.compile(rf"哪(?P<n>{_COUNT}){_MEASURE}")
_GROUPS = (
    "法规 条例 规定 办法 决定 法律 法 规矩",
    "问题 不足 短板 困难 差距 弱项 挑战 风险 缺点",
    "举措 措施 办法 做法 行动 制度 机制 工作",
    "地方 地区 城市 区域 省份 省 市 县 区 州",
    "乡镇 街道 镇街 镇 乡 街道办",
    "村 社区 村庄",
    "国家 国",
    "企业 公司 集团 单位",
    "部门 单位 局 委 办 中心",
    "产业 行业 领域 行当 集群",
    "项目 工程 实事 事",
    "高校 大学 学校 学院 院校",
    "品牌 招牌 牌子",
    "活动 行动",
    "报告 文件 意见 决议 决定",
    "荣誉 称号 示范县 示范区",
)
"""Words that say the same of what a list is of, as reports and those who ask them use them."""
_ENGLISH = {
    "law": "法规", "regulation": "法规", "problem": "问题", "shortcoming": "问题",
    "weakness": "问题", "measure": "举措", "place": "地方", "cit": "城市", "district": "地区",
    "town": "乡镇", "village": "村", "countr": "国家", "compan": "企业", "enterprise": "企业",
    "department": "部门", "industr": "产业", "sector": "产业", "project": "项目",
    "universit": "高校", "school": "高校", "brand": "品牌", "activit": "活动",
}  # fmt: skip
_PLACE = re.compile(r"^[省市县区镇乡村](?![级场直民政长委里内外间域建镇])")
_OPENED = re.compile(r"(?:包括|分别[是为有]?|依次[是为]|[是为有即含]|如|涵盖|涉及|[：:])\s*[“《]?$")
_AFTER = re.compile(
    rf"(?P<etc>”?等)?(?P<count>{_COUNT})?{_MEASURE}(?!作出|做出|提出|形成|进行)(?P<head>[^，。；：:！？、]{{0,12}})"
)
_SUMMED = re.compile(rf"等?(?P<n>{_COUNT}){_MEASURE}[一-龥“]")
_LATIN = re.compile(r"\b(?:which|what|name|list)\b(?P<head>(?: \w+){1,4})", re.I)


def heads(asking: str) -> tuple[str, ...]:
    """Words for what a question asks a list of, and those that say the same; none where unclear."""
    if latin := _LATIN.search(asking):
        named = latin["head"].lower()
        own = [zh for en, zh in _ENGLISH.items() if f" {en}" in named]
    else:
        own = list(_asked(asking))
    groups = [group.split() for group in _GROUPS]
    same = [word for group in groups if not {*own}.isdisjoint(group) for word in group]
    return tuple(dict.fromkeys([*own, *same]))


def _asked(asking: str) -> Iterator[str]:
    """The beginnings of what stands after 哪些, or the ends of what stands before 是哪些."""
    if found := _ASKED.search(asking):
        yield from (found["head"][:length] for length in (4, 3, 2))
        yield from _PLACE.findall(found["head"])
    elif found := _BEFORE.search(asking):
        yield from (found["head"].rstrip("”")[-length:] for length in (4, 3, 2))


def is_of(asking: str, text: str, row: Sequence[Span]) -> bool:
    """Whether a row of things in a text is one of what is asked, and of as many as are asked."""
    words = heads(asking)
    if not words or not row or number_asked(asking) not in (None, len(row)):
        return False
    after = _AFTER.match(text, row[-1].end)
    if summed_up(text, row) not in (None, len(row)):
        return False
    own = [text[slice(*item)].strip("“”《》") for item in row]
    ends = sum(one.endswith(words) for one in own)
    named = text[row[-1].end - 1] in "”》"
    follows = bool(
        after and (after["etc"] or after["count"] or named) and _has(after["head"], words)
    )
    return 2 * ends > len(own) or follows or _has(_opening(text, row[0].start), words)


def summed_up(text: str, row: Sequence[Span]) -> int | None:
    """How many things a row is said to be part of: 9 of 毛衫、装饰等9个行业; None for none."""
    found = _SUMMED.match(text, row[-1].end)
    return _value(found["n"]) if found else None


def partly(asking: str, text: str, row: Sequence[Span]) -> int | None:
    """The same where these are the things asked for and a row has fewer; None elsewhere."""
    many = summed_up(text, row) if row else None
    after = re.split("[，,。；;]", text[row[-1].end :])[0] if many else ""
    return many if many and many > len(row) and _has(after, heads(asking)) else None


def number_asked(asking: str) -> int | None:
    """How many things a question asks for: 3 of 哪三部; None where it does not say."""
    found = _NUMBER_ASKED.search(asking)
    return _value(found["n"]) if found else None


def _opening(text: str, start: int) -> str:
    """The words before a row that open it: 四个产业集群 of 四个产业集群：; empty for none."""
    before = text[:start]
    if not _OPENED.search(before):
        return ""
    return re.split("[，。；！？,;]", before)[-1]


def _has(text: str, words: Sequence[str]) -> bool:
    return any(len(word) > 1 and word in text for word in words)


def _value(numeral: str) -> int:
    return int(numeral) if numeral.isdecimal() else int(value(numeral))
