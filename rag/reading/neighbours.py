"""Lines that are clutter by the lines beside them: lists of contents, captions, heads of pages."""

import math
import re

from rag.reading.headings import is_part, level_of_number
from rag.reading.lines import Block, squeezed

_LEADERS = re.compile(r"[….·．。\-—]*\d{0,3}$")
_ARROWED = re.compile(r"[▲△▼▽◀▶◄►◁▷←→↑↓■][^。；]{2,60}。?")
_FULL = 0.8
_NAMED = re.compile(r"[^。，；：、]{4,36}(?:会议|大会|工作报告)")


def mark_contents(blocks: list[Block], reasons: list[str]) -> None:
    """Headings in a list of contents, which stand again above their sections."""
    texts = [squeezed(block.text) for block in blocks]
    for first in [at for at, reason in enumerate(reasons) if reason == "目录"]:
        at = first + 1
        while at < len(blocks) and _LEADERS.sub("", texts[at]) in texts[at + 1 :]:
            reasons[at] = "目录"
            at += 1


def mark_beside(blocks: list[Block], reasons: list[str], width: int) -> None:
    """Arrowed lines beside a caption are captions; names beside a page's number are its head.

    `width`: of the lines of a wrapped text, else 0; a line as wide is of the text.
    """
    ends = {at - step for at, block in enumerate(blocks) if block.turned for step in (0, 1)}
    full = _FULL * width or math.inf
    for at, reason in enumerate(list(reasons)):
        head = not reason and at > 0 and at in ends and blocks[at].wide < full
        if head and _plain(blocks[at], _NAMED):
            reasons[at] = "页眉"
        form = {"图片说明": _ARROWED, "页码": _NAMED}.get(reason)
        for step in (-1, 1) if form else ():
            beside = at + step
            while 0 < beside < len(blocks) and not reasons[beside] and _plain(blocks[beside], form):
                if blocks[beside].wide >= full:
                    break
                reasons[beside] = "页眉" if reason == "页码" else reason
                beside += step


def _plain(block: Block, form: re.Pattern[str] | None) -> bool:
    """Whether a line that stands above nothing has a form."""
    headed = level_of_number(block.text) or is_part(block.text)
    return bool(form and not headed and form.fullmatch(block.text))
