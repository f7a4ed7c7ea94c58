"""What a sentence must hold to answer a question: a kind of figure, a year, a place, an event."""

import re
from dataclasses import dataclass

from rag.answering.figures import figures
from rag.passage import DONE, Passage
from rag.reading.gazetteer import short_name
from rag.report import Report
from rag.retrieval.question import Question

MONEY, SHARE, COUNT = "money", "share", "count"
AHEAD = "ahead"
_STRICT = re.compile(r"(?:多少|(?<!哪)几)(人次|件次|场次|次|场|户|亩|公里|辆)(?![（(])")
"""Measures that reports do not exchange for another (个, 件, 家 and 项 they do)."""
_MONEY_ASKED = re.compile(
    r"多少[万亿]*元|多少钱|"
    r"(?:投资|资金|经费|投入|产值|营收|收入|税收|GDP|生产总值|总额|房租|租金|房价|均价).{0,8}多少|"
    r"多少.{0,6}(?:投资|资金|经费|产值)|"
    r"how much (?:money|was|did|will)|\byuan\b|\brent\b|\bprice|\bcost|total gdp",
    re.I,
)
_SHARE_ASKED = re.compile(
    r"百分之|[占比]比|比例|几成|(?:满意|解决|办结|完成|合格|增长|覆盖|达标|采纳|答复|下降)率|满意度|"
    r"(?:[^效频]率(?![先队领团])|满意度)(?:是|为|有|达|到)?.{0,4}(?:多少|多高|几)|多少个百分点|"
    r"(?:增长|增加|提高|下降|上升|涨|跌|降)了?多少|\bpercent|\bshare of|\brate\b|proportion",
    re.I,
)
_MEASURES = "个件项条部家户人名位场次辆座所处份起列台天套支对亩篇只门堂期轮批"
_COUNTED = re.compile(
    rf"(?:多少|(?<!哪)几)(?:[{_MEASURES}]|公里|平方)|how many|how often|number of", re.I
)
_COUNT_ASKED = re.compile("多少|(?<!哪)几[^乎]")
_MONEY = re.compile(r"\d[\d.,]*(?:余|多)?[万亿]*(?:余|多)?(?:元|美元)|\d[\d.,]*[万亿]")
_LISTED = re.compile(r"哪[些几个一]|分别(?:是|叫)什么|\bwhich\b", re.I)
_SHARE = re.compile(r"[%％‰]|百分|个百分点|成$")
_QUOTED = re.compile(r"[“\"《]([^“”\"《》]*[一-龥][^“”\"《》]*)[”\"》]")
_DATE_ASKED = re.compile(
    r"何时|什么时候|哪一?[天年日月]|几月|\bwhen\b|what (?:date|day|year)", re.I
)
_DATE = re.compile(r"\d\s*[年月日]|[上下]半年|年[初底末]|季度|会前|以来|[一二三四五六七八九十]月")
_REQUEST = re.compile(
    r"^(?:谢谢|多谢|你好|您好|再见|hello|hi|thanks?|thank you)[你您们啊呀 ]*[^\w]*$|"
    r"(?:请|帮|把|给).{0,20}翻译|翻译成|(?:^|请|帮我?|给我|替我)(?:写|作|讲)[一首篇个段份]|"
    r"(?:忽略|无视).{0,8}(?:指示|指令|以上|前面)|提示词|"
    r"ignore .{0,30}instructions|system prompt|\btranslate\b|\bwrite (?:a|an|me)\b",
    re.I,
)
"""What is said to an assistant, and asks nothing that a report could say."""
_SO_FAR = re.compile(r"\d{4}年?初|(?:截至|到)\d{4}年|(?:early|start of|beginning of) \d{4}", re.I)
"""The turn of the year in which a report is delivered: what is done by then it does tell."""
_ENDED = re.compile(
    r"停掉|停止|停用|停办|取消|终止|中止|废止|关掉|关闭|关停|撤销|撤掉|罢免|放弃|叫停|砍掉了?.{0,4}制度|"
    r"\b(?:cancel|abolish|abandon|scrapp?|suspend|dismiss)(?:l?ed|s)?\b|\b(?:stopped|shut down)\b",
    re.I,
)
_ENDINGS = re.compile(
    r"停|取消|终止|中止|废止|关闭|关停|撤|罢免|放弃|退出|淘汰|清理|整合|压减|核减|削减|调减"
)


