"""Reports that stand in one long line, as cells of a table do that lost their ends of lines."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from rag.reading.headings import is_part, level_of_number
from rag.reading.lines import Block, squeezed, trimmed
from rag.report import Span, clip, hulls

LONG = 1500
"""Characters of such a line at the least."""
_NUMBERED = (
    r"[一二三四五六七八九十]{1,2}、|[（(][一二三四五六七八九十]{1,2}[)）]|"
    r"第[一二三四五六七八九十]{1,2}(?:[章编篇]|部分)[^，。]"
)
_PARTS = re.compile(
    rf"(?<=[。！？；])[ \u3000]*(?=各位代表[！，：,!:]|{_NUMBERED}|"
    r"——[^—，。；]{2,30}[。，]|(?:今年|20\d\d年)是|做好(?:今年|20\d\d年)|"
    r"(?:过去(?:的)?一年|20\d\d年)(?:主要)?工作回顾|20\d\d年(?:主要|重点)?(?:工作|目标)?(?:任务|安排|思路))|"
    rf"(?<=[^\s、，])[ \u3000]+(?={_NUMBERED})"
)
"""Where its paragraphs begin."""
_STOPPED = re.compile(r"(?:(?<=[。！？：])|(?<=[。！？][”）]))[ \u3000]+(?=\S)")
_GAP = re.compile(r"(?<=[^\s!-~])[ \u3000]+(?=[^\s!-~])")
_ENDS, _LEAST_ENDS = 0.5, 5
"""Share of a line's gaps that follow stops, and how many, from which they were ends of lines."""
_SPACE = re.compile(r"[ \u3000]+")
_SPACED = 0.02
"""Share of a paragraph's characters that are spaces, from which they stand inside words."""
_OPENS = re.compile(
    r"(?<=[^，。、]{6})(?:今年是|过去的?一年[，是]|刚刚过去|一年来[，,]|五年来[，,]|20\d\d年[，,是])"
)
"""Words that open the text below a heading."""
_LEAST, _MOST = 6, 45
"""Characters of a heading that stands before its text."""


def parts(block: Block) -> list[Block]:
    """A line as long as a report, cut where its paragraphs seem to begin; any other as it is."""
    if len(block.text) < LONG:
        return [block]
    begins = [*_PARTS.finditer(block.text), *_ended(block.text)]
    cuts = sorted({0, *(found.end() for found in begins), len(block.text)})
    cuts = sorted({*cuts, *(at for cut in pairwise(cuts) for at in _headed(block.text, *cut))})
    cores = [trimmed(block.text, Span(*cut)) for cut in pairwise(cuts)]
    filled = [core for core in cores if core.start < core.end]
    return [
        replace(block, spans=clip(block.spans, span), text=block.text[core.start : core.end])
        for core, span in zip(filled, hulls(block.spans, filled), strict=True)
    ]


def _ended(text: str) -> list[re.Match[str]]:
    """Gaps behind stops, where most gaps of the line are there and so were ends of lines."""
    stops = list(_STOPPED.finditer(text))
    gaps = sum(1 for _ in _GAP.finditer(text))
    return stops if len(stops) >= max(_LEAST_ENDS, _ENDS * gaps) else []


def _headed(text: str, start: int, end: int) -> Iterator[int]:
    """Where the heading that a paragraph begins with ends; nothing for one without."""
    body = text[start:end]
    if not level_of_number(body):
        return
    head = re.match(rf"[^。；！？：]{{0,{_MOST}}}", body).group()  # type: ignore[union-attr]
    if len(head) == len(body):
        return
    if len(_SPACE.findall(body.strip())) <= max(2, _SPACED * len(body)):
        gaps = [gap.start() for gap in _SPACE.finditer(head) if gap.start() >= _LEAST]
        if gaps:
            yield start + gaps[0]
            return
    if opens := _OPENS.search(head):
        yield start + opens.start()
        return
    ends = [size for size in range(_LEAST, len(head)) if is_part(squeezed(head[:size]))]
    last = [size for size in ends if not {size + 1, size + 2, size + 3, size + 4} & {*ends}]
    if last and level_of_number(body) == 1:
        yield start + last[0]
