"""Where reading stands in a report: under which headings, in review or plan, in the glossary."""

import re
from collections.abc import Iterable

from rag.passage import BODY, DONE, GLOSSARY, LACKING, PLANNED, Section
from rag.reading import headings
from rag.reading.cleaning import is_prose, names_speaker
from rag.reading.glossary import ENTRY, term_of
from rag.reading.lines import Block, squeezed

_AHEAD = re.compile(
    r"任务|思路|安排|总体要求|预期目标|打算|工作计划|奋斗目标|发展目标|落实(?:措施|举措)|(?:今年|下一步)(?:的)?(?:政府|重点|主要)工作(?!回顾)|今后|未来"
)
_BACK = re.compile(r"回顾|总结|情况|成绩|完成|(?:过去|去年|一年来|年来)")
_YEAR = re.compile(r"(?:19|20)\d\d(?=年)")
_FAULTS = "(?:不足|短板|短处|差距|问题|困难|挑战|弱项|矛盾)"
_OPENING = (
    r"(?:各位代表[，,！!])?(?:但(?:是)?[，,]?|当然[，,]?|同时[，,]?|与此同时[，,]?|回头看[，,]?|"
    r"在?(?:总结|看到|肯定|取得).{0,8}成绩.{0,6}[，,]|(?:对照|对标|按照).{2,16}[，,])"
)
_LACK = (
    re.compile(rf"(?:清醒|深知|也要?看到|认识到).{{0,80}}{_FAULTS}"),
    re.compile(rf"(?:存在|还有).{{0,12}}{_FAULTS}.{{0,40}}(?:主要|有待|还不|不够)"),
    re.compile(
        rf"^(?:{_OPENING})?.{{0,16}}?(?:工作|执行|发展)?(?:中|里|上|的)?(?:我们|常委会)?(?:也|还|仍|仍然|依然|认真)*"
        rf"(?:存在|面临|还有|仍有|有|查找|看到|清楚|正视|具有)[^。]{{0,12}}?(?:一些|不少|许多|明显|很多|若干|诸多|突出)?[^。]{{0,6}}?{_FAULTS}[^。]{{0,6}}?(?:[：:，,。；]|主要)"
    ),
    re.compile(rf"^(?:{_OPENING})?.{{0,12}}(?:工作|执行|发展)中?的{_FAULTS}.{{0,4}}[：:是在]"),
    re.compile(rf"^(?:{_OPENING})?(?:存在|面临)的(?:主要|突出)?{_FAULTS}"),
    re.compile(rf"^.{{0,30}}{_FAULTS}(?:主要)?(?:集中在|表现[为在]|在于|[是有][：:])"),
    re.compile(rf"是(?:制约|影响|困扰).{{2,24}}{_FAULTS}"),
    re.compile(
        r"^(?:同时|与此同时|但)[，,]?(?:我们)?(?:也|还)?(?:清醒|清楚|深切)?(?:地)?(?:看到|认识到|意识到)"
    ),
)
_SOLVED = re.compile("解决|整改|破解|督办|推动|督促|化解|办结|围绕|聚焦|针对|反映")
_GOES_ON = re.compile(r"(?:主要|突出)(?:是|表现|有|存在|问题)[^，。]{0,6}[：:]|[一二三四五]是")
_TOPIC = re.compile(r"(?:——|--)?([^。！？；：:，,\d]{4,24}|[^。！？；：:\d]{4,30})。(?=.{20})")
_SECTION = 2
_SHORT, _SHORT_HEADING = 4, 16
_LOOKED_AT = 160
"""Characters of a paragraph in which it says that something is lacking."""


