import pytest
from helpers import passage

from rag.passage import DONE, LACKING, PLANNED
from rag.retrieval.aspect import (
    ASKED_LACKING,
    ASKED_PLANNED,
    NUMBERLESS,
    YEAR_AHEAD,
    YEAR_PAST,
    bonus,
)
from rag.retrieval.question import Question

PAST, AHEAD = 2024, 2025


def of(aspect, kind="other", years=(), text="3件"):
    one = passage(text, aspect, year_covered=PAST, year_delivered=AHEAD)
    return bonus(Question("q", "q", (), years, kind, kind, "", "zh"), one)


@pytest.mark.parametrize(
    ("aspect", "kind", "years", "expected"),
    [
        (LACKING, "problem", (), ASKED_LACKING),
        (DONE, "problem", (), 0),
        (PLANNED, "problem", (AHEAD,), 0),
        (PLANNED, "plan", (), ASKED_PLANNED),
        (DONE, "plan", (PAST,), 0),
        (PLANNED, "number", (AHEAD,), YEAR_AHEAD),
        (DONE, "number", (AHEAD,), 0),
        (DONE, "number", (PAST,), YEAR_PAST),
        (PLANNED, "number", (PAST,), 0),
        (LACKING, "number", (PAST,), 0),
        (DONE, "number", (PAST, AHEAD), 0),
        (PLANNED, "number", (PAST, AHEAD), 0),
        (DONE, "number", (), 0),
        (PLANNED, "number", (1999,), 0),
    ],
)
def test_the_bonus_of_an_aspect(aspect, kind, years, expected):
    assert of(aspect, kind, years) == expected


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("办结建议", "number", -NUMBERLESS),
        ("办结建议", "list", 0),
        ("办结207件", "number", 0),
        ("十个方面", "number", 0),
        ("完成三分之二", "number", 0),
        ("统一部署", "number", -NUMBERLESS),
    ],
)
def test_a_passage_without_a_number_loses_where_one_is_asked_for(text, kind, expected):
    assert of(DONE, kind, (), text) == expected


def test_bonuses_are_positive_and_below_the_best_fused_score():
    assert all(0 < one < 1 for one in (ASKED_LACKING, ASKED_PLANNED, YEAR_AHEAD, YEAR_PAST))
