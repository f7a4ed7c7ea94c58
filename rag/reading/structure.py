"""Sections and passages of a report's text, as Spans of it; and what of it is no part of them."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from rag.passage import BODY, DONE, GLOSSARY, Passage, Section
from rag.reading.asides import apart
from rag.reading.cleaning import clean
from rag.reading.glossary import ENTRY, Terms, is_numbered, names_alone, term_of
from rag.reading.headings import GLOSSARY as GLOSSARY_HEADING
from rag.reading.headings import is_part, level_of_number
from rag.reading.joining import ended
from rag.reading.lines import Block, LeftOut, ends_trimmed
from rag.reading.outline import Outline
from rag.reading.tables import heads
from rag.report import Report, Span, clip, hull

_CLOSING = re.compile(
    r"让我们.{0,200}(?:周围|领导下|奋斗|团结|前进|贡献)|^(?:各位代表|同志们).{0,300}(?:让我们|奋斗[!！])"
)
_ARTICLE = re.compile(r"本[报网台]讯|(?:本报|新华社).{1,12}电[\s（(]")
_SECTION_NAME = 30
_BELOW = {"分享按钮", "导航", "版权信息"}
_AFTERWORD = 0.4
"""Share of a text at most that can follow its closing words and be no part of it."""


@dataclass(frozen=True)
class Heading:
    """A heading on lines of its own, or the words that begin a numbered paragraph."""

    span: Span
    level: int
    """0 above a part of the report, 1 for 一、 2 for （一） 3 for 1. or （1）."""
    text: str


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of content under its section."""

    number: int
    section: Section
    spans: tuple[Span, ...]
    aspect: str = DONE
    topic: str = ""
    head: tuple[Span, ...] = ()
    """Of a table's row: the headers above it and the line with its unit, ends of lines in."""


@dataclass(frozen=True)
class Structure:
    """How a report was read. Every character that is not white space is in one of the three.

    A heading that begins a paragraph is in the paragraph as well.
    """

    paragraphs: tuple[Paragraph, ...]
    headings: tuple[Heading, ...]
    left_out: tuple[LeftOut, ...]


def structure(report: Report) -> Structure:
    """Headings, content paragraphs and what was left out, each in the order of the text."""
    kept, left = clean(report)
    blocks, notes = apart(kept)
    end = _end(blocks, left)
    above = [block.text for block in blocks if _above(block.text)]
    above_rows = heads(blocks, report.text)
    outline = Outline(report.year_delivered, [report.title, *above])
    found: list[Paragraph] = []
    headings: list[Heading] = []
    for at, block in enumerate(blocks):
        if at in end:
            if at == end.start:
                outline.end()
            if not _annexed(block, outline):
                left += [LeftOut(span, "文末") for span in block.spans]
                continue
        if block.start in notes:
            if GLOSSARY_HEADING.fullmatch(block.text):
                headings.append(Heading(hull(block.spans, 0, len(block.text)), 0, block.text))
            else:
                found.append(_note(len(found) + 1, block))
            continue
        after = blocks[at + 1] if at + 1 < len(blocks) else None
        heading = outline.heading(block, after)
        if heading:
            level, words = heading
            outline.enter(level, words)
            alone = len(words) >= len(block.text.rstrip("：:。！!"))
            size = len(block.text) if alone else len(words)
            headings.append(Heading(hull(block.spans, 0, size), level, words))
            if alone:
                continue
        if found and outline.kind == GLOSSARY and _explains(report, found[-1], block):
            found[-1] = replace(found[-1], spans=found[-1].spans + block.spans)
        elif outline.says(block.text):
            one = _paragraph(len(found) + 1, block, outline)
            found.append(replace(one, head=above_rows.get(block.start, ())))
        else:
            rest = Span(headings[-1].span.end if heading else block.start, block.end)
            left += [LeftOut(span, "短行") for span in clip(block.spans, rest)]
    return Structure(tuple(found), tuple(headings), tuple(sorted(left, key=lambda one: one.span)))


def _above(text: str) -> bool:
    """Whether a line stands above a part or a section of the report."""
    return is_part(text) or (level_of_number(text) == 1 and len(text) <= _SECTION_NAME)


def _paragraph(number: int, block: Block, outline: Outline) -> Paragraph:
    text = block.text
    return Paragraph(number, outline.section(), block.spans, outline.aspect(), outline.topic(text))


