"""Which reports a question is of: by place, by level, by year."""

import re
from collections.abc import Sequence

from rag.report import Report
from rag.retrieval.editions import of_editions
from rag.retrieval.kinds import COMPARISON
from rag.retrieval.names import own_name
from rag.retrieval.question import AHEAD, Question
from rag.retrieval.years import OVER, PAST_YEAR, years

_LEVELS = (
    ("province", r"(?:各|每个?|哪[个些]?|几个)省|\b(?:each|every|all|which|the) provinces?\b"),
    (
        "city",
        r"(?:各|每个?|哪[个些]?|几个)(?:城?市(?![场民区政]))|"
        r"\b(?:each|every|all|which|the) cit(?:y|ies)\b",
    ),
    (
        "district",
        r"(?:各|每个?|哪[个些]?|几个)[区县](?![域级间直])|"
        r"\b(?:each|every|all|which|the) (?:districts?|count(?:y|ies))\b",
    ),
)
_PARTS = re.compile(
    r"各地|各[市区县]|(?:哪[个些]?|几个)(?:地方|城市|地区|[市区县])|的(?:城市|[市区县])|"
    r"\b(?:cities|districts|counties) (?:in|of)\b",
    re.I,
)
"""A place with this stands for its parts: 浙江各市."""
_EVERY = re.compile(
    r"(?:[各每哪几]|所有|全部|哪些)的?[份个些]?(?:工作)?报告|"
    r"\b(?:each|every|all(?: the)?|which) reports?\b",
    re.I,
)
"""What is asked of reports, not of places."""


def asked_of(question: Question, reports: Sequence[Report]) -> list[Report]:
    """Reports of the places named, in that order, or all; of the year where they have it.

    Of a place without a report, that of the place that it is a part of. Without a place, those of
    the level that is compared (各市), where there are two or more.
    """
    held = [n.place for n in question.places if n.place] or [n.inside for n in question.places]
    places = list(dict.fromkeys(own_name(place) for place in held if place))
    if not places:
        same = _of_level(question, reports)
        return _of_time(same, question, ())
    when = _paired(question)
    chosen: list[Report] = []
    for place in places:
        own = _parts(question, place, reports) or [
            report for report in reports if own_name(report.place) == place
        ]
        chosen += _of_time(own, question, when.get(place, ()))
    return list({report.id: report for report in chosen}.values())


def _of_time(reports: Sequence[Report], question: Question, when: Sequence[int]) -> list[Report]:
    """Those that the question calls by a year, else of the year it names; all where none is.

    `when`: the years that belong to their place alone, where each place has its own.
    """
    called = [year for year in when if year in question.editions] or question.editions
    if called:
        return of_editions(reports, called) or [*reports]
    return of_year(reports, question, when or question.years) or [*reports]


def _paired(question: Question) -> dict[str, tuple[int, ...]]:
    """Place -> the years that follow it, where each has its own: 瓯海2024年和温州2023年."""
    named, text = question.places, question.standalone
    ends = [*(one.start for one in named[1:]), len(text)]
    found: dict[str, tuple[int, ...]] = {}
    for one, end in zip(named, ends, strict=True):
        place = own_name(one.place) if one.place else one.words
        found[place] = found.get(place, ()) + years(text[one.end : end])
    return found if len(found) > 1 and all(found.values()) else {}


def of_year(reports: Sequence[Report], question: Question, when: Sequence[int]) -> list[Report]:
    """Those that cover a year of `when`, and those that plan for it.

    Where plans are asked for, only the latter; where it asks of what is over, for a number, or
    compares, which takes one report of each place, only the former; where there is no such report,
    the others, but for one of several years.
    """
    past = question.kind == COMPARISON or question.sought == "number"
    past = past or bool(OVER.search(question.asking) or PAST_YEAR.search(question.asking))
    several = len(when) > 1 and question.over_years(reports)
    found: list[Report] = []
    for year in when:
        covering = [report for report in reports if report.year_covered == year]
        planning = [report for report in reports if report.year_delivered == year]
        if several:
            found += planning if question.tense == AHEAD else covering
        elif question.tense == AHEAD:
            found += planning or covering
        else:
            found += covering or planning
            found += [] if past else planning
    return [report for report in reports if report in found]


def superseded(reports: Sequence[Report]) -> frozenset[str]:
    """Ids of the reports that a later one of the same place and body follows."""
    latest: dict[tuple[str, str], int] = {}
    for report in reports:
        key = (own_name(report.place), report.body)
        latest[key] = max(latest.get(key, 0), report.year or 0)
    return frozenset(
        report.id
        for report in reports
        if report.place and (report.year or 0) < latest[own_name(report.place), report.body]
    )


def latest(question: Question, chosen: Sequence[Report]) -> list[Report]:
    """Of the reports that a question is of those that no later one follows, where it names no year.

    Of a comparison of places those of the latest year that all of them have. All of them where it
    asks of every report (各份报告).
    """
    every = question.scope.each or question.mentions or _EVERY.search(question.asking)
    if question.years or question.editions or every or question.over_years(chosen):
        return [*chosen]
    held: dict[str, set[int]] = {}
    for report in chosen:
        held.setdefault(own_name(report.place), set()).add(report.year or 0)
    shared = set.intersection(*held.values()) if held else set()
    if len(held) > 1 and shared and question.compares(chosen):
        return [report for report in chosen if (report.year or 0) == max(shared)]
    older = superseded(chosen)
    return [report for report in chosen if report.id not in older]


def within(report: Report, place: str) -> bool:
    """Whether a report's place is a part of another, as its name or its parents say."""
    above = (*report.parents, report.place.removesuffix(own_name(report.place)))
    return any(own_name(place) in one for one in above)


def _of_level(question: Question, reports: Sequence[Report]) -> list[Report]:
    named = [level for level, words in _LEVELS if re.search(words, question.asking, re.I)]
    found = [report for report in reports if report.level in named]
    return found if len(found) > 1 else [*reports]


def _parts(question: Question, place: str, reports: Sequence[Report]) -> list[Report]:
    """The reports of a place's parts, where they are what is asked about (浙江各市)."""
    if not _PARTS.search(question.asking):
        return []
    return [report for report in reports if within(report, place)]
