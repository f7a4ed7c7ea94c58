"""A comparison of many reports: in stages, and of no more than the settings allow."""

import pytest

from rag.assistant import Assistant
from rag.settings import Settings

COUNT = 40
ASKED = "各份报告里，代表建议各有多少件？"


@pytest.fixture(scope="module")
def many(tmp_path_factory):
    """A store of forty towns, each with a number of its own."""
    folder = tmp_path_factory.mktemp("many")
    for n in range(COUNT):
        text = f"甲{n}县2024年政府工作报告\n各位代表：\n一、2024年工作回顾\n"
        text += f"全年办理代表建议{100 + n}件，全部按时答复。新修水渠{n + 3}条，群众都说方便。\n"
        (folder / f"town{n:02}.txt").write_text(text, "utf-8")
    Assistant.build([folder], folder / "store", Settings())
    return folder / "store"


def streamed(assistant, question=ASKED):
    return list(assistant.stream(assistant.understand(question)))


def test_rows_come_in_stages_that_say_how_far_they_are(many):
    *parts, whole = streamed(Assistant.open(many, Settings()))
    assert [(one.progress, len(one.table)) for one in parts] == [((16, COUNT), 16)]
    assert (whole.progress, len(whole.table)) == (None, COUNT)
    assert [row.figure for row in whole.table][:2] == ["100件", "101件"]
    assert whole.table[:16] == parts[0].table


def test_ask_gives_the_whole(many):
    assistant = Assistant.open(many, Settings())
    assert assistant.ask(ASKED) == streamed(assistant)[-1]


def test_of_more_reports_than_the_settings_allow_the_newest_are_asked_and_this_is_said(many):
    answer = Assistant.open(many, Settings(compared=7)).ask(ASKED)
    assert len(answer.table) == 7
    assert "共有40份报告，只逐份看了最新的7份；请选定地方、年份或级别再问。" in answer.warnings


def test_in_english_too(many):
    assistant = Assistant.open(many, Settings(compared=7))
    answer = assistant.ask("How many deputies' suggestions does each report state?")
    assert "Only the 7 newest of 40 reports" in " ".join(answer.warnings)


def test_a_question_on_one_report_has_no_stages(many):
    assert [one.progress for one in streamed(Assistant.open(many, Settings()), "建议有几件？")] == [
        None
    ]
