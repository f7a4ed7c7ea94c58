"""What a sentence must hold to answer a question: a kind of figure, a year, a place, an event."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from index.tokenizer import grams
from rag.answering.amounts import figure_kind, has_figure
from rag.answering.premise import STATED, Premise, borne_out, premises
from rag.passage import DONE, Passage
from rag.reading.gazetteer import short_name
from rag.report import Report
from rag.retrieval.byline import asks_of_report, is_byline
from rag.retrieval.kinds import OFF_TOPIC
from rag.retrieval.question import Question

AHEAD = "ahead"
_QUOTED = re.compile(r"[“\"《]([^“”\"《》]*[一-龥][^“”\"《》]*)[”\"》]")
_DATE_ASKED = re.compile(
    r"何时|什么时候|哪一?[天年日月](?![^，。？]{0,8}[更最])|几月|\bwhen\b|what (?:date|day|year)",
    re.I,
)
_DATE = re.compile(r"\d\s*[年月日]|[上下]半年|年[初底末]|季度|会前|以来|[一二三四五六七八九十]月")
_SO_FAR = re.compile(r"\d{4}年?初|(?:截至|到)\d{4}年|(?:early|start of|beginning of) \d{4}", re.I)
"""The turn of the year in which a report is delivered: what is done by then it does tell."""


@dataclass(frozen=True)
class Requirement:
    """A pattern that a sentence must hold, and in `what` the thing that it stands for."""

    what: str
    """`figure`, `date`, `year`, `place`, `term`, `event`, `stated`, `byline` or
    `request` (never met)."""
    asked: str
    """The words of the question that ask for it."""
    kind: str = ""
    """Of a figure: `money`, `share`, `count`, `price`, or the measure that must follow it (人次);
    of a year: `ahead` where it is the one in which the report was delivered."""
    premise: Premise | None = None
    """Of an event or a number taken for granted."""
    about: tuple[str, ...] = ()
    """Pairs of characters of the thing that the premise is of; empty for any."""

    def met(self, text: str, passage: Passage) -> bool:
        """Whether a sentence, in its passage, holds it."""
        if self.premise is not None:
            return borne_out(self.premise, text, passage.text, self.about)
        held: dict[str, Callable[[], bool]] = {
            "figure": lambda: has_figure(self.kind, text),
            "byline": lambda: is_byline(passage),
            "date": lambda: bool(_DATE.search(text)),
            "request": lambda: False,
            "year": lambda: self._in_year(text, passage),
        }
        return held.get(self.what, lambda: self.asked in passage.text)()

    def _in_year(self, text: str, passage: Passage) -> bool:
        return (self.kind == AHEAD and passage.aspect != DONE) or self.asked in text


def requirements(question: Question, reports: list[Report]) -> list[Requirement]:
    """What an answer from `reports` (those of the places and years asked) must hold."""
    found = _places(question) + _years(question, reports) + _terms(question, reports)
    if kind := figure_kind(question.asking):
        found.append(Requirement("figure", question.asking, kind))
    if asks_of_report(question.asking):
        found.append(Requirement("byline", question.asking))
    elif _DATE_ASKED.search(question.asking):
        found.append(Requirement("date", question.asking))
    if question.kind == OFF_TOPIC:
        found.append(Requirement("request", question.text))
    return found + _premises(question)


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
