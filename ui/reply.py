"""An answer as a message of the chat."""

from collections.abc import Callable

from rag.answer import Answer, Row
from ui.markup import anchor, inert, paragraphs

SILENT = "报告未写明"
PENDING = '<p class="yj-pending">正在查找…</p>'


def message(answer: Answer, turn: int, linked: bool) -> str:
    """The answer's text, table and warnings; marks are links where the quotes are on the page."""
    link = _linker(answer, turn, linked)
    parts = [_understood(answer), _table(answer, link), _prose(answer, link), _warnings(answer)]
    return _body("".join(parts), "" if answer.found else "yj-refusal")


def problem(text: str) -> str:
    """What went wrong, as a message."""
    return _body(f"<p>{inert(text)}</p>", "yj-problem")


def question(text: str) -> str:
    """The user's words as a message."""
    return _body(f"<p>{inert(text)}</p>", "")


def _body(html: str, kind: str) -> str:
    """One HTML block: without a blank line in it, Markdown leaves it alone."""
    return f'<div class="yj-message {kind}">{html}</div>'


def _linker(answer: Answer, turn: int, linked: bool) -> Callable[[int], str]:
    held = {quote.number for quote in answer.quotes} if linked else set()

    def link(number: int) -> str:
        mark = f"&#91;{number}&#93;"
        if number in held:
            mark = f'<a href="#{anchor(turn, number)}" class="yj-ref">{mark}</a>'
        return f"<sup>{mark}</sup>"

    return link


def _understood(answer: Answer) -> str:
    """How a follow-up was completed, so that a wrong guess is seen."""
    if answer.standalone == answer.question:
        return ""
    return f'<p class="yj-understood">按此查找：{inert(answer.standalone)}</p>'


def _prose(answer: Answer, link: Callable[[int], str]) -> str:
    """The text; and the reason of a refusal, where the text does not hold it already.

    Of a comparison nothing: its text is its table and its quotes, which are on the page.
    """
    if answer.table:
        return ""
    missing = [answer.reason] if answer.reason not in answer.text else []
    words = [quote.text for quote in answer.quotes]
    return paragraphs("\n".join([answer.text, *missing]), words, link)


def _table(answer: Answer, link: Callable[[int], str]) -> str:
    if not answer.table:
        return ""
    heads = "".join(f"<th>{head}</th>" for head in ("地方", "年份", "数字", "引文"))
    rows = "".join(_row(row, link) for row in answer.table)
    return f'<table class="yj-table"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>'


def _row(row: Row, link: Callable[[int], str]) -> str:
    place = f"<td>{inert(row.place)}</td><td>{row.year or ''}</td>"
    if row.quote is None:
        return f'<tr class="yj-silent">{place}<td>{SILENT}</td><td></td></tr>'
    figure = inert(row.figure) or "见引文"
    return f"<tr>{place}<td><strong>{figure}</strong></td><td>{link(row.quote)}</td></tr>"


def _warnings(answer: Answer) -> str:
    lines = "".join(f"<li>{inert(warning)}</li>" for warning in answer.warnings)
    return f'<ul class="yj-warnings">{lines}</ul>' if lines else ""
