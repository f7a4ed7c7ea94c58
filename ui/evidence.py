"""The panel beside the chat: quotes in their place, or the nearest passages, or the reports."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from rag.answer import Answer, Quote
from rag.passage import GLOSSARY, Hit, Passage
from rag.report import Report, Span
from rag.report_years import both
from ui.markup import anchor, button, inert, marked, piece
from ui.words import say

_NEAREST = 3
_LISTED = 30
_TERMS = 4
_DEFINED = 400
"""Characters shown of a definition."""
_BOLD = '<b class="yj-answer">{}</b>'


def evidence(
    answer: Answer, turn: int, language: str = "zh", glossary: Sequence[Passage] = ()
) -> str:
    """Cards of an answer's quotes; of the nearest passages for a refusal.

    `glossary` holds the passages among which the definitions of terms are looked for.
    """
    if not answer.found:
        return _nearest(answer.hits[:_NEAREST], language)
    about = _About(turn, language, glossary)
    cards = "".join(_card(one, _holder(one, answer.hits), about) for one in answer.quotes)
    printing = button(say(language, "print"), "yj-print")
    return _panel("quotes", say(language, "quotes_note"), cards, language, printing)


def shelf(reports: Sequence[Report], language: str = "zh") -> str:
    """What can be asked about, before anything is asked."""
    lines = "".join(f"<li>{_about(report, language)}</li>" for report in reports[:_LISTED])
    more = len(reports) - _LISTED
    lines += f'<li class="yj-more">{say(language, "more", n=more)}</li>' if more > 0 else ""
    note = say(language, "shelf_note", n=len(reports))
    return _panel("shelf", note, f'<ul class="yj-shelf">{lines}</ul>', language)


def _panel(title: str, note: str, body: str, language: str, beside: str = "") -> str:
    return (
        f'<section class="yj-panel"><div class="yj-head"><h2>{say(language, title)}</h2>{beside}'
        f'</div><p class="yj-note">{inert(note)}</p>{body}</section>'
    )


def _about(report: Report, language: str) -> str:
    years = both(report.year_delivered, report.year_covered, language)
    facts = " · ".join(filter(None, [report.place, years, report.source]))
    title = inert(report.title or report.source)
    opening = (
        f'<button type="button" class="yj-title yj-open" data-report="{inert(report.id)}" '
        f'title="{say(language, "view")}">{title}</button>'
    )
    return f"{opening}<small>{inert(facts)}</small>"


@dataclass(frozen=True)
class _About:
    """What every card of an answer needs."""

    turn: int
    language: str
    glossary: Sequence[Passage]


def _card(quote: Quote, passage: Passage | None, about: _About) -> str:
    language, name = about.language, anchor(about.turn, quote.number)
    return (
        f'<article class="yj-card" id="{name}" tabindex="-1">'
        f'<header><span class="yj-number">[{quote.number}]</span><span>'
        f"{_open(quote.report, quote.spans, language)}{_copy(quote, language)}</span></header>"
        f"{_context(quote)}<blockquote>{_words(quote)}</blockquote>{_cited(quote)}"
        f"{_terms(passage, quote, about)}{_place(quote, passage, language)}</article>"
    )


def _words(quote: Quote) -> str:
    """A quote's words, the answering ones among them in bold."""
    words = (piece(quote.report, span, quote.marks, _BOLD) for span in quote.spans)
    return "".join(words)


def _context(quote: Quote) -> str:
    """What a quote is said of, in brackets: words of the report, but none of the quote's."""
    return f'<p class="yj-context">（{inert(quote.context)}）</p>' if quote.context else ""


def _cited(quote: Quote) -> str:
    return (
        f'<p class="yj-citation">{inert(quote.citation)}</p>'
        f'<p class="yj-source">{inert(quote.report.source)}</p>'
    )


def _open(report: Report, spans: Sequence[Span], language: str) -> str:
    return button(say(language, "open"), "yj-open", report=report.id, spans=json.dumps(spans))


def _copy(quote: Quote, language: str) -> str:
    words = f"“{quote.text}”——{quote.citation}"
    facts = {"copy": words, "done": say(language, "copied")}
    return button(say(language, "copy"), "yj-copy", **facts).replace("<br>", "&#10;")


def _place(quote: Quote, passage: Passage | None, language: str) -> str:
    if passage is None:
        return ""
    return (
        f"<details open><summary>{say(language, 'in_passage')}</summary>"
        f'<p class="yj-passage">{marked(passage, quote.spans)}</p></details>'
    )


def _terms(passage: Passage | None, quote: Quote, about: _About) -> str:
    """The report's own definitions of terms that the quote uses."""
    used = [term for term in passage.terms if term in quote.text] if passage else []
    defined = {
        one.topic: one.text
        for one in about.glossary
        if one.section.kind == GLOSSARY and one.report.id == quote.report.id and one.topic in used
    }
    return "".join(
        f'<details class="yj-term"><summary>{say(about.language, "term")}{inert(term)}</summary>'
        f"<p>{inert(text[:_DEFINED])}</p></details>"
        for term, text in list(defined.items())[:_TERMS]
    )


def _holder(quote: Quote, hits: Sequence[Hit]) -> Passage | None:
    """The passage among the hits that holds all of a quote."""
    passages = (hit.passage for hit in hits if hit.passage.report.id == quote.report.id)
    return next((passage for passage in passages if _holds(passage, quote)), None)


def _holds(passage: Passage, quote: Quote) -> bool:
    return all(any(start <= s and e <= end for start, end in passage.spans) for s, e in quote.spans)


def _nearest(hits: Sequence[Hit], language: str) -> str:
    cards = "".join(_near(hit, language) for hit in hits)
    note = say(language, "nearest_note" if hits else "none_near")
    return _panel("nearest", note, cards, language)


def _near(hit: Hit, language: str) -> str:
    passage = hit.passage
    whole = Quote(
        hit.rank,
        passage.text,
        passage.report,
        str(passage.section),
        passage.spans,
        passage.paragraph,
    )
    return (
        f'<article class="yj-card yj-near"><p class="yj-passage">{inert(passage.text)}</p>'
        f"{_cited(whole)}<p>{_open(passage.report, passage.spans, language)}</p></article>"
    )
