"""What each part of the thesaurus adds: the same questions with a part taken out in turn.

`python -m eval.benchmarks.thesaurus [--questions FILE --reports PATH …] [--out FILE]`
BM25 alone and the fused search, for questions in other words than the report's and in English.
"""

import argparse
import json
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory

from eval.measures import hit_at, mean
from eval.questions import Item, load, relevant
from index.lexicon import Lexicon, Row, Terms
from rag.assistant import Assistant, ingest, samples
from rag.retrieval.retriever import PARTS, Retriever
from rag.settings import Settings

Change = Callable[[Row], Row]


def line(row: Row) -> str:
    """The row as a line of the file."""
    return "\t".join(_cell(side) for side in (row.official, row.everyday, row.english))


def _cell(terms: Terms) -> str:
    return "|".join(f"{term.word}:{term.weight:g}" for term in terms)


def _unweighted(terms: Terms) -> Terms:
    return tuple(term._replace(weight=1.0) for term in terms)


CHANGES: dict[str, Change] = {
    "whole": lambda row: row,
    "no everyday words": lambda row: Row(row.official, (), row.english),
    "no English": lambda row: Row(row.official, row.everyday, ()),
    "no weights": lambda row: Row(*map(_unweighted, (row.official, row.everyday, row.english))),
    "first official term only": lambda row: Row(row.official[:1], row.everyday, row.english),
}


def variants(rows: list[Row]) -> dict[str, Lexicon]:
    """The thesaurus whole, without each part, every second and every fourth row, and none."""
    kept = {name: Lexicon(line(change(row)) for row in rows) for name, change in CHANGES.items()}
    kept |= {f"one row in {n}": Lexicon(map(line, rows[::n])) for n in (2, 4)}
    return kept | {"none": Lexicon([])}


def measure(assistant: Assistant, lexicon: Lexicon, items: list[Item]) -> dict[str, float | None]:
    """Hit@1 and hit@5 of BM25 and of the fused search."""
    retriever = Retriever(
        assistant.retriever.corpus, assistant.encoder, lexicon, assistant.settings
    )
    found: dict[str, float | None] = {"questions": len(items)}
    for name, parts in (("bm25", ("lexical",)), ("fused", PARTS)):
        ranked = [
            [
                relevant(hit.passage, item)
                for hit in retriever.retrieve(
                    assistant.understand(item.question, item.history), 5, parts
                )
            ]
            for item in items
        ]
        found |= {f"{name} hit@{k}": mean([hit_at(one, k) for one in ranked]) for k in (1, 5)}
    return found


def main() -> None:
    """Measure, print, save."""
    parser = argparse.ArgumentParser(description="Take out each part of the thesaurus in turn.")
    default = Path(str(files("eval").joinpath("questions.jsonl")))
    parser.add_argument("--questions", type=Path, default=default)
    parser.add_argument("--reports", type=Path, nargs="+", default=[samples()])
    parser.add_argument("--out", type=Path, default=Path("eval/results/thesaurus.json"))
    given = parser.parse_args()
    items = [item for item in load(given.questions) if item.answerable]
    groups = {
        "everyday Chinese": [i for i in items if i.lang == "zh" and i.overlap == "low"],
        "English": [i for i in items if i.lang == "en"],
    }
    with TemporaryDirectory() as folder:
        settings = Settings.load(store=folder)
        ingest(given.reports, folder, settings)
        assistant = Assistant.open(folder, settings)
        results = {
            name: {group: measure(assistant, lexicon, asked) for group, asked in groups.items()}
            for name, lexicon in variants(Lexicon.embedded().rows).items()
        }
    given.out.write_text(json.dumps(results, ensure_ascii=False, indent=1) + "\n", "utf-8")
    print(json.dumps(results, ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()
