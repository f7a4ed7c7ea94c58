"""Lines of a text, and what remains of them when clutter is cut out."""

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from unicodedata import east_asian_width

from rag.report import Report, Span

BLANK = r"\s\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff"
"""White space, and signs without width; inside a character class."""
_BLANKS = "".join(sign for sign in map(chr, range(0x10000)) if re.match(f"[{BLANK}]", sign))
_MARKUP = re.compile(rf"(#{{1,6}})[{BLANK}]+")
_TITLE = re.compile(
    r"(?![一二三四五六七八九十]{1,3}、|[（(])[^。；：:]{2,50}(?:报告|总结|打算|要点|计划|纲要|草案|讲话|来了)(?:[（(].{1,10}[)）])?"
)
"""Of a first line that is a title, where the report's own is not known."""
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
    """The spans' characters, joined."""
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


def lines(text: str) -> list[Block]:
    """The lines that hold something, trimmed of white space and of Markdown's #s."""
    found = []
    for match in re.finditer(r"[^\n]+", text):
        span = trimmed(text, Span(*match.span()))
        mark = _MARKUP.match(text, span.start, span.end)
        if mark:
            span = Span(mark.end(), span.end)
        if span.start < span.end:
            indented = bool(_INDENT.match(text, match.start(), span.start))
            depth = len(mark.group(1)) if mark else 0
            body = text[span.start : span.end]
            found.append(Block((span,), body, indented, depth, wide=_wide(body, indented)))
    return found


def signs_of(block: Block, text: str) -> Span:
    """The #s before a Markdown heading."""
    end = text.rfind("#", 0, block.start) + 1
    return Span(end - block.depth, end)


def _wide(text: str, indented: bool) -> int:
    return 4 * indented + sum(2 if east_asian_width(sign) in "WFA" else 1 for sign in text)


def trimmed(text: str, span: Span) -> Span:
    """`span` without white space at its ends."""
    body = text[span.start : span.end].rstrip(_BLANKS)
    start = span.start + len(body) - len(body.lstrip(_BLANKS))
    return Span(start, span.start + len(body))


def without(block: Block, holes: list[Span], report_text: str) -> Block | None:
    """What remains of a line when `holes` are cut out; None for nothing but white space."""
    kept = []
    for span in block.spans:
        inside = sorted(hole for hole in holes if hole.start < span.end and span.start < hole.end)
        edges = [(span.start, span.start), *inside, (span.end, span.end)]
        kept += [Span(before[1], after[0]) for before, after in pairwise(edges)]
    spans = ends_trimmed(report_text, tuple(span for span in kept if span.start < span.end))
    text = "".join(report_text[start:end] for start, end in spans)
    return replace(block, spans=spans, text=text) if spans else None


def ends_trimmed(text: str, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """`spans` without white space before the first and after the last character."""
    kept = list(spans)
    for end in (0, -1):
        while kept:
            core = trimmed(text, kept[end])
            if core.start < core.end:
                kept[end] = core
                break
            kept.pop(end)
    return tuple(kept)


def squeezed(text: str) -> str:
    """A text without white space."""
    return re.sub(rf"[{BLANK}]+", "", text)


def title_at(found: list[Block], report: Report, among: int) -> range:
    """Which of the first lines are the title, be it over several; an empty range for none."""
    title = squeezed(report.title)
    for first in range(min(among, len(found)) if title else 0):
        text = ""
        for last in range(first, min(first + 3, len(found))):
            text += squeezed(found[last].text)
            if text.startswith(title):
                return range(first, last + 1)
            if not title.startswith(text):
                break
    first_words = found[0].text if found else ""
    return range(1) if _TITLE.fullmatch(first_words) else range(0)
