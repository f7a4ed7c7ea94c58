import json

import pytest

from eval.faults.__main__ import RESULTS, measure
from eval.faults.build import FILE, QUOTAS, items
from eval.faults.edits import as_given
from eval.faults.judge import checked, stands
from eval.faults.outputs import Cited, passage_of, sound
from eval.faults.plant import MECHANISMS, every


@pytest.fixture(scope="module")
def stored():
    return [json.loads(line) for line in FILE.read_text("utf-8").splitlines()]


def test_the_file_is_what_the_script_writes(stored):
    assert stored == items()


def test_there_are_200_sound_outputs_and_200_faults_of_seven_kinds(stored):
    counts = {kind: sum(item["kind"] == kind for item in stored) for kind in ("sound", *QUOTAS)}
    assert counts == {"sound": 200} | QUOTAS
    assert sum(QUOTAS.values()) == 200
    assert len({item["claim"] for item in stored if item["kind"] == "sound"}) == 200
    assert {item["lang"] for item in stored} == {"zh", "en"}


def test_every_mechanism_of_every_kind_is_there(stored):
    for kind, mechanisms in MECHANISMS.items():
        assert {i["mechanism"] for i in stored if i["kind"] == kind} == set(mechanisms)


def test_a_planted_output_differs_from_the_sound_one():
    outputs = sound()
    for kind in MECHANISMS:
        for _, made in every(kind, outputs):
            assert [one for one in made if one == as_given(one.output)] == []


def test_at_least_99_percent_are_caught_and_at_most_2_percent_of_the_sound_are_dropped():
    results = measure()
    faults, fine = results["faults"], results["kinds"]["sound"]
    assert faults["stopped"] >= 0.99 * faults["n"]
    assert fine["stopped"] <= 0.02 * fine["n"]
    saved = json.loads(RESULTS.read_text("utf-8"))
    assert {name: saved[name] for name in results} == results


def test_what_is_caught_is_told_in_the_warnings(stored):
    for item in stored[200::7]:
        answer = checked(item)
        assert stands(item, answer) or answer.warnings


def test_a_quote_that_is_in_no_passage_is_an_error():
    with pytest.raises(ValueError, match=r"is in no passage of ouhai_2024\.txt"):
        passage_of(Cited("ouhai_2024.txt", "从没有过的话"))
