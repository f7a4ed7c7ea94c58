"""The words around quotes: whose report, yes or no, the items of a list, in English the figure."""

from collections.abc import Sequence
from decimal import Decimal

from rag.answer import Quote
from rag.answering.claims import same_value
from rag.answering.decided import NO, answering_figure, correction, yes_or_no
from rag.answering.figures import Figure, figures
from rag.answering.marks import listed
from rag.answering.report_name import name_of
from rag.answering.slots import slots
from rag.answering.status import TARGET
from rag.answering.verdict import verdict
from rag.passage import Passage
from rag.report import Report, hulls
from rag.retrieval.names import english
from rag.retrieval.question import Question

_VERDICTS = {"是": "是，", "有": "有，", "否": "否，", "没有": "没有，"}
_UNITS = {"%": "%", "个百分点": " percentage points", "公里": " km", "平方公里": " square km"}
_UNITS |= {"元": " yuan", "美元": " US dollars", "吨": " tonnes", "亩": " mu", "公顷": " hectares"}
_SCALES = ((10**12, " trillion"), (10**9, " billion"), (10**6, " million"))
_QUALIFIERS = {
    frozenset[str](): "",
    frozenset({"about"}): "about ",
    frozenset({"over"}): "over ",
    frozenset({"least"}): "at least ",
    frozenset({"over least"}): "at least ",
    frozenset({"most"}): "at most ",
}


def plain(question: Question, quotes: Sequence[Quote], unexplained: str = "") -> str:
    """The quotes, each with its mark, under the report they come from.

    `unexplained`: a term whose meaning is asked and that the quotes only use.
    """
    lines: list[str] = []
    for n, one in enumerate(quotes):
        if n == 0 or one.report != quotes[n - 1].report:
            lines.append(_source(question.language, one.report, unexplained))
        lines.append(f"{one.shown}{_in_cells(one)}")
    return "\n".join(lines)


def _in_cells(one: Quote) -> str:
    """The figures marked in a table's row with their unit, which stands elsewhere: （7.04亿元）."""
    found = [figure for figure in figures(one.text) if figure.quantity.apart]
    spans = hulls(one.spans, [figure.span for figure in found])
    said = [own.text for own, span in zip(found, spans, strict=True) if span in one.marks]
    return f"（{'、'.join(said)}）" if said else ""


def told(question: Question, quotes: Sequence[Quote], passages: Sequence[Passage]) -> str:
    """The same with what rules can tell besides: 是 or 没有, items as lines, an English figure.

    `passages`: those of the quotes, in their order. Equal to `plain` where no rule tells more.
    """
    met = yes_or_no(question, quotes, passages)
    corrected = correction(question, quotes, passages)
    # a No stands in a line of its own words only: beside a quote it would deny what that says
    denied = met if question.language == "en" and met == NO else ""
    figure = "" if denied else _figure(question, quotes, passages)
    lines = (figure or plain(question, quotes)).split("\n")
    decided = verdict(question, passages[0], quotes[0].text)
    lines = [corrected, *lines] if corrected and not denied else lines
    lines[0] = (met or (_VERDICTS[decided.word] if decided else "")) + lines[0]
    if figure or corrected:
        return "\n".join(lines)
    row = listed(question, quotes[0].text, passages[0]) if quotes[0].marks else ()
    lines[1:1] = [f"· {quotes[0].text[slice(*item)]}[{quotes[0].number}]" for item in row]
    return "\n".join(lines)


def _source(language: str, report: Report, unexplained: str) -> str:
    name = name_of(report, language, whole=True)
    if language == "en":
        says = f"does not explain “{unexplained}”, but says:" if unexplained else "says:"
        return f"{name[:1].upper()}{name[1:]} {says}"
    says = f"没有解释“{unexplained}”，只是写道：" if unexplained else "写道："
    return f"{name}{says}"


def _figure(question: Question, quotes: Sequence[Quote], passages: Sequence[Passage]) -> str:
    """An English line with the figure marked in the first quote; empty where there is no one.

    Further quotes follow as they are, but those that give the same.
    """
    if question.language != "en" or not slots(question):
        return ""
    own = [answering_figure(*one) for one in zip(quotes, passages, strict=True)]
    if own[0] is None or not quotes[0].report.place:
        return ""
    lines: list[str] = []
    for n, (quote, figure) in enumerate(zip(quotes, own, strict=True)):
        if figure and quote.report.place and same_value(figure.quantity, own[0].quantity):
            named = f"{_frame(quote.report, figure.status)} {in_english(figure)}"
            lines.append(f"{named} ({quote.shown})")
            continue
        if quote.report != quotes[n - 1].report:
            lines.append(_source(question.language, quote.report, ""))
        lines.append(quote.shown)
    return "\n".join(lines)


def _frame(report: Report, status: str) -> str:
    """Who says it, and of which year; of a target, that it is one."""
    if status == TARGET:
        year = f" for {report.year_delivered}" if report.year_delivered else ""
        return f"The target of {english(report.place)}{year}:"
    year = f"In {report.year_covered}, " if report.year_covered else ""
    return f"{year}{english(report.place)} reported:"


def in_english(figure: Figure) -> str:
    """A figure with its unit in English, 2,739.2亿元 as 273.92 billion yuan; else as it stands.

    As it stands where the unit is a measure word, or a range or a rarer qualifier is in it.
    """
    quantity = figure.quantity
    unit, qualifier = _UNITS.get(quantity.unit), _QUALIFIERS.get(quantity.qualifiers)
    if unit is None or qualifier is None or quantity.high is not None:
        return figure.text
    scale, name = next((one for one in _SCALES if quantity.value >= one[0]), (1, ""))
    number = Decimal(quantity.value) / scale
    return f"{qualifier}{number.normalize():,f}{name}{unit}"
