"""Citations that can be pasted: plain, Markdown, GB/T 7714 and BibTeX."""

import re
from collections.abc import Callable

from rag.answer import Quote
from rag.errors import QuestionError

_TEX = str.maketrans({char: f"\\{char}" for char in "&%$#_{}"} | {"\\": r"\textbackslash{}"})
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()


def cite(quote: Quote, style: str = "plain") -> str:
    """The citation of a quote in one of the `STYLES`. Raises `QuestionError` for another style."""
    if style not in STYLES:
        raise QuestionError(
            f"the citation style {style!r}", ", ".join(STYLES), "Choose one of these."
        )
    return STYLES[style](quote)


def _plain(quote: Quote) -> str:
    return quote.citation


def _markdown(quote: Quote) -> str:
    """A block quote with the citation as its last line."""
    words = "\n".join(f"> {line}" for line in quote.text.splitlines())
    escaped = re.sub(r"([\\`*_\[\]<>#])", r"\\\1", quote.citation)
    return f"{words}\n>\n> ——{escaped}"


def _gbt7714(quote: Quote) -> str:
    """GB/T 7714-2015, a report: 责任者. 题名[R]. 地点, 日期: 引文位置."""
    report = quote.report
    body = report.body or report.place
    issued = ", ".join(filter(None, [report.place, report.date or _year(quote)]))
    where = ", ".join([*filter(None, [quote.section]), *_page(quote), f"第{quote.paragraph}段"])
    title = f"{report.title or report.source}[R]"
    return f"{'. '.join(filter(None, [body, title, issued]))}: {where}."


def _bibtex(quote: Quote) -> str:
    """A @techreport entry; its key is the report's id and the paragraph."""
    report = quote.report
    where = "，".join([*filter(None, [quote.section]), *_page(quote), f"第{quote.paragraph}段"])
    month = _MONTHS[int(report.date.split("-")[1]) - 1] if report.date else ""
    fields = {
        "title": report.title or report.source,
        "author": report.body and f"{{{report.body}}}",
        "institution": report.body or report.place or report.source,
        "address": report.place,
        "year": report.date[:4] or _year(quote),
        "note": f"{where}：“{quote.text}”",
    }
    lines = [f"  {name} = {{{_tex(value)}}}," for name, value in fields.items() if value]
    lines += [f"  month = {month},"] if month else []
    key = re.sub(r"[^A-Za-z0-9-]", "-", report.id)
    return "\n".join([f"@techreport{{yinju-{key}-{quote.paragraph},", *lines, "}"])


def _tex(value: str) -> str:
    """A value with TeX's own characters escaped; one pair of braces around it is kept."""
    if value.startswith("{") and value.endswith("}"):
        return f"{{{value[1:-1].translate(_TEX)}}}"
    return " ".join(value.split()).translate(_TEX)


def _year(quote: Quote) -> str:
    report = quote.report
    return str(report.year_delivered or report.year or "")


def _page(quote: Quote) -> list[str]:
    pages = [f"第{'—'.join(map(str, quote.pages))}页"] if quote.pages else []
    return pages + ([f"第{quote.report.row}行"] if quote.report.row else [])


STYLES: dict[str, Callable[[Quote], str]] = {
    "plain": _plain,
    "markdown": _markdown,
    "gbt7714": _gbt7714,
    "bibtex": _bibtex,
}
"""Name of a style -> how it is written."""
