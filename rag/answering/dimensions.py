"""Dimensions that a question asks for in words: how long, how fast, how many tons."""

import re

_NUMBER = r"(?<![这同全每])(?:\d[\d.,]*|[一二三四五六七八九十百]+)[余多]?[万亿千百]*[余多]?\s?"
_DIMENSIONS = {
    "duration": (
        r"多长时间|多久|多少(?:天|个?小时|分钟|个?月|年)|"
        r"(?<![这近前头好])几(?:天|个?小时|分钟|个?钟头|个月|年)(?![以前来里内])|"
        r"\bhow many (?:days|hours|minutes|weeks|months|years)\b|"
        r"\bhow long (?:did|does|do|has|have|had|will|would)\b",
        r"个?(?:天|日|小时|分钟|秒|月|年|周|工作日)",
    ),
    "length": (
        r"有?多[长宽深](?!时间)|有多高(?![^，。？]{0,4}[率比])|长度|里程|多少(?:公里|千米|米)|"
        r"\bhow many (?:kilomet|met(?:er|re)s|km)|\bhow (?:wide|deep|tall)\b|"
        r"\bhow high (?:is|are|above|up)\b",
        r"(?:公里|千米|米(?!/)|海里)",
    ),
    "extent": (
        r"\bhow long (?:is|are|was|were)\b",
        r"(?:公里|千米|米|海里|个?(?:天|日|小时|分钟|月|年|周))",
    ),
    "area": (
        r"多大面积|面积(?:是|为|有|达)?多少|多少(?:平方|公顷|亩)|"
        r"\bhow many (?:mu|hectares|square)\b",
        r"(?:平方|公顷|亩)",
    ),
    "weight": (
        r"多少(?:万|亿)?(?:吨|公斤|千克|斤|担)|有?多重|\bhow heavy\b|"
        r"\bhow many (?:million |billion )?(?:tons?|tonnes|kilograms?|kilos)\b",
        r"(?:吨|公斤|千克|斤|担)",
    ),
    "energy": (
        r"多少(?:万|亿)?(?:度电|千瓦时)|\bhow many (?:kilowatt|kWh)",
        r"(?:千瓦时|度)",
    ),
    "volume": (r"多少(?:万|亿)?(?:立方|方水)|\bhow many cubic\b", r"立?方"),
    "people": (
        r"多少(?:名|位)?(?:游客|党员|学生|孩子|老人|村民|居民|职工|毕业生)(?![^，。？]{0,6}[件个条家])|"
        r"\bhow many (?:more |of the )?"
        r"(?:people|persons|residents|villagers|students|athletes|pupils|teachers|doctors|nurses)\b",
        r"(?:[一-龥]{0,3}(?:人|名|位|户|者|员|生)|(?<!第\d)(?<!第[一二三四五六七八九十])(?=[，。；、]|$))",
    ),
    "beds": (r"多少张?[病床]床?位?(?![^，。？]{0,2}率)|\bhow many (?:\w+ )?beds\b", r"张|床位"),
}
"""Dimension -> the words that ask for it, and the units that a figure of it has."""
_SPEED_ASKED = re.compile(r"时速|\b(?:top|maximum|design) speed\b", re.I)
_SPEED = re.compile(r"时速|公里\s?[/每]\s?小?时|km/h")
_WAGE_ASKED = re.compile(
    r"(?:工资|月薪|年薪|薪[水资酬])[^，。？]{0,8}多少|多少[^，。？]{0,4}(?:工资|薪)|"
    r"\b(?:what|how (?:much|high))\b.*\b(?:wage|salary|salaries)\b",
    re.I,
)
_WAGE = re.compile(r"工资|薪|待遇|报酬|补[贴助]")
SPEED, WAGE = "speed", "wage"


def dimension(text: str) -> str:
    """The dimension that a question asks for; empty for none of these."""
    if _SPEED_ASKED.search(text):
        return SPEED
    if _WAGE_ASKED.search(text):
        return WAGE
    fit = (name for name, (asked, _) in _DIMENSIONS.items() if re.search(asked, text, re.I))
    return next(fit, "")


def has_dimension(kind: str, text: str) -> bool:
    """Whether a text, or a figure, has a figure of a dimension."""
    if kind in {SPEED, WAGE}:
        return bool((_SPEED if kind == SPEED else _WAGE).search(text)) and bool(
            re.search(r"\d", text)
        )
    return bool(re.search(_NUMBER + _DIMENSIONS[kind][1], text))


DIMENSIONS = frozenset(_DIMENSIONS) | {SPEED, WAGE}
