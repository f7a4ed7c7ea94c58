"""A whole report as text: its outline, the quote marked, what was left out in grey."""

import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rag.passage import GLOSSARY
from rag.reading.identity import HOW_PLACE, HOW_YEAR
from rag.reading.structure import Heading, Paragraph, Structure, structure
from rag.report import Report, Span
from rag.report_years import both
from ui.markup import button, inert, piece
from ui.words import say

_structure = functools.lru_cache(maxsize=32)(structure)
_DEEPEST = 3


@dataclass(frozen=True)
class Places:
    """Where in a report the last answer found something: its quotes, and its hits."""

    quoted: tuple[Span, ...] = ()
    hits: tuple[Span, ...] = ()


@dataclass(frozen=True)
class Shown:
    """A report on its way to HTML."""

    report: Report
    structure: Structure
    quoted: Sequence[Span]
    wanted: Sequence[Span]
    stops: Sequence[Span]


def reader(
    report: Report, wanted: Sequence[Span], places: Places = Places(), language: str = "zh"
) -> str:
    """The report with `wanted` and what else was quoted marked; `wanted` is scrolled to."""
    found = _structure(report)
    stops = [*wanted, *places.quoted, *places.hits]
    about = Shown(report, found, [*{*wanted, *places.quoted}], wanted, stops)
    body = "".join(html for _, html in sorted(_parts(about)))
    facts = f'<p class="yj-note">{_facts(report, language)}</p>'
    return (
        f'<section class="yj-reader" aria-label="{inert(report.title or report.source)}">'
        f"{_bar(language, bool(stops))}<h2>{inert(report.title or report.source)}</h2>"
        f"{facts}{_notes(report)}{_outline(found, language)}"
        f'<div class="yj-text">{body}</div></section>'
    )


def missing(language: str) -> str:
    """What stands there for a report that was removed in the meantime."""
    words = f"<p>{say(language, 'gone')}</p>"
    return f'<section class="yj-reader">{_bar(language, False)}{words}</section>'


def read_as(report: Report, language: str) -> str:
    """How much was read of a report, and left out."""
    found = _structure(report)
    sizes = {"headings": len(found.headings), "paragraphs": len(found.paragraphs)}
    return say(language, "read_as", **sizes, left=len(found.left_out))


def notes_of(report: Report) -> list[str]:
    """The notes on a report; what the command line would have done is done on this page."""
    here = say("zh", "correct")
    how = f"请在“{here}”里改"
    return [note.replace(HOW_PLACE, how).replace(HOW_YEAR, how) for note in report.notes]


def _bar(language: str, stops: bool) -> str:
    found = [button(say(language, "back"), "yj-back")]
    if stops:
        found += [
            button(say(language, "previous"), "yj-step", by=-1),
            button(say(language, "next"), "yj-step", by=1),
            '<span class="yj-count" aria-live="polite"></span>',
        ]
    found.append(f'<span class="yj-legend">{say(language, "legend")}</span>')
    return f'<div class="yj-bar">{"".join(found)}</div>'


def _facts(report: Report, language: str) -> str:
    years = both(report.year_delivered, report.year_covered, language)
    facts = (report.place, years, report.session, report.speaker, report.date, report.source)
    return inert(" · ".join(filter(None, facts)))


def _notes(report: Report) -> str:
    lines = "".join(f"<li>{inert(note)}</li>" for note in notes_of(report))
    return f'<ul class="yj-notes">{lines}</ul>' if lines else ""


def _outline(found: Structure, language: str) -> str:
    lines = "".join(
        f'<li class="yj-level-{min(one.level, _DEEPEST)}"><a href="#{_name(one)}">'
        f"{inert(one.text)}</a></li>"
        for one in found.headings
    )
    title = say(language, "outline")
    return f"<details><summary>{title}</summary><ol>{lines}</ol></details>" if lines else ""


def _name(heading: Heading) -> str:
    return f"heading-{heading.span.start}"


def _parts(shown: Shown) -> Iterator[tuple[int, str]]:
    """(offset, HTML) of headings, paragraphs and what was left out between them."""
    found = shown.structure
    whole = [_hull(one) for one in found.paragraphs]
    parts = [span for one in found.paragraphs for span in one.spans]
    for one in found.paragraphs:
        yield one.spans[0].start, _paragraph(shown, one)
    for heading in found.headings:
        # the words that begin a paragraph are in it: only their place is named
        within = any(start <= heading.span.start < end for start, end in parts)
        text = "" if within else piece(shown.report, heading.span, shown.quoted)
        tag = "a" if within else f"h{min(heading.level, _DEEPEST) + 3}"
        yield heading.span.start - 1, f'<{tag} id="{_name(heading)}">{text}</{tag}>'
    for left in found.left_out:
        if not any(start <= left.span.start < end for start, end in whole):
            grey = _grey(shown.report, left.span, left.reason)
            yield left.span.start, f"<p>{grey}</p>"


def _paragraph(shown: Shown, one: Paragraph) -> str:
    """Its spans, and what was left out between them."""
    report, html, last = shown.report, "", one.spans[0].start
    for span in one.spans:
        inside = [x for x in shown.structure.left_out if last <= x.span.start < span.start]
        html += "".join(_grey(report, left.span, left.reason) for left in inside)
        html += piece(report, span, shown.quoted)
        last = span.end
    kinds = "yj-paragraph" + " yj-stop" * _holds(one, shown.stops)
    kinds += " yj-target" * _holds(one, shown.wanted)
    kinds += " yj-entry" * (one.section.kind == GLOSSARY)
    pages = "—".join(map(str, report.pages_of(one.spans)))
    number = f"{one.number}" + (f" · p. {pages}" if pages else "")
    return f'<p class="{kinds}" data-number="{number}">{html}</p>'


def _holds(one: Paragraph, spans: Sequence[Span]) -> bool:
    return any(_overlap(own, other) for own in one.spans for other in spans)


def _grey(report: Report, span: Span, reason: str) -> str:
    words = " ".join(report.text[span.start : span.end].split())
    return f'<del title="{inert(reason)}">{inert(words)}</del>'


def _hull(one: Paragraph) -> Span:
    return Span(one.spans[0].start, one.spans[-1].end)


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
