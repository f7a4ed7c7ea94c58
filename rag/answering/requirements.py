"""What a sentence must hold to answer a question: a kind of figure, a year, a place, an event."""

import re
from dataclasses import dataclass

from index.tokenizer import grams
from rag.answering.figures import figures
from rag.answering.premise import STATED, Premise, borne_out, premises
from rag.passage import DONE, Passage
from rag.reading.gazetteer import short_name
from rag.report import Report
from rag.retrieval.kinds import OFF_TOPIC
from rag.retrieval.question import Question

MONEY, SHARE, COUNT, PRICE = "money", "share", "count", "price"
AHEAD = "ahead"
_STRICT = re.compile(
    r"(?:多少|(?<!哪)几)[万亿千百]?个?(人次|件次|场次|次|场|户|亩|公里|辆|人(?![大民均])|名|位(?!数)|只|头|吨|岁|张)(?![（(])"
)
"""Measures that reports do not exchange for another (个, 件, 家 and 项 they do)."""
_ALIKE = {"人": "[人名位]", "名": "[人名位]", "位": "[人名位个]", "岁": "[岁龄]", "次": "[次场期]"}
"""Measures that may stand for one another, as a pattern."""
_PRICE_ASKED = re.compile(
    r"(?:一(?:公?斤|千克|[吨张瓶套度方台晚月只头趟顿]|个月|平方?米?|立方米?|小时)|每[^，。？]{1,4})(?:卖|要|收|是)?(?:多少钱|几[块元]钱?)|单价|票价|[均房水电油气]价|"
    r"\bprice|\bfare\b|\bhow much (?:is|does) an? ",
    re.I,
)
_PRICE = re.compile(r"价|元[/／]|每[^，。]{1,8}\d[\d.]*元|\d[\d.]*元[/／每]")
_AGE_ASKED = re.compile(r"年龄|多大岁数|\bhow old\b|\baverage age\b|\bage of\b", re.I)
_MONEY_ASKED = re.compile(
    r"多少[万亿]*元|多少钱|"
    r"(?:投资|资金|经费|投入|产值|营收|收入|税收|GDP|生产总值|总额|房租|租金|房价|均价).{0,8}多少|"
    r"多少.{0,6}(?:投资|资金|经费|产值)|"
    r"how much (?:money|was|did|will)|\byuan\b|\brent\b|\bprice|\bcost|total gdp",
    re.I,
)
_SHARE_ASKED = re.compile(
    r"百分之|增速|how fast\b|[占比]比|比例|几成|(?:满意|解决|办结|完成|合格|增长|覆盖|达标|采纳|答复|下降)率|满意度|"
    r"(?:[^效频]率(?![先队领团])|满意度)(?:是|为|有|达|到)?.{0,4}(?:多少|多高|几)|多少个百分点|"
    r"(?:增长|增加|提高|下降|上升|涨|跌|降)了?多少|\bpercent|\bshare of|\brate\b|proportion",
    re.I,
)
_MEASURES = "个件项条部家户人名位场次辆座所处份起列台天套支对亩篇只门堂期轮批"
_COUNTED = re.compile(
    rf"(?:多少|(?<!哪)几)(?:[{_MEASURES}]|公里|平方)|how many|how often|number of", re.I
)
_COUNT_ASKED = re.compile("多少|(?<!哪)几[^乎]")
_MONEY = re.compile(
    r"\d[\d.,]*(?:余|多)?[万亿]*(?:余|多)?(?:元|美元)|"
    r"\d[\d.,]*(?:万亿|[万亿])(?![余多]?[万亿人件份户个次吨亩辆台平千公家名条篇头只株棵场套张])"
)
_LISTED = re.compile(r"哪[些几个一]|分别(?:是|叫)什么|\bwhich\b", re.I)
_SHARE = re.compile(r"[%％‰]|百分|个百分点|成$")
_QUOTED = re.compile(r"[“\"《]([^“”\"《》]*[一-龥][^“”\"《》]*)[”\"》]")
_DATE_ASKED = re.compile(
    r"何时|什么时候|哪一?[天年日月]|几月|\bwhen\b|what (?:date|day|year)", re.I
)
_DATE = re.compile(r"\d\s*[年月日]|[上下]半年|年[初底末]|季度|会前|以来|[一二三四五六七八九十]月")
_SO_FAR = re.compile(r"\d{4}年?初|(?:截至|到)\d{4}年|(?:early|start of|beginning of) \d{4}", re.I)
"""The turn of the year in which a report is delivered: what is done by then it does tell."""


