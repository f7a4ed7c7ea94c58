"""A report that was read before, with what the user says of it afterwards."""

from dataclasses import replace

from rag.reading.extract import Stated
from rag.reading.identity import HOW_PLACE, HOW_YEAR, identify
from rag.report import Report


def told_of(report: Report, told: Stated) -> Report:
    """`report` with the place and year told, and all that follows from them; the text stays."""
    known = identify(report.text, report.source, told=told)
    changed = replace(report, title=report.title or known.title, body=report.body or known.body)
    if told.place:
        changed = replace(changed, place=known.place, parents=known.parents, level=known.level)
        changed = _without(changed, HOW_PLACE)
    if told.year:
        changed = replace(
            changed, year_delivered=known.year_delivered, year_covered=known.year_covered
        )
        changed = _without(changed, HOW_YEAR)
    return changed


def _without(report: Report, asking: str) -> Report:
    """Without the notes that ask for what is now known."""
    return replace(report, notes=tuple(note for note in report.notes if asking not in note))
