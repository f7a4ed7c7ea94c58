"""Tables of questions: what is understood, completed, compared, answered and refused.

A row that begins with `!` falls short today.
"""

import asked
import pytest

from rag.retrieval.question import understand

LONGEST = 2000


def known(name):
    """The rows of a table as parameters; those that fall short are expected to fail."""
    short = pytest.mark.xfail(strict=True, reason="falls short")
    return [
        pytest.param(
            (row[0].lstrip("!"), *row[1:]),
            id=" ".join(row[:2]),
            marks=[short] if row[0].startswith("!") else [],
        )
        for row in asked.rows(name)
    ]


FIVE = 5
"""The reports of the people's congresses, of one province."""


@pytest.fixture
def store(request, assistant):
    """The assistant of a row: of the samples, or of the full reports where they are."""
    named = {"samples": "assistant", "shared": "shared_assistant"}
    return lambda name: request.getfixturevalue(named[name])


@pytest.mark.parametrize("row", asked.rows("understood.tsv"), ids=lambda row: row[0])
def test_places_years_kind_and_tense_of_a_question(row):
    text, places, years, kind, tense = row
    found = understand(text, (), asked.REPORTS, LONGEST)
    assert found.kind == kind
    if kind != "off_topic":
        assert asked.places_of(found) == asked.several(places)
        assert list(map(str, found.years)) == asked.several(years)
        assert found.tense == tense


CHAINS = [
    (first, rest[:at], rest[at], count)
    for name, count in (("follow_ups.txt", None), ("follow_ups_levels.txt", FIVE))
    for first, rest in asked.chains(name)
    for at in range(len(rest))
]


@pytest.mark.parametrize(("first", "before", "row", "count"), CHAINS, ids=str)
def test_a_follow_up_is_completed(first, before, row, count):
    text, places, years, words, absent = row
    history = [(question, "…") for question in (first, *(cells[0] for cells in before))]
    found = understand(text, history, asked.REPORTS[:count], LONGEST)
    assert sorted(asked.places_of(found)) == sorted(asked.several(places))
    assert list(map(str, found.editions + found.years)) == asked.several(years)
    assert asked.lacking(found.standalone, asked.several(words)) == []
    assert asked.lacking(found.standalone, asked.several(absent)) == asked.several(absent)


@pytest.mark.parametrize("row", known("compared.tsv"))
def test_a_comparison_has_the_figures_in_order_and_says_who_is_first(row, store):
    name, question, expected, first = row
    answer = store(name).ask(question)
    wanted = [tuple(f"{one}=".split("=")[:2]) for one in asked.several(expected)]
    found = {line.place: line.figure for line in answer.table}
    assert [(place, found[place]) for place, figure in wanted if figure] == [
        pair for pair in wanted if pair[1]
    ]
    assert found.keys() >= {place for place, _ in wanted}
    if first:
        assert first in answer.text.split("\n")[0]
        assert list(found) == [place for place, _ in wanted]


@pytest.mark.parametrize("row", known("refused.tsv"))
def test_what_the_reports_do_not_say_is_refused_with_the_reason(row, store):
    name, question, words = row
    answer = store(name).ask(question)
    assert not answer.found
    assert asked.lacking(answer.reason, asked.several(words)) == []


@pytest.mark.parametrize("row", known("answered.tsv"))
def test_what_the_reports_say_is_answered(row, store):
    name, question, words = row
    answer = store(name).ask(question)
    said = "".join([answer.text, *(quote.text for quote in answer.quotes)])
    assert answer.found
    assert asked.lacking(said, asked.several(words)) == []


HOSTILE = [
    "'; DROP TABLE reports; --",
    "[a-z]+(?P<x>.*)\\1",
    "# 标题\n- **粗体** `代码` [链接](x)",
    "\\N{BULLET} %s {0} {{}} ${x}",
    "😀" * 50 + "满意率",
    "瓯海" * 700,
    "２０２４年甌海區Satisfaction率はどう？",
    "的了吗呢",
    "\u202e瓯海\u0000满意率",
    "2024" * 400,
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("history", [(), [("瓯海区2024年满意率是多少？", "84.54%"), ("((((", "")]])
def test_whatever_is_asked_gets_an_answer_or_a_refusal(assistant, text, history):
    answer = assistant.ask(text, history)
    assert answer.found == bool(answer.quotes)
    assert answer.found or answer.reason
