"""Which reports a question is of: by place, by level, by year."""

import re
from collections.abc import Sequence

from rag.report import Report
from rag.retrieval.places import own_name
from rag.retrieval.question import AHEAD, Question

_LEVELS = (
    ("province", r"(?:各|每个?|哪[个些]?|几个)省|\b(?:each|every|all|which|the) provinces?\b"),
    ("city", r"(?:各|每个?|哪[个些]?|几个)(?:城?市(?![场民区政]))|\b(?:each|every|all|which|the) cit(?:y|ies)\b"),
    (
        "district",
        r"(?:各|每个?|哪[个些]?|几个)[区县](?![域级间直])|\b(?:each|every|all|which|the) (?:districts?|count(?:y|ies))\b",
    ),
)
_PARTS = re.compile(r"各地|各[市区县]|(?:哪[个些]?|几个)(?:地方|城市|地区|[市区县])|的(?:城市|[市区县])|\b(?:cities|districts|counties) (?:in|of)\b", re.I)
"""A place with this stands for its parts: 浙江各市."""


def asked_of(question: Question, reports: Sequence[Report]) -> list[Report]:
    """Reports of the places named, in that order (all where none is), of the year where they have it.

    Without a place, those of the level that is compared (各市), where there are two or more.
    """
    places = list(dict.fromkeys(own_name(n.place) for n in question.places if n.place))
    if not places:
        same = _of_level(question, reports)
        return of_year(same, question) or same
    chosen: list[Report] = []
    for place in places:
        own = _parts(question, place, reports) or [
            report for report in reports if own_name(report.place) == place
        ]
        chosen += of_year(own, question) or own
    return list({report.id: report for report in chosen}.values())


def of_year(reports: Sequence[Report], question: Question) -> list[Report]:
    """Those that cover a year named, or plan for it; the latter first where plans are asked for."""
    found: list[Report] = []
    for year in question.years:
        covering = [report for report in reports if report.year_covered == year]
        planning = [report for report in reports if report.year_delivered == year]
        ahead = question.tense == AHEAD
        found += (planning or covering) if ahead else (covering or planning)
    return [report for report in reports if report in found]


def within(report: Report, place: str) -> bool:
    """Whether a report's place is a part of another, as its name or its parents say."""
    above = (*getattr(report, "parents", ()), report.place.removesuffix(own_name(report.place)))
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
