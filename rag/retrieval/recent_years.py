"""Years that a question counts back from the latest report, or takes one by one: 近三年, 哪一年."""

import re
from collections.abc import Sequence

from rag.reading.wording import number
from rag.retrieval.kinds import superlative

_NUMBER = r"(?P<{}>[一二两三四五六七八九十]{{1,2}}|\d{{1,2}})"
_ENGLISH = "one two three four five six seven eight nine ten".split()
_SEVERAL = 5
"""Years that 近几年 is taken for."""
_RECENT = re.compile(
    rf"(?:最近|(?<![附靠临将接远])近|过去|这)(?:的|这)?(?:{_NUMBER.format('zh')}|(?P<some>几))(?:个?年度?(?![级龄头轻])(?:[来间里内中]|以来)?|份(?:工作)?报告[里中]?)|"
    r"(?P<few>近年来?|这些年来?|\b(?:in|over) recent years)|"
    r"\b(?:(?:in|over|during|for|of) )?the (?:last|past|(?:most )?recent|previous) "
    rf"(?:(?P<en>{'|'.join(_ENGLISH)}|\d{{1,2}}) years|(?P<one>year))\b",
    re.I,
)
_EACH_OF = re.compile(
    r"(?<![\d近去前后头每隔这第一二三四五六七八九十])(?P<zh>[两二三四五])个?年"
    r"(?=的?(?![级来内间以前后多])[^，。？\d]{0,12}(?:分别|各|变化|变动|走势|趋势|对比|比较|相比))|"
    r"\bin (?:both|each of the two|the two) years\b",
    re.I,
)
"""Two years or more of which each is asked for: 两年分别是多少 is as 近两年."""
_LATEST = re.compile(r"最[近新]的?(?:一个?)?年度?")
EACH_YEAR = re.compile(
    r"历年|[各逐]年(?![龄轻级份纪])|每一?年的?[^，。？]{0,16}(?:各|分别|都|多少)|哪[几些]年|"
    r"\b(?:each|every) year\b|\byear by year\b|\bover the years\b|\bwhich years\b",
    re.I,
)
_LIMIT = re.compile(
    r"(?:[超不]过|[多高低少]于|不到|不足)[^，。？]{0,3}\d|\d[^，。？]{0,6}以[上下]|"
    r"\b(?:above|below|over|under|(?:more|less|fewer) than) \d",
    re.I,
)
_WHICH = re.compile(r"哪一?个?年[度份]?|\b(?:which|what) year\b", re.I)


def expanded(text: str, held: Sequence[int]) -> str:
    """A text with 近三年 as the three years up to the last of `held`, 最近一年 as that year.

    `held`: the years that there are reports of, in order. 近几年 is the last five of them.
    """
    spelt = _RECENT.sub(lambda match: _spelt(match, _count(match), held), text)
    spelt = _EACH_OF.sub(lambda match: _spelt(match, _number(match["zh"] or "二"), held), spelt)
    return _LATEST.sub(f"{held[-1]}年", spelt)


def _spelt(match: re.Match[str], count: int, held: Sequence[int]) -> str:
    """The last `count` years; those that there are reports of where it is 0."""
    last = range(held[-1] - count + 1, held[-1] + 1) if count else held[-_SEVERAL:]
    if match.group().isascii():
        return f"in {', '.join(map(str, last))}"
    return "、".join(f"{year}年" for year in last)


def _count(match: re.Match[str]) -> int:
    """How many years; 0 for 几."""
    if match["some"] or match["few"]:
        return 0
    if match["one"]:
        return 1
    said = match["zh"] or match["en"]
    if said.isdecimal():
        return int(said)
    return _ENGLISH.index(said.lower()) + 1 if said.isascii() else _number(said)


def _number(said: str) -> int:
    return number(said.replace("两", "二"))


def by_year(text: str) -> bool:
    """Whether a question takes years one by one: 历年, 哪几年, 哪一年最多, 哪一年超过200件."""
    which = _WHICH.search(text) and (superlative(text) or _LIMIT.search(text))
    return bool(EACH_YEAR.search(text) or which)
