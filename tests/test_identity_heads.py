"""Heads of our own wording, of all kinds of bodies, levels and datelines."""

from pathlib import Path

import pytest

from rag.reading.identity import identify

FILE = Path(__file__).with_name("identity_heads.txt")


def cases():
    for block in FILE.read_text("utf-8").split("= ")[1:]:
        facts, text = block.split("\n", 1)
        name, *expected = (fact.strip() for fact in facts.split("|"))
        yield pytest.param(name, text, expected, id=f"{name}: {text.splitlines()[0]}")


@pytest.mark.parametrize(("name", "text", "expected"), list(cases()))
def test_a_head_tells_place_years_and_body(name, text, expected):
    found = identify(text, name)
    years = [f"{year or ''}" for year in (found.year_delivered, found.year_covered)]
    assert [found.place, *years, found.body] == expected
