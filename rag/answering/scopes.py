"""What part of a whole a figure is of: the countryside, large firms, half a year."""

import re

_PARTS = {
    "规上": r"规模以上|规上",
    "限上": r"限额以上|限上",
    "农村": r"农村|农民|村民",
    "城镇": r"城镇(?!调查失业|登记失业|新增就业|化)|城市居民",
    "人均": r"人均(?!可支配)",
    "民间": r"民间",
    "城区": r"(?:主|中心)?城区|市区",
    "县域": r"县域",
    "重点": r"重点(?=建议|项目|督办|企业)",
    "闭会期间": r"闭会期间",
    "海洋": r"海洋",
}
_PERIODS = re.compile(
    r"(?P<part>上半年|下半年|前?[一二三四]季度|1\s?[—–~～至-]\s?\d{1,2}月份?|\d{1,2}月份|五年来?|[本上]届)|(?P<whole>全年|一年来|去年|过去一年)"
)


def parts(said: str) -> frozenset[str]:
    """The parts of a whole that words name which a figure is said of: 规上 of 规上工业增加值."""
    return frozenset(name for name, words in _PARTS.items() if re.search(words, said))


def period(before: str) -> str:
    """The part of a year, or the years, named last before a figure in its sentence; else empty."""
    named = list(_PERIODS.finditer(before))
    return (named[-1]["part"] or "") if named else ""
