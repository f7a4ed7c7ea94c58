"""A report as it was read, for people: its sections, passages, and what was left out and why."""

from collections.abc import Iterator
from dataclasses import replace

from rag.passage import DONE, GLOSSARY, LACKING, PLANNED
from rag.reading.glossary import Terms
from rag.reading.structure import Heading, Paragraph, Structure, structure
from rag.report import Report, Span

_ASPECTS = {DONE: "已做", LACKING: "不足", PLANNED: "打算"}
_LEVELS = {"nation": "全国", "province": "省级", "city": "市级", "district": "县级", "town": "乡级"}


def lines_of(report: Report) -> Iterator[str]:
    """Lines: the facts of the report, then its text in order.

    A heading is preceded by #s, a paragraph by its number and by what it tells of; ⟨页码：— 3 —⟩
    is what was left out there; white space is not shown.
    """
    whole = structure(report)
    signs = tuple(one for one in whole.left_out if _line(report, one.span))
    found = replace(whole, left_out=signs)
    yield from _facts(report, found)
    terms = {one.topic: one.number for one in found.paragraphs if one.section.kind == GLOSSARY}
    named = Terms(list(terms))
    parts = [(one.span.start, _heading(one)) for one in found.headings]
    parts += [
        (one.spans[0].start, _paragraph(report, one, found, _links(report, one, terms, named)))
        for one in found.paragraphs
    ]
    parts += [
        (one.span.start, f"⟨{one.reason}：{_line(report, one.span)}⟩")
        for one in found.left_out
        if not _inside(one.span, found)
    ]
    yield from (text for _, text in sorted(parts, key=lambda part: part[0]))


def _facts(report: Report, found: Structure) -> Iterator[str]:
    about = {
        "标题": report.title,
        "机关": report.body,
        "地方": report.place,
        "上级": "、".join(report.parents),
        "级别": _LEVELS.get(report.level, ""),
        "会议": report.session,
        "报告人": report.speaker,
        "日期": report.date,
        "所述年份": f"{report.year_covered or ''}",
        "文件": report.source,
        "编号": report.id,
    }
    yield from (f"{name}：{value}" for name, value in about.items() if value)
    yield from (f"注意：{note}" for note in report.notes)
    sizes = len(found.headings), len(found.paragraphs), len(found.left_out)
    yield "读得{}个标题、{}段，略去{}处。".format(*sizes)
    yield ""


def _heading(heading: Heading) -> str:
    return f"{'#' * (heading.level + 1)} {heading.text}"


def _links(report: Report, one: Paragraph, terms: dict[str, int], named: Terms) -> list[str]:
    """The terms that a paragraph uses, with the paragraphs that define them."""
    if one.section.kind == GLOSSARY:
        return []
    return [f"{term}→第{terms[term]}段" for term in named.used(report.slice(one.spans))]


def _paragraph(report: Report, one: Paragraph, found: Structure, links: list[str]) -> str:
    told = "名词" if one.section.kind == GLOSSARY else _ASPECTS[one.aspect]
    pages = report.pages_of(one.spans)
    facts = [f"第{one.number}段", told, *(f"第{page}页" for page in pages), one.topic, *links]
    return f"[{' · '.join(filter(None, facts))}]\n{_whole(report, one, found)}"


def _whole(report: Report, one: Paragraph, found: Structure) -> str:
    """A paragraph with what was left out inside it between ⟨⟩."""
    text, last = "", one.spans[0].start
    for start, end in one.spans:
        inside = [left for left in found.left_out if last <= left.span.start < start]
        text += "".join(f"⟨{left.reason}：{_line(report, left.span)}⟩" for left in inside)
        text, last = text + report.text[start:end], end
    return text


def _inside(span: Span, found: Structure) -> bool:
    """Whether a paragraph goes on after what was left out."""
    return any(
        one.spans[0].start < span.start < one.spans[-1].end
        for one in found.paragraphs
        if len(one.spans) > 1
    )


def _line(report: Report, span: Span) -> str:
    return " ".join(report.text[span.start : span.end].split())
