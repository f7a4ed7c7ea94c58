"""Find words in a text whatever their spaces and widths; or the nearest words, with a diff."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from index.characters import places, unified, visible
from rag.answering.numbers import quantities
from rag.passage import Passage
from rag.report import Span

_WIDTHS = (
    {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
    | {0x3000: 0x20}
    | {ord(mark): ord('"') for mark in "“”„‟「」『』〝〞＂"}
    | {ord(mark): ord("'") for mark in "‘’‚‛＇"}
)
_MARKED = 12
"""Characters of a difference shown whole; longer ones by their ends."""


@dataclass(frozen=True)
class Near:
    """The part of a text that is most like what was sought."""

    span: Span
    likeness: float
    """Share of characters in common, 0 to 1."""
    difference: str
    """What was sought, with 〔its characters→the text's〕 where they differ."""


def fold(text: str) -> str:
    """A text as it is compared.

    Without white space and unseen signs; full-width forms, kinds of quotation marks and characters
    that look the same made one.
    """
    return "".join(visible(unified(text)).translate(_WIDTHS).split())


def _places(text: str) -> list[int]:
    """Where each character of `fold(text)` stands in `text`."""
    seen = zip(places(text), visible(text).translate(_WIDTHS), strict=True)
    return [at for at, char in seen if not char.isspace()]


def locate(text: str, wanted: str) -> Span | None:
    """Where `wanted` first stands in `text`, character for character but for space and width."""
    sought = fold(wanted)
    at = fold(text).find(sought) if sought else -1
    if at < 0:
        return None
    stands = _places(text)
    return Span(stands[at], stands[at + len(sought) - 1] + 1)


def nearest(text: str, wanted: str) -> Near | None:
    """The part of `text` most like `wanted`; None where they share no two characters in a row."""
    folded, sought = fold(text), fold(wanted)
    match = SequenceMatcher(None, sought, folded, autojunk=False)
    longest = match.find_longest_match()
    if longest.size < 2:
        return None
    start = max(0, longest.b - longest.a)
    end = min(len(folded), longest.b + len(sought) - longest.a + 4)
    blocks = SequenceMatcher(None, sought, folded[start:end], autojunk=False).get_matching_blocks()
    held = [block for block in blocks if block.size]
    first, last = start + held[0].b, start + held[-1].b + held[-1].size
    first = max(start, first - held[0].a)
    last = min(end, last + len(sought) - held[-1].a - held[-1].size)
    found = folded[first:last]
    common = sum(block.size for block in held)
    stands = _places(text)
    span = Span(stands[first], stands[last - 1] + 1)
    return Near(span, 2 * common / (len(sought) + len(found)), difference(sought, found))


def difference(said: str, stated: str) -> str:
    """`said` with 〔said→stated〕 at each place where the two differ.

    A number is compared and shown whole, with its unit: 〔208件，应为207件〕.
    """
    own, other = _tokens(said), _tokens(stated)
    parts = []
    for name, a, b, c, d in SequenceMatcher(None, own, other, autojunk=False).get_opcodes():
        ours, theirs = "".join(own[a:b]), "".join(other[c:d])
        sign = "，应为" if _numbers(own[a:b]) and _numbers(other[c:d]) else "→"
        parts.append(ours if name == "equal" else f"〔{_short(ours)}{sign}{_short(theirs)}〕")
    return "".join(parts)


def _tokens(text: str) -> list[str]:
    """The characters of a text, each number with its unit as one."""
    parts, at = [], 0
    for one in quantities(text):
        parts += [*text[at : one.digits.start], text[one.digits.start : one.span.end]]
        at = one.span.end
    return [*parts, *text[at:]]


def _numbers(tokens: list[str]) -> bool:
    return any(len(token) > 1 or token.isdigit() for token in tokens)


def _short(text: str) -> str:
    if len(text) <= _MARKED:
        return text
    return f"{text[: _MARKED // 2]}…{text[-_MARKED // 2 :]}"


def spans_of(passage: Passage, part: Span) -> tuple[Span, ...]:
    """A part of `passage.text` as spans of its report: several where the passage is torn there."""
    found, before = [], 0
    for start, end in passage.spans:
        first, last = max(part.start - before, 0), min(part.end - before, end - start)
        if first < last:
            found.append(Span(start + first, start + last))
        before += end - start
    return tuple(found)


def part_of(passage: Passage, spans: tuple[Span, ...]) -> Span | None:
    """Where spans of a report stand in `passage.text`, first to last; None where outside it."""
    found: list[Span] = []
    before = 0
    for start, end in passage.spans:
        found += [
            Span(before + s - start, before + e - start) for s, e in spans if start <= s < e <= end
        ]
        before += end - start
    if len(found) != len(spans) or not found:
        return None
    return Span(min(s for s, _ in found), max(e for _, e in found))


def quotations(text: str) -> list[Span]:
    """Spans of what stands in quotation marks of any kind, outermost, marks excluded."""
    return [Span(*match.span(match.lastindex or 0)) for match in _QUOTED.finditer(text)]


_QUOTED = re.compile(
    r"“((?:[^“”\n]|“[^“”\n]*”)+)”|「((?:[^「」\n]|「[^「」\n]*」)+)」|『([^『』\n]+)』|\"([^\"\n]+)\""
)
