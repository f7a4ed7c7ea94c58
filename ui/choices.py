"""What can be chosen of the reports in the store: places, years, levels, single ones."""

from collections.abc import Sequence
from typing import Any

from rag.report import Report
from rag.report_years import both
from rag.retrieval.question import EVERYTHING, Scope
from ui.holdings import LEVELS, name_of
from ui.toolkit import gr
from ui.words import say

Choice = tuple[str, str]
"""What is shown, and what it stands for."""


def places(reports: Sequence[Report]) -> list[Choice]:
    """The places, each once, in the order of the reports."""
    found = dict.fromkeys(report.place for report in reports if report.place)
    return [(place, place) for place in found]


def years(reports: Sequence[Report]) -> list[Choice]:
    """The years in which a report was delivered or that one tells of, latest first."""
    found = sorted({year for report in reports for year in report.years}, reverse=True)
    return [(f"{year}", f"{year}") for year in found]


def levels(reports: Sequence[Report], language: str) -> list[Choice]:
    """The levels that there is a report of, highest first."""
    held = {report.level for report in reports}
    return [(say(language, level), level) for level in LEVELS if level in held]


def single(reports: Sequence[Report]) -> list[Choice]:
    """Each report by its id."""
    return [(_called(report), report.id) for report in reports]


def offered(found: Sequence[Choice], changed: bool, none: object) -> Any:
    """An update of a list to choose from; nothing (`none`) is chosen of one that `changed`."""
    return gr.update(choices=found, value=none) if changed else gr.update(choices=found)


def scope(
    reports: Sequence[Report], place: Sequence[str], year: Sequence[str], level: Sequence[str]
) -> Scope:
    """The reports that fit what was chosen of each; all where nothing was."""
    if not (place or year or level):
        return EVERYTHING
    fit = (
        report.id
        for report in reports
        if (not place or report.place in place)
        and (not year or {*map(str, report.years)} & {*year})
        and (not level or report.level in level)
    )
    return Scope(frozenset(fit), year=int(year[0]) if len(year) == 1 else None)


def _called(report: Report) -> str:
    years = both(report.year_delivered, report.year_covered)
    facts = " ".join(filter(None, [report.place, years]))
    return f"{facts} {name_of(report)}".strip()
