"""A comparison as a table that sorts, bars where figures share a unit, and files to keep."""

import csv
import io
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from rag.answer import Answer, Quote, Row
from rag.answering.figures import figures
from rag.report_years import both
from ui.markup import button, inert
from ui.words import say

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What a cell begins with that a spreadsheet may work out, full-width forms made ordinary."""
_BLANK = " \u00a0\u3000\u200b\u200e\u200f\ufeff"
"""Spaces and invisible signs: some programs drop them before they look."""
_COLUMNS = ("place", "year", "figure", "quote")


@dataclass(frozen=True)
class Amount:
    """A figure as a number in its unit: 1.2万件 is 12000 件."""

    value: float
    unit: str


def amount(figure: str) -> Amount | None:
    """Read a figure as quoted; None where it is none."""
    found = figures(figure)
    return Amount(float(found[0].quantity.value), found[0].quantity.unit) if found else None


def table(answer: Answer, language: str = "zh") -> str:
    """The rows with their quotes; each heading sorts, each quote opens in its report."""
    heads = "".join(_head(key, number, language) for number, key in enumerate(_COLUMNS))
    rows = "".join(_row(row, answer, language) for row in answer.table or ())
    return (
        '<div class="yj-wide"><table class="yj-compared"><thead><tr>'
        f"{heads}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def bars(answer: Answer, language: str = "zh") -> str:
    """A bar a row for the unit that most figures share; empty where fewer than two do."""
    found = [(row, amount(row.figure)) for row in answer.table or ()]
    units = Counter(one.unit for _, one in found if one)
    unit, shared = units.most_common(1)[0] if units else ("", 0)
    if shared < 2:
        return ""
    same = [(row, one.value) for row, one in found if one and one.unit == unit]
    most = max(value for _, value in same) or 1.0
    lines = "".join(_bar(row, value / most) for row, value in same)
    title = inert(say(language, "chart", unit=unit))
    return f'<figure class="yj-bars"><figcaption>{title}</figcaption>{lines}</figure>'


def save_csv(answer: Answer, path: Path, language: str = "zh") -> Path:
    """The rows in UTF-8 with a byte order mark, which spreadsheets ask for."""
    written = io.StringIO()
    csv.writer(written).writerows(_cells(answer, language))
    path.write_bytes(written.getvalue().encode("utf-8-sig"))
    return path


def save_xlsx(answer: Answer, path: Path, language: str = "zh") -> Path:
    """The rows as a workbook of texts; a year is a number."""
    from openpyxl import Workbook

    book = Workbook()
    for row in _cells(answer, language):
        book.active.append(row)
    book.save(path)
    return path


def _cells(answer: Answer, language: str) -> list[list[str | int]]:
    """A header and a line a row; nothing in it is a formula to a spreadsheet."""
    place, *others = (say(language, key) for key in (*_COLUMNS, "source"))
    heads = [place, say(language, "edition"), *others]
    lines: list[list[str | int]] = [[*heads]]
    for row in answer.table or ():
        quote = _quote(row, answer)
        words = (quote.text, quote.citation) if quote else (say(language, "silent"), "")
        years = both(row.delivered, row.covered, language)
        told = map(_plain, (row.figure, *words))
        lines.append([_plain(row.place), years, row.year or "", *told])
    return lines


def _plain(text: str) -> str:
    """A text that no spreadsheet reads as a formula, without the signs it cannot hold."""
    kept = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", "", text)
    head = unicodedata.normalize("NFKC", kept.lstrip(_BLANK)[:1])
    return f"'{kept}" if head in _FORMULA or kept.startswith(_FORMULA) else kept


def _quote(row: Row, answer: Answer) -> Quote | None:
    return next((quote for quote in answer.quotes if quote.number == row.quote), None)


def _head(key: str, number: int, language: str) -> str:
    text = say(language, key)
    sort = (
        f'<button type="button" class="yj-sort" data-column="{number}" title="{{}}">{text}</button>'
    )
    inside = sort.format(say(language, "sort")) if key != "quote" else text
    return f'<th scope="col" aria-sort="none">{inside}</th>'


def _row(row: Row, answer: Answer, language: str) -> str:
    quote, found = _quote(row, answer), amount(row.figure)
    years = both(row.delivered, row.covered, language)
    cells = f"<td>{inert(row.place)}<small>{years}</small></td><td>{row.year or ''}</td>"
    if quote is None:
        silent = say(language, "silent")
        return f'<tr class="yj-silent">{cells}<td data-value="">{silent}</td><td></td></tr>'
    opening = button(
        say(language, "open"), "yj-open", report=quote.report.id, spans=[*map(list, quote.spans)]
    )
    value = found.value if found else ""
    figure = inert(row.figure) or say(language, "see_quote")
    words = f"<q>{inert(quote.text)}</q><small>{inert(quote.citation)}</small>{opening}"
    return (
        f'<tr>{cells}<td data-value="{value}"><strong>{figure}</strong></td><td>{words}</td></tr>'
    )


def _bar(row: Row, share: float) -> str:
    name = inert(f"{row.place} {row.year or ''}".strip())
    return (
        f'<div class="yj-bar-row"><span>{name}</span><span class="yj-track">'
        f'<i style="width:{100 * share:.1f}%"></i></span><b>{inert(row.figure)}</b></div>'
    )