@dataclass(frozen=True)
class Requirement:
    """A pattern that a sentence must hold, and in `what` the thing that it stands for."""

    what: str
    """`figure`, `date`, `year`, `place`, `term`, `event`, `stated` or `request` (never met)."""
    asked: str
    """The words of the question that ask for it."""
    kind: str = ""
    """Of a figure: `money`, `share`, `count` or `price`, or the measure that must follow it (人次); of a
    year: `ahead` where it is the one in which the report was delivered."""
    premise: Premise | None = None
    """Of an event or a number taken for granted."""
    about: tuple[str, ...] = ()
    """Pairs of characters of the thing that the premise is of; empty for any."""

    def met(self, text: str, passage: Passage) -> bool:
        """Whether a sentence, in its passage, holds it."""
        if self.what == "figure":
            return _has_figure(self.kind, text)
        if self.what == "date":
            return bool(_DATE.search(text))
        if self.what == "request":
            return False
        if self.premise is not None:
            return borne_out(self.premise, text, passage.text, self.about)
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
    if question.kind == OFF_TOPIC:
        found.append(Requirement("request", question.text))
    return found + _premises(question)


def figure_kind(text: str) -> str:
    """The kind of figure, or the measure, that a question asks for; empty for none."""
    if _LISTED.search(text):
        return ""
    if _PRICE_ASKED.search(text):
        return PRICE
    if _AGE_ASKED.search(text):
        return "岁"
    if strict := _STRICT.search(text):
        return strict.group(1)
    order = ((SHARE, _SHARE_ASKED), (COUNT, _COUNTED), (MONEY, _MONEY_ASKED), (COUNT, _COUNT_ASKED))
    return next((kind for kind, asked in order if asked.search(text)), "")


def any_unit(text: str) -> bool:
    """Whether a question asks for a number without saying of what measure (各是多少)."""
    return not _COUNTED.search(text)


def fitting(kind: str, figure: str) -> bool:
    """Whether a figure is of the kind asked for: 84.54% is no count, 207件 no share."""
    if kind == MONEY:
        return bool(_MONEY.search(figure))
    if kind in {SHARE, COUNT}:
        return bool(_SHARE.search(figure)) == (kind == SHARE)
    if kind == PRICE:
        return bool(_MONEY.search(figure))
    unit = _ALIKE.get(kind, kind)
    return not kind or bool(re.search(rf"{unit}(?:余|多|以上|次)?$", figure))


def _has_figure(kind: str, text: str) -> bool:
    found = [figure.text for figure in figures(text) if not figure.is_date]
    if kind == SHARE:
        return any(fitting(kind, figure) for figure in found) or bool(
            re.search("[一二三四五六七八九]成", text)
        )
    if kind == MONEY:
        return bool(_MONEY.search(text))
    if kind == PRICE:
        return bool(_PRICE.search(text))
    if kind == COUNT:
        spoken = (
            r"[一二两三四五六七八九十百]+[个件项条部家户名位场次份](?!交办|创业|分配|审议|会议)"
        )
        return any(fitting(kind, figure) for figure in found) or bool(re.search(spoken, text))
    unit = _ALIKE.get(kind, kind)
    many, spoken = r"\d[余多]?[万亿千百]?[余多]?", "[一二两三四五六七八九十]"
    return bool(re.search(rf"(?:{many}{unit}|{spoken}{unit}(?!会议))", text))


def _places(question: Question) -> list[Requirement]:
    """Places of which there is no report, where no other place is asked about."""
    if any(named.place for named in question.places):
        return []
    return [Requirement("place", short_name(named.words)) for named in question.places]


def _premises(question: Question) -> list[Requirement]:
    """What the question takes for granted, of the thing that it names in Chinese."""
    found = []
    for premise in premises(question.asking):
        about = grams(question.content.replace(premise.words, " "))
        what = "stated" if premise.kind == STATED else "event"
        found.append(Requirement(what, premise.words, "", premise, tuple(about)))
    return found


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
