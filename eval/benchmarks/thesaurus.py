"""What each part of the thesaurus adds: the same questions with a part taken out in turn.

`python -m eval.benchmarks.thesaurus [--questions FILE --reports PATH …] [--out FILE]`
BM25 alone and the fused search, for questions in other words than the report's and in English.
"""

from collections.abc import Callable

from eval.benchmarks.common import arguments, indexed, save
from eval.measures import hit_at, mean
from eval.questions import Item, load, relevant
from index.lexicon import Lexicon, Row, Terms
from rag.assistant import Assistant
from rag.retrieval.retriever import PARTS, Retriever

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
    given = arguments("Take out each part of the thesaurus in turn.", "thesaurus.json")
    items = [item for item in load(given.questions) if item.answerable]
    groups = {
        "everyday Chinese": [i for i in items if i.lang == "zh" and i.overlap == "low"],
        "English": [i for i in items if i.lang == "en"],
    }
    with indexed(given.reports) as settings:
        assistant = Assistant.open(settings.store, settings)
        results = {
            name: {group: measure(assistant, lexicon, asked) for group, asked in groups.items()}
            for name, lexicon in variants(Lexicon.embedded().rows).items()
        }
    save(results, given.out)


if __name__ == "__main__":
    main()