class Outline:
    """Takes note of one block after the other."""

    def __init__(self, year_delivered: int | None, names: Iterable[str] = ()) -> None:
        years = {int(year) for name in names for year in _YEAR.findall(squeezed(name))}
        pairs = sorted(year for year in years if year - 1 in years)
        self._plan_year = pairs[0] if pairs else year_delivered
        year = rf"{self._plan_year}年" if self._plan_year else "20\\d\\d年"
        soon = rf"(?:今年|{year}|来年|新的一年|新一年|今后五年|下一步)"
        self._ahead = re.compile(
            rf"(?:今年|{self._plan_year or '今'}年?)是|{soon}[，,]?.{{0,12}}(?:将|要(?!求)|拟|建议)|做好(?:今年|{year})|"
            rf"{soon}.{{0,4}}(?:工作)?的?(?:总体要求|主要预期目标|预期目标|主要目标)"
        )
        self._headings: dict[int, str] = {}
        self.kind = BODY
        self._planned = False
        self._lacking = False
        self._lacked = False

    def heading(self, block: Block, after: Block | None) -> tuple[int, str] | None:
        """Level and words of the heading that a block is, or that it begins with."""
        text = block.text
        if headings.GLOSSARY.fullmatch(text):
            return 0, text.rstrip(":：")
        if self.kind == GLOSSARY or names_speaker(text):
            return None
        if found := headings.heading(text):
            return found
        if block.depth:
            return max(block.depth - 1, 0), text
        if headings.is_part(text) or (len(text) <= _SHORT_HEADING and headings.is_lacking(text)):
            return 0, text.rstrip(":：")
        follows = after is not None and (len(after.text) > 30 or headings.heading(after.text))
        if not follows or not headings.may_head(text):
            return None
        above = headings.is_lacking(text) or (_YEAR.match(text) and len(text) <= _SHORT_HEADING)
        return (0 if above else self._below()), text

    def _below(self) -> int:
        """Level of a heading without a number: below the numbered one that it stands under."""
        numbered = [level for level in self._headings if level in (1, 2)]
        return max(numbered) + 1 if numbered else 1

    def enter(self, level: int, name: str) -> None:
        """Stand under a heading."""
        if headings.GLOSSARY.fullmatch(name) or headings.GLOSSARY.fullmatch(f"{name}："):
            self.kind, self._headings = GLOSSARY, {0: name}
            return
        kept = {at: words for at, words in self._headings.items() if at < level}
        self._headings = kept | {level: name}
        if level < _SECTION:
            self._planned = self._turns(squeezed(name))
        if level <= _SECTION:
            self._lacking = headings.is_lacking(name)

    def _turns(self, name: str) -> bool:
        """Whether what stands under a heading of a part or section is planned."""
        years = [int(year) for year in _YEAR.findall(name)]
        if years and self._plan_year and max(years) != self._plan_year:
            return self._planned and max(years) > self._plan_year
        if _BACK.search(name) and not _AHEAD.search(name):
            return False
        dated = bool(years) and self._plan_year is not None
        return self._planned or dated or bool(_AHEAD.search(name))

    def end(self) -> None:
        """The speech is over; numbered entries that follow are a glossary without a heading."""
        self.kind, self._headings = GLOSSARY, {}

    def says(self, text: str) -> bool:
        """Whether a block that is no heading is content."""
        body = squeezed(text)
        self._planned = self._planned or bool(self._ahead.match(body))
        self._lacked = self._lacks(body)
        if self.kind == GLOSSARY:
            return bool(ENTRY.match(text)) or is_prose(text)
        ended = len(body) >= _SHORT and body[-1] in "。！？；：!?;:"
        return ended or is_prose(text) or bool(re.search(r"\t|[：:].*\d", text))

    def _lacks(self, text: str) -> bool:
        """Whether a paragraph tells what is lacking: it says so, or goes on with what does."""
        if self._lacked and _GOES_ON.match(text):
            return True
        found = (pattern.search(text[:_LOOKED_AT]) for pattern in _LACK)
        return any(match and not _SOLVED.search(match.group()) for match in found)

    def section(self) -> Section:
        """The section where reading stands."""
        return Section(tuple(self._headings[level] for level in sorted(self._headings)), self.kind)

    def aspect(self) -> str:
        """What the paragraph just taken tells of."""
        if self.kind == BODY and (self._lacking or self._lacked):
            return LACKING
        return PLANNED if self._planned and self.kind == BODY else DONE

    def topic(self, text: str) -> str:
        """The lead sentence of a paragraph, the term of a glossary entry; empty for none."""
        if self.kind == GLOSSARY:
            return term_of(text)
        found = None if headings.starts_anew(text.lstrip("—-")) else _TOPIC.match(text)
        return found.group(1) if found else ""
