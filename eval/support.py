"""Fit the support score: which sentences are near enough to answer.

`python -m eval.support --set QUESTIONS REPORTS [--set …] [--out FILE]` asks every question, takes
the best sentence that holds what is demanded, and fits `rag.answering.support` to whether the
question is answerable. Prints the coefficients to copy there and, for each threshold, how many
unanswerable questions are refused and how many answerable ones are.
"""

import argparse
import json
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import numpy.typing as npt

from eval.questions import load
from rag.answering.extract import READ
from rag.answering.requirements import demanding, requirements
from rag.answering.selection import select
from rag.assistant import Assistant, ingest
from rag.retrieval.question import Question
from rag.settings import Settings

_RIDGE = 0.3
_STEPS = 50
_THRESHOLDS = [round(0.05 * n, 2) for n in range(1, 15)]
_NAMES = ("BIAS", "LIKENESS", "PASSAGE", "DEMANDED")


@dataclass(frozen=True)
class Case:
    """One question: the facts of its best sentence (none where no sentence will do)."""

    answerable: bool
    facts: tuple[float, float, float] | None


def cases(questions: Path, reports: Path) -> list[Case]:
    """Every question of a file that no comparison answers, asked of the reports."""
    with TemporaryDirectory() as folder:
        settings = replace(Settings.load(), store=folder)
        ingest([reports], folder, settings)
        assistant = Assistant.open(folder, settings)
        found = []
        for item in load(questions):
            asked = assistant.understand(item.question, item.history)
            if not asked.compares(assistant.reports):
                found.append(Case(item.answerable, _facts(assistant, asked)))
        return found


def _facts(assistant: Assistant, asked: Question) -> tuple[float, float, float] | None:
    retriever = assistant.retriever
    reports = retriever.reports(asked)
    hits = retriever.retrieve(asked, assistant.settings.k)[:READ]
    selection = select(asked, hits, retriever, reports)
    if not selection.support:
        return None
    best = selection.found[0]
    return best.cosine, min(best.hit.score, 1.0), float(demanding(requirements(asked, reports)))


def fit(found: list[Case]) -> npt.NDArray[np.float64]:
    """Logistic regression by Newton steps, classes weighted to equal sums, a small ridge."""
    known = [case for case in found if case.facts]
    x = np.array([[1.0, *(case.facts or ())] for case in known])
    y = np.array([case.answerable for case in known], dtype=np.float64)
    weight = np.where(y == 1, 0.5 / y.mean(), 0.5 / (1 - y.mean()))
    ridge = _RIDGE * np.diag([0.0, 1.0, 1.0, 1.0])
    coefficients = np.zeros(x.shape[1])
    for _ in range(_STEPS):
        p = 1 / (1 + np.exp(-x @ coefficients))
        slope = x.T @ (weight * (y - p)) - ridge @ coefficients
        curve = (x * (weight * p * (1 - p))[:, None]).T @ x + ridge
        coefficients += np.linalg.solve(curve, slope)
    return coefficients


def curve(found: list[Case], coefficients: npt.NDArray[np.float64]) -> list[dict[str, float]]:
    """Shares refused, of the unanswerable and of the answerable, by threshold."""
    scores = [
        float(1 / (1 + np.exp(-coefficients @ (1, *case.facts)))) if case.facts else 0.0
        for case in found
    ]
    right = np.array([s for s, case in zip(scores, found, strict=True) if not case.answerable])
    wrong = np.array([s for s, case in zip(scores, found, strict=True) if case.answerable])
    return [
        {
            "threshold": t,
            "refused_unanswerable": round(float((right < t).mean()), 3),
            "refused_answerable": round(float((wrong < t).mean()), 3),
        }
        for t in _THRESHOLDS
    ]


def main() -> None:
    """Fit, print, save."""
    parser = argparse.ArgumentParser(description="Fit the support score.")
    parser.add_argument("--set", nargs=2, action="append", required=True, type=Path, dest="sets")
    parser.add_argument("--out", type=Path, default=Path("eval/results/support.json"))
    given = parser.parse_args()
    found = [case for questions, reports in given.sets for case in cases(questions, reports)]
    coefficients = fit(found)
    results = {
        "questions": len(found),
        "unanswerable": sum(not case.answerable for case in found),
        "refused_without_a_sentence": sum(case.facts is None for case in found),
        "coefficients": dict(zip(_NAMES, coefficients.round(2).tolist(), strict=True)),
        "curve": curve(found, coefficients),
    }
    given.out.write_text(json.dumps(results, indent=1) + "\n", "utf-8")
    print(json.dumps(results, indent=1))


if __name__ == "__main__":
    main()
