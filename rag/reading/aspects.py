"""What a paragraph tells of: what was done, what is lacking, what is planned; by its words."""

import re
from collections.abc import Iterable

from rag.reading.lines import squeezed
from rag.reading.wording import years_in_digits

YEAR = re.compile(r"(?:19|20)\d\d(?=年)")
_AHEAD = re.compile(
    r"任务|思路|安排|总体要求|(?:预期|总体|主要|具体|奋斗|发展)目标(?!.{0,4}完成)|打算|工作计划|工作意见|落实(?:措施|举措)|今后|未来|"
    r"(?:今年|下一步)(?:的)?(?:政府|重点|主要)工作(?!回顾)"
)
_BACK = re.compile(r"回顾|总结|情况|成绩|完成|过去|去年|一年来|年来")
_FAULTS = "(?:不足|短板|短处|差距|问题|困难|挑战|弱项|矛盾)"
_WEAK = "(?:不力|不足|不够|不强|不高|不深|不畅|薄弱|滞后|偏低|缺乏|短缺|盲区|不到位|紧缺)"
_OPENING = (
    r"^(?:各位代表[，,！!])?(?:但(?:是)?[，,]?|当然[，,]?|同时[，,]?|与此同时[，,]?|回头看[，,]?|"
    r"在?(?:总结|看到|肯定|取得).{0,8}成绩.{0,6}[，,]|(?:对照|对标|按照).{2,16}[，,])?"
)
_LACKS = tuple(
    map(
        re.compile,
        (
            rf"(?:清醒|深知|也要?看到|认识到).{{0,80}}{_FAULTS}",
            rf"(?:存在|还有).{{0,12}}{_FAULTS}.{{0,40}}(?:主要|有待|还不|不够)",
            rf"{_OPENING}.{{0,16}}?(?:中|里|上|的|我们|常委会|也|还|仍|仍然|依然|认真)"
            rf"(?:存在|面临|还有|仍有|有|查找|看到|正视)(?:着|了)?(?:一些|不少|许多|明显|很多|诸多|突出)?"
            rf"[^，。]{{0,8}}{_FAULTS}[^，。]{{0,6}}(?:[：:，,。；]|主要)",
            rf"{_OPENING}.{{0,12}}(?:工作|执行|发展)中?的{_FAULTS}.{{0,4}}[：:是在]",
            rf"{_OPENING}(?:存在|面临)的(?:主要|突出)?{_FAULTS}",
            rf"{_OPENING}.{{0,12}}(?:正视|看清|看到|清楚|明白|查找).{{0,30}}{_FAULTS}[^。]{{0,6}}[：:]",
            rf"^.{{0,30}}{_FAULTS}(?:之处)?(?:主要)?(?:集中在|表现[为在]|在于|[是有][：:])",
            rf"^[■▲●★◆—\-]*(?:主要|突出|存在的?)?(?:主要)?{_FAULTS}。",
            rf"(?:[^，；。]{{2,24}}{_WEAK}[，；。]){{3}}",
            rf"是(?:当前|目前)?(?:制约|影响|困扰|面临|存在).{{2,24}}{_FAULTS}",
            r"^.{0,60}清醒地?(?:看到|认识到|知道|意识到)",
            r"^(?:同时|与此同时|但)[，,]?(?:我们)?(?:也|还)?(?:清醒|清楚|深切)?地?(?:看到|认识到|意识到)",
        ),
    )
)
_SOLVED = re.compile(
    "(?<!亟待|有待|尚待|亟需|仍需|还需|还要|尚未|没有|未能|难以)(?:解决|整改|破解|化解|办结|克服)|"
    "督办|推动|督促|围绕|聚焦|针对|反映|应对"
)
_GOES_ON = re.compile(r"(?:主要|突出)(?:是|表现|有|存在|问题)[^，。]{0,6}[：:]|[一二三四五]是")
_LOOKED_AT = 160
"""Characters of a paragraph in which it says that something is lacking."""


def lacks(text: str, lacked: bool = False) -> bool:
    """Whether a paragraph tells what is lacking: it says so, or goes on with the one before it.

    `text` is without white space; `lacked`: what this function told of the paragraph before.
    """
    if lacked and _GOES_ON.match(text):
        return True
    found = (pattern.search(text[:_LOOKED_AT]) for pattern in _LACKS)
    return any(match and not _SOLVED.search(match.group()) for match in found)


def looks_back(name: str) -> bool:
    """Whether a heading is one of what was done."""
    return bool(_BACK.search(name)) and not _AHEAD.search(name)


class Years:
    """Which year a report plans for: the later of two that its headings name, or of delivery."""

    def __init__(self, year_delivered: int | None, names: Iterable[str] = ()) -> None:
        named = {
            int(year) for name in names for year in YEAR.findall(years_in_digits(squeezed(name)))
        }
        pairs = sorted(year for year in named if year - 1 in named)
        self._plan = pairs[0] if pairs else year_delivered
        year = rf"{self._plan}年" if self._plan else r"20\d\d年"
        soon = rf"(?:今年|{year}|来年|新的一年|新一年|今后五年|下一步)"
        opens = rf"今年|{self._plan}年" if self._plan else "今年"
        self._begins = re.compile(
            rf"(?:{opens})是|{soon}[，,]?.{{0,12}}(?:将|要(?!求)|拟|建议)|做好(?:今年|{year})|"
            rf"{soon}.{{0,4}}(?:工作)?的?(?:总体要求|主要预期目标|预期目标|主要目标)"
        )

    def begins_plans(self, text: str) -> bool:
        """Whether a paragraph opens what is planned. `text` is without white space."""
        return bool(self._begins.match(text))

    def planned(self, name: str, before: bool) -> bool:
        """Whether plans stand under a heading of a part or section; `before`: above it."""
        years = [int(year) for year in YEAR.findall(name)]
        if years and self._plan and max(years) != self._plan:
            return before and max(years) > self._plan
        if looks_back(name):
            return False
        dated = bool(years) and self._plan is not None
        return before or dated or bool(_AHEAD.search(name))
