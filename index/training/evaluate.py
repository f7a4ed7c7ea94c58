"""Measure a model folder: `python -m index.training.evaluate --data DIR --model DIR [--out FILE]`.

Only numpy and tokenizers are used, so that what is measured is what the embedded encoder does.
"""

import argparse
import json
import os
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load_file
from tokenizers import Tokenizer

from . import corpora

Vectors = NDArray[np.float32]
Figures = dict[str, float]

SAMPLE = 1_000
"""Questions taken, from the first on, where a set has more."""

FEW = 240
"""Passages of the small search, about as many as a handful of reports has paragraphs."""


class Model:
    """The folder read without torch: pieces to rows, summed, to unit length."""

    def __init__(self, folder: Path) -> None:
        self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        weights = load_file(folder / "model.safetensors")["embedding.weight"]
        self.weights = weights.astype(np.float32)

    def encode(self, texts: Sequence[str]) -> Vectors:
        """(n, dim) unit rows; a text without known pieces is a row of zeros."""
        sums = np.zeros((len(texts), self.weights.shape[1]), dtype=np.float32)
        encodings = self.tokenizer.encode_batch_fast(list(texts), add_special_tokens=False)
        for row, encoding in enumerate(encodings):
            # One text at a time stays in the cache: twice as fast as one gather for all.
            sums[row] = self.weights[encoding.ids].sum(axis=0) if encoding.ids else 0.0
        norms = np.linalg.norm(sums, axis=1, keepdims=True)
        return np.asarray(sums / np.maximum(norms, 1e-12), dtype=np.float32)


def search(
    model: Model, questions: Sequence[str], passages: Sequence[str], answers: Sequence[set[int]]
) -> Figures:
    """Hit rates; `answers[i]` are the passages that answer question i.

    The rank of the best answer is one plus the number of passages that score higher or as high.
    """
    scores = model.encode(questions) @ model.encode(passages).T
    ranks = [_rank(row, wanted) for row, wanted in zip(scores, answers, strict=True)]
    rates = {f"hit@{k}": float(np.mean([r <= k for r in ranks])) for k in (1, 5, 10)}
    mrr = float(np.mean([1 / r if r <= 10 else 0.0 for r in ranks]))
    sizes = {"questions": len(questions), "passages": len(passages)}
    return {**sizes, **{k: round(v, 4) for k, v in {**rates, "mrr@10": mrr}.items()}}


def _rank(scores: Vectors, wanted: set[int]) -> int:
    best = max(scores[i] for i in wanted)
    others = np.delete(scores, sorted(wanted))
    return 1 + int(np.sum(others >= best))


def work_reports(model: Model, data: Path) -> dict[str, Figures]:
    """English unit to Chinese unit of the held-out years, and back."""
    pairs = corpora.work_reports(data, held_out=True)
    english, chinese = (list(side) for side in zip(*pairs, strict=True))
    return {
        "work_reports_2017_2018_en_zh": search(model, english, chinese, _same(chinese)),
        "work_reports_2017_2018_zh_en": search(model, chinese, english, _same(english)),
    }


def _same(texts: Sequence[str]) -> list[set[int]]:
    """For each text the rows that hold it: repeated units count as one."""
    rows: dict[str, set[int]] = {}
    for row, text in enumerate(texts):
        rows.setdefault(text, set()).add(row)
    return [rows[text] for text in texts]


def drcd(model: Model, data: Path) -> dict[str, Figures]:
    """DRCD dev in simplified characters: question to its passage, among all and among `FEW`."""
    table = corpora.traditional_to_simplified(data)
    articles = json.loads((data / "dev/drcd_dev.json").read_text(encoding="utf-8"))["data"]
    paragraphs = [p for article in articles for p in article["paragraphs"]]
    passages = [p["context"].translate(table) for p in paragraphs]
    asked = [
        (q["question"].translate(table), i) for i, p in enumerate(paragraphs) for q in p["qas"]
    ]
    few = [(q, i) for q, i in asked if i < FEW]
    return {
        "drcd_dev": _ask(model, asked[:SAMPLE], passages),
        "drcd_dev_all_questions": _ask(model, asked, passages),
        f"drcd_dev_{FEW}_passages": _ask(model, few, passages[:FEW]),
    }


def _ask(model: Model, asked: list[tuple[str, int]], passages: list[str]) -> Figures:
    return search(model, [q for q, _ in asked], passages, [{i} for _, i in asked])


def stard(model: Model, data: Path) -> dict[str, Figures]:
    """STARD: a citizen's question to the articles of statutes that answer it."""
    rows = json.loads((data / "dev/stard_queries.json").read_text(encoding="utf-8"))
    rows = [r for r in rows if r["相关法规"]]
    names = list(dict.fromkeys(name for r in rows for name in r["相关法规"]))
    texts = {name: text for r in rows for name, text in r["相关法规"].items()}
    place = {name: i for i, name in enumerate(names)}
    answers = [{place[name] for name in r["相关法规"]} for r in rows]
    passages = [f"{name} {texts[name]}" for name in names]
    return {"stard": search(model, [r["问题"] for r in rows], passages, answers)}


def policies(model: Model, data: Path) -> dict[str, Figures]:
    """Questions on government policies to literal answers of 30 characters or more."""
    lines = (data / "dev/ncp_policies_qa.tsv").read_text(encoding="utf-8").splitlines()[1:]
    rows = [r for r in (line.split("\t") for line in lines) if len(r) == 4 and len(r[3]) >= 30]
    questions, passages = [r[2] for r in rows[:SAMPLE]], [r[3] for r in rows[:SAMPLE]]
    return {"ncp_policies_answers": search(model, questions, passages, _same(passages))}


def speed(model: Model, data: Path) -> Figures:
    """Passages of 120 characters encoded in a second, one thread, best of three."""
    text = "".join("".join(document) for document in corpora.local_reports(data))
    passages = [text[i : i + 120] for i in range(0, min(len(text), 1_200_000), 120)]
    seconds = [_seconds(model, passages) for _ in range(3)]
    return {"passages": len(passages), "passages_per_second": round(len(passages) / min(seconds))}


def _seconds(model: Model, passages: Sequence[str]) -> float:
    began = time.perf_counter()
    for start in range(0, len(passages), 1_000):
        model.encode(passages[start : start + 1_000])
    return time.perf_counter() - began


def main() -> None:
    """Run every measure and write or print the figures as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    os.environ["TOKENIZERS_PARALLELISM"] = "false"  # one core, for the speed to mean something
    model = Model(options.model)
    figures: dict[str, Figures] = {}
    for measure in (work_reports, drcd, stard, policies):
        figures |= measure(model, options.data)
    figures["speed"] = speed(model, options.data)
    text = json.dumps(figures, indent=1)
    print(text)
    if options.out:
        options.out.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
