"""Reports and passages as JSON can hold them, and back: for another process, not for keeping."""

from typing import Any

from rag.passage import Passage, Section
from rag.report import Report, Span


def report_to_json(report: Report) -> dict[str, Any]:
    """Its fields by name."""
    return vars(report)


def report_from_json(fields: dict[str, Any]) -> Report:
    """What `report_to_json` gave; JSON has made lists of tuples."""
    found: dict[str, Any] = {n: tuple(v) if isinstance(v, list) else v for n, v in fields.items()}
    return Report(**found)


def passage_to_json(passage: Passage) -> dict[str, Any]:
    """Its fields by name, without the report."""
    fields = {name: value for name, value in vars(passage).items() if name != "report"}
    return fields | {"section": [passage.section.path, passage.section.kind]}


def passage_from_json(report: Report, fields: dict[str, Any]) -> Passage:
    """What `passage_to_json` gave, of that report."""
    path, kind = fields["section"]
    found: dict[str, Any] = fields | {
        "section": Section(tuple(path), kind),
        "spans": tuple(Span(*span) for span in fields["spans"]),
        "terms": tuple(fields["terms"]),
    }
    return Passage(report, **found)
