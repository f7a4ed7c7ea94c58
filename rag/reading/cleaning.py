"""What of a text is the report: its lines without clutter, and what was left out and why."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from rag.reading import clutter
from rag.reading.headings import GLOSSARY, is_part, level_of_number, starts_anew
from rag.reading.joining import ended, layout
from rag.reading.lines import (
    Block,
    LeftOut,
    lines,
    signs_of,
    squeezed,
    title_at,
    titles_of,
    without,
)
from rag.reading.neighbours import mark_beside, mark_contents
from rag.reading.raised import raised_holes, unclaimed
from rag.reading.repeats import repeated
from rag.report import Report, Span, clip, hulls

_TITLE_AMONG = 80
"""Lines looked through for the title; a page's menus may be long."""
_LEAST_PROSE = 15
_SAID = re.compile(r"[。！？；!?;]|：.{8}|，.{8}|,.{8}")
_DATELINE = re.compile(
    r".{0,4}[（(]?\d{4}年(?:\s*\d{1,2}月\s*\d{1,2}日)?.{0,40}(?:会议|大会).{0,40}$"
)
_BYLINE = re.compile(
    r".{0,24}(?:主任|[省市区县州旗盟镇乡局厅部]长|主席|院长|检察长|总理|专员|委员长)[\s　:：]+"
    r"(?:[一-龥]{1,4}(?:[\s　·]?[一-龥]{1,6})?|[一-龥](?:\s[一-龥]){1,3})$"
)
_OFFICE = re.compile(r"[^。，；：\s]{2,24}(?:委员会|办公室|办公厅|局|厅|院|政府|处|团|组)")
_RUNNING, _LONGEST_RUNNING = 3, 30
_SLOGAN = 30
_TURNS = {"页码", "页眉", "转版标记", "报头", "图片说明", "广告", "插入内容"}
_UNFINISHED, _INSERTED = 30, 6
"""Characters of a line that may be torn, and lines that may stand in the tear."""


def clean(report: Report) -> tuple[list[Block], list[LeftOut]]:
    """Lines of a report that are content or headings, and all that was left out."""
    whole = lines(report.text)
    blocks, left = _without_holes(report, whole)
    left += [LeftOut(signs_of(block, report.text), "标题符号") for block in whole if block.depth]
    reasons = _reasons(blocks, report)
    kept = []
    for at, (block, reason) in enumerate(zip(blocks, reasons, strict=True)):
        if not reason:
            turned = at > 0 and reasons[at - 1] in _TURNS
            kept.append(replace(block, turned=turned or block.turned))
    left += [
        LeftOut(span, reason)
        for block, reason in zip(blocks, reasons, strict=True)
        if reason
        for span in block.spans
    ]
    return kept, _disjoint(left)


def _disjoint(left: list[LeftOut]) -> list[LeftOut]:
    """The same characters, each left out for one reason."""
    found: list[LeftOut] = []
    for one in sorted(left, key=lambda one: (one.span.start, -one.span.end)):
        start = max(one.span.start, found[-1].span.end) if found else one.span.start
        if start < one.span.end:
            found.append(LeftOut(Span(start, one.span.end), one.reason))
    return found


def _without_holes(report: Report, blocks: list[Block]) -> tuple[list[Block], list[LeftOut]]:
    """The lines without what stands twice or inside them."""
    twice = tuple(_apart(repeated(report.text)))
    texts = [block.text for block in blocks]
    marks, notes = clutter.note_marks(texts), unclaimed(texts)
    kept: list[Block] = []
    left: list[LeftOut] = []
    parted = turned = False
    for block in blocks:
        cut = [LeftOut(span, "重复") for span in clip(twice, Span(block.start, block.end))]
        found = [*clutter.holes(block.text), *clutter.note_holes(block.text, marks)]
        found += raised_holes(block.text, notes)
        where = hulls(block.spans, [(start, end) for start, end, _ in found])
        cut += [LeftOut(span, why) for span, (*_, why) in zip(where, found, strict=True)]
        rest = without(block, _apart([one.span for one in cut]), report.text) if cut else block
        left += cut
        again = [one.span.start for one in cut if one.reason == "重复"]
        if rest is None:
            parted = parted or bool(again)
            turned = turned or any(one.reason in _TURNS for one in cut)
            continue
        kept.append(replace(rest, parted=parted or block.start in again, turned=turned))
        parted, turned = bool(again) and block.start not in again, False
    return kept, left


