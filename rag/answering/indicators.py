"""Figures of official statistics: what a sentence must speak of to give the one asked for.

A sentence on another indicator is often the nearest there is (the growth of retail sales where that
of exports is asked), and its figure looks as good.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_INDICATORS = (
    (
        r"(?<!单位)(?<!人均)(?:GDP|(?<!海洋)(?<!农业)生产总值)|经济总量|"
        r"(?<![字营域空洋])经济(?:增[长速]|[上涨]+)|\beconom(?:y|ic) (?:grow|grew|growth|expand)",
        r"(?<!海洋)(?<!农业)生产总值|GDP|经济总量|经济增[长速]|经济运行",
    ),
    (
        r"财政(?:总)?收入|公共预算收入|\b(?:fiscal|budget(?:ary)?) (?:revenue|income)",
        r"预算收入|财政(?:总)?收入|税收",
    ),
    (
        r"工业增加值|\bindustrial (?:value|output|production)",
        r"工业(?:企业)?(?:增加值|总?产值|生产|经济|增[长速])",
    ),
    (r"第三产业|服务业增加值|\bservices? (?:sector|industry)\b", r"第三产业|三产|服务业"),
    (r"第二产业|\bsecondary (?:sector|industry)\b", r"第二产业|二产"),
    (r"第一产业|\bprimary (?:sector|industry)\b", r"第一产业|一产"),
    (r"固定资产投资|\bfixed[- ]assets? investment", r"固定资产投资|固投"),
    (r"社会消费品零售|社零|\bretail sales\b", r"零售"),
    (r"(?<!进)出口(?!加工)(?=.{0,12}(?:多少|几|涨|增|降|跌|额))|\bexports\b", r"(?<!进)出口"),
    (r"失业率|\bunemployment|\bjobless", r"失业率"),
    (
        r"(?:青年|年轻人|大学生|\byouth|\byoung|16.{0,6}24).*(?:失业|\bunemploy|\bjobless)|"
        r"\b(?:unemploy|jobless).*(?:\byouth|\byoung|16.{0,6}24)",
        r"青年.*失业|失业.*青年|16.{0,4}24",
    ),
    (r"物价|居民消费价格|\bCPI\b|\binflation\b|\bconsumer prices\b", r"消费价格|CPI|物价"),
    (
        r"(?:常住|户籍|总)人口|多少人口|\bpopulation of\b|\b(?:resident|total) population",
        r"(?<![贫困动业保口岁龄])人口",
    ),
    (r"出生(?:率|人口|了?多少)|新生儿|\bbabies (?:were )?born|\bbirth rate", r"出生|新生儿"),
    (
        r"(?:农民|农村居民|村里人)[^，。？]{0,16}(?:收入|挣)|\b(?:rural|farmers['’]?)[^,.?]{0,24}income",
        r"农村(?:常住)?居民|农民|城乡居民",
    ),
    (
        r"(?:城里人|城镇居民)[^，。？]{0,16}(?:收入|挣)|\burban[^,.?]{0,24}income",
        r"城镇(?:常住)?居民|城乡居民",
    ),
    (
        r"游客|(?:来|到|去)[^，。？]{0,6}(?:玩|旅游)的?[^，。？]{0,6}(?:多少|几)[万亿]?人|"
        r"\bhow many (?:\w+ )?(?:tourists|visitors)\b",
        r"游客|旅游|接待(?!群众|代表|来访)|客流|游览|入境|景区",
    ),
    (
        r"粮食[^，。？]{0,6}产|产[^，。？]{0,4}粮食?|\bgrain (?:output|harvest|production|crop)",
        r"粮",
    ),
    (r"PM\s?2\.5|细颗粒", r"PM\s?2\.5|细颗粒"),
    (r"毕业生|\bgraduates\b", r"毕业生|大学生|高校|毕业|人才"),
    (
        r"就业率|找到了?工作|\bemployment rate|\bfound (?:jobs|work)\b",
        r"就业|去向|落实|上岗|创业",
    ),
    (r"用电量|\belectricity (?:use|consumption)", r"用电"),
    (r"房价|房租|\b(?:house|housing) prices?\b", r"房价|房租|租金|均价"),
)
"""What asks for an indicator, and how reports name it."""


@dataclass(frozen=True)
class Indicator:
    """One that a question asks for."""

    words: str
    """The question's: 失业率, retail sales."""
    told: str
    """A pattern of how reports name it."""

    def named(self, text: str) -> bool:
        """Whether a text speaks of it."""
        return bool(re.search(self.told, text, re.I))


def indicators(text: str) -> Iterator[Indicator]:
    """The indicators that a question asks for."""
    for asked, told in _INDICATORS:
        if match := re.search(asked, text, re.I):
            yield Indicator(match.group(), told)


def of_another(asked: Sequence[Indicator], said: str) -> bool:
    """Whether the words that a figure is said of name an indicator, and none of those asked for.

    False where none is asked for: the table holds only some of all indicators.
    """
    if not asked or any(one.named(said) for one in asked):
        return False
    return any(re.search(told, said, re.I) for _, told in _INDICATORS)