def _note(number: int, block: Block) -> Paragraph:
    """An explanation that stands in the middle of the report."""
    return Paragraph(number, Section((), GLOSSARY), block.spans, DONE, term_of(block.text))


def _explains(report: Report, before: Paragraph, block: Block) -> bool:
    """Whether a block tells what the term means that stands alone on the line before."""
    alone = before.section.kind == GLOSSARY and names_alone(report.slice(before.spans))
    return alone and not is_numbered(block.text)


def _annexed(block: Block, outline: Outline) -> bool:
    """Whether a block after the closing words is of the glossary or opens it."""
    if GLOSSARY_HEADING.fullmatch(block.text):
        return True
    numbered = bool(level_of_number(block.text) or re.match(r"[\[［〔①-⑳⁰¹²³⁴-⁹]", block.text))
    return outline.kind == GLOSSARY and bool(ENTRY.match(block.text)) and numbered


def _end(blocks: Sequence[Block], left: Sequence[LeftOut]) -> range:
    """Blocks that follow the report's closing words, or what a page puts below its text."""
    closings = [at for at, block in enumerate(blocks) if _CLOSING.search(block.text)]
    below = sorted(one.span.start for one in left if one.reason in _BELOW)
    pairs = enumerate(pairwise(blocks), 1)
    firsts = [closings[-1] + 1] if closings else []
    firsts += [at - (not ended(blocks[at - 1].text)) for at in _news(blocks)]
    firsts += [at for at, (before, block) in pairs if _parted(before, block, below)]
    headed = [at for at, block in enumerate(blocks) if GLOSSARY_HEADING.fullmatch(block.text)]
    rest = _rest(blocks)
    found = (_afterword(first, headed, rest) for first in firsts)
    return next(filter(None, found), range(0))


def _news(blocks: Sequence[Block]) -> list[int]:
    """Where articles of a newspaper begin."""
    return [at for at, block in enumerate(blocks) if at and _ARTICLE.match(block.text)]


def _parted(before: Block, block: Block, marks: Sequence[int]) -> bool:
    """Whether one of `marks`, in their order, stands between two blocks."""
    return bisect_left(marks, before.end) < bisect_left(marks, block.start)


def _afterword(first: int, headed: Sequence[int], rest: range) -> range:
    """Blocks from `first` to the glossary or the end; none where the report goes on there."""
    at = bisect_left(headed, first)
    if at < len(headed):
        return range(first, headed[at])
    return range(first, rest.stop) if first >= rest.start else range(0)


def _rest(blocks: Sequence[Block]) -> range:
    """The last blocks, without a numbered heading, that are too few to be the report."""
    total = sum(len(block.text) for block in blocks)
    size = 0
    for at in reversed(range(len(blocks))):
        size += len(blocks[at].text)
        if size > _AFTERWORD * total or level_of_number(blocks[at].text) in (1, 2):
            return range(at + 1, len(blocks))
    return range(len(blocks))


def passages(report: Report, longest: int) -> list[Passage]:
    """Passages of a report in reading order; none longer than `longest` but a longer sentence."""
    found = structure(report).paragraphs
    terms = Terms([one.topic for one in found if one.section.kind == GLOSSARY and one.topic])
    cut = []
    above = {span.start for paragraph in found for span in paragraph.head}
    for paragraph in found:
        if paragraph.spans[0].start in above:
            continue  # a row of headers is read with each of the rows below it
        whole = Passage(
            report,
            paragraph.section,
            (*paragraph.head, *paragraph.spans),
            paragraph.number,
            paragraph.aspect,
            paragraph.topic,
        )
        cut += _cut(whole, longest)
    return [
        replace(one, terms=terms.used(one.text)) if one.section.kind == BODY else one for one in cut
    ]


def _cut(passage: Passage, longest: int) -> list[Passage]:
    """Parts no longer than `longest`, halved between sentences; a longer sentence stays whole."""
    text = passage.text
    starts = [sentence.start for sentence in passage.sentences()][1:]
    if len(text) <= longest or not starts:
        return [passage]
    first, last = passage.spans[0].start, passage.spans[-1].end
    middle = (first + last) / 2
    at = min(starts, key=lambda start: abs(start - middle))
    halves = (clip(passage.spans, half) for half in (Span(first, at), Span(at, last)))
    parts = [replace(passage, spans=ends_trimmed(passage.report.text, half)) for half in halves]
    return [part for half in parts for part in _cut(half, longest)]
