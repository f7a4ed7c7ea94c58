"""An answer as a message of the chat."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rag.answer import Answer, Row
from rag.errors import YinjuError
from rag.report_years import both
from rag.retrieval.kinds import REMARKS
from rag.retrieval.names import english
from rag.retrieval.question import Scope
from ui.chips import Chip
from ui.markup import anchor, inert, paragraphs
from ui.reasons import reason
from ui.words import say


@dataclass(frozen=True)
class Place:
    """Where a message stands: its turn, and the language."""

    turn: int
    linked: bool = True
    """Whether its quotes can be shown."""
    language: str = "zh"
    last: bool = True
    """Whether it is the last one, whose conditions can be taken away."""


def message(answer: Answer, place: Place, above: str = "") -> str:
    """The answer's text, table and warnings; marks are links where its quotes can be shown.

    `above` is HTML that stands over it: what the question was understood to ask.
    """
    link = _linker(answer, place)
    refused = not answer.found and answer.act not in REMARKS
    parts = [
        _understood(answer, place.language),
        above,
        _table(answer, link, place.language),
        progress(answer, place.language),
        _prose(answer, link),
        warnings(answer),
        _suggestions(answer, place),
    ]
    return _body("".join(parts), "yj-refusal" if refused else "")


def conditions(found: Sequence[Chip], scope: Scope, place: Place) -> str:
    """Chips of places and years, links in the last message; and how many reports were asked."""
    html = "".join(_chip(chip, number, place) for number, chip in enumerate(found))
    if scope.reports is not None:
        words = say(place.language, "within", n=len(scope.reports))
        html += f'<span class="yj-chip">{inert(words)}</span>'
    label = say(place.language, "asked_of")
    return f'<p class="yj-chips"><span>{label}</span>{html}</p>' if html else ""


def _chip(chip: Chip, number: int, place: Place) -> str:
    colon = ": " if place.language == "en" else "："
    words = inert(f"{say(place.language, chip.kind)}{colon}{chip.words}")
    if not (place.last and chip.without):
        return f'<span class="yj-chip">{words}</span>'
    title = say(place.language, "drop")
    href = f"#drop-{place.turn}-{number}"
    return f'<a class="yj-chip" href="{href}" title="{title}">{words} ×</a>'


def suggestion(turn: int, number: int) -> str:
    """The link of a suggested question: clicked, that question is asked."""
    return f"#suggested-{turn}-{number}"


def _suggestions(answer: Answer, place: Place) -> str:
    """Questions that were perhaps meant, links in the last message."""
    html = "".join(
        f'<a class="yj-chip" href="{suggestion(place.turn, number)}">{inert(one)}</a>'
        if place.last
        else f'<span class="yj-chip">{inert(one)}</span>'
        for number, one in enumerate(answer.suggestions)
    )
    label = say(place.language, "meant")
    return f'<p class="yj-chips"><span>{label}</span>{html}</p>' if html else ""


def problem(error: YinjuError, language: str) -> str:
    """What went wrong, as a message."""
    return _body(f"<p>{reason(error, language)}</p>", "yj-problem")


def apology(language: str) -> str:
    """The message where something went wrong that nobody foresaw."""
    return _body(f"<p>{say(language, 'apology')}</p>", "yj-problem")


def pending(language: str) -> str:
    """The message while an answer is looked for."""
    return f'<p class="yj-pending">{say(language, "pending")}</p>'


def question(text: str) -> str:
    """The user's words as a message."""
    return _body(f"<p>{inert(text)}</p>", "")


def _body(html: str, kind: str) -> str:
    """One HTML block: without a blank line in it, Markdown leaves it alone."""
    return f'<div class="yj-message {kind}">{html}</div>'


def _linker(answer: Answer, place: Place) -> Callable[[int], str]:
    held = {quote.number for quote in answer.quotes} if place.linked else set()

    def link(number: int) -> str:
        mark = f"&#91;{number}&#93;"
        if number in held:
            mark = f'<a href="#{anchor(place.turn, number)}" class="yj-ref">{mark}</a>'
        return f"<sup>{mark}</sup>"

    return link


def _understood(answer: Answer, language: str) -> str:
    """How a follow-up was completed, so that a wrong guess is seen."""
    if answer.standalone == answer.question:
        return ""
    words = say(language, "understood")
    return f'<p class="yj-understood">{words}{inert(answer.standalone)}</p>'


def _prose(answer: Answer, link: Callable[[int], str]) -> str:
    """The text; and the reason of a refusal, where the text does not hold it already.

    Of a comparison only who is first: the rest is its table and its quotes, which are on the page.
    """
    if answer.table:
        first = answer.text.split("\n", 1)[0]
        lists = any(first.startswith((row.place, english(row.place))) for row in answer.table)
        return "" if lists else paragraphs(first, [], link)
    missing = [answer.reason] if answer.reason not in answer.text else []
    words = [quote.text for quote in answer.quotes]
    return paragraphs("\n".join([answer.text, *missing]), words, link)


def progress(answer: Answer, language: str) -> str:
    """How far a comparison has come; empty for one that is whole."""
    if answer.progress is None:
        return ""
    seen, known = answer.progress
    words = say(language, "progress", seen=seen, known=known)
    return f'<p class="yj-pending" role="status">{words}</p>'


def _table(answer: Answer, link: Callable[[int], str], language: str) -> str:
    if not answer.table:
        return ""
    heads = "".join(f"<th>{say(language, k)}</th>" for k in ("place", "year", "figure", "quote"))
    rows = "".join(_row(row, link, language) for row in answer.table)
    return f'<table class="yj-table"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>'


def _row(row: Row, link: Callable[[int], str], language: str) -> str:
    years = both(row.delivered, row.covered, language)
    place = f"<td>{inert(row.place)}<small>{years}</small></td><td>{row.year or ''}</td>"
    if row.quote is None:
        return f'<tr class="yj-silent">{place}<td>{say(language, "silent")}</td><td></td></tr>'
    figure = inert(row.figure) or say(language, "see_quote")
    return f"<tr>{place}<td><strong>{figure}</strong></td><td>{link(row.quote)}</td></tr>"


def warnings(answer: Answer) -> str:
    """What verification dropped, and what else the reader must know; empty for nothing."""
    lines = "".join(f"<li>{inert(warning)}</li>" for warning in answer.warnings)
    return f'<ul class="yj-warnings">{lines}</ul>' if lines else ""
