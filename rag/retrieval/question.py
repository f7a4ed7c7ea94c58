"""What a question asks: places, years, kind, language; a follow-up made to stand alone."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from index.script import simplified
from rag.report import Report
from rag.retrieval.asked import side_by_side
from rag.retrieval.asked_again import asks_anew, kept
from rag.retrieval.checked import checked
from rag.retrieval.dialogue import heard
from rag.retrieval.editions import editions
from rag.retrieval.follow_up import standalone
from rag.retrieval.kinds import (
    BODY,
    COMPARES,
    COMPARISON,
    FRAME,
    OFF_TOPIC,
    REMARKS,
    SIDES,
    kind,
    language,
)
from rag.retrieval.names import Named
from rag.retrieval.off_topic import off_topic
from rag.retrieval.places import find, reports_of
from rag.retrieval.recent_years import EACH_YEAR, by_year
from rag.retrieval.term_query import WHETHER, TermQuery, masked, term_query
from rag.retrieval.threshold import Threshold, asks_figure, threshold
from rag.retrieval.years import in_figures, without, years

History = Sequence[tuple[str, str]]
"""Earlier (question, answer) pairs, oldest first."""

DONE, AHEAD = "done", "ahead"
_TELLING = re.compile("[a-z一-龥]")
"""Letters that tell a language: GDP is of either."""
_PLANS = re.compile(
    r"打算|计划|将|力争|目标|预期|预计|拟|安排|准备|(?:年|[省市区县])(?:还|又|都|里)?要(?![求点素闻])|"
    r"\bplan|\bintend|\bwill\b|\bgoing to\b|\baim|\btarget",
    re.I,
)


@dataclass(frozen=True)
class Scope:
    """Which reports a question is put to, and whether to each of them in turn."""

    reports: frozenset[str] | None = None
    """Their ids; None: all of the store."""
    each: bool = False
    year: int | None = None
    """The year that was chosen, of delivery or told of."""

    def of(self, reports: Sequence[Report]) -> list[Report]:
        """Those of `reports` that it holds."""
        return [one for one in reports if self.reports is None or one.id in self.reports]


EVERYTHING = Scope()


@dataclass(frozen=True)
class Question:
    """A question understood."""

    text: str
    standalone: str
    """The question alone, in simplified characters: what a follow-up leaves out is taken from the
    history, and 去年 is a year where the reports tell which."""
    places: tuple[Named, ...]
    years: tuple[int, ...]
    """Those told of: named, or else chosen (`Scope.year`); none of `editions`."""
    kind: str
    """One of the names in `KINDS`, `comparison`, `other`; `off_topic` or, of a remark, its dialogue
    act (one of `REMARKS`) where nothing is asked of the reports."""
    sought: str
    """One of the names in `KINDS`, or `other`: what a sentence must give, of a comparison too."""
    tense: str
    """`done` where a report asked about covers a year named, `ahead` where one plans for it; empty
    where no year is named or no report is of it."""
    language: str
    """`zh` or `en`."""
    scope: Scope = EVERYTHING
    threshold: Threshold | None = None
    """The condition on the figure that it asks about; `standalone` asks for the figure itself."""
    rewritten: bool = False
    """Whether `standalone` asks in other words than the follow-up did: 实际完成了多少？"""
    editions: tuple[int, ...] = ()
    """The years of delivery by which it calls the reports that it is put to: 湖南2025年的报告."""
    latest: bool = False
    """Whether it is put to the latest report of each place alone, where it names no year."""

    @cached_property
    def content(self) -> str:
        """The matter of the question: without places, years, and words that only compare.

        A part of a report's place is matter, in Chinese: the report may tell of it; so are places
        of which one is only mentioned in what is asked of another (湖州到上海的高铁).
        """
        cut = self.standalone
        mentioned = len(self._held) > 1 and not self._each
        for named in sorted(self.places, key=lambda named: -named.start):
            kept = next(iter(sorted(named.shorts)), "") if named.inside or mentioned else ""
            rest = BODY.sub(" ", cut[named.end :], count=1)
            cut = f"{cut[: named.start]} {kept} {rest}"
        matter = FRAME.sub(" ", EACH_YEAR.sub(" ", without(cut)))
        return SIDES.sub(" ", matter) if self.kind == COMPARISON else matter

    @cached_property
    def asking(self) -> str:
        """The words that ask: the follow-up's own where it asks, else the question completed."""
        if self.rewritten:
            return self.standalone
        said = heard(simplified(self.text)).question
        own = asks_figure(said) if self.threshold else said
        return own if asks_anew(own, self.places) else self.standalone

    @cached_property
    def in_words(self) -> "Question":
        """The same as it was asked where it has a threshold: words may tell whether it is met."""
        if self.threshold is None or self.threshold.each:
            return self
        asked = self.threshold.asked
        return replace(self, standalone=asked, sought=kind(asked), threshold=None)

    @cached_property
    def mentions(self) -> TermQuery | None:
        """The term whose mentions are asked for, if that is what is asked."""
        return term_query(self.standalone)

    @property
    def asks(self) -> bool:
        """Whether it asks something that a report could say."""
        return self.kind not in {OFF_TOPIC, *REMARKS}

    def compares(self, reports: Sequence[Report]) -> bool:
        """Whether it is to be answered report by report: of several places or years, or of all."""
        if self.scope.each or self.mentions:
            return True
        if len(reports) < 2:
            return False
        if (len(self._held) > 1 and self._each) or self.over_years(reports):
            return True
        return not self._held and bool(COMPARES.search(self.asking))

    @cached_property
    def _held(self) -> frozenset[str]:
        """The places of reports that it names."""
        return frozenset(named.place for named in self.places if named.place)

    @cached_property
    def _each(self) -> bool:
        return side_by_side(self.standalone, self.places)

    def over_years(self, reports: Sequence[Report]) -> bool:
        """Whether it is of several years that the places have reports of, or all (哪一年最多)."""
        held = self._held
        of_places = [report for report in reports if not held or report.place in held]
        own = [self.year_of(report) for report in of_places]
        asked = set(own) - {None} if by_year(self.asking) else set(self.years) & set(own)
        if len(self.editions) > 1:
            own = [report.year_delivered for report in of_places]
            asked = set(self.editions) & set(own)
        alone = bool(held) or len({report.place for report in of_places}) == 1
        return len(asked) > 1 and (alone or len(set(own)) == len(own))

    def year_of(self, report: Report) -> int | None:
        """The year of a report that is asked about: that of its plans, or of what it tells."""
        return report.year_delivered if self.tense == AHEAD else report.year


