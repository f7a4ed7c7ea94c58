"""What may stand in an answer: quotes that are exact, numbers that a quote holds."""

import re
from dataclasses import replace

from rag.answer import Answer, Quote, Row
from rag.answering.figures import numbers
from rag.passage import Hit

_MARK = re.compile(r"\[(\d+)\]")


def exact(quote: Quote, hits: tuple[Hit, ...]) -> bool:
    """Whether a quote is its spans' text, character for character, inside one of the hits."""
    if not quote.text or quote.text != quote.report.slice(quote.spans):
        return False
    return any(
        hit.passage.report.id == quote.report.id
        and all(_inside(start, end, hit) for start, end in quote.spans)
        for hit in hits
    )


def _inside(start: int, end: int, hit: Hit) -> bool:
    return any(s <= start < end <= e for s, e in hit.passage.spans)


def verify(answer: Answer) -> Answer:
    """Drop quotes that are not exact, lines that no quote bears out, and quotes left unmarked.

    What was dropped is said in `warnings`. An answer left without a quote has `found` False and
    no text; its caller gives the refusal.
    """
    kept = tuple(quote for quote in answer.quotes if exact(quote, answer.hits))
    gone = [quote for quote in answer.quotes if quote not in kept]
    warnings = [f"引文[{q.number}]与原文不符，已去掉。" for q in gone]
    lines: list[str] = []
    marked: set[int] = set()
    for line in answer.text.split("\n"):
        own = _without_quotes(line, answer.quotes)
        marks = [int(mark) for mark in _MARK.findall(own)]
        fault = _fault(own, marks, kept, answer.hits)
        if fault:
            warnings.append(fault)
        else:
            lines.append(line)
            marked.update(marks)
    kept = tuple(quote for quote in kept if quote.number in marked)
    return replace(
        answer,
        text="\n".join(lines) if kept else "",
        found=answer.found and bool(kept),
        quotes=kept,
        table=_checked(answer, kept),
        warnings=(*answer.warnings, *warnings),
    )


def _without_quotes(line: str, quotes: tuple[Quote, ...]) -> str:
    """A line's own words: a quote may hold numbers, and note marks such as [12], not ours."""
    for quote in sorted(quotes, key=lambda quote: -len(quote.text)):
        line = line.replace(f"“{quote.text}”", "")
    return line


def _fault(own: str, marks: list[int], kept: tuple[Quote, ...], hits: tuple[Hit, ...]) -> str:
    """Why a line may not stand: a mark without quote, or a number that its quotes do not hold.

    The numbers of a report's place, title, file and year are known too; a line without marks may
    hold no others.
    """
    held = {quote.number: quote for quote in kept}
    if missing := [mark for mark in marks if mark not in held]:
        return f"答案引用了不存在的引文{missing}，该句已去掉。"
    sources = [held[mark] for mark in marks]
    reports = [quote.report for quote in sources] or [hit.passage.report for hit in hits]
    about = " ".join(f"{r.place} {r.title} {r.source} {r.year}" for r in reports)
    known = numbers(about) | {number for quote in sources for number in numbers(quote.text)}
    wrong = sorted(numbers(_MARK.sub("", own)) - known)
    return f"数字{'、'.join(wrong)}不在引文中，该句已去掉。" if wrong else ""


def _checked(answer: Answer, kept: tuple[Quote, ...]) -> tuple[Row, ...] | None:
    if answer.table is None:
        return None
    held = {quote.number for quote in kept}
    return tuple(
        row if row.quote in held or row.quote is None else replace(row, figure="", quote=None)
        for row in answer.table
    )
