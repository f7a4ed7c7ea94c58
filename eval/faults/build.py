"""Write eval/faults.jsonl: 200 sound outputs and 200 with a planted fault, always the same."""

import json
import random
from pathlib import Path
from typing import Any

from eval.faults.edits import Planted, as_given
from eval.faults.judge import hits
from eval.faults.outputs import Output, passage_of, sound
from eval.faults.plant import every

QUOTAS = {
    "figure": 34,
    "unit": 28,
    "qualifier": 28,
    "negation": 28,
    "invented": 28,
    "place": 28,
    "status": 26,
}
FILE = Path(__file__).parents[1] / "faults.jsonl"
_SEED = 20260101


def items() -> list[dict[str, Any]]:
    """All items: sound ones first, then each kind's, its mechanisms in turn."""
    outputs = sound()
    found = given(outputs)
    chance = random.Random(_SEED)
    for kind, quota in QUOTAS.items():
        for n, (name, one) in enumerate(_chosen(kind, quota, outputs, chance), start=1):
            found.append(_item(one, kind, name, n))
    return found


def given(outputs: list[Output]) -> list[dict[str, Any]]:
    """The outputs as they are."""
    return [_item(as_given(one), "sound", "", n) for n, one in enumerate(outputs, start=1)]


def whole(kind: str, outputs: list[Output]) -> list[dict[str, Any]]:
    """Every fault of a kind, unchosen."""
    made = [(name, one) for name, ones in every(kind, outputs) for one in ones]
    return [_item(one, kind, name, n) for n, (name, one) in enumerate(made, start=1)]


def _chosen(
    kind: str, quota: int, outputs: list[Output], chance: random.Random
) -> list[tuple[str, Planted]]:
    """Faults of a kind: one of each mechanism in turn, in an order by chance."""
    queues = []
    for name, made in every(kind, outputs):
        chance.shuffle(made)
        queues.append([(name, one) for one in made])
    found: list[tuple[str, Planted]] = []
    while len(found) < quota and any(queues):
        found += [queue.pop() for queue in queues if queue][: quota - len(found)]
    return found


def _item(planted: Planted, kind: str, mechanism: str, number: int) -> dict[str, Any]:
    read = list(planted.output.quotes)
    ranks = {hit.passage: hit.rank for hit in hits(read)}
    quotes = [
        {"passage": ranks[passage_of(cited)] + planted.shift, "text": words}
        for cited, words in zip(read, planted.quoted, strict=True)
    ]
    return {
        "id": f"{kind}-{number:03}",
        "kind": kind,
        "mechanism": mechanism,
        "lang": "en" if planted.claim.isascii() else "zh",
        "question": planted.question,
        "claim": planted.claim,
        "quotes": quotes,
        "read": [vars(one) for one in read],
    }


def write() -> None:
    """Write the file."""
    lines = (json.dumps(item, ensure_ascii=False) + "\n" for item in items())
    FILE.write_text("".join(lines), "utf-8")


if __name__ == "__main__":
    write()