def understand(
    text: str,
    history: History,
    reports: Sequence[Report],
    longest: int,
    alone: str = "",
    chosen: int | None = None,
) -> Question:
    """Read a question. Empty or longer than `longest` characters is a `QuestionError`.

    `alone`: the question made to stand alone, where that was done already; else it is done here.
    `chosen`: the year that is meant where it names none, if one of `reports` tells of it.
    """
    asked = checked(text, longest)
    spelt = in_figures(simplified(asked))
    said = heard(spelt)
    plain = said.question or simplified(asked)
    before = [] if alone else [question for question, _ in history]
    alone = standalone(simplified(alone) or spelt, before, reports)[-longest:]
    limit = threshold(alone) if said.question else None
    plain, alone = asks_figure(plain), limit.question if limit else alone
    around = masked(alone)
    places = tuple(find(around, reports))
    called, around = editions(around, places)
    when = years(around)
    covered = {one.year_covered for one in reports_of(places, reports)}
    if chosen and chosen in covered and not (when or called):
        when = (chosen,)
    rewritten = not kept(plain, alone)
    own = plain if asks_anew(plain, places) and not rewritten else alone
    ahead = called and _PLANS.search(alone)
    tense = AHEAD if ahead else tense_of(alone, when, places, reports)
    sought = kind(own)
    if tense == AHEAD and sought in {"list", "other"}:
        sought = "plan"
    yes_or_no = limit and not limit.each
    asked_kind = "yesno" if yes_or_no else _whole_kind(plain, own, alone, sought, places)
    return Question(
        text=asked,
        standalone=alone,
        places=places,
        years=when,
        kind=asked_kind if said.question else said.act,
        sought=sought,
        tense=tense,
        language=language(asked if _TELLING.search(asked) else alone),
        threshold=limit,
        rewritten=rewritten,
        editions=called,
    )


def _whole_kind(plain: str, own: str, alone: str, sought: str, places: Sequence[Named]) -> str:
    if asked := term_query(alone):
        return "yesno" if asked.asks == WHETHER else COMPARISON
    if off_topic(plain):
        return OFF_TOPIC
    compares = COMPARES.search(own) or side_by_side(alone, places)
    return COMPARISON if compares else sought


def tense_of(
    text: str, when: Sequence[int], places: Sequence[Named], reports: Sequence[Report]
) -> str:
    """Whether the years are over or lie ahead for the reports asked about."""
    asked = reports_of(places, reports)
    if by_year(text) and len({report.year for report in asked}) > 1:
        return AHEAD if _PLANS.search(text) else DONE
    covered = {report.year_covered for report in asked} & set(when)
    delivered = {report.year_delivered for report in asked} & set(when)
    if delivered and (delivered - covered == set(when) or _PLANS.search(text)):
        return AHEAD
    return DONE if covered else ""
