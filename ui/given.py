"""What a program gave an endpoint, checked: nothing is of the right kind by itself there."""

from collections.abc import Sequence
from typing import Any

from rag.errors import QuestionError
from rag.report import Report
from rag.retrieval.question import History
from rag.retrieval.validation import earlier, fitting, scope, some, whole, words
from rag.store.ingest import called

__all__ = ["fitting", "one_report", "pairs", "scope", "whole", "words"]

_TURNS, _TURN_CHARS = 50, 10_000
"""Pairs of a history, and characters of a question or an answer in it."""


def pairs(value: Any) -> History:
    """A history of a bounded size: a list of [question, answer], oldest first; None: an empty one.

    Raises `QuestionError`, as all of these do.
    """
    found = earlier(value)
    if len(found) > _TURNS or any(len(text) > _TURN_CHARS for pair in found for text in pair):
        raise QuestionError(
            "a history that is too long",
            f"at most {_TURNS} pairs [question, answer], each of at most {_TURN_CHARS} characters",
            "Leave the oldest out.",
        )
    return found


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
            "an id: " + some(one.id for one in found),
            "Name the report by its id.",
        )
    raise QuestionError(
        f"the report {sought!r}, which the store does not hold",
        "an id or source from list_reports",
        "Call list_reports.",
    )
