"""Thresholds in questions: 超过80%了吗 asks how much it is; 不到250件的有哪些 asks it of each."""

import functools
import re
from dataclasses import dataclass

OVER, LEAST, UNDER, MOST, EQUAL = "over", "least", "under", "most", "equal"

_BEFORE = {
    MOST: r"不超过|不高于|不多于|不大于|没有?超过|未超过|至多|最多|"
    r"at most|(?:no|not) (?:more|higher|greater) than|up to",
    LEAST: r"不低于|不少于|不小于|至少|最少|达到了?|达(?=\d)|"
    r"at least|(?:no|not) (?:less|fewer|lower) than|reach(?:es|ed)?",
    UNDER: r"低于|少于|小于|不足|不到|不满|未满|没有?达?到|未达?到|"
    r"(?:less|fewer|lower) than|under|below|short of",
    OVER: r"超过了?|突破了?|高于|大于|多于|高过|多过|超出|超|逾|"
    r"(?:more|greater|higher|larger) than|over|above|exceed(?:s|ed|ing)?|beyond|surpass(?:es|ed)?",
}
_AFTER = {
    LEAST: r"及?以上|或者?以上| or (?:more|above|higher)| and above",
    MOST: r"及?以下|以内|之内| or (?:less|below|fewer)| and below",
}
_EQUALS = r"(?:[是为共有达到了])"
_NUMBER = (
    r"(?:百分之(?:\d+(?:\.\d+)?|[零〇一二两三四五六七八九十百点]+)|"
    r"(?:\d[\d,]*(?:\.\d+)?|[零〇一二两三四五六七八九十百千]+)\s*"
    r"(?:万亿|[万亿]|trillion|billion|million|thousand)?)"
)
_UNIT = (
    r"\s*(?:[%％‰]|percent\b|per cent\b|percentage points?\b|个?百分点|平方公里|平方米|公里|公顷|"
    r"公斤|美元|人次|件次|户次|个月|小时|分钟|yuan\b|tonn?e?s?\b|km\b|mu\b|"
    r"[个件项条部家户人名位场次辆座所处份起列台天套支对亩篇只门期轮批吨斤米元倍成岁年])"
)
_LIMIT = re.compile(
    rf"(?:在|(?<!不)是)?(?:(?P<before>{'|'.join(_BEFORE.values())})\s*)?(?:the )?"
    rf"(?P<number>{_NUMBER})(?P<unit>{_UNIT})?"
    rf"(?:(?P<after>{'|'.join(_AFTER.values())})|了?(?P<left>多))?",
    re.I,
)
_WHETHER = re.compile(
    r"吗[？?。\s]*$|没有?[？?。\s]*$|是否|有没有|是不是|有无|"
    r"^\W*(?:did|do|does|was|were|is|are|has|have|had)\b",
    re.I,
)
_ASKED = re.compile(r"了?吗(?=[？?。\s]*$)|了没有?(?=[？?。\s]*$)|是否|有没有|是不是|有无")
_PLACES = r"(?:报告|地方|省份|城市|地区|[省市区县州](?!级|[直域间场民政]))"
_YEARS = r"有?哪[一几些]?个?(?P<years>年)[份度]?[里中]?(?![^，。？]*(?:突破|达到))"
"""Years of which each has its figure; 哪一年突破 asks for a date."""
_EACH = re.compile(
    rf"{_YEARS}|(?:有?哪[些几]?[个份]?|有?几[个份]|有?多少[个份]|哪个)(?P<kind>{_PLACES})(?:的报告)?|"
    rf"的(?P<elided>{_PLACES})?(?:都|一共|总共)?(?:有|是)?"
    r"(?:哪[些几][个份]?|谁|几[个份]|多少[个份]?)[？?。\s]*$|"
    rf"(?<=[%％件个元人上下])的(?P<named>{_PLACES})[？?。\s]*$|"
    r"\b(?:which|what|how many)\s(?:of the )?"
    r"(?P<english>reports?|places?|provinces?|cit(?:y|ies)|districts?|count(?:y|ies))\b"
    r"(?: (?:have|has|had|saw|are|were))?",
    re.I,
)
_TAIL = re.compile(r"的?是?[？?\s]*$")
_OF_LEVEL = {
    "省": "各省",
    "市": "各市",
    "区": "各区",
    "县": "各县",
    "城市": "各市",
    "省份": "各省",
    "年": "各年",
}
_MEASURED = re.compile(
    r"(?:[^效频]率|增速|增幅|涨幅|降幅|比[重例]|占比|强度|度|[值额]|收入|支出|投资|产量|总量|面积|里程|"
    r"人口|GDP)\s*$",
    re.I,
)
"""Nouns that are measured, so that 是多少 asks for the figure."""
_MOVED = re.compile(r"(?:增长|增加|提高|上升|上涨|下降|降低|减少)了?\s*$")
_SHARE = re.compile(r"[%％]|百分之|per ?cent", re.I)


