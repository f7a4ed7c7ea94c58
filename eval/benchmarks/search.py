"""Our retrieval beside plain BM25 and plain vectors, on the same passages and questions.

`python -m eval.benchmarks.search [--questions FILE --reports PATH …] [--out FILE]`
Plain BM25: bm25s with its defaults over the terms of title and passage, cut as ours are.
Plain vectors: a FAISS flat index of title and passage by the same encoder. Neither knows of
places, years or the lexicon.
"""

import time
from collections.abc import Callable
from statistics import median
from typing import Any

from eval.benchmarks.common import arguments, indexed, save
from eval.measures import hit_at, mean, reciprocal_rank
from eval.questions import Item, load, relevant
from index.dense import DenseIndex
from index.ranking import Ranking
from index.sparse import SparseIndex, TermGroup
from index.tokenizer import terms
from rag.assistant import Assistant
from rag.passage import Passage

_K = 10
Search = Callable[[Item], list[Passage]]


def plain_bm25(assistant: Assistant) -> Search:
    """BM25 (k1 1.5, b 0.75) of jieba's words, pairs of characters and numbers."""
    passages = assistant.retriever.corpus.passages
    index = SparseIndex.build([terms(_titled(p)) for p in passages], b=0.75)

    def search(item: Item) -> list[Passage]:
        groups = [TermGroup(((term,),)) for term in terms(item.question)]
        return _passages(assistant, index.search(groups, _K))

    return search


def plain_vectors(assistant: Assistant) -> Search:
    """One vector a passage."""
    passages = assistant.retriever.corpus.passages
    encoder = assistant.encoder
    index = DenseIndex.build(encoder.encode_passages([_titled(p) for p in passages]))

    def search(item: Item) -> list[Passage]:
        return _passages(assistant, index.search(encoder.encode_queries([item.question])[0], _K))

    return search


def ours(assistant: Assistant) -> Search:
    """`Assistant.retrieve`."""
    return lambda item: [hit.passage for hit in assistant.retrieve(item.question, _K, item.history)]


def _titled(passage: Passage) -> str:
    return f"{passage.report.title}\n{passage.text}"


def _passages(assistant: Assistant, ranking: Ranking) -> list[Passage]:
    return [assistant.retriever.corpus.passages[match.row] for match in ranking]


def measure(search: Search, items: list[Item]) -> dict[str, Any]:
    """Means over the answerable questions, and the median milliseconds."""
    found, spent = [], []
    for item in items:
        started = time.perf_counter()
        passages = search(item)
        spent.append(1000 * (time.perf_counter() - started))
        found.append([relevant(passage, item) for passage in passages])
    return {
        "hit@1": mean([hit_at(one, 1) for one in found]),
        "hit@5": mean([hit_at(one, 5) for one in found]),
        "mrr": mean([reciprocal_rank(one) for one in found]),
        "ms": median(spent),
    }


def main() -> None:
    """Measure, print, save."""
    given = arguments("Compare retrieval with plain baselines.", "search.json")
    with indexed(given.reports) as settings:
        assistant = Assistant.open(settings.store, settings)
        items = [item for item in load(given.questions) if item.answerable]
        systems = {"plain_bm25": plain_bm25, "plain_vectors": plain_vectors, "ours": ours}
        results = {
            "questions": given.questions.name,
            "n": len(items),
            "reports": len(assistant.reports),
            "passages": len(assistant.retriever.corpus.passages),
            "systems": {name: measure(make(assistant), items) for name, make in systems.items()},
        }
    save(results, given.out)


if __name__ == "__main__":
    main()
