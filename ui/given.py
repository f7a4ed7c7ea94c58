"""What a program gave an endpoint, checked: nothing is of the right kind by itself there."""

from collections.abc import Sequence
from typing import Any

from rag.errors import QuestionError
from rag.report import Report
from rag.retrieval.question import EVERYTHING, History, Scope
from rag.store.ingest import called

_TURNS, _TURN_CHARS = 50, 10_000
"""Pairs of a history, and characters of a question or an answer in it."""
_NAMED = 20
"""Reports, places or years that an error names."""


def words(name: str, value: Any, most: int) -> str:
    """Text of 1 to `most` characters. Raises `QuestionError`, as all of these do."""
    allowed = f"text of 1 to {most} characters"
    if not isinstance(value, str):
        raise QuestionError(f"a {name} that is no text", allowed, f"Give {name} as a string.")
    if not value.strip():
        raise QuestionError(f"an empty {name}", allowed, f"Give a {name}.")
    if len(value) > most:
        raise QuestionError(f"a {name} of {len(value)} characters", allowed, "Give less of it.")
    return value


def whole(name: str, value: Any, low: int, high: int) -> int:
    """A whole number from `low` to `high`."""
    if type(value) is not int or not low <= value <= high:
        said = f"{value!r}"[:40]
        raise QuestionError(f"{name} {said}", f"a whole number from {low} to {high}", "Correct it.")
    return value


def pairs(value: Any) -> History:
    """A history: a list of [question, answer], oldest first; None is an empty one."""
    found = [] if value is None else value
    good = isinstance(found, list) and len(found) <= _TURNS and all(map(_pair, found))
    if not good:
        raise QuestionError(
            "a history of another form",
            f"a list of at most {_TURNS} pairs [question, answer], each of at most {_TURN_CHARS}"
            " characters",
            "Give earlier questions with the text of their answers, oldest first, or none.",
        )
    return [(question, answer) for question, answer in found]


def _pair(one: Any) -> bool:
    return (
        isinstance(one, list | tuple)
        and len(one) == 2
        and all(isinstance(text, str) and len(text) <= _TURN_CHARS for text in one)
    )


def one_report(name: Any, reports: Sequence[Report]) -> Report:
    """The report with this id or file name."""
    sought = words("report", name, 500)
    found = [one for one in reports if sought in called(one)]
    exact = [one for one in found if one.id == sought]
    if len(exact or found) == 1:
        return (exact or found)[0]
    if found:
        raise QuestionError(
            f"the report {sought!r}, which {len(found)} reports are called",
            "an id: " + _some(one.id for one in found),
            "Name the report by its id.",
        )
    raise QuestionError(
        f"the report {sought!r}, which the store does not hold",
        "an id or source from list_reports",
        "Call list_reports.",
    )


def fitting(reports: Sequence[Report], place: Any, year: Any) -> list[Report]:
    """The reports of a place that were delivered in, or tell of, a year; None, or no place: any."""
    where = words("place", place, 100) if place else ""
    when = None if year is None else whole("year", year, 1900, 2100)
    own = [one for one in reports if one.place == where]
    ending = [one for one in reports if len(where) > 1 and one.place.endswith(where)]
    here = (own or ending) if where else reports
    return [one for one in here if when is None or when in one.years]


def scope(reports: Sequence[Report], place: Any, year: Any) -> Scope:
    """The reports that a question is put to; none of that place and year is an error."""
    found = fitting(reports, place, year)
    if not found:
        asked = " ".join(f"{one}" for one in (place, year) if one)
        held = dict.fromkeys(f"{one.place or one.source} {_years(one)}" for one in reports)
        raise QuestionError(
            f"{asked}, of which there is no report",
            _some(one.strip() for one in held),
            "Give a place and year as list_reports has them, or none.",
        )
    return Scope(frozenset(one.id for one in found)) if place or year else EVERYTHING


def _years(report: Report) -> str:
    return "/".join(map(str, report.years))


def _some(names: Any) -> str:
    found = list(names)
    more = len(found) - _NAMED
    return "; ".join(found[:_NAMED]) + (f"; and {more} more" if more > 0 else "")