@dataclass(frozen=True)
class Threshold:
    """A condition on the figure that a question asks about."""

    words: str
    """Its words in the question: 超过80%."""
    relation: str
    """`OVER`, `LEAST`, `UNDER`, `MOST` or `EQUAL`."""
    number: str
    """The number with its unit, as written."""
    question: str
    """The question with the figure asked for in its stead: 满意率百分之多少？"""
    asked: str
    """The question as it was asked."""
    each: bool
    """Whether the reports that meet it are asked for, not whether one does."""


@functools.lru_cache(maxsize=64)
def threshold(text: str) -> Threshold | None:
    """The threshold of a question that asks whether it is met, or which reports meet it."""
    each = _EACH.search(text)
    if not (each or _WHETHER.search(text)):
        return None
    for limit in _LIMIT.finditer(text):
        if relation := _relation(limit, text, bool(each)):
            return Threshold(
                limit.group().strip(),
                relation,
                f"{limit['number']}{limit['unit'] or ''}",
                _without(text, limit, each),
                text,
                bool(each),
            )
    return None


def asks_figure(text: str) -> str:
    """A question with the figure asked for in the place of its threshold, if it has one."""
    limit = threshold(text)
    return limit.question if limit else text


def _relation(limit: re.Match[str], text: str, each: bool) -> str:
    """How the figure must stand to the number; empty where the number is no condition."""
    for words, side in ((_AFTER, "after"), (_BEFORE, "before")):
        for relation, pattern in words.items():
            if limit[side] and re.fullmatch(pattern, limit[side], re.I):
                return relation
    if each or not limit["unit"] or limit["left"]:
        return ""
    told = re.search(rf"{_EQUALS}$", text[: limit.start("number")])
    rest = re.match(r"[^，,。了都全完好]{0,8}吗[？?。\s]*$", text[limit.end() :])
    return EQUAL if told and rest else ""


def _without(text: str, limit: re.Match[str], each: re.Match[str] | None) -> str:
    """The question that asks for the figure, of each report where `each` asks for some of them."""
    asked = [(limit.span(), _how_much(limit))]
    stays = each and (each["kind"] or each["english"])
    if each:
        asked.append((each.span(), _of_each(each) if stays else ""))
    for (start, end), words in sorted(asked, reverse=True):
        text = f"{text[:start]}{words}{text[end:]}"
    if each is None:
        return _ASKED.sub("", text)
    return text if stays else f"{_of_each(each)}的{_TAIL.sub('', text)}？"


def _how_much(limit: re.Match[str]) -> str:
    unit = (limit["unit"] or "").strip()
    if _MEASURED.search(limit.string[: limit.start()]):
        return "是多少"
    if _MOVED.search(limit.string[: limit.start()]) and _SHARE.search(limit.group()):
        return "多少"
    if limit.group().isascii() and limit.string.isascii():
        return " what percentage " if _SHARE.search(limit.group()) else f" how many {unit} "
    if _SHARE.search(limit.group()):
        return "百分之多少"
    return f"多少{unit}"


def _of_each(each: re.Match[str]) -> str:
    if each["english"]:
        return f"each {each['english']}"
    kind = each["years"] or each["kind"] or each["elided"] or each["named"] or ""
    return _OF_LEVEL.get(kind, "各份报告")
