"""What a search returns, and how several rankings become one."""

from collections.abc import Sequence
from dataclasses import dataclass

from index.errors import IndexingError


@dataclass(frozen=True)
class Match:
    """One row of an index with its score; a higher score is better, everywhere."""

    row: int
    score: float


Ranking = list[Match]
"""Matches, best first, ties by row; no row twice."""


def rank(scores: dict[int, float], k: int) -> Ranking:
    """The `k` best of `row -> score`, best first, ties by row."""
    ordered = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
    return [Match(row, score) for row, score in ordered[:k]]


def scaled(ranking: Ranking) -> dict[int, float]:
    """Scores divided by the best one (0 where the best is not positive): `row -> [0, 1]`."""
    best = max((match.score for match in ranking), default=0.0)
    if best <= 0:
        return {match.row: 0.0 for match in ranking}
    return {match.row: max(match.score, 0.0) / best for match in ranking}


def fuse(rankings: Sequence[Ranking], weights: Sequence[float]) -> Ranking:
    """Convex combination of scaled scores: `sum_i w_i * s_i(row) / max s_i`, weights summing to 1.

    Bruch, Gai & Ingber, "An Analysis of Fusion Functions for Hybrid Retrieval" (2023), found it
    at least as good as reciprocal rank fusion where weights can be measured; so it was here.
    A row absent from a ranking gets 0 from it. Scores are in [0, 1].
    """
    if len(rankings) != len(weights) or sum(weights) <= 0:
        raise IndexingError(
            f"{len(rankings)} rankings and the weights {list(weights)}",
            "one weight a ranking, with a positive sum",
            "Pass as many of each.",
        )
    total: dict[int, float] = {}
    for ranking, weight in zip(rankings, weights, strict=True):
        for row, score in scaled(ranking).items():
            total[row] = total.get(row, 0.0) + weight * score / sum(weights)
    return rank(total, len(total))


def interleaved(rankings: Sequence[Ranking]) -> Ranking:
    """First the best of each ranking, then the second of each, …; within a round by score.

    For rankings of rows of their own: no row is in two of them.
    """
    longest = max(map(len, rankings), default=0)
    rounds = ([r[i] for r in rankings if i < len(r)] for i in range(longest))
    return [match for one in rounds for match in sorted(one, key=lambda m: (-m.score, m.row))]
