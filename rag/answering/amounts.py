"""Kinds of figure: money, a share, a count, a price, or of one measure; asked for and held."""

import re

from rag.answering.digits import in_digits
from rag.answering.dimensions import DIMENSIONS, dimension, has_dimension
from rag.answering.figures import figures
from rag.answering.numbers import written_out

MONEY, SHARE, COUNT, PRICE = "money", "share", "count", "price"
ANY = "any"
"""Kinds of figure; `any` where a comparison leaves the measure open."""
_STRICT = re.compile(
    r"(?:多少|(?<!哪)几)[万亿千百]?个?(人次|件次|场次|次|场|户|亩|公里|辆|人(?![大民均])|名|位(?!数)|只|头|吨|岁|张|列|[册株棵艘架栋幢])(?![（(])"
)
"""Measures that reports do not exchange for another (个, 件, 家 and 项 they do)."""
_ALIKE = {
    "人": "[人名位]",
    "名": "[人名位]",
    "位": "[人名位个]",
    "岁": "[岁龄]",
    "次": "[次场期]",
    "列": "[列班趟]",
}
"""Measures that may stand for one another, as a pattern."""
_PRICE_ASKED = re.compile(
    r"(?:一(?:公?斤|千克|[吨张瓶套度方台晚月只头趟顿]|个月|平方?米?|立方米?|小时)|"
    r"每[^，。？]{1,4})(?:[^，。？共]{0,3}?)(?:卖|要|收|是)?(?:多少钱|几[块元]钱?)|单价|票价|[均房水电油气]价|"
    r"\bprice|\bfares?\b|\btolls?\b|\btariff|\bhow much (?:is|does) an? |"
    r"多少(?:钱的?)?[^，。？]{0,3}(?:学|车|路|桥|票|水|电|气|暖|物业)费",
    re.I,
)
_PRICE = re.compile(r"价|元[/／]|每[^，。]{1,8}\d[\d.]*元|\d[\d.]*元[/／每]")
_AGE_ASKED = re.compile(r"年龄|多大岁数|\bhow old\b|\baverage age\b|\bage of\b", re.I)
_MONEY_ASKED = re.compile(
    r"多少[万亿]*元|多少钱|"
    r"(?:投资|资金|经费|投入|产值|营收|收入|税收|GDP|生产总值|总额|房租|租金|房价|均价).{0,8}多少|"
    r"多少.{0,6}(?:投资|资金|经费|产值)|"
    r"how much (?:money|did|will)|how much was (?!planted|grown|produced|harvested)|\byuan\b|"
    r"\brent\b|\bprice|\bcosts?\b(?! of living)|total gdp|"
    r"\btotal (?:investment|spending|value|revenue|income)\b",
    re.I,
)
MOVED = (
    r"how much (?:did|has|have|will|was|do|does)\b.{0,80}\b"
    r"(?:rise|drop|fall|fell|decline|increase|decrease|grow|grown|shrink|go (?:up|down))\b"
)
"""A question in English by how much something rose or fell."""
_SHARE_ASKED = re.compile(
    r"百分之|增速|幅度多[大少]|多大幅度|how fast\b|[占比]比|比例|几成|(?:增长|增)(?:目标|预期)|"
    r"(?:强度|比重).{0,6}(?:多少|多高|几)|"
    rf"(?<!by ){MOVED}|"
    r"(?:满意|解决|办结|完成|合格|增长|覆盖|达标|采纳|答复|下降)率|满意度|"
    r"(?:[^效频]率(?![先队领团])|满意度)(?:是|为|有|达|到)?.{0,4}(?:多少|多高|几)|多少个百分点|"
    r"(?:增长|增加|提高|下降|上升|涨|跌|降)了?多少(?![^？?，,。呢啊])|"
    r"(?:增长|增速|[涨降增]幅)的?(?:预期)?(?:目标|幅度|速度)?[定设]?[是为在到有]?多少|"
    r"\b(?:fall|drop|rise|decline|decrease|growth) in the\b|"
    r"\bpercent|\bshare of|\brate\b|proportion",
    re.I,
)
_MEASURES = "个件项条部家户人名位场次辆座所处份起列台天套支对亩篇只门堂期轮批"
_COUNTED = re.compile(
    rf"(?:多少|(?<!哪)几)(?:[{_MEASURES}]|公里|平方)|how many|how often|number of", re.I
)
_COUNT_ASKED = re.compile("多少|(?<!哪)几(?![乎月号日点])")
_MONEY = re.compile(
    r"\d[\d.,]*(?:余|多)?[万亿]*(?:余|多)?(?:元|美元)|"
    r"\d[\d.,]*(?:万亿|[万亿])(?![余多]?[万亿人件份户个次吨亩辆台平千公家名条篇头只株棵场套张])"
)
_LISTED = re.compile(
    r"哪[些几个一]|分别(?:是|叫)什么|[几多少]个?[^，。？]{0,12}什么|老几|第几|\bwhich\b", re.I
)
_OPEN = re.compile(r"\bby how much\b|目标(?:是|为|定[在为]|[有达])?多少|多少是", re.I)
"""What asks for a number of any measure."""
_SHARE = re.compile(r"[%％‰]|百分|个百分点|成$")
_SPOKEN = {
    SHARE: re.compile("[一二三四五六七八九]成"),
    COUNT: re.compile(
        r"[一二两三四五六七八九十百]+[个件项条部家户名位场次份](?!交办|创业|分配|审议|会议)"
    ),
    ANY: re.compile("[一二三四五六七八九]成"),
}
"""Figures in words, by kind."""


