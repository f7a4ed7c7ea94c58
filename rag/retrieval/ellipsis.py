"""What a short follow-up leaves out: the matter (增速呢？), or only the place and year (GDP？)."""

import re

from rag.retrieval.follow_up_target import of_result, of_target

_LEAD = r"^(?:那么?|那?它的?|其|还有)?[，,]?\s*"
_TAIL = r"(?:呢|怎么样|如何|是多少|有多[少高快大]|多少|第几)*[？?]?$"
_FACETS = {
    "是多少？": "(?:同比|实际|名义)?(?:增速|增幅|增长率|增长幅度|增长速度)|"
    "涨幅|降幅|增量|占比|比重|比例|总量|总额|总数|数额|(?:预期|增长)?目标",
    "第几？": "排名|名次|位次|排位",
    "怎么样？": "完成情况|增长情况|变化",
}
"""Sides of a quantity, by how they are asked for."""
_FACET = re.compile(rf"{_LEAD}(?P<facet>{'|'.join(_FACETS.values())}|(?:同比)?增长|人均){_TAIL}")
_ASIDE = re.compile(rf"(?:{'|'.join(_FACETS.values())}|(?:同比)?增长)[的是]?$")
COMPARED_YEAR = re.compile(r"(?:[比较]|[与跟同和](?=20\d\d年[^，。？]{0,2}比))(?:19|20)\d\d年?")
"""A year that a figure is compared with, not the one asked about."""
_SINCE = (
    r"(?P<than>(?:[同环]比|[比较与跟同和](?:20\d\d年|[上去前]一?年|往年)(?:同期|度)?(?:相?比)?)[，,]?)"
    r"(?P<move>(?:是|有|一共)?(?:[多少高低]|上升|下降|提高|降低|减少|增[长加多]?|减|升|降|涨)?了?)"
)
_THAN = re.compile(
    rf"{_LEAD}{_SINCE}"
    r"(?P<much>多少(?:个?百分点|[一-龥]{1,2})?|几[一-龥]{0,3})?呢?[？?]?$"
)
"""A follow-up that asks for the change since another year: 比上一年多了多少？"""
_CHANGE = re.compile(rf"{_SINCE}$")
_VALUE = re.compile(
    r"(?:一共|总共|大概|约)?(?:是|为|有|达到?|占|(?P<moved>(?:同比)?(?:增长|增加|提高|上升|下降|涨|降))|完成|实现)?了?"
    r"(?:多少|第?几|多[大高])[万亿千百]*(?:美?元|公?斤|吨|亩|人|户|家|件|次|个?百分点|%|公里|平方米)?[？?]?$"
)
"""How a question asks for the value of what stands before it."""
_QUANTITY = re.compile(
    r"(?:GDP|CPI|PPI|总?产[值量]|[额值量率]|收入|支出|人口|投资|消费|出口|进口|"
    r"面积|里程|比重|强度|价格|税收|指数)$",
    re.I,
)
"""How the name of a quantity ends."""
_HEADS = re.compile(
    r"(?:总?产[值量]|面积|规模|数量|金额|价格|里程|费用|成本|投资额|单价|人数|件数|次数)$"
)
"""Quantities of some matter, which the last question names where the follow-up does not."""
_SHARES = re.compile(r"(?:率|占比|比重|比例|满意度)$")
_BARE = re.compile(
    rf"{_LEAD}(?P<matter>[一-龥A-Za-z][一-龥A-Za-z0-9.·+]*?(?: [A-Za-z]+){{0,2}}?)"
    r"(?:方面|领域|这[块方]面?)?(?:呢|情况)?[？?。]?$",
    re.I,
)
_LONGEST = 14
_NO_MATTER = re.compile(
    r"多少|几|哪|什么|谁|何|怎|吗|为啥|[这那]个|[这那][些里边]|[他它]们?|的$|^[和与跟同比]|[相对]比|更|最|"
    r"^(?:还有|其他|其它|别的|然后|具体|详细|展开|继续|接着|再|举例|举个|列出?|说说|讲讲|请|给|换成|按|全部|所有|其中|"
    r"结果|原因|依据|出处|来源|第[一二三四五六七八九十]|上面|下面|前者|后者|同年|同期|更多)|"
    r"^(?:what|which|who|how|when|where|why|more|details?|continue|go on|source|examples?|"
    r"them|it|that|this|the (?:first|second|last|same)|in|of|for|is|are|was|were|did|does|do|"
    r"and|compared?)\b",
    re.I,
)
"""What asks on about the same matter, or names none."""


