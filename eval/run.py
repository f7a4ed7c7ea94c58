"""`yinju eval`: measure the retriever and the answers on a question set."""

import json
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from importlib.resources import files
from pathlib import Path
from statistics import median
from typing import Any

from eval.measures import all_at, hit_at, mean, ndcg_at, reciprocal_rank, says, says_early
from eval.questions import Item, load, relevant
from index.encoder import load_encoder
from rag.answer import Answer
from rag.answering.verify import exact
from rag.assistant import Assistant, ingest, open_or_sample, samples
from rag.errors import QuestionError
from rag.retrieval.retriever import PARTS
from rag.settings import Settings

MODES: dict[str, tuple[str, ...]] = {
    "dense": ("dense", "sentence"),
    "lexical": ("lexical",),
    "fused": PARTS,
}
_DEPTH = 10
_OUT = "eval-results"


@dataclass(frozen=True)
class Outcome:
    """What one question came to: retrieval by mode, and the answer."""

    item: Item
    retrieval: dict[str, dict[str, float]]
    answer: dict[str, float]
    """Of 0 and 1: right, right early, refused; numbers of quotes, of exact quotes and of quoted
    characters; and milliseconds."""


@dataclass(frozen=True)
class Wanted:
    """What to measure: a question set on reports, and with `data` the encoder alone."""

    questions: str | None = None
    reports: Sequence[str] | None = None
    stored: bool = False
    data: str | None = None


def run(wanted: Wanted, settings: Settings, out: str | None) -> int:
    """Print tables and save `results.json` and `questions.jsonl` (one line a question) in `out`.

    With `data`, `encoder.json` too; the question set is then measured only where it is named.
    """
    folder = Path(out or _OUT)
    if wanted.data:
        from eval import encoder

        encoder.run(load_encoder(settings.encoder), _folder(wanted.data), folder)
    if not wanted.data or wanted.questions or wanted.reports or wanted.stored:
        _questions(wanted, settings, folder)
    return 0


def _folder(name: str) -> Path:
    """The folder of sets, which must have one of its three parts."""
    if any((Path(name) / part).is_dir() for part in ("training", "dev", "reports")):
        return Path(name)
    raise QuestionError(
        f"the folder {name}, which has no sets",
        "a folder with training/, dev/ or reports/ as eval/README.md says",
        "Correct --data.",
    )


def _questions(wanted: Wanted, settings: Settings, out: Path) -> None:
    path = (
        Path(wanted.questions)
        if wanted.questions
        else Path(str(files("eval").joinpath("questions.jsonl")))
    )
    items = load(path)
    with _assistant(wanted, settings) as assistant:
        outcomes = [measure(assistant, item) for item in items]
        results = {
            "questions": path.name,
            "reports": len(assistant.reports),
            "passages": len(assistant.retriever.corpus.passages),
            "encoder": assistant.encoder.id,
            "groups": {name: summary(group) for name, group in _groups(outcomes)},
        }
    print(table(results))
    _save(out, results, outcomes)


@contextmanager
def _assistant(wanted: Wanted, settings: Settings) -> Iterator[Assistant]:
    """The reports named, else the store where it or questions are named, else the samples."""
    reports, stored = wanted.reports, wanted.stored
    if (wanted.questions or stored) and not reports:
        yield Assistant.open(settings.store, settings) if stored else open_or_sample(settings)
        return
    with tempfile.TemporaryDirectory() as folder:
        paths: list[str | Path] = [*reports] if reports else [samples()]
        outcome = ingest(paths, folder, settings)
        for _, error in outcome.failed:
            print(f"skipped  {error}", file=sys.stderr)
        yield Assistant.open(folder, replace(settings, store=folder))


def measure(assistant: Assistant, item: Item) -> Outcome:
    """Ask one question every way."""
    asked = assistant.understand(item.question, item.history)
    retrieval = {}
    for mode, parts in MODES.items():
        started = time.perf_counter()
        hits = assistant.retriever.retrieve(asked, _DEPTH, parts)
        spent = 1000 * (time.perf_counter() - started)
        found = [relevant(hit.passage, item) for hit in hits]
        retrieval[mode] = ranked(found, len(item.evidence)) | {"ms": spent}
    started = time.perf_counter()
    answer = assistant.ask(item.question, item.history)
    spent = 1000 * (time.perf_counter() - started)
    return Outcome(item, retrieval, judged(answer, item) | {"ms": spent})


def ranked(found: Sequence[set[int]], wanted: int) -> dict[str, float]:
    """Measures of one ranking."""
    return {
        **{f"hit@{k}": hit_at(found, k) for k in (1, 3, 5, 10)},
        "all@5": all_at(found, 5, wanted),
        "mrr": reciprocal_rank(found),
        "ndcg@10": ndcg_at(found, 10, wanted),
    }


