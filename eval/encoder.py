"""An encoder alone on every search set, beside plain BM25: `yinju eval --data DIR`."""

import json
import time
from collections.abc import Sequence
from math import log2
from pathlib import Path

import numpy as np
import numpy.typing as npt

from eval.searches import Search, searches
from index.encoder import Encoder
from index.sparse import SparseIndex, TermGroup
from index.tokenizer import words

Scores = npt.NDArray[np.float32]
Figures = dict[str, float]
_BATCH = 1000
_CHARACTERS, _SPEED_CHARACTERS = 120, 600_000


def run(encoder: Encoder, data: Path, out: Path) -> dict[str, dict[str, Figures]]:
    """Measure all sets, print a table, save `encoder.json` in `out`."""
    results: dict[str, dict[str, Figures]] = {}
    text = ""
    for search in searches(data):
        text += "".join(search.passages)
        dense = figures(search, dense_scores(encoder, search))
        results[search.name] = {"dense": dense, "bm25": figures(search, lexical_scores(search))}
    results["speed"] = {"dense": speed(encoder, text[:_SPEED_CHARACTERS])}
    print(table(encoder.id, results))
    out.mkdir(parents=True, exist_ok=True)
    saved = {"encoder": encoder.id, "dim": encoder.dim, "sets": results}
    (out / "encoder.json").write_text(json.dumps(saved, ensure_ascii=False, indent=1), "utf-8")
    return results


def dense_scores(encoder: Encoder, search: Search) -> Scores:
    """(questions, passages) cosines."""
    questions = encoder.encode_queries(list(search.questions))
    return np.asarray(questions @ encoder.encode_passages(list(search.passages)).T)


def lexical_scores(search: Search) -> Scores:
    """The same by BM25 (k1 1.5, b 0.75) over jieba's words of two characters or more."""
    index = SparseIndex.build([words(text) or [""] for text in search.passages], b=0.75)
    asked = [[TermGroup(((word,),)) for word in words(text)] for text in search.questions]
    return np.stack([index.scores(groups) for groups in asked])


def figures(search: Search, scores: Scores) -> Figures:
    """Means over the questions. An equal score of another passage counts as better."""
    ranks = [_ranks(search, scores[i], i) for i in range(len(search.questions))]
    first = np.array([found[0] for found in ranks])
    hits = {f"hit@{k}": float(np.mean(first <= k)) for k in (1, 5, 10)}
    mrr = float(np.mean(np.where(first <= 10, 1 / first, 0)))
    ndcg = float(np.mean([_ndcg(found) for found in ranks]))
    sizes = {"questions": len(search.questions), "passages": len(search.passages)}
    rounded = {n: round(v, 4) for n, v in {**hits, "mrr@10": mrr, "ndcg@10": ndcg}.items()}
    return {**sizes, **rounded}


def _ranks(search: Search, scores: Scores, question: int) -> list[int]:
    """Ranks, from 1, of the passages that answer, best first."""
    pool = search.pools[question] if search.pools else range(len(scores))
    wanted = sorted(search.answers[question])
    others = np.delete(scores[pool.start : pool.stop], [row - pool.start for row in wanted])
    own = sorted((float(scores[row]) for row in wanted), reverse=True)
    return [number + int(np.sum(others >= score)) for number, score in enumerate(own, start=1)]


def _ndcg(ranks: Sequence[int], k: int = 10) -> float:
    """nDCG@k with gain 1 for each passage that answers (Järvelin & Kekäläinen 2002)."""
    gained = sum(1 / log2(rank + 1) for rank in ranks if rank <= k)
    return gained / sum(1 / log2(rank + 1) for rank in range(1, min(len(ranks), k) + 1))


def speed(encoder: Encoder, text: str) -> Figures:
    """Passages of 120 characters encoded in a second, best of three; run on one core to compare."""
    passages = [text[i : i + _CHARACTERS] for i in range(0, len(text), _CHARACTERS)]
    seconds = min(_seconds(encoder, passages) for _ in range(3))
    return {"passages": len(passages), "passages_per_second": round(len(passages) / seconds)}


def _seconds(encoder: Encoder, passages: list[str]) -> float:
    began = time.perf_counter()
    for start in range(0, len(passages), _BATCH):
        encoder.encode_passages(passages[start : start + _BATCH])
    return time.perf_counter() - began


def table(name: str, results: dict[str, dict[str, Figures]]) -> str:
    """Markdown, one line a set; BM25's nDCG@10 to compare."""
    lines = [
        f"encoder {name}",
        "",
        "| set | questions | passages | hit@1 | hit@5 | hit@10 | MRR@10 | nDCG@10 | BM25 nDCG@10 |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    for set_name, by in results.items():
        if set_name != "speed":
            row = by["dense"]
            cells = [f"{row[n]:.3f}" for n in ("hit@1", "hit@5", "hit@10", "mrr@10", "ndcg@10")]
            sizes = f"{row['questions']:,} | {row['passages']:,}"
            lines.append(
                f"| {set_name} | {sizes} | {' | '.join(cells)} | {by['bm25']['ndcg@10']:.3f} |"
            )
    rate = results["speed"]["dense"]["passages_per_second"]
    return "\n".join([*lines, "", f"{rate:,} passages of {_CHARACTERS} characters a second"])
