"""Whether a claim gives a figure for the thing that another figure of its quotes counts."""

from collections.abc import Sequence
from itertools import combinations

from index.encoder import load_encoder
from rag.answering.figures import Figure
from rag.answering.polarity import is_english
from rag.answering.units import same_unit

_MARGIN = 0.15
"""By how much two figures must be nearer to each other's words than to their own, as the sum of two
cosines; chosen on the sound outputs of eval/faults.jsonl, of which none may fail."""


def exchanged(claim: str, told: Sequence[Figure], stated: Sequence[Figure]) -> str:
    """The first figure that is told of another one's thing, as a part of a sentence; else empty."""
    pairs = [(one, own) for one in told if (own := [f for f in stated if _same(one, f)])]
    if is_english(claim):
        return _across_languages(pairs)
    return "" if "分别" in claim else _by_characters(pairs, stated)


def _same(one: Figure, other: Figure) -> bool:
    a, b = one.quantity, other.quantity
    return (a.value, a.high) == (b.value, b.high) and same_unit(a.unit, b.unit)


def _by_characters(pairs: list[tuple[Figure, list[Figure]]], stated: Sequence[Figure]) -> str:
    """By the pairs of characters that the words of two figures share."""
    for one, own in pairs:
        words = _pairs(one.measures)
        others = [f for f in stated if f not in own and f.quantity.unit == one.quantity.unit]
        if any(words & _pairs(figure.measures) for figure in own):
            continue
        if any(len(words & _pairs(f.measures)) >= max(1, len(words) // 2) for f in others):
            return f"“{one.text}”在引文里说的不是“{one.measures}”"
    return ""


def _across_languages(pairs: list[tuple[Figure, list[Figure]]]) -> str:
    """By the embedded encoder's cosines of an English claim's words and the report's."""
    sole = [(one, own[0]) for one, own in pairs if len(own) == 1]
    if len(sole) < 2:
        return ""
    encoder = load_encoder()
    said = encoder.encode_queries([one.around for one, _ in sole])
    held = encoder.encode_passages([own.around for _, own in sole])
    cosines = said @ held.T
    for (i, (one, own)), (j, (_, other)) in combinations(enumerate(sole), 2):
        if own is other or not same_unit(one.quantity.unit, other.quantity.unit):
            continue
        kept, turned = cosines[i, i] + cosines[j, j], cosines[i, j] + cosines[j, i]
        if turned - kept > _MARGIN:
            return f"“{one.text}”在引文里说的是另一件事"
    return ""


def _pairs(text: str) -> set[str]:
    return {text[i : i + 2] for i in range(len(text) - 1)}
