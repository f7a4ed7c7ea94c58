"""What a sentence must hold to answer a question: a kind of figure, a year, a place, an event."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from index.characters import compared
from index.tokenizer import grams
from rag.answering.amounts import ANY, figure_kind, has_figure
from rag.answering.asked_kinds import asked_meetings, asked_rates
from rag.answering.counted_noun import CountedNoun, counted_noun
from rag.answering.indicators import Indicator, indicators
from rag.answering.named import counted, counts, counts_by, laws, town, units_of, works
from rag.answering.premise import STATED, Premise, borne_out, premises
from rag.passage import DONE, Passage
from rag.reading.gazetteer import parents_of, short_name
from rag.report import Report
from rag.retrieval.aspect import quoted
from rag.retrieval.byline import asks_of_report, is_byline
from rag.retrieval.kinds import WHEN
from rag.retrieval.names import Named, own_name
from rag.retrieval.question import Question

AHEAD = "ahead"
_DATE_ASKED = re.compile(
    rf"何时|什么时候|哪一?[天年日月](?![^，。？]{{0,8}}[更最])|几月|{WHEN}|"
    r"(?:what|which) (?:date|day|year|month)\b",
    re.I,
)
_DATE = re.compile(r"\d\s*[年月日]|[上下]半年|年[初底末]|季度|会前|以来|[一二三四五六七八九十]月")
_AMONG = re.compile(
    r"\d[^，。？年]{0,20}[中里][,，]?(?!间|央|头)([一-龥]{2,8}?)(?:一共|共|总共)?(?:有|占|是)(?:多少|几|百分)"
)
"""The part of a number that the question itself gives: 212人次中，女性有多少."""
_RANK_ASKED = re.compile(
    r"老几|排[名位]?第几|第几[名位]|\brank(?:ed)?\b|\bplaced? among\b|what place", re.I
)
_RANK = re.compile(
    r"第[一二三四五六七八九十\d]+|首位|位居|位列|前[列茅]|前[一二三四五六七八九十\d]+|倒数|榜首"
)
_VALUE = re.compile(r"^(?:and )?what (?:is|was|were|are|will)\b", re.I)
_BUILDER_ASKED = re.compile(
    r"承建|承包|施工(?:单位|方)|"
    r"(?:哪家|哪个)(?:公司|企业|单位)[^，。？]{0,6}(?:施工|建设|建造|建的|修的)|"
    r"\bcontractor\b|\b(?:who|which (?:company|firm)) (?:built|is building|constructed)\b",
    re.I,
)
_BUILDER = re.compile(r"承建|承包|施工|中标|总包|建设单位|由[^，。；]{2,20}(?:公司|集团|局|院)")
_SO_FAR = re.compile(r"\d{4}年?初|(?:截至|到)\d{4}年|(?:early|start of|beginning of) \d{4}", re.I)
"""The turn of the year in which a report is delivered: what is done by then it does tell."""


@dataclass(frozen=True)
class Requirement:
    """A pattern that a sentence must hold, and in `what` the thing that it stands for."""

    what: str
    """`figure`, `date`, `year`, `edition`, `place`, `part`, `indicator`, `rate`, `meeting`, `rank`,
    `among`, `builder`, `term`, `law`, `counted`, `noun`, `things`, `event`, `stated`, `byline`."""
    asked: str
    """The words of the question that ask for it."""
    kind: str = ""
    """Of a figure: `money`, `share`, `count`, `price`, or the measure that must follow it (人次);
    of a year: `ahead` where it is the one in which the report was delivered."""
    premise: Premise | None = None
    """Of an event or a number taken for granted."""
    about: tuple[str, ...] = ()
    """Pairs of characters of the thing that the premise is of, empty for any; of a law."""
    indicator: Indicator | None = None
    """One of official statistics, which the sentence or its paragraph's topic must name."""
    noun: CountedNoun | None = None
    """What an English question counts, or asks the rate of."""
    parts: frozenset[str] = frozenset()
    """Names, one of which the passage must hold, of a place without a report of its own."""

    def met(self, text: str, passage: Passage) -> bool:
        """Whether a sentence, in its passage, holds it."""
        text, around = compared(text), compared(passage.text)
        if self.premise is not None:
            return borne_out(self.premise, text, around, self.about)
        met = _MET.get(self.what)
        return met(self, text, passage) if met else self.asked in around


_MET: dict[str, Callable[[Requirement, str, Passage], bool]] = {
    "figure": lambda own, text, _: has_figure(own.kind, text),
    "indicator": lambda own, text, passage: bool(
        own.indicator and own.indicator.named(f"{passage.topic}{text}")
    ),
    "rate": lambda own, text, _: bool(re.search(own.kind, text)),
    "meeting": lambda own, text, _: bool(re.search(own.kind, text)),
    "among": lambda own, text, _: not {*grams(own.asked)}.isdisjoint(grams(text)),
    "builder": lambda _, text, __: bool(_BUILDER.search(text)),
    "rank": lambda _, text, __: bool(_RANK.search(text)),
    "noun": lambda own, text, passage: own.noun is not None and own.noun.met(text, passage.text),
    "counted": lambda own, text, _: counts(own.asked, text),
    "things": lambda own, text, _: counts_by(own.kind, text),
    "law": lambda own, _, passage: any(pair in passage.text for pair in own.about),
    "date": lambda _, text, __: bool(_DATE.search(text)),
    "year": lambda own, text, passage: (
        (own.kind == AHEAD and passage.aspect != DONE) or own.asked in text
    ),
    "edition": lambda _, __, ___: False,
    "part": lambda own, _, passage: any(
        name in f"{passage.section}{passage.text}" for name in own.parts
    ),
    "byline": lambda _, __, passage: is_byline(passage),
}
"""What is demanded -> whether a sentence, in its passage, holds it; else it is in the passage."""