_CONTRASTS = (
    (
        "城镇居民 城市居民 城里人 市民 城镇 城里 城市",
        "农村居民 农村人 乡下人 村里人 种地的 农民 农村 乡下",
    ),
    ("男性 男的 男生", "女性 女的 女生 妇女"),
    ("进口", "出口"),
    ("上半年", "下半年"),
    ("国家级 全国级", "省级", "市级", "县级 区级"),
    ("国内", "国际 境外 入境"),
    ("公办", "民办"),
    ("第一产业 一产", "第二产业 二产", "第三产业 三产"),
)
"""Words that are asked about in turn: 农村的呢？ after a question on 城镇居民."""
_SIDE = re.compile(
    rf"{_LEAD}(?P<word>[一-龥]{{2,4}}?)(?:的|[那这]边|[那这]块)*(?:呢|怎么样)[？?]?$"
)

_TOPIC = re.compile(
    r"^(?:那么?)?(?!还有|其他|别的|然后|为什么|具体)[^多少几哪什谁何怎“”\d]{2,5}呢[？?]?$|"
    r"^(?:what|how) about \w+\??$",
    re.I,
)
"""A follow-up that names another topic in a word: 就业呢？"""
_SHORTCOMINGS = re.compile(
    r"不足|短板|缺点|问题呢|哪些问题|\b(?:problems?|shortcomings?|weaknesses)\b", re.I
)
"""A topic of its own, whatever was asked before."""


def names_topic(text: str) -> bool:
    """Whether a follow-up names another topic in a word, or asks for shortcomings."""
    return bool(_TOPIC.search(text) or _SHORTCOMINGS.search(text))


def contrasted(text: str, last: str) -> str:
    """The last question with the word of a follow-up where its counterpart stood; else empty."""
    said = _SIDE.match(text)
    for sides in _CONTRASTS if said else ():
        words = [side.split() for side in sides]
        if said and any(said["word"] in side for side in words):
            others = [word for side in words if said["word"] not in side for word in side]
            found = next((word for word in others if word in last), "")
            return last.replace(found, said["word"], 1) if found else ""
    return ""


def faceted(text: str, last: str, names_end: int) -> str:
    """The last question with the side of its quantity that a follow-up asks for; else empty.

    `names_end`: where the places and years at the head of `last` end.
    """
    asked, than, before = _FACET.match(text), _THAN.match(text), last[:names_end]
    matter = _quantity(last, names_end)
    whole = of_target(text, last, names_end)
    whole = whole or ("" if asked else of_result(text, last, names_end, matter))
    if whole or not matter or not (asked or than):
        return whole
    if than:
        return f"{before}{matter}{than['than']}{than['move'] or '增长'}{than['much'] or '多少'}？"
    side = asked["facet"] if asked else ""
    if side == "人均":
        return f"{before}人均{matter.removeprefix('人均')}是多少？"
    if side.endswith("增长"):
        return f"{before}{matter}{side}多少？"
    tail = next(tail for tail, sides in _FACETS.items() if re.fullmatch(sides, side))
    return f"{before}{matter}{side}{tail}"


def _quantity(last: str, names_end: int) -> str:
    """The quantity whose value, or a side of it, the last question asked for; else empty."""
    value = _VALUE.search(last)
    matter = _CHANGE.sub("", last[names_end : value.start()]) if value else ""
    matter = _ASIDE.sub("", matter)
    return matter if _QUANTITY.search(matter) else ""


def side_of(text: str, last: str) -> bool:
    """Whether a follow-up names only a side or a measure of what the last question counted."""
    named = _BARE.match(text)
    side = _FACET.match(text) or (named and _HEADS.fullmatch(named["matter"]))
    return bool(side and re.search("多少|几", last))


def matter_of(text: str) -> str:
    """The matter that a follow-up names in a word or a few (GDP？ 就业), or asks the value of.

    Empty where it leans on the matter of the question before it.
    """
    value = _VALUE.search(text)
    named = _BARE.match(text[: value.start()] if value else text)
    if not named or len(text) > _LONGEST + len(named.group()) - len(named["matter"]):
        return ""
    matter = named["matter"]
    leans = _NO_MATTER.search(matter) or _HEADS.fullmatch(matter) or _FACET.match(matter)
    if leans or len(matter) < 2:
        return ""
    own = not value or (_QUANTITY.search(matter) and not _SHARES.search(matter))
    return matter if own else ""


def asked_alike(text: str, matter: str, last: str) -> str:
    """A quantity asked for as the last question asked for another: GDP增长多少 after 粮食增长多少.

    Empty where `text` itself asks, or one of the two is no quantity.
    """
    value = _VALUE.search(last)
    if _VALUE.search(text) or not value or not _QUANTITY.search(matter):
        return ""
    aside = _ASIDE.search(last[: value.start()])
    side = aside.group().removeprefix("的") if aside and not _ASIDE.search(matter) else ""
    return f"{matter}{side}{value['moved'] or '是'}多少？"
