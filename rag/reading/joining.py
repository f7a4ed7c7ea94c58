"""Lines become paragraphs: torn ones are put together, wrapped ones, and those in one long line."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rag.reading.headings import is_part, may_head, starts_anew
from rag.reading.lines import Block, is_row, squeezed
from rag.reading.oneline import parts

_FINAL = "。！？；：!?;:…"
_CLOSERS = "”’」』）)】》〉\"'"
_PAIRS = {
    "（": "）",
    "《": "》",
    "“": "”",
    "「": "」",
    "『": "』",
    "【": "】",
    "(": ")",
    "〈": "〉",
}
_CONTINUES = re.compile(r"[，、。；：！？）》”’」』】％%,;:!?)]")
_OPENS = "（《“‘「『【(，、,"
_CLOSED = re.compile(r"[）》”」』】)]")
_COUNTER = re.compile(
    r"(?:[一二三四五六七八九十]{1,2}[是要]|(?:第[一二三四五六七八九十]{1,2}|首先|其次|再次|最后)[，,]?)$"
)
_PROSE = 60
"""Characters from which a line that stops without an end was torn."""
_SENTENCE = 12
_WRAPPED, _OPEN, _WIDEST, _LEAST_LINES = 0.3, 0.5, 120, 5
"""A text is wrapped where this share of its lines are nearly as wide as the widest and stop in
mid-sentence, as do this share of those as wide, none is wider than this (in half characters), and
there are this many."""
_FULL = 0.8
"""Share of that width from which a line without an end was wrapped."""
_INDENTS, _APART = 2, 3
_LONGEST = 10_000
"""Characters of a paragraph that no line is added to; none of a report is nearly as long."""


@dataclass(frozen=True)
class Layout:
    """What the lines of a text as a whole tell of where they end."""

    width: int
    """Of the lines of a wrapped text, in half characters; 0 for one that is not wrapped."""
    indents: bool
    """Whether paragraphs of a wrapped text are indented, and so every other line goes on."""
    apart: bool
    """Whether words of sentences stand on lines of their own, as the links of a page do."""


def layout(blocks: Sequence[Block]) -> Layout:
    """How the lines of a text end."""
    width = _wrap_width(blocks)
    indents = width > 0 and sum(block.indented for block in blocks) >= _INDENTS
    begun = sum(bool(_CONTINUES.match(block.text)) for block in blocks)
    return Layout(width, indents, begun >= max(_APART, 0.03 * len(blocks)))


def join(blocks: Sequence[Block]) -> list[Block]:
    """Blocks that each are a heading, a paragraph, or a line of its own."""
    how = layout(blocks)
    found: list[Block] = []
    for block in (part for whole in blocks for part in parts(whole)):
        if found and _continues(found[-1], block, how):
            found[-1] = found[-1].joined(block)
        else:
            found.append(block)
    return found


def _continues(before: Block, block: Block, how: Layout) -> bool:
    """Whether `block` goes on with what `before` left unfinished."""
    if before.depth or block.depth or len(before.text) > _LONGEST:
        return False
    if is_row(before.text) or is_row(block.text):
        return False
    if block.parted:
        return not ended(before.text) and _split(before.text, block.text)
    if _CONTINUES.match(block.text) or _unclosed(before.text):
        return not ended(before.text) or bool(_CLOSED.match(block.text))
    if starts_anew(block.text):
        return False
    begun = before.text[-1] in _OPENS or _COUNTER.match(before.text)
    return bool(begun) or _goes_on(before, block, how)


def _goes_on(before: Block, block: Block, how: Layout) -> bool:
    """Whether a line that begins like any other goes on with the one before."""
    full = how.width - 3 if ended(before.text) else _FULL * how.width
    if how.width and (before.wide >= full or (how.indents and not may_head(before.text))):
        return not block.indented
    if ended(before.text):
        return False
    if how.apart and len(before.text) >= _SENTENCE:
        return not starts_anew(before.text) or "。" in before.text
    return _torn(before.text, block)


def ended(text: str) -> bool:
    """Whether a line ends as a sentence does; closing marks after its end aside."""
    return text.rstrip(_CLOSERS)[-1:] in _FINAL or text[-1:] in _FINAL


def _unclosed(text: str) -> bool:
    """Whether a bracket or quotation mark near the end is still open."""
    tail = text[-_PROSE:]
    return any(tail.rfind(left) > tail.rfind(right) for left, right in _PAIRS.items())


def _torn(before: str, block: Block) -> bool:
    """Whether a line that has no end is prose, and not a heading.

    By its length, by its clauses, by a page that ends after it, by a word that runs over into the
    next line.
    """
    marks = bool(re.search("[，,；、]", before))
    entry = bool(re.search("[：:].{4}", before))
    if is_part(squeezed(before)):
        return False
    if starts_anew(before) and "。" not in before and not (entry and marks):
        return len(before) >= _SENTENCE and _split(before, block.text)
    if len(before) >= _PROSE or "。" in before or (entry and starts_anew(before)):
        return True
    if block.turned:
        return len(before) >= _SENTENCE and (marks or _split(before, block.text))
    if not marks:
        return False
    return block.text.startswith("《") or (len(before) >= _SENTENCE and _split(before, block.text))


def _split(before: str, after: str) -> bool:
    """Whether a word stands across the end of a line."""
    from index.tokenizer import crossing

    return crossing(squeezed(before[-8:])[-4:], squeezed(after[:8])[:4])


def _wrap_width(blocks: Sequence[Block]) -> int:
    """Width of the lines of a wrapped text, in half characters; 0 for one that is not wrapped."""
    widths = sorted(block.wide for block in blocks)
    prose = [block for block in blocks if len(block.text) >= _SENTENCE]
    if len(prose) < _LEAST_LINES or widths[-max(len(widths) // 50, 1)] > _WIDEST:
        return 0
    width = widths[int(0.9 * len(widths))]
    full = [block for block in prose if block.wide >= 0.9 * width]
    wrapped = sum(not ended(block.text) and not _heads(block.text) for block in full)
    enough = wrapped >= _WRAPPED * len(prose) and wrapped >= _OPEN * len(full)
    return width if enough else 0


def _heads(text: str) -> bool:
    """Whether a line without an end is a heading or says who speaks, and so need not be torn."""
    return bool(starts_anew(text)) and "，" not in text
