"""Lines of a text, and what remains of them when clutter is cut out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from index.characters import INVISIBLE, UNSEEN, unified
from rag import rows
from rag.report import Report, Span

BLANK = rf"\s{INVISIBLE}"
"""White space, and signs without width; inside a character class."""
_BLANKS = "".join(filter(str.isspace, map(chr, range(0x10000)))) + UNSEEN
_SIGNS = re.compile(f"[{INVISIBLE}]+")
_MARKUP = re.compile(rf"(#{{1,6}})[{BLANK}]+")
_TITLE = re.compile(
    r"(?![一二三四五六七八九十]{1,3}、|[（(])[^。；：:]{2,50}(?:报告|总结|打算|要点|计划|纲要|草案|讲话|来了)(?:[（(].{1,10}[)）])?|"
    r"[^。；：:，]{0,16}(?:[省市区县州旗盟镇乡]|委员会|常委会|法院|检察院|政府)[^。；：:]{2,40}(?:思路|安排|方案)"
)
"""Of a first line that is a title, where the report's own is not known."""
_RANKS = ("自治区", "自治州", "自治县", *"省市区县州旗盟镇乡")
_ROW = re.compile(r"[^。，；：\d\s][^。，；：\d]{1,20}(?:\s+[+\-]?\d[\d,.]+[%％]?){2,12}")
"""A name and two or more figures beside each other; one of a single digit may be torn from more."""
_GAP = re.compile(r"(?<=\S)(?:\u3000{2,3}|[ \xa0]{4,6}|\u2003{2})(?=\S)")
_LONG, _GAPS = 200, 3
"""Characters of a line, and indentations inside it, from which its paragraphs lost their ends."""
_AFTER_TITLE = 60
"""Characters that may stand behind a title on its line: when and by whom it was published."""
_INDENT = re.compile(r"[\u3000\u2002\u2003\xa0 \t]{2,}|\u3000")


@dataclass(frozen=True)
class LeftOut:
    """Characters that are no part of any passage, and why, in words for the reader."""

    span: Span
    reason: str


@dataclass(frozen=True)
class Block:
    """A line, or several that are one paragraph."""

    spans: tuple[Span, ...]
    text: str
    """The spans' characters, joined; for one that only looks like another, that one."""
    indented: bool = False
    depth: int = 0
    """How many #s stand before a Markdown heading; 0 for one that is none."""
    parted: bool = False
    """Whether a stretch out of place was cut out before it."""
    turned: bool = False
    """Whether a page or column ends before it, or a picture or an advertisement stands there."""
    wide: int = 0
    """Width of its last line in half characters, the indentation counted."""

    @property
    def start(self) -> int:
        """Offset of its first character."""
        return self.spans[0].start

    @property
    def end(self) -> int:
        """Offset after its last character."""
        return self.spans[-1].end

    def joined(self, other: "Block") -> "Block":
        """The block continued by a later one."""
        spans = self.spans + other.spans
        return replace(self, spans=spans, text=self.text + other.text, wide=other.wide)


def is_row(text: str) -> bool:
    """Whether a line is a row of a table: one with cells, or two figures apart by spaces."""
    return "\t" in text or rows.is_row(text) or bool(_ROW.fullmatch(text))


def lines(text: str) -> list[Block]:
    """The lines that hold something, without white space around, Markdown's #s, unseen signs."""
    found = []
    for whole in _cut(text):
        span = trimmed(text, whole)
        mark = _MARKUP.match(text, span.start, span.end)
        if mark:
            span = Span(mark.end(), span.end)
        if span.start < span.end:
            indented = bool(_INDENT.match(text, whole.start, span.start))
            depth = len(mark.group(1)) if mark else 0
            spans = tuple(_seen(text, span))
            body = unified("".join(text[start:end] for start, end in spans))
            found.append(Block(spans, body, indented, depth, wide=_wide(body, indented)))
    return found