def demanding(demands: Sequence[Requirement]) -> bool:
    """Whether more is demanded than a term: that a sentence has one speaks for it."""
    return any(demand.what != "term" for demand in demands)


def requirements(question: Question, reports: list[Report]) -> list[Requirement]:
    """What an answer from `reports` (those of the places and years asked) must hold."""
    found = _places(question) + _years(question, reports) + _terms(question, reports)
    found += _figures(question)
    if asks_of_report(question.asking):
        found.append(Requirement("byline", question.asking))
    elif _DATE_ASKED.search(question.asking) and not question.over_years(reports):
        found.append(Requirement("date", question.asking))
    if _BUILDER_ASKED.search(question.asking):
        found.append(Requirement("builder", question.asking))
    if _RANK_ASKED.search(question.asking):
        found.append(Requirement("rank", question.asking))
    return found + _premises(question)


def _figures(question: Question) -> list[Requirement]:
    """A figure of the kind asked for, of the indicators of statistics that are named."""
    asked = list(indicators(question.standalone))
    value = _VALUE.search(question.asking) or _bare(question, asked)
    kind = figure_kind(question.asking) or (ANY if asked and value else "")
    if not kind:
        return []
    named = [Requirement("indicator", one.words, indicator=one) for one in asked]
    parts = [Requirement("among", one) for one in _AMONG.findall(question.asking)]
    return [
        Requirement("figure", question.asking, kind),
        *named,
        *_kinds(question.asking),
        *parts,
        *_things(question),
    ]


def _kinds(asking: str) -> list[Requirement]:
    """The rate, or the kind of meeting, that a question names."""
    rates = [Requirement("rate", one.words, one.told) for one in asked_rates(asking)]
    return rates + [Requirement("meeting", one.words, one.told) for one in asked_meetings(asking)]


def _things(question: Question) -> list[Requirement]:
    """A number of the very things that are counted, by a measure that counts them."""
    noun = counted(question.asking)
    things = [Requirement("counted", noun)] if noun else []
    things += _english_things(question) if question.language == "en" else []
    if units := units_of(question.asking):
        things.append(Requirement("things", question.asking, units))
    return things


def _english_things(question: Question) -> list[Requirement]:
    """A figure with a unit of what is counted; of a rate, what it is the rate of."""
    noun = counted_noun(question.asking, [named.words for named in question.places])
    return [Requirement("noun", " ".join(noun.words), noun=noun)] if noun else []


def _bare(question: Question, asked: Sequence[Indicator]) -> bool:
    """Whether nothing but an indicator is named (GDP？): its figure is asked for."""
    said = re.sub(r"[\W_]|^那|[呢的]$", "", question.content)
    return any(said == one.words for one in asked)


def _places(question: Question) -> list[Requirement]:
    """Places without a report: no passage will do, or one that names the part, or the whole."""
    lacked = [named for named in question.places if not named.place]
    if not any(named.place or named.inside for named in question.places):
        return [Requirement("place", short_name(named.words)) for named in lacked]
    about = [(named, _whole(named, question) or _part(named)) for named in lacked]
    towns = [town(question.standalone[named.end :]) for named in question.places if named.place]
    return [
        Requirement("part", short_name(one.words), parts=parts) for one, parts in about if parts
    ] + [Requirement("part", name, parts=frozenset({name})) for name in towns if name]


def _part(named: Named) -> frozenset[str]:
    return named.shorts if named.inside else frozenset()


def _whole(named: Named, question: Question) -> frozenset[str]:
    """How a report calls a place above its own: 恩施 or 全州; empty where it is not above."""
    below = [own_name(other.place) for other in question.places if other.place]
    above = [name for one in below for name in parents_of(one) if short_name(name) in named.shorts]
    return named.shorts | {f"全{name[-1]}" for name in above} if above else frozenset()


def _premises(question: Question) -> list[Requirement]:
    """What the question takes for granted, of the thing that it names in Chinese."""
    found = []
    for premise in premises(question.asking):
        about = grams(question.content.replace(premise.words, " "))
        what = "stated" if premise.kind == STATED else "event"
        found.append(Requirement(what, premise.words, "", premise, tuple(about)))
    return found


def _terms(question: Question, reports: list[Report]) -> list[Requirement]:
    """Terms in quotation marks, works and bodies that a report asked about names; laws.

    Other words in quotation marks are a manner of speaking.
    """
    terms = [term for term in quoted(question.asking) if any(term in r.text for r in reports)]
    named = [Requirement("term", term) for term in (*terms, *works(question.standalone, reports))]
    return named + [Requirement("law", law, about=on) for law, on in laws(question.standalone)]


def _years(question: Question, reports: list[Report]) -> list[Requirement]:
    """Years that no report asked about covers.

    The year of delivery lies ahead of a report: for a figure of it, what is planned will do. Of
    several years each report answers for its own.
    """
    covered = {r.year_covered for r in reports}
    delivered = {r.year_delivered for r in reports}
    if question.editions and not (covered | delivered) & set(question.editions):
        return [Requirement("edition", "、".join(map(str, question.editions)))]
    if question.over_years(reports):
        return []
    other = set(question.years) - covered
    if not figure_kind(question.asking) or _SO_FAR.search(question.standalone):
        other -= delivered
    kinds = {year: AHEAD if year in delivered else "" for year in other}
    return [Requirement("year", str(year), kinds[year]) for year in sorted(other)]
