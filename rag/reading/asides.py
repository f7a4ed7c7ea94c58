"""Notes that a page sets beside its text: a box with explanations, footnotes at a page's foot."""

import re
from collections.abc import Sequence
from dataclasses import replace

from rag.reading.glossary import ENTRY
from rag.reading.headings import GLOSSARY, is_part, level_of_number
from rag.reading.joining import ended, join, layout
from rag.reading.lines import Block

_NOTE = re.compile(
    r"(?:[①-⑳㉑-㉟㊱-㊿]|[\[［〔【]注?\d{1,3}[\]］〕】]|\d{1,2}\s*[.．、](?!\d)|[⁰¹²³⁴-⁹]{1,3})"
    r"\s*[^，。；]{2,24}(?:[:：]|——|是指|指)|[⁰¹²³⁴-⁹]{1,3}\s*指|[*＊※]{1,3}\s*[^*＊※]{4}|注\d{0,3}\s*[:：]"
)
_RAISED = re.compile("[⁰¹²³⁴-⁹]{1,3}")
_TORN, _FULL, _LINES = 30, 0.8, 6
"""Characters, or share of the width of a wrapped text, from which a line without an end was torn
by what follows; lines of an entry."""


def apart(kept: Sequence[Block]) -> tuple[list[Block], set[int]]:
    """The blocks of a report, put together over notes between them; where notes start."""
    noted = _boxes(kept) | _footnotes(kept)
    body = [
        replace(block, turned=block.turned or at - 1 in noted)
        for at, block in enumerate(kept)
        if at not in noted
    ]
    notes = join([kept[at] for at in sorted(noted)])
    blocks = sorted([*join(body), *notes], key=lambda block: block.start)
    return blocks, {block.start for block in notes}


def _boxes(kept: Sequence[Block]) -> set[int]:
    """A glossary's heading and entries where the report goes on after them."""
    width = layout(kept).width
    found: set[int] = set()
    parts = (at for at in reversed(range(len(kept))) if _is_part(kept[at]))
    last_part = next(parts, -1)
    for at, block in enumerate(kept):
        if not GLOSSARY.fullmatch(block.text):
            continue
        size = _run(kept, at + 1, ENTRY, width)
        after = at + 1 + size
        torn = at > 0 and _torn(kept[at - 1], width)
        if size and after < len(kept) and (torn or after <= last_part):
            found.update(range(at, at + 1 + size))
    return found


def _is_part(block: Block) -> bool:
    """Whether a block begins a part or a section of the report."""
    return level_of_number(block.text) == 1 or is_part(block.text)


def _footnotes(kept: Sequence[Block]) -> set[int]:
    """Entries with numbers between the two parts of a torn paragraph, or with raised ones."""
    width = layout(kept).width
    found: set[int] = set()
    for at in range(1, len(kept)):
        raised = bool(_RAISED.match(kept[at].text))
        if at in found or not (raised or _torn(kept[at - 1], width)):
            continue
        size = _run(kept, at, _NOTE, width)
        if size and (raised or at + size < len(kept)):
            found.update(range(at, at + size))
    return found


def _torn(block: Block, width: int) -> bool:
    """Whether a line goes on somewhere; `width`: of a wrapped text's lines, else 0."""
    return not (_stops(block, width) or level_of_number(block.text))


def _stops(block: Block, width: int) -> bool:
    """Whether a line ends a sentence, or is too short to be torn."""
    full = block.wide >= _FULL * width if width else len(block.text) >= _TORN
    return ended(block.text) or not full


def _run(kept: Sequence[Block], first: int, form: re.Pattern[str], width: int) -> int:
    """How many blocks from `first` on are entries of that form, each to its end."""
    size = ends = 0
    while first + size < len(kept):
        text = kept[first + size].text
        begun = bool(form.match(text)) and level_of_number(text) != 1
        if (size == ends and not begun) or size - ends >= _LINES:
            break
        size += 1
        ends = size if _stops(kept[first + size - 1], width) else ends
    return ends