def _seen(text: str, span: Span) -> Iterator[Span]:
    """The parts of a span, neither begun nor ended by one, between signs without width."""
    start = span.start
    for unseen in _SIGNS.finditer(text, *span):
        yield Span(start, unseen.start())
        start = unseen.end()
    yield Span(start, span.end)


def _cut(text: str) -> Iterator[Span]:
    """The lines, and in one that holds many paragraphs these, by the indentation before them."""
    for start, end in (match.span() for match in re.finditer(r"[^\n]+", text)):
        long = end - start >= _LONG
        gaps = [gap.start() for gap in _GAP.finditer(text, start, end)] if long else []
        cuts = [start, *(gaps if len(gaps) >= _GAPS else []), end]
        yield from (Span(*pair) for pair in pairwise(cuts))


def signs_of(block: Block, text: str) -> Span:
    """The #s before a Markdown heading."""
    end = text.rfind("#", 0, block.start) + 1
    return Span(end - block.depth, end)


def _wide(text: str, indented: bool) -> int:
    """As fonts of Chinese set it; GBK has two bytes for what is as wide as two letters."""
    return 4 * indented + len(text.encode("gbk", errors="replace"))


def trimmed(text: str, span: Span) -> Span:
    """`span` without white space at its ends."""
    body = text[span.start : span.end].rstrip(_BLANKS)
    start = span.start + len(body) - len(body.lstrip(_BLANKS))
    return Span(start, span.start + len(body))


def without(block: Block, holes: list[Span], report_text: str) -> Block | None:
    """What remains of a line when `holes` are cut out; None for nothing but white space.

    `holes` do not overlap.
    """
    spans = ends_trimmed(report_text, tuple(_between(block.spans, sorted(holes))))
    text = unified("".join(report_text[start:end] for start, end in spans))
    return replace(block, spans=spans, text=text) if spans else None


def _between(spans: Sequence[Span], holes: Sequence[Span]) -> Iterator[Span]:
    """What of `spans` is in none of `holes`; both in the order of the text."""
    at = 0
    for start, end in spans:
        while at < len(holes) and holes[at].end <= start:
            at += 1
        begin, hole = start, at
        while hole < len(holes) and holes[hole].start < end:
            if begin < holes[hole].start:
                yield Span(begin, holes[hole].start)
            begin = max(begin, holes[hole].end)
            hole += 1
        if begin < end:
            yield Span(begin, end)


def ends_trimmed(text: str, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """`spans` without white space before the first and after the last character."""

    def filled(at: int) -> bool:
        core = trimmed(text, spans[at])
        return core.start < core.end

    first = next(filter(filled, range(len(spans))), None)
    if first is None:
        return ()
    last = next(filter(filled, reversed(range(len(spans)))))
    kept = list(spans[first : last + 1])
    kept[0] = trimmed(text, kept[0])
    kept[-1] = trimmed(text, kept[-1])
    return tuple(kept)


def squeezed(text: str) -> str:
    """A text without white space."""
    return re.sub(rf"[{BLANK}]+", "", text)


def title_at(found: list[Block], report: Report, among: int) -> range:
    """Which of the first lines are the title, be it over several; an empty range for none."""
    for title in titles_of(report):
        if where := _title_at(found, title, among):
            return where
    first_words = found[0].text if found else ""
    return range(1) if _TITLE.fullmatch(first_words) else range(0)


def titles_of(report: Report) -> list[str]:
    """A report's title without white space, and as the text has it if its place was put into it."""
    title = squeezed(report.title)
    ranks = [rank for rank in _RANKS if report.place.endswith(rank)] if report.place else []
    bare = [title.replace(report.place, rank, 1) for rank in ranks]
    return list(dict.fromkeys(filter(None, [title, *bare])))


def _title_at(found: list[Block], title: str, among: int) -> range:
    for first in range(min(among, len(found))):
        text = ""
        for last in range(first, min(first + 3, len(found))):
            text += squeezed(found[last].text)
            if text.startswith(title) and len(text) <= len(title) + _AFTER_TITLE:
                return range(first, last + 1)
            if not title.startswith(text):
                break
    return range(0)
