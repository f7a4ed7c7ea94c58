"""Reports and passages in SQLite, read back as records."""

import json
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import fields
from pathlib import Path
from typing import Any

from rag.passage import Passage, Section
from rag.report import Report, Span

_COLUMNS = [field.name for field in fields(Report)]
_LISTS = ("parents", "pages", "notes")
"""Columns that hold a list, as JSON."""
_SCHEMA = f"""
CREATE TABLE reports ({", ".join(_COLUMNS)}, PRIMARY KEY (id));
CREATE TABLE passages
(row INTEGER PRIMARY KEY, report, paragraph, path, kind, spans, aspect, topic, terms);
"""


def save(path: Path, reports: Sequence[Report], passages: Sequence[Passage]) -> None:
    """Write both tables to a new file; a passage's row is its place in `passages`."""
    marks = ", ".join("?" * len(_COLUMNS))
    with closing(sqlite3.connect(path)) as base, base:
        base.executescript(_SCHEMA)
        rows = (_row(report) for report in reports)
        base.executemany(f"INSERT INTO reports VALUES ({marks})", rows)
        base.executemany(
            "INSERT INTO passages VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                (
                    row,
                    passage.report.id,
                    passage.paragraph,
                    json.dumps(passage.section.path, ensure_ascii=False),
                    passage.section.kind,
                    json.dumps(passage.spans),
                    passage.aspect,
                    passage.topic,
                    json.dumps(passage.terms, ensure_ascii=False),
                )
                for row, passage in enumerate(passages)
            ),
        )


def load(path: Path) -> tuple[list[Report], list[Passage]]:
    """What `save` wrote. Raises `sqlite3.Error` where the file is missing or damaged."""
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as base:
        names = ", ".join(_COLUMNS)
        rows = base.execute(f"SELECT {names} FROM reports ORDER BY rowid")
        reports = [_report(dict(zip(_COLUMNS, row, strict=True))) for row in rows]
        known = {report.id: report for report in reports}
        rows = base.execute(
            "SELECT report, paragraph, path, kind, spans, aspect, topic, terms"
            " FROM passages ORDER BY row"
        )
        passages = [
            Passage(
                known[report],
                Section(tuple(json.loads(heading)), kind),
                tuple(Span(*span) for span in json.loads(spans)),
                paragraph,
                aspect,
                topic,
                tuple(json.loads(terms)),
            )
            for report, paragraph, heading, kind, spans, aspect, topic, terms in rows
        ]
    return reports, passages


def _row(report: Report) -> list[Any]:
    facts = vars(report)
    lists = {name: json.dumps(facts[name], ensure_ascii=False) for name in _LISTS}
    return [(facts | lists)[name] for name in _COLUMNS]


def _report(facts: dict[str, Any]) -> Report:
    return Report(**facts | {name: tuple(json.loads(facts[name])) for name in _LISTS})
