"""Ratings: kept, replaced, exported as questions that `yinju eval` reads; nobody sees another's."""

import json

from eval.questions import load
from ui.feedback import RIGHT, WRONG, Feedback, Rating, main

RATE = "瓯海区人大2024年代表建议的满意率是多少？"
NOWHERE = "宁波市2024年的地区生产总值是多少？"


def rated(assistant, folder):
    kept = Feedback(folder)
    kept.rate("a", 1, Rating(WRONG), assistant.ask(RATE), [])
    kept.rate("a", 1, Rating(RIGHT), assistant.ask(RATE), [("前问", "前答")])
    kept.rate("a", 2, Rating(RIGHT), assistant.ask(NOWHERE), [])
    kept.rate("b", 1, Rating(WRONG, "应是<b>86%</b>"), assistant.ask(RATE), [])
    return kept


def test_right_answers_become_questions_with_evidence(assistant, reports, tmp_path):
    path, _ = rated(assistant, tmp_path).export(tmp_path / "out")
    answered, refused = load(path)
    assert (answered.question, answered.history) == (RATE, (("前问", "前答"),))
    span = answered.evidence[0].locate(reports["ouhai_2024"])
    assert "84.54%" in reports["ouhai_2024"].text[slice(*span)]
    assert (refused.answerable, refused.answers) == (False, ())


def test_wrong_answers_stand_apart_with_their_note(assistant, tmp_path):
    _, path = rated(assistant, tmp_path).export(tmp_path / "out")
    (line,) = path.read_text("utf-8").splitlines()
    assert json.loads(line)["note"] == "应是<b>86%</b>"


def test_a_session_exports_only_its_own(assistant, tmp_path):
    kept = rated(assistant, tmp_path)
    assert [path.name for path in kept.export(tmp_path / "a", "a")] == ["right.jsonl"]
    assert [path.name for path in kept.export(tmp_path / "b", "b")] == ["wrong.jsonl"]
    assert kept.export(tmp_path / "c", "c") == []


def test_a_comparison_has_its_figures_as_answers(assistant, tmp_path):
    kept = Feedback(tmp_path)
    kept.rate("a", 1, Rating(RIGHT), assistant.ask("各份报告里，代表建议共有多少件？"), [])
    (item,) = load(kept.export(tmp_path / "out")[0])
    assert {"207件", "879件"} <= set(item.answers)
    assert "132件" not in item.answers, "of the public's suggestions, not of the deputies'"
    assert (item.all_required, len(item.evidence)) == (True, 4)


def test_the_command_exports_everybodys(assistant, tmp_path, capsys):
    assert main(["--store", str(tmp_path)]) == 1
    rated(assistant, tmp_path)
    assert main(["--store", str(tmp_path), "--out", str(tmp_path / "out")]) == 0
    assert "wrong.jsonl" in capsys.readouterr().out
