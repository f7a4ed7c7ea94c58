"""Questions put to chosen reports, and to each of them; reports corrected after they were read."""

from dataclasses import replace

import pytest

from rag.assistant import Assistant, correct, ingest
from rag.errors import StoreError
from rag.reading.extract import Stated
from rag.reading.retold import told_of
from rag.retrieval.question import Scope
from rag.settings import Settings

HOW_MANY = "代表建议共有多少件？"
NAMELESS = (
    "工作报告\n\n一、回顾\n\n一年来，代表提出的建议共318件，全部办结并答复。各项工作平稳推进。\n"
)


def answer(assistant, question, **scope):
    asked = replace(assistant.understand(question), scope=Scope(**scope))
    *_, last = assistant.stream(asked)
    return last


def test_only_reports_of_the_scope_are_quoted(assistant, reports):
    ids = frozenset({reports["ouhai_2024"].id})
    found = answer(assistant, HOW_MANY, reports=ids)
    assert {hit.passage.report.id for hit in found.hits} == ids
    assert {quote.report.id for quote in found.quotes} == ids


def test_without_a_report_in_scope_there_is_no_answer(assistant):
    nothing = answer(assistant, HOW_MANY, reports=frozenset())
    assert (nothing.found, nothing.hits) == (False, ())
    assert not answer(assistant, HOW_MANY, reports=frozenset(), each=True).found


def test_a_question_to_each_is_a_row_a_report(assistant, reports):
    chosen = frozenset({reports["ouhai_2024"].id, reports["fuyang_2024"].id})
    found = answer(assistant, HOW_MANY, reports=chosen, each=True)
    rows = {row.place: row.figure for row in found.table}
    assert rows == {"温州市瓯海区": "207件", "杭州市富阳区": "265件"}
    assert len(answer(assistant, HOW_MANY, each=True).table) == len(reports)


def test_the_last_of_the_stream_is_the_answer(assistant):
    question = "瓯海区人大2024年代表建议的满意率是多少？"
    *_, last = assistant.stream(assistant.understand(question))
    assert last == assistant.ask(question)


def test_a_report_is_corrected_and_the_notes_that_asked_go(tmp_path):
    (tmp_path / "a.txt").write_text(NAMELESS, "utf-8")
    store, settings = tmp_path / "store", Settings()
    (read,) = ingest([tmp_path / "a.txt"], store, settings).added
    assert (read.place, read.year, len(read.notes)) == ("", None, 2)
    changed = correct(read.id, Stated(place="温州市瓯海区", year=2024), store, settings)
    assert (changed.place, changed.parents) == ("温州市瓯海区", ("浙江省", "温州市"))
    assert (changed.level, changed.year_delivered, changed.notes) == ("district", 2024, ())
    opened = Assistant.open(store, settings)
    assert opened.reports == (changed,)
    assert "318件" in opened.ask("瓯海区2023年代表建议有多少件？").text


def test_what_is_not_told_stays(reports):
    report = replace(reports["ouhai_2024"], notes=("别的提示",))
    moved = told_of(report, Stated(place="杭州市富阳区"))
    assert moved == replace(report, place="杭州市富阳区", parents=("浙江省", "杭州市"))


def test_a_report_that_is_not_there_is_an_error(sample_store):
    with pytest.raises(StoreError, match="the report nosuch"):
        correct("nosuch", Stated(year=2024), sample_store, Settings())
