"""The reports tab as HTML: what came of an upload, and what the store holds."""

from collections.abc import Sequence

from rag.errors import YinjuError
from rag.report import Report
from rag.report_years import both
from rag.store.ingest import Outcome
from ui.markup import button, inert
from ui.reader import notes_of, read_as
from ui.reasons import reason
from ui.uploads import share
from ui.words import say

LEVELS = ("nation", "province", "city", "district", "town")


def progress(step: str, done: int, total: int, language: str) -> str:
    """A bar of how far an upload is as a whole, and in words what step `done` of `total` is at."""
    words = say(language, step, done=done, total=total)
    return (
        f'<div class="yj-progress" role="status"><span>{words}</span>'
        f'<progress max="1" value="{share(step, done, total):.3f}"></progress></div>'
    )


def outcome(result: Outcome, language: str) -> str:
    """What came of each file: read as what, known, refused and why."""
    lines = [_line("added", name_of(r), _read(r, language), language) for r in result.added]
    lines += [_line("known", name_of(r), "", language) for r in result.known]
    lines += [_line("replaced", name_of(r), "", language) for r in result.removed]
    lines += [
        _line("refused", name, reason(why, language), language) for name, why in result.failed
    ]
    return f'<ul class="yj-outcome" role="status">{"".join(lines)}</ul>'


def fault(error: YinjuError, language: str) -> str:
    """An error of the reports tab or the settings."""
    return f'<p class="yj-fault" role="alert">{reason(error, language)}</p>'


def done(text: str) -> str:
    """What was done."""
    return f'<p class="yj-done" role="status">{inert(text)}</p>'


def name_of(report: Report) -> str:
    """What a report is called in a line: its title, or its file."""
    return report.title or report.source


def about(report: Report, language: str) -> str:
    """Place and year, or that they are not stated."""
    unknown = say(language, "unknown")
    return f"{report.place or unknown}，{years_of(report, language) or unknown}"


def years_of(report: Report, language: str) -> str:
    """When it was delivered and which year it tells of; empty where neither is stated."""
    return both(report.year_delivered, report.year_covered, language)


def holdings(reports: Sequence[Report], language: str) -> str:
    """A table of the reports, each to open and to remove."""
    keys = ("title", "place", "year", "level")
    heads = "".join(f'<th scope="col">{say(language, key)}</th>' for key in keys)
    rows = "".join(_row(report, language) for report in reports)
    return (
        f'<section class="yj-held"><h2>{say(language, "held")}</h2>'
        f'<p class="yj-note">{say(language, "held_note", n=len(reports))}</p>'
        f'<div class="yj-wide"><table class="yj-compared"><thead><tr>{heads}<th></th></tr></thead>'
        f"<tbody>{rows}</tbody></table></div></section>"
    )


def _line(kind: str, name: str, more: str, language: str) -> str:
    small = f"<small>{more}</small>" if more else ""
    return f'<li class="yj-{kind}"><b>{say(language, kind)}</b> {inert(name)}{small}</li>'


def _read(report: Report, language: str) -> str:
    notes = "".join(f"<br>! {inert(note)}" for note in notes_of(report))
    return f"{inert(about(report, language))} · {read_as(report, language)}{notes}"


def _row(report: Report, language: str) -> str:
    unknown = f'<em class="yj-unknown">{say(language, "unknown")}</em>'
    level = say(language, report.level) if report.level else unknown
    notes = "".join(f"<small>! {inert(note)}</small>" for note in notes_of(report))
    actions = button(say(language, "view"), "yj-open", report=report.id) + button(
        say(language, "remove"), "yj-remove", report=report.id, sure=say(language, "remove_sure")
    )
    return (
        f"<tr><td>{inert(name_of(report))}<small>{inert(report.source)}</small>{notes}</td>"
        f"<td>{inert(report.place) or unknown}</td><td>{years_of(report, language) or unknown}</td>"
        f'<td>{level}</td><td class="yj-actions">{actions}</td></tr>'
    )
