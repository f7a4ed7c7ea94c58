"""Thresholds in questions: 超过80%了吗 asks how much it is; 不到250件的有哪些 asks it of each."""

import functools
import re
from dataclasses import dataclass

from rag.retrieval.threshold_english import asks_how_much, asks_of_each

OVER, LEAST, UNDER, MOST = "over", "least", "under", "most"
EQUAL, WITHIN, ABOUT = "equal", "within", "about"

_DIGIT = r"[\d一二两三四五六七八九十百千万亿]"
_BEFORE = {
    MOST: r"不超过|不高于|不多于|不大于|小于等于|≤|<=|(?:没有?|未)(?:超[过出]?|突破|高于)|"
    r"至多|最多|"
    r"at most|(?:no|not) (?:more|higher|greater) than|up to",
    LEAST: r"不低于|不少于|不小于|大于等于|≥|>=|至少|最少|达到了?|"
    rf"(?<![不没未有])[达到够满](?={_DIGIT})|"
    r"at least|(?:no|not) (?:less|fewer|lower) than|reach(?:es|ed)?",
    UNDER: r"低于|少于|小于|<|不足|不到|不满|未满|(?:没有?|未)达?到|[达够]不[到够]|不及|"
    r"没有?(?=\d)|"
    r"(?:less|fewer|lower) than|under|below|short of",
    OVER: r"超过了?|突破了?|跑赢|不止|高于|>|大于|多于|高过|多过|超出|超|逾|"
    rf"(?<![不通经])过(?={_DIGIT})|"
    r"(?:more|greater|higher|larger) than|over|above|beyond|exceed(?:s|ed|ing)?|"
    r"(?<!the )(?<!['’]s )(?<!in )(?<!into )top(?:s|ped|ping)?|surpass(?:es|ed)?",
    ABOUT: r"大约|约[为是]?|接近|about|around|roughly|approximately",
}
_AFTER = {
    LEAST: r"及?以上|或者?以上| or (?:more|above|higher)| and above",
    ABOUT: r"左右|上下|前后",
    MOST: r"及?以下|以内|之内| or (?:less|below|fewer)| and below",
}
_BEFORE_WORDS = "|".join(f"(?P<{name}>{words})" for name, words in _BEFORE.items())
_AFTER_WORDS = "|".join(f"(?P<{name}_>{words})" for name, words in _AFTER.items())
_EQUALS = r"(?:[是为共有达到了])"
_NUMBER = (
    r"(?:百分之(?:\d+(?:\.\d+)?|[零〇一二两三四五六七八九十百点]+)|"
    r"(?:\d[\d,]*(?:\.\d+)?|[零〇一二两三四五六七八九十百千]+)\s*"
    r"(?:万亿|[万亿]|trillion|billion|million|thousand)?|万亿|[万亿])"
)
_UNIT = (
    r"\s*(?:[%％‰]|percent\b|per cent\b|percentage points?\b|个?百分点|平方公里|平方米|公里|公顷|"
    r"公斤|美元|人次|件次|户次|个月|小时|分钟|yuan\b|tonn?e?s?\b|km\b|mu\b|"
    r"[个件项条部家户人名位场次辆座所处份起列台天套支对亩篇只门期轮批吨斤米元倍成岁年])"
)
_LIMIT = re.compile(
    rf"(?:已经|能够|[能会已都也]){{0,2}}(?:在|(?<!不)是)?(?:(?:{_BEFORE_WORDS})\s*)?(?:the )?"
    rf"(?P<number>{_NUMBER})(?P<unit>{_UNIT})?"
    rf"(?:\s*(?:[到至~—-]|and|to)\s*(?P<high>{_NUMBER}{_UNIT}?)(?:之间)?)?"
    rf"(?:(?:{_AFTER_WORDS})|了?(?P<left>多))?",
    re.I,
)
_WHETHER = re.compile(
    r"[吗吧][？?。\s]*$|没有?[？?。\s]*$|是否|有没有|是不是|有无|"
    r"^\W*(?:did|do|does|was|were|is|are|has|have|had)\b",
    re.I,
)
_RIGHT = re.compile(
    r"[，,、]\s*(?:对吗|对吧|对不对|是吗|是吧|是不是|是真的吗|真的吗|属实吗|没错吧|正确吗|准确吗)[？?。\s]*$|"
    r",\s*(?:right|correct|is (?:that|it) (?:right|true|correct|so))\s*\?*$",
    re.I,
)
"""What asks to confirm a whole statement."""
_ASKED = re.compile(
    r"了?[吗吧](?=[？?。\s]*$)|了没有?(?=[？?。\s]*$)|是否|有没有|是不是|能不能|有无"
)
_AT_LEAST = re.compile(rf"有没有(?={_NUMBER}{_UNIT})")
_AIM_MET = re.compile(
    r"(?:的|这个|那个)+(?:预期|增长|年度|既定)*目标(?:最[后终]|已经?|都|是否)*"
    r"(?:完成|实现|达到|达成|兑现)?(?=[了没吗？?]|$)"
)
"""The target that a threshold is: 6%以上的目标完成了吗 asks as 6%以上吗 does."""
_TWICE = re.compile(r"([超达低高少多])[没不](?=\1)")
"""超没超过 asks as 超过了没有 does."""
_ORDER = re.compile(
    r"^(?:请|帮我)?(?:列出|列一下|列举|找出|给出|说说|看看)|"
    r"^\W*(?:please )?(?:list|name|show)\b(?: me)?(?: the)?",
    re.I,
)
_PLACES = r"(?:报告|地方|省份|城市|地区|[省市区县州](?!级|[直域间场民政]))"
_YEARS = r"有?哪[一几些]?个?(?P<years>年)[份度]?[里中]?(?![^，。？]*(?:突破|达到))"
"""Years of which each has its figure; 哪一年突破 asks for a date."""
_EACH = re.compile(
    rf"{_YEARS}|(?:有?哪[些几]?[个份]?|有?几[个份]|有?多少[个份]|哪个)(?P<kind>{_PLACES})(?:的报告)?|"
    r"(?:(?<=[，,年])|^)(?P<who>哪里|哪儿|谁|(?:where|who)\b)的?(?![？?。\s]*$)|"
    rf"的(?P<elided>{_PLACES})?(?:都|一共|总共)?(?:有|是)?"
    rf"(?:哪[些几][个份]?(?P<last>{_PLACES})?|谁|几[个份]|多少[个份]?)[？?。\s]*$|"
    rf"(?<=[%％件个元人上下])的(?P<named>{_PLACES})[？?。\s]*$|"
    r"\b(?:which|what|how many)\s(?:of the )?"
    r"(?P<english>reports?|places?|provinces?|cit(?:y|ies)|districts?|count(?:y|ies))\b"
    r"(?!\s(?!(?:is|was|has|does)\b)\w+s\b)"
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
_LEVEL = re.compile(
    r"(?:GDP|[^比]值|总?额|总量|产量|收入|支出|投资|消费|进出口|出口|进口|经济)(?:都|也|还)?\s*$",
    re.I,
)
"""Those of which a percentage tells the growth."""
_MOVED = re.compile(r"(?:增长|增加|提高|上升|上涨|下降|降低|减少)了?\s*$")
_YEAR = re.compile(r"(?:19|20)\d\d")
_SHARE = re.compile(r"[%％]|百分之|per ?cent", re.I)


@dataclass(frozen=True)
class Threshold:
    """A condition on the figure that a question asks about."""

    words: str
    """Its words in the question: 超过80%."""
    relation: str
    """`OVER`, `LEAST`, `UNDER`, `MOST`, `EQUAL`, `WITHIN` or `ABOUT`."""
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
    confirms = bool(_RIGHT.search(text))
    plain = _TWICE.sub("", _AT_LEAST.sub("达到", _ORDER.sub("", _RIGHT.sub("", text))))
    plain = _AIM_MET.sub("", plain)
    each, bare = _EACH.search(plain), _ASKED.sub("", plain)
    if not (each or confirms or _WHETHER.search(text) or _TWICE.search(text)):
        return None
    for limit in _LIMIT.finditer(bare):
        if relation := _relation(limit, plain, bool(each)) or _stated(limit, confirms):
            return Threshold(
                limit.group().strip(),
                relation,
                _number(limit),
                _without(bare, limit, _EACH.search(bare)),
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
    if _YEAR.fullmatch(limit["number"]) and limit["unit"] in {None, "年"}:
        return ""
    if limit["high"]:
        return WITHIN
    named = [*(name for name in _AFTER if limit[f"{name}_"]), *filter(limit.__getitem__, _BEFORE)]
    if named:
        return named[0]
    if each or not limit["unit"] or limit["left"]:
        return ""
    told = re.search(rf"{_EQUALS}$", limit.string[: limit.start("number")])
    rest = re.match(r"[^，,。了都全完好成]{0,8}[？?。\s]*$", limit.string[limit.end() :])
    if not (told and rest and text.rstrip("？?。 ").endswith("吗")):
        return ""
    return LEAST if told.group() == "有" else EQUAL


def _stated(limit: re.Match[str], confirms: bool) -> str:
    """That a figure is to be confirmed as it is stated: 增长5.4%，对吗."""
    ends = not limit.string[limit.end() :].strip("？?。 ")
    return EQUAL if confirms and ends and limit["unit"] and not _limited(limit) else ""


def _limited(limit: re.Match[str]) -> bool:
    year = _YEAR.fullmatch(limit["number"]) and limit["unit"] in {None, "年"}
    return bool(year or limit["high"] or limit["left"])


def _number(limit: re.Match[str]) -> str:
    """The number with its unit, a range with both ends; 万亿 as 1万亿."""
    found = f"{limit['number']}{limit['unit'] or ''}".strip()
    found = f"{found}—{limit['high']}" if limit["high"] else found
    return re.sub("^(?=[百千万亿](?!分之))", "1", found)


def _without(text: str, limit: re.Match[str], each: re.Match[str] | None) -> str:
    """The question that asks for the figure, of each report where `each` asks for some of them."""
    if limit.string.isascii():
        return _in_english(text, limit, each)
    asked = [(limit.span(), _how_much(limit))]
    stays = each and (each["kind"] or each["who"])
    if each:
        asked.append((each.span(), _of_each(each) if stays else ""))
    for (start, end), words in sorted(asked, reverse=True):
        text = f"{text[:start]}{words}{text[end:]}"
    if each is None:
        return text
    return text if stays else f"{_of_each(each)}的{_TAIL.sub('', text)}？"


def _in_english(text: str, limit: re.Match[str], each: re.Match[str] | None) -> str:
    unit = (limit["unit"] or "").strip()
    what = "what percentage" if _SHARE.search(limit.group()) else f"how many {unit}".strip()
    if each is None:
        return asks_how_much(text[: limit.start()], limit.group(), text[limit.end() :], what)
    rest = f"{text[each.end() : limit.start()]} {text[limit.end() :]}"
    return asks_of_each(f"{text[: each.start()]} {rest}", what, each["english"] or "report")


def _how_much(limit: re.Match[str]) -> str:
    unit = (limit["unit"] or "").strip()
    share, before = bool(_SHARE.search(limit.group())), limit.string[: limit.start()]
    if _MEASURED.search(before) and not (share and _LEVEL.search(before)):
        return "是多少"
    if not share:
        return f"多少{unit}"
    forms = ((_LEVEL, "增长多少"), (_MOVED, "多少"))
    return next((asked for form, asked in forms if form.search(before)), "百分之多少")


def _of_each(each: re.Match[str]) -> str:
    found = (each[name] for name in ("years", "kind", "elided", "last", "named"))
    kind = next(filter(None, found), "")
    return _OF_LEVEL.get(kind, "各份报告")