def judged(answer: Answer, item: Item) -> dict[str, float]:
    """Whether an answer is right, refused, and exact; a refusal of an answerable one is wrong."""
    said = "\n".join([answer.text, *(quote.text for quote in answer.quotes)])
    right = answer.found and says(said, item.answers, item.all_required)
    return {
        "right": float(right),
        "fact_600": float(answer.found and says_early(said, item.answers, item.all_required)),
        "refused": float(not answer.found),
        "quotes": float(len(answer.quotes)),
        "exact": float(sum(exact(quote, answer.hits) for quote in answer.quotes)),
        "quoted": float(sum(len(quote.text) for quote in answer.quotes)),
    }


def _groups(outcomes: Sequence[Outcome]) -> Iterator[tuple[str, list[Outcome]]]:
    yield "all", list(outcomes)
    for field in ("lang", "type", "overlap"):
        for value in sorted({getattr(o.item, field) for o in outcomes} - {""}):
            yield f"{field}={value}", [o for o in outcomes if getattr(o.item, field) == value]


def summary(group: Sequence[Outcome]) -> dict[str, Any]:
    """Means over a group; retrieval and accuracy over its answerable questions."""
    asked = [o for o in group if o.item.answerable]
    unanswerable = [o for o in group if not o.item.answerable]
    names = list(ranked([], 1))
    retrieval = {
        mode: {name: mean([o.retrieval[mode][name] for o in asked]) for name in names}
        | {"ms": median(o.retrieval[mode]["ms"] for o in group)}
        for mode in MODES
    }
    quotes = sum(o.answer["quotes"] for o in group)
    compared = [o for o in asked if o.item.type == "compare"]
    listed = [o for o in asked if o.item.all_required and o not in compared]
    lengths = [o.answer["quoted"] for o in asked if o.item.type == "number" and o.answer["quotes"]]
    return {
        "answerable": len(asked),
        "unanswerable": len(unanswerable),
        "retrieval": retrieval,
        "accuracy": mean([o.answer["right"] for o in asked]),
        "fact_600": mean([o.answer["fact_600"] for o in asked]),
        "lists": mean([o.answer["right"] for o in listed]),
        "comparisons": mean([o.answer["right"] for o in compared]),
        "quoted_number": median(lengths) if lengths else None,
        "exact_quotes": sum(o.answer["exact"] for o in group) / quotes if quotes else None,
        "refused_answerable": mean([o.answer["refused"] for o in asked]),
        "refused_unanswerable": mean([o.answer["refused"] for o in unanswerable]),
        "answer_ms": median(o.answer["ms"] for o in group),
    }


def table(results: dict[str, Any]) -> str:
    """Two tables in Markdown: retrieval by mode over all, and every group fused with answers."""
    names = [*ranked([], 1), "ms"]
    lines = [
        f"{results['questions']}: {results['reports']} reports, {results['passages']} passages, "
        f"encoder {results['encoder']}",
        "",
        _row(["all", *names]),
        _row(["---"] * (len(names) + 1)),
    ]
    whole = results["groups"]["all"]["retrieval"]
    lines += [_row([mode, *(_number(whole[mode][n]) for n in names)]) for mode in MODES]
    head = ["group", "n", "hit@1", "hit@3", "hit@5", "hit@10", "MRR", "nDCG@10"]
    head += ["accuracy", "exact", "wrongly refused", "rightly refused", "ms"]
    head += ["fact in 600", "whole lists", "comparisons", "quoted"]
    lines += ["", _row(head), _row(["---"] * len(head))]
    lines += [_group_row(name, group) for name, group in results["groups"].items()]
    return "\n".join(lines)


def _group_row(name: str, group: dict[str, Any]) -> str:
    fused = group["retrieval"]["fused"]
    values = [fused[n] for n in ("hit@1", "hit@3", "hit@5", "hit@10", "mrr", "ndcg@10")]
    values += [group[n] for n in ("accuracy", "exact_quotes", "refused_answerable")]
    values += [group["refused_unanswerable"], group["answer_ms"]]
    values += [group[n] for n in ("fact_600", "lists", "comparisons", "quoted_number")]
    count = str(group["answerable"] + group["unanswerable"])
    return _row([name, count, *map(_number, values)])


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"


def _save(out: Path, results: dict[str, Any], outcomes: Sequence[Outcome]) -> None:
    out.mkdir(parents=True, exist_ok=True)
    (out / "results.json").write_text(json.dumps(results, ensure_ascii=False, indent=1), "utf-8")
    lines = (
        {
            "id": o.item.id,
            "retrieval": {mode: _rounded(values) for mode, values in o.retrieval.items()},
            "answer": _rounded(o.answer),
        }
        for o in outcomes
    )
    text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    (out / "questions.jsonl").write_text(text, "utf-8")
    print(f"\nsaved to {out}/results.json and {out}/questions.jsonl")


def _rounded(values: dict[str, float]) -> dict[str, float]:
    return {name: round(value, 3) for name, value in values.items()}
