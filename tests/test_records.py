import sqlite3

import pytest
from helpers import passage, report

from rag.passage import Passage, Section
from rag.report import Report, Span
from rag.store.records import load, save

FULL = Report(
    id="0123456789abcdef",
    source="报告#1.csv",
    text="“引号”'单引号'\n\n换行🙂。页码尾。",
    title="某县工作报告",
    body="某县人民政府",
    place="某县",
    level="district",
    date="2024-01-30",
    year_delivered=2024,
    year_covered=2023,
    pages=(0, 4, 4),
    row=3,
)


def test_reports_and_passages_come_back_equal_and_in_order(tmp_path):
    passages = [
        Passage(
            FULL, Section(("一、", "（一）"), "glossary"), (Span(0, 4), Span(6, 9)), 3, "planned"
        ),
        passage("常委会听取报告。", source="b.txt"),
        Passage(FULL, Section(), (Span(0, 2),), 1),
    ]
    save(tmp_path / "x.sqlite", [FULL, passages[1].report], passages)
    assert load(tmp_path / "x.sqlite") == ([FULL, passages[1].report], passages)


def test_spans_come_back_as_spans(tmp_path):
    save(tmp_path / "x.sqlite", [FULL], [Passage(FULL, Section(), (Span(0, 2),), 1)])
    ((only,),) = [one.spans for one in load(tmp_path / "x.sqlite")[1]]
    assert isinstance(only, Span)
    assert only.end == 2


def test_what_is_not_known_stays_none(tmp_path):
    save(tmp_path / "x.sqlite", [report("x")], [])
    ((only,), _) = load(tmp_path / "x.sqlite")
    assert (only.year_covered, only.place) == (None, "")


def test_a_folder_of_any_name_can_hold_records(tmp_path):
    folder = tmp_path / "甲 乙?#%20"
    folder.mkdir()
    save(folder / "x.sqlite", [FULL], [])
    assert load(folder / "x.sqlite") == ([FULL], [])


def test_a_missing_file_is_an_error_and_is_not_made(tmp_path):
    with pytest.raises(sqlite3.Error):
        load(tmp_path / "x.sqlite")
    assert not (tmp_path / "x.sqlite").exists()