def _apart(spans: Sequence[Span]) -> list[Span]:
    """The same characters as spans that do not overlap."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found


def _reasons(blocks: list[Block], report: Report) -> list[str]:
    """Why each line is left out; empty for those that are not."""
    title = title_at(blocks, report, _TITLE_AMONG) or _unnamed(blocks)
    running = _running(blocks, report)
    reasons = []
    for at, block in enumerate(blocks):
        if at < title.start:
            reasons.append("标题之前")
        elif at in title:
            reasons.append("标题")
        elif _held(blocks, at):
            reasons.append("")
        else:
            own = clutter.whole(block.text)
            reasons.append(own or ("页眉" if squeezed(block.text) in running else ""))
    how = layout(blocks)
    mark_contents(blocks, reasons)
    _head(blocks, reasons, title.stop, how.width)
    _spread(blocks, reasons)
    mark_beside(blocks, reasons, how.width)
    if not (how.width or how.apart):
        _between(blocks, reasons)
    return reasons


def _unnamed(blocks: list[Block]) -> range:
    """The first line as a title where the next says who published it; an empty range for none."""
    names = len(blocks) > 1 and clutter.whole(blocks[1].text) in {"来源与时间", "日期"}
    text = blocks[0].text if names else "。"
    headed = level_of_number(text) or is_part(text) or clutter.whole(text)
    return range(1) if not headed and not re.search("[。；：:]", text) else range(0)


def _held(blocks: list[Block], at: int) -> bool:
    """Whether a short line is words of a sentence that was cut up, as links on a page are."""
    before = blocks[at - 1].text if at else ""
    after = blocks[at + 1].text if at + 1 < len(blocks) else ""
    opened = re.search(r"[（《“(][^）》”)]{0,12}$", before)
    closed = re.match(r"[^（《“(]{0,12}[）》”)]|[）》”)]", after)
    below = re.search(r"[A-Za-z]$", before) and re.fullmatch(r"\d(?:\.\d)?", blocks[at].text)
    return bool((opened and closed) or below)


def _running(blocks: list[Block], report: Report) -> set[str]:
    """Short lines that stand on page after page, and the title where it stands again."""
    texts = Counter(squeezed(block.text) for block in blocks)
    often = {
        text
        for text, count in texts.items()
        if count >= _RUNNING
        and len(text) <= _LONGEST_RUNNING
        and not re.search("[。！？；：，“”《》]", text)
        and not level_of_number(text)
        and len(text) > 3
    }
    return often | {*titles_of(report)}


def _head(blocks: list[Block], reasons: list[str], start: int, width: int) -> None:
    """Between title and text only day, meeting and speaker are kept.

    `width`: of the lines of a wrapped text, else 0.
    """
    spoken = False
    for at in range(start, len(blocks)):
        text = blocks[at].text
        if names_speaker(text):
            spoken = True
            continue
        headed = blocks[at].depth or level_of_number(text) or is_part(text)
        full = width and blocks[at].wide >= 0.8 * width and not reasons[at]
        if reasons[at] == "称呼" or headed or full or is_prose(text):
            return
        if spoken and not reasons[at] and not _OFFICE.fullmatch(text):
            return
        if start and not reasons[at]:
            reasons[at] = "题下说明"


def _spread(blocks: list[Block], reasons: list[str]) -> None:
    """Short lines beside an advertisement are part of it."""
    for at, reason in enumerate(list(reasons)):
        if reason == "广告":
            for step in (-1, 1):
                _take(blocks, reasons, at, step)


def _between(blocks: list[Block], reasons: list[str]) -> None:
    """Short lines in the middle of a sentence that goes on after them are no part of it.

    For texts whose lines are paragraphs: in a wrapped one a short line may be the sentence's own.
    """
    for at, block in enumerate(blocks):
        if reasons[at] or ended(block.text) or len(block.text) < _UNFINISHED:
            continue
        kept = (i for i in range(at + 1, len(blocks)) if not reasons[i])
        after = list(islice(kept, _INSERTED + 1))
        size = next((n for n, i in enumerate(after) if not _slogan(blocks[i])), 0)
        goes_on = after[size:] and not starts_anew(blocks[after[size]].text)
        unfinished = not starts_anew(block.text) and not names_speaker(block.text)
        if size and goes_on and unfinished and not any(_held(blocks, i) for i in after[:size]):
            for i in after[:size]:
                reasons[i] = "插入内容"


def _take(blocks: list[Block], reasons: list[str], at: int, step: int) -> None:
    at += step
    while 0 <= at < len(blocks) and _slogan(blocks[at]) and not _held(blocks, at):
        if reasons[at] == "广告":
            return  # that one takes what is beside it
        reasons[at] = reasons[at] or "广告"
        at += step


def _slogan(block: Block) -> bool:
    text = block.text
    headed = level_of_number(text) or is_part(text) or GLOSSARY.fullmatch(text)
    return len(text) <= _SLOGAN and not headed and not re.search("[。；，,：:、》”）]", text)


def is_prose(text: str) -> bool:
    """Whether a line says something in a sentence, or who speaks and when."""
    return names_speaker(text) or (len(text) >= _LEAST_PROSE and bool(_SAID.search(text)))


def names_speaker(text: str) -> bool:
    """Whether a line says who speaks, or on what day to which meeting."""
    return bool(_BYLINE.match(text) or _DATELINE.match(text))
