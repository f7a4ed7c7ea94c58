"""What each part of the retrieval adds: the same questions with each part off in turn.

`python -m eval.benchmarks.ablation [--questions FILE --reports PATH …] [--out FILE]`
"""

from dataclasses import replace
from pathlib import Path

from eval.benchmarks.common import arguments, indexed, save
from eval.measures import hit_at, mean, reciprocal_rank
from eval.questions import load, relevant
from index.lexicon import Lexicon
from rag.assistant import Assistant
from rag.settings import Settings

OFF: dict[str, dict[str, float]] = {
    "everything": {},
    "no passage vectors": {"dense_weight": 0},
    "no sentence and clause vectors": {"sentence_weight": 0},
    "no BM25": {"lexical_weight": 0, "lexical_weight_english": 0},
}


def measure(
    questions: Path, settings: Settings, aware: bool = True, lexicon: Lexicon | None = None
) -> dict[str, float | None]:
    """Hit@1, hit@5 and MRR over the answerable questions.

    `aware`: search the reports of the place and year named, with the bonus for what a passage
    tells of; without it, every passage, by likeness alone. `lexicon`: in place of the thesaurus.
    """
    assistant = Assistant.open(settings.store, settings)
    if lexicon is not None:
        assistant.retriever.lexicon = lexicon
    found = []
    for item in load(questions):
        if item.answerable:
            asked = assistant.understand(item.question, item.history)
            if not aware:
                asked = replace(asked, places=(), years=(), kind="other")
            hits = assistant.retriever.retrieve(asked, 10)
            found.append([relevant(hit.passage, item) for hit in hits])
    return {
        "hit@1": mean([hit_at(one, 1) for one in found]),
        "hit@5": mean([hit_at(one, 5) for one in found]),
        "mrr": mean([reciprocal_rank(one) for one in found]),
    }


def main() -> None:
    """Measure, print, save."""
    given = arguments("Switch off each part of the retrieval in turn.", "ablation.json")
    with indexed(given.reports) as settings:
        results = {
            name: measure(given.questions, replace(settings, **off))  # type: ignore[arg-type]
            for name, off in OFF.items()
        }
        results["no thesaurus"] = measure(given.questions, settings, lexicon=Lexicon([]))
        results["no place, year and kind"] = measure(given.questions, settings, aware=False)
    save(results, given.out)


if __name__ == "__main__":
    main()