def figure_kind(text: str) -> str:
    """The kind of figure, or the measure, that a question asks for; empty for none."""
    if _LISTED.search(text):
        return ""
    if _PRICE_ASKED.search(text):
        return PRICE
    if wanted := dimension(text):
        return wanted
    if _AGE_ASKED.search(text):
        return "岁"
    if strict := _STRICT.search(text):
        return strict.group(1)
    order = (
        (SHARE, _SHARE_ASKED),
        (ANY, _OPEN),
        (COUNT, _COUNTED),
        (MONEY, _MONEY_ASKED),
        (COUNT, _COUNT_ASKED),
    )
    return next((kind for kind, asked in order if asked.search(text)), "")


def any_unit(text: str) -> bool:
    """Whether a question asks for a number without saying of what measure (各是多少)."""
    return not _COUNTED.search(text)


def fitting(kind: str, figure: str) -> bool:
    """Whether a figure is of the kind asked for: 84.54% is no count, 207件 no share."""
    if kind == ANY:
        return True
    figure = in_digits(figure)
    if kind in DIMENSIONS:
        return has_dimension(kind, figure)
    if kind == MONEY:
        return bool(_MONEY.search(figure))
    if kind in {SHARE, COUNT}:
        return bool(_SHARE.search(figure)) == (kind == SHARE)
    if kind == PRICE:
        return bool(_MONEY.search(figure))
    unit = _ALIKE.get(kind, kind)
    return not kind or bool(re.search(rf"{unit}(?:余|多|以上|次)?$", figure))


def has_figure(kind: str, text: str) -> bool:
    """Whether a text holds a figure of a kind."""
    text = in_digits(written_out(text))
    if kind in DIMENSIONS:
        return has_dimension(kind, text)
    if kind in {MONEY, PRICE}:
        return bool((_MONEY if kind == MONEY else _PRICE).search(text))
    if kind in _SPOKEN:
        return _figured(kind, text) or bool(_SPOKEN[kind].search(text))
    unit = _ALIKE.get(kind, kind)
    many, spoken = r"\d[余多]?[万亿千百]?[余多]?", "[一二两三四五六七八九十]"
    return bool(re.search(rf"(?:{many}{unit}|{spoken}{unit}(?!会议))", text))


def _figured(kind: str, text: str) -> bool:
    found = [figure.text for figure in figures(text) if figure.sure]
    return any(kind == ANY or fitting(kind, figure) for figure in found)
