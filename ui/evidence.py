"""The panel beside the chat: quotes in their place, or the nearest passages, or the reports."""

from collections.abc import Sequence

from rag.answer import Answer, Quote
from rag.passage import Hit, Passage
from rag.report import Report
from ui.markup import anchor, inert, marked

_NEAREST = 3
_LISTED = 30


def evidence(answer: Answer, turn: int) -> str:
    """Cards of an answer's quotes; of the nearest passages for a refusal."""
    if not answer.found:
        return _nearest(answer.hits[:_NEAREST])
    cards = "".join(_card(quote, _holder(quote, answer.hits), turn) for quote in answer.quotes)
    return _panel("引文", "Quotes", "逐字摘自报告，未作改动。", cards)


def shelf(reports: Sequence[Report]) -> str:
    """What can be asked about, before anything is asked."""
    lines = "".join(f"<li>{_about(report)}</li>" for report in reports[:_LISTED])
    more = len(reports) - _LISTED
    lines += f'<li class="yj-more">另有{more}份</li>' if more > 0 else ""
    note = f"共{len(reports)}份。提问以后，这里显示引文和它所在的段落。"
    return _panel("可查的报告", "Reports", note, f'<ul class="yj-shelf">{lines}</ul>')


def _panel(title: str, english: str, note: str, body: str) -> str:
    return (
        f'<section class="yj-panel" lang="zh-CN"><h2>{title} <small lang="en">{english}</small>'
        f'</h2><p class="yj-note">{note}</p>{body}</section>'
    )


def _about(report: Report) -> str:
    year = f"{report.year}年" if report.year else ""
    facts = " · ".join(filter(None, [report.place, year, report.source]))
    return f"{inert(report.title or report.source)}<small>{inert(facts)}</small>"


def _card(quote: Quote, passage: Passage | None, turn: int) -> str:
    return (
        f'<article class="yj-card" id="{anchor(turn, quote.number)}">'
        f'<header><span class="yj-number">[{quote.number}]</span>{_copy(quote)}</header>'
        f"<blockquote>{inert(quote.text)}</blockquote>"
        f"{_cited(quote)}{_place(quote, passage)}</article>"
    )


def _cited(quote: Quote) -> str:
    return (
        f'<p class="yj-citation">{inert(quote.citation)}</p>'
        f'<p class="yj-source">{inert(quote.report.source)}</p>'
    )


def _copy(quote: Quote) -> str:
    words = inert(f"“{quote.text}”——{quote.citation}").replace("<br>", "&#10;")
    return f'<button type="button" class="yj-copy" data-copy="{words}">复制引文</button>'


def _place(quote: Quote, passage: Passage | None) -> str:
    if passage is None:
        return ""
    return (
        '<details open><summary>所在段落 <small lang="en">In its passage</small></summary>'
        f'<p class="yj-passage">{marked(passage, quote.spans)}</p></details>'
    )


def _holder(quote: Quote, hits: Sequence[Hit]) -> Passage | None:
    """The passage among the hits that holds all of a quote."""
    passages = (hit.passage for hit in hits if hit.passage.report.id == quote.report.id)
    return next((passage for passage in passages if _holds(passage, quote)), None)


def _holds(passage: Passage, quote: Quote) -> bool:
    return all(any(start <= s and e <= end for start, end in passage.spans) for s, e in quote.spans)


def _nearest(hits: Sequence[Hit]) -> str:
    cards = "".join(_near(hit) for hit in hits)
    note = "这些段落与问题最接近，但没有回答它。" if hits else "报告中没有与问题相近的段落。"
    return _panel("最相近的段落", "Nearest passages", note, cards)


def _near(hit: Hit) -> str:
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
        f"{_cited(whole)}</article>"
    )
