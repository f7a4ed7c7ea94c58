"""What a comparison measures: a kind of figure, its measure word, whether it is a change."""

import re
from dataclasses import dataclass

from rag.answering.amounts import ANY, COUNT, MOVED, SHARE, any_unit, figure_kind, fitting
from rag.answering.figures import Figure
from rag.answering.units import canonical
from rag.retrieval.kinds import OTHER, superlative
from rag.retrieval.question import Question

_COUNTED = r"[个万亿家件户人名位套亩台辆座处场次项条吨张所支份元斤]"
_CHANGE = re.compile(
    r"增速|增幅|涨幅|降幅|(?:涨|增|长|升|降|减|跌|跑|落)得?[更最]?[快慢]|[谁更最个里边家][快慢]|"
    r"(?:增长|增)(?:目标|预期|速度)|"
    r"(?:增长|上涨|上升|提高|下降|降低|减少|增加|涨|升|增|降|减|跌|落)(?:了|幅)?(?:多少|几)"
    rf"(?!{_COUNTED}(?!百?分点))|百分之几|几个(?:百分)?点|多少个?百?分?点|"
    r"\bhow fast\b|\bfast(?:er|est)\b|\bslow(?:er|est)\b|\bgrowth\b|\bgrow\b|\bgrew\b|"
    rf"{MOVED}|\bby (?:how much|what)\b",
    re.I,
)
"""Words that ask by how much something moved."""
_MANY = re.compile(rf"(?:多少|几)[万亿千百]*{_COUNTED}(?!百?分?点)|how many|how often", re.I)
_SHARES = re.compile(
    r"率(?![先队领])|比例|占比|比重|强度|百分|满意度|\b(?:rate|share|percentage?|proportion|intensity)",
    re.I,
)
_SOME = re.compile(
    r"多少|几|多[大高长]|[率数量额值速](?=[？?]?$)|how (?:much|large|big|long)|value|total|amount",
    re.I,
)
_NAMED = (
    (re.compile(r"产量|总产|收成|打(?:了|下)?多少|\b(?:output|harvest)", re.I), ("斤", "吨")),
    (re.compile(r"面积|\barea\b", re.I), ("亩", "平方", "公顷")),
    (re.compile(r"里程|多长|\blength\b|\bhow long\b", re.I), ("公里", "米")),
    (
        re.compile(r"总额|总值|产值|收入|投资额|\b(?:value|revenue|income|spending)\b", re.I),
        ("元", "美元"),
    ),
)
"""What a noun is measured in, where no measure word is asked for."""
_WENT = re.compile(r"(?:变化|变动|走势|趋势)(?:情况)?[？?。]*$")
_UNIT = re.compile(r"(?:多少|几)[万亿千百]*([一-龥])")
_MOVED = re.compile(
    r"增速|增幅|涨幅|降幅|增长(?![点极])|增加|提高|提升|上升|上涨|下降|降低|减少|回升|回落|压减|"
    r"同比|[涨降减快]|增(?![加至值])"
)
_REACHED = re.compile(r"(?:[到至为在占率]|达到?|比重|比例)$")


@dataclass(frozen=True)
class Measure:
    """What the figures of a comparison must be."""

    kind: str
    """A kind of rag.answering.amounts, or a measure word."""
    change: bool
    """Whether it is by how much something grew or fell."""
    units: tuple[str, ...]
    """What the units asked for, or that the noun is measured in, begin with; empty for any."""

    def fits(self, figure: Figure) -> bool:
        """Whether a figure is of the kind."""
        if not (figure.sure or self.counted(figure)):
            return False
        return self.kind == ANY or fitting(self.kind, figure.text)

    def moved(self, figure: Figure, said: str) -> bool:
        """Whether a figure is a change, by the words that it is said of."""
        return bool(_MOVED.search(said)) and not _REACHED.search(figure.around.rstrip("了 "))

    def counted(self, figure: Figure) -> bool:
        """Whether a figure has a unit asked for: 家 of 多少家."""
        return figure.quantity.unit.startswith(self.units or "-")


def measure(question: Question) -> Measure | None:
    """What a comparison measures: as asked, or what 最高 and 最快 are said of; None for nothing."""
    text = question.asking
    if _CHANGE.search(text) and not _MANY.search(text):
        return Measure(SHARE, True, ())
    kind = _kind(text) or (ANY if _by_years(question) else "")
    return Measure(kind, False, _units(text)) if kind else None


def _by_years(question: Question) -> bool:
    """Whether it asks how a figure went over several years, without a word for a number."""
    if len(question.years) < 2 or question.sought != OTHER:
        return False
    text = question.asking
    return bool(_WENT.search(text) or any(noun.search(text) for noun, _ in _NAMED))


def _units(text: str) -> tuple[str, ...]:
    if found := _UNIT.search(text):
        return (canonical(found.group(1)),)
    return next((units for noun, units in _NAMED if noun.search(text)), ())


def _kind(text: str) -> str:
    """The kind asked for by the first part of a question that asks for one."""
    parts = [figure_kind(part) for part in re.split(r"[，,；;？?：:]", text)]
    kind = next(filter(None, [figure_kind(text), *parts]), "")
    if kind == COUNT and any_unit(text):
        return SHARE if _SHARES.search(text) else ANY
    if kind:
        return kind
    if _SHARES.search(text) and (superlative(text) or _SOME.search(text)):
        return SHARE
    if _SOME.search(text):
        return ANY
    return COUNT if superlative(text) else ""
