"""What a caller gave for a question, checked: in Python and from other programs anything may come.

Each raises `QuestionError` for what is not allowed.
"""

import re
import unicodedata
from collections.abc import Sequence
from typing import Any

from index.script import simplified
from rag.errors import QuestionError
from rag.report import Report
from rag.retrieval.names import held_names
from rag.retrieval.question import EVERYTHING, History, Scope

_YEARS = (1900, 2100)
_YEAR = re.compile(r"\s*(\d{4})\s*年?\s*")
_PLACE_CHARS = 100
_LISTED = 20
"""Names that an error lists."""


def words(name: str, value: Any, most: int) -> str:
    """Text of 1 to `most` characters."""
    allowed = f"text of 1 to {most} characters"
    if value is None:
        raise QuestionError(f"no {name}", allowed, f"Give {name} as a string.")
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


def earlier(value: Any) -> History:
    """A history: (question, answer) pairs of text, oldest first; None is an empty one."""
    found = [] if value is None else value
    if not isinstance(found, Sequence) or isinstance(found, str) or not all(map(_pair, found)):
        raise QuestionError(
            "a history of another form",
            "a list of pairs [question, answer], both text",
            "Give earlier questions with the text of their answers, oldest first, or none.",
        )
    return [(question, answer) for question, answer in found]


def _pair(one: Any) -> bool:
    return isinstance(one, list | tuple) and [isinstance(text, str) for text in one] == [True] * 2


def year_of(value: Any) -> int | None:
    """A year as a number or in digits (2024, "2024", "2024年"); None, or an empty text, is any."""
    if value is None or value == "":
        return None
    said = _YEAR.fullmatch(unicodedata.normalize("NFKC", value)) if isinstance(value, str) else None
    return whole("year", int(said[1]) if said else value, *_YEARS)


def fitting(reports: Sequence[Report], place: Any, year: Any) -> list[Report]:
    """The reports of a place and of a year, which is the one delivered in or the one covered.

    A place is named in full (温州市瓯海区), by the end of its name, without its ending (四川) or in
    pinyin. None, or an empty text, is any.
    """
    where = simplified(words("place", place, _PLACE_CHARS).strip()) if place else ""
    when = year_of(year)
    here = _of_place(reports, where) if where else reports
    return [one for one in here if when is None or when in one.years]


def _of_place(reports: Sequence[Report], where: str) -> list[Report]:
    """Those of the very place, else of those that it names, else of those whose names end so."""
    own = {one.place for one in reports if one.place == where}
    named = own or {*held_names(reports).get(where.lower(), ())}
    ending = {one.place for one in reports if len(where) > 1 and one.place.endswith(where)}
    return [one for one in reports if one.place in (named or ending)]


def scope(reports: Sequence[Report], place: Any, year: Any) -> Scope:
    """The reports that a question is put to; none of that place and year is an error."""
    found = fitting(reports, place, year)
    if not found:
        asked = " ".join(f"{one}" for one in (place, year) if one)
        held = dict.fromkeys(f"{one.place or one.source} {_years(one)}" for one in reports)
        raise QuestionError(
            f"{asked}, of which there is no report",
            some(one.strip() for one in held),
            "Give a place and year as list_reports has them, or none.",
        )
    ids = frozenset(one.id for one in found)
    return Scope(ids, year=year_of(year)) if place or year else EVERYTHING


def _years(report: Report) -> str:
    return "/".join(map(str, report.years))


def some(names: Any) -> str:
    """Names for an error: the first twenty, and how many more there are."""
    found = list(names)
    more = len(found) - _LISTED
    return "; ".join(found[:_LISTED]) + (f"; and {more} more" if more > 0 else "")