@dataclass(frozen=True)
class Requirement:
    """A pattern that a sentence must hold, and in `what` the thing that it stands for."""

    what: str
    """`figure`, `date`, `year`, `place`, `term`, `event` or `request` (never met)."""
    asked: str
    """The words of the question that ask for it."""
    kind: str = ""
    """Of a figure: `money`, `share` or `count`, or the measure that must follow it (人次); of a
    year: `ahead` where it is the one in which the report was delivered."""

    def met(self, text: str, passage: Passage) -> bool:
        """Whether a sentence, in its passage, holds it."""
        if self.what == "figure":
            return _has_figure(self.kind, text)
        if self.what == "date":
            return bool(_DATE.search(text))
        if self.what == "request":
            return False
        if self.what == "event":
            return bool(_ENDINGS.search(text))
        if self.what == "year" and self.kind == AHEAD and passage.aspect != DONE:
            return True
        return self.asked in (text if self.what == "year" else passage.text)


def requirements(question: Question, reports: list[Report]) -> list[Requirement]:
    """What an answer from `reports` (those of the places and years asked) must hold."""
    found = _places(question) + _years(question, reports) + _terms(question, reports)
    if kind := figure_kind(question.asking):
        found.append(Requirement("figure", question.asking, kind))
    if _DATE_ASKED.search(question.asking):
        found.append(Requirement("date", question.asking))
    if request := _REQUEST.search(question.text):
        found.append(Requirement("request", request.group()))
    if ended := _ENDED.search(question.asking):
        found.append(Requirement("event", ended.group()))
    return found


def figure_kind(text: str) -> str:
    """The kind of figure, or the measure, that a question asks for; empty for none."""
    if _LISTED.search(text):
        return ""
    if strict := _STRICT.search(text):
        return strict.group(1)
    order = ((SHARE, _SHARE_ASKED), (COUNT, _COUNTED), (MONEY, _MONEY_ASKED), (COUNT, _COUNT_ASKED))
    return next((kind for kind, asked in order if asked.search(text)), "")


def fitting(kind: str, figure: str) -> bool:
    """Whether a figure is of the kind asked for: 84.54% is no count, 207件 no share."""
    if kind == MONEY:
        return bool(_MONEY.search(figure))
    if kind in {SHARE, COUNT}:
        return bool(_SHARE.search(figure)) == (kind == SHARE)
    return not kind or bool(re.search(rf"{kind}(?:余|多|以上)?$", figure))


def _has_figure(kind: str, text: str) -> bool:
    found = [figure.text for figure in figures(text) if figure.in_digits]
    if kind == SHARE:
        return any(fitting(kind, figure) for figure in found) or bool(
            re.search("[一二三四五六七八九]成", text)
        )
    if kind == MONEY:
        return bool(_MONEY.search(text))
    if kind == COUNT:
        spoken = (
            r"[一二两三四五六七八九十百]+[个件项条部家户名位场次份](?!交办|创业|分配|审议|会议)"
        )
        return any(fitting(kind, figure) for figure in found) or bool(re.search(spoken, text))
    return bool(
        re.search(
            rf"(?:\d[余多]?[万亿千百]?[余多]?{kind}|[一二两三四五六七八九十]{kind}(?!会议))", text
        )
    )


def _places(question: Question) -> list[Requirement]:
    """Places of which there is no report, where no other place is asked about."""
    if any(named.place for named in question.places):
        return []
    return [Requirement("place", short_name(named.words)) for named in question.places]


def _terms(question: Question, reports: list[Report]) -> list[Requirement]:
    """Terms in quotation marks that a report asked about has; others are a manner of speaking."""
    quoted = _QUOTED.findall(question.asking)
    return [Requirement("term", term) for term in quoted if any(term in r.text for r in reports)]


def _years(question: Question, reports: list[Report]) -> list[Requirement]:
    """Years that no report asked about covers.

    The year of delivery lies ahead of a report: for a figure of it, what is planned will do.
    """
    covered = {r.year_covered for r in reports}
    delivered = {r.year_delivered for r in reports}
    other = set(question.years) - covered
    if not figure_kind(question.asking) or _SO_FAR.search(question.standalone):
        other -= delivered
    kinds = {year: AHEAD if year in delivered else "" for year in other}
    return [Requirement("year", str(year), kinds[year]) for year in sorted(other)]
