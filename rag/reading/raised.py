"""Small digits above or below the line: what readers make of them, and which are marks of notes.

A reader writes them as Unicode has them: 318¹件, 10⁴, CO₂. Which of them are marks of notes, and so
no part of what they stand beside, is told by what stands before them.
"""

import re
from collections.abc import Iterator, Sequence

from rag.reading.headings import GLOSSARY

_RAISED = str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")
_LOWERED = str.maketrans("0123456789+-−", "₀₁₂₃₄₅₆₇₈₉₊₋₋")
_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
UP, DOWN = "⁰¹²³⁴⁵⁶⁷⁸⁹", "₀₁₂₃₄₅₆₇₈₉"
_OPEN, _CLOSE = r"[\[［〔【(（]", r"[\]］〕】)）]"
_RUN = rf"[{UP}]{{1,3}}(?:[,，、\-—–~～][{UP}]{{1,3}})*"
_MARK = re.compile(
    rf"{_OPEN}注?{_RUN}{_CLOSE}|(?<=[\d%％])注{_RUN}|(?<![⁺⁻{UP}]){_RUN}|(?<![A-Za-z.{DOWN}])[{DOWN}]{{1,3}}|"
    r"(?<=[\d%％])[①-⑳㉑-㉟㊱-㊿]|(?<=\d)[*＊†‡※]+(?=[一-龥%％])"
)
_UNIT = re.compile(r"(?<![A-Za-z])[A-Za-z]{1,2}$|[米里]$")
"""What has an exponent: m², km², 米²; GDP¹ has a note."""
_TEN = re.compile(r"(?<![\d.])10$")
_TIMES = re.compile(r"[×xX*·]\s?10$")
_LISTED = re.compile(
    rf"{_OPEN}?注?([{UP}]{{1,3}}){_CLOSE}?|[\[［〔【]注?(\d{{1,3}})[\]］〕】]|注\s?(\d{{1,3}})\s?[:：]"
)
_NUMBERED = re.compile(r"()()(\d{1,3})\s?[.．、]")


def raised(text: str) -> str:
    """A text as it stands above the line: its digits small, the rest as it is."""
    return text.translate(_RAISED)


def lowered(text: str) -> str:
    """A text as it stands below the line."""
    return text.translate(_LOWERED)


def unclaimed(texts: Sequence[str]) -> set[str]:
    """Numbers of the notes that a report lists and that no sure mark refers to."""
    listed, noted = set(), False
    for text in texts:
        noted = noted or bool(GLOSSARY.fullmatch(text))
        found = _LISTED.match(text) or (_NUMBERED.match(text) if noted else None)
        if found:
            listed.add((found[1] or found[2] or found[3]).translate(_DIGITS))
    sure = {number for text in texts for *_, number in _marks(text, set())}
    return listed - sure


def raised_holes(text: str, notes: set[str]) -> Iterator[tuple[int, int, str]]:
    """Marks of notes inside a line: `(start, end, reason)`; `notes`: those that lack one."""
    yield from ((start, end, "注码") for start, end, _ in _marks(text, notes))


def _marks(text: str, notes: set[str]) -> Iterator[tuple[int, int, str]]:
    """`(start, end, number)`."""
    for found in _MARK.finditer(text):
        number = re.sub(r"\D", "", found.group().translate(_DIGITS))
        before = text[max(0, found.start() - 8) : found.start()]
        exponent = _UNIT.search(before) or _is_power(before, number, notes)
        if before.strip() and not (exponent and found.group()[0] in UP + DOWN):
            yield (*found.span(), number)


def _is_power(before: str, number: str, notes: set[str]) -> bool:
    """Whether small digits after 10 are its exponent: always after a ×, else where no note is."""
    return bool(_TIMES.search(before) or (_TEN.search(before) and number not in notes))
