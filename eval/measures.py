"""Measures of retrieval and answers. Every question counts: one without an answer scores 0."""

import re
import unicodedata
from collections.abc import Sequence
from math import log2


def hit_at(found: Sequence[set[int]], k: int) -> float:
    """1 if any of the first `k` hits is relevant. `found[i]`: the evidence that hit `i` holds."""
    return float(any(found[:k]))


def all_at(found: Sequence[set[int]], k: int, wanted: int) -> float:
    """1 if the first `k` hits together hold all `wanted` pieces of evidence."""
    return float(len(set().union(*found[:k])) >= wanted)


def reciprocal_rank(found: Sequence[set[int]]) -> float:
    """`1 / rank` of the first relevant hit, 0 where there is none; its mean is MRR."""
    return next((1 / rank for rank, held in enumerate(found, start=1) if held), 0.0)


def ndcg_at(found: Sequence[set[int]], k: int, wanted: int) -> float:
    """nDCG@k with gain 1 for a hit that holds evidence no earlier hit held.

    `DCG = sum 1 / log2(rank + 1)`, over the ideal of `wanted` such hits first
    (Järvelin & Kekäläinen 2002).
    """
    seen: set[int] = set()
    gained = 0.0
    for rank, held in enumerate(found[:k], start=1):
        gained += 1 / log2(rank + 1) if held - seen else 0.0
        seen |= held
    ideal = sum(1 / log2(rank + 1) for rank in range(1, min(wanted, k) + 1))
    return gained / ideal if ideal else 0.0


def says(text: str, answers: Sequence[str], all_required: bool) -> bool:
    """Whether `text` holds one of `answers` (or all), forms of width, case and spacing aside."""
    body = _folded(text)
    held = [_holds(body, _folded(answer)) for answer in answers]
    return bool(held) and (all(held) if all_required else any(held))


def says_early(text: str, answers: Sequence[str], all_required: bool, chars: int = 600) -> bool:
    """The same of the first `chars` characters of `text`: whether a reader soon finds it."""
    return says(text[:chars], answers, all_required)


def mean(values: Sequence[float]) -> float | None:
    """The mean; None of nothing."""
    return sum(values) / len(values) if values else None


def _holds(body: str, answer: str) -> bool:
    """`answer` in `body`, a number not as a part of a longer one."""
    start = r"(?<![\d.])" if answer[:1].isdigit() else ""
    end = r"(?![\d]|\.\d)" if answer[-1:].isdigit() else ""
    return bool(answer) and bool(re.search(start + re.escape(answer) + end, body))


def _folded(text: str) -> str:
    return re.sub(r"[\s“”\"‘’']", "", unicodedata.normalize("NFKC", text).lower())
