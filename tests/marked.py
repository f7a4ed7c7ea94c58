"""Texts with the truth written into them: what is content, heading, clutter.

`⟦tag|…⟧` marks the characters inside; marks nest. Tags:

- `x:reason` clutter, in no paragraph and no heading
- `h0` … `h3` a heading of that level; inside a paragraph its characters may be the paragraph's too
- `q0` … `q3` what may or may not be a heading of that level; inside a paragraph it is also text
- `p:aspect` a paragraph (aspect left out where any will do); `p:aspect#7` a piece of a torn one
- `g:term` an entry of the glossary (`g:term#7` a piece of one)
- `t` the lead sentence of a paragraph, inside it
- `o` what may or may not be in a paragraph

White space may stand outside of marks, nothing else may.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from rag.report import Span

FOLDER = Path(__file__).parent / "cluttered"
DUPLICATE = "重复"
"""Reason of clutter that stands twice: which of the two is kept is free."""
_MARK = re.compile(r"⟦(x|[hq][0-3]|[pgot])(?::([^|#⟦⟧\n]*))?(?:#(\d+))?\||⟧")
_UNSEEN = re.compile(r"[\s\u200b\ufeff]+")
_STOPS = "。：:"


def squash(text: str) -> str:
    """`text` without any white space."""
    return _UNSEEN.sub("", text)


@dataclass(frozen=True)
class Region:
    """One mark: `within` are the tags of the marks around it, outermost first."""

    tag: str
    value: str
    number: str
    span: Span
    within: tuple[str, ...]


@dataclass(frozen=True)
class Heading:
    """Without white space, and without the stop behind it."""

    text: str
    level: int
    free: bool = False
    """It need not be found."""
    leads: bool = False
    """It begins a paragraph; whether those that follow stand under it too is free."""


@dataclass(frozen=True)
class Truth:
    """A paragraph as a reader would have it."""

    spans: tuple[Span, ...]
    pattern: re.Pattern[str]
    """What its text without white space must match as a whole."""
    aspect: str
    path: tuple[str, ...]
    topic: str
    term: str
    """What it defines, an entry of the glossary."""


@dataclass(frozen=True)
class Case:
    """A text and its truth."""

    name: str
    text: str
    paragraphs: tuple[Truth, ...]
    headings: tuple[Heading, ...]
    clutter: tuple[tuple[Span, str], ...]
    """With the reason of each."""


def names() -> list[str]:
    """Every case in the folder."""
    return sorted(path.stem for path in FOLDER.glob("*.txt"))


def load(name: str) -> Case:
    """The case of that name."""
    return parse((FOLDER / f"{name}.txt").read_text("utf-8"), name)


def parse(marked: str, name: str = "") -> Case:
    """Strip the marks. Raises `ValueError` where they are not closed or leave something out."""
    text, regions = _strip(marked)
    masks = _masks(len(text), regions)
    headings = [region for region in regions if region.tag[0] in "hq"]
    return Case(
        name,
        text,
        tuple(_truth(text, group, regions, masks) for group in _groups(regions)),
        tuple(_heading(text, region) for region in headings),
        tuple((region.span, region.value) for region in regions if region.tag == "x"),
    )


def plain(heading: str) -> str:
    """A heading without white space, Markdown's signs before it and the stop behind it."""
    return squash(heading).lstrip("#").rstrip(_STOPS)


def _strip(marked: str) -> tuple[str, list[Region]]:
    text, at, regions = "", 0, []
    open_: list[tuple[re.Match[str], int]] = []
    for mark in _MARK.finditer(marked):
        text += _checked(marked[at : mark.start()], bool(open_))
        at = mark.end()
        if mark.group() != "⟧":
            open_.append((mark, len(text)))
            continue
        if not open_:
            raise ValueError(f"⟧ that closes nothing after {text[-20:]!r}")
        first, start = open_.pop()
        within = tuple(outer.group(1) for outer, _ in open_)
        value, number = first.group(2) or "", first.group(3) or ""
        regions.append(Region(first.group(1), value, number, Span(start, len(text)), within))
    if open_:
        raise ValueError(f"a mark left open at {text[open_[-1][1] :][:20]!r}")
    return text + _checked(marked[at:], False), sorted(regions, key=lambda one: one.span)


def _checked(piece: str, inside: bool) -> str:
    if "⟦" in piece or (not inside and squash(piece)):
        raise ValueError(f"no mark around {piece.strip()[:20]!r}")
    return piece


def _masks(size: int, regions: list[Region]) -> tuple[bytearray, bytearray]:
    """Which characters are clutter; which ones a paragraph may leave out."""
    clutter, free = bytearray(size), bytearray(size)
    for region in regions:
        start, end = region.span
        if region.tag == "x":
            clutter[start:end] = b"\1" * (end - start)
        elif region.tag[0] in "oh":
            free[start:end] = b"\1" * (end - start)
    return clutter, free


def _groups(regions: list[Region]) -> list[list[Region]]:
    """The pieces of each paragraph."""
    groups: dict[object, list[Region]] = {}
    for region in regions:
        if region.tag in "pg":
            groups.setdefault(region.number or region.span, []).append(region)
    return list(groups.values())


def _truth(
    text: str, group: list[Region], regions: list[Region], masks: tuple[bytearray, bytearray]
) -> Truth:
    clutter, free = masks
    offsets = [at for region in group for at in range(*region.span) if not clutter[at]]
    first = group[0]
    topics = [one for one in regions if one.tag == "t" and _inside(one, first)]
    return Truth(
        _runs(offsets),
        _pattern(text, offsets, free),
        first.value if first.tag == "p" else "",
        _path(text, first, [one for one in regions if one.span.start < first.span.end]),
        "".join(squash(text[one.span.start : one.span.end]) for one in topics),
        first.value if first.tag == "g" else "",
    )


def _inside(inner: Region, outer: Region) -> bool:
    return outer.span.start <= inner.span.start and inner.span.end <= outer.span.end


def _runs(offsets: list[int]) -> tuple[Span, ...]:
    spans: list[Span] = []
    for at in offsets:
        if spans and spans[-1].end == at:
            spans[-1] = Span(spans[-1].start, at + 1)
        else:
            spans.append(Span(at, at + 1))
    return tuple(spans)


def _pattern(text: str, offsets: list[int], free: bytearray) -> re.Pattern[str]:
    kept = [at for at in offsets if squash(text[at])]
    return re.compile("".join(re.escape(text[at]) + "?" * free[at] for at in kept))


def _heading(text: str, region: Region) -> Heading:
    inside = text[region.span.start : region.span.end]
    level, free = int(region.tag[1]), region.tag[0] == "q"
    return Heading(plain(inside), level, free, bool(region.within))


def _path(text: str, paragraph: Region, regions: list[Region]) -> tuple[str, ...]:
    path: list[tuple[Heading, bool]] = []
    for region in regions:
        if region.tag[0] == "h":
            heading = _heading(text, region)
            mine = not heading.leads or _inside(region, paragraph)
            path = [*(one for one in path if one[0].level < heading.level), (heading, mine)]
    return tuple(heading.text for heading, mine in path if mine)
