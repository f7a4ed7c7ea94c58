"""`python -m eval.faults`: shares of planted faults caught and sound outputs dropped, by kind."""

import json
from pathlib import Path
from typing import Any

from eval.faults.build import FILE, QUOTAS, given, whole
from eval.faults.judge import checked, stands
from eval.faults.outputs import sound

RESULTS = Path(__file__).parents[1] / "results" / "faults.json"


def measure() -> dict[str, Any]:
    """Per kind: number, caught (or dropped, of sound ones), and the ids that went wrong."""
    kinds: dict[str, dict[str, Any]] = {}
    for line in FILE.read_text("utf-8").splitlines():
        item = json.loads(line)
        own = kinds.setdefault(item["kind"], {"n": 0, "stopped": 0, "wrong": []})
        gone = not stands(item, checked(item))
        own["n"] += 1
        own["stopped"] += gone
        own["wrong"] += [item["id"]] * (gone == (item["kind"] == "sound"))
    faults = [own for kind, own in kinds.items() if kind != "sound"]
    total = {key: sum(own[key] for own in faults) for key in ("n", "stopped")}
    return {"kinds": kinds, "faults": total}


def stopped(made: list[dict[str, Any]]) -> dict[str, int]:
    """How many items there are, and how many do not stand."""
    return {"n": len(made), "stopped": sum(not stands(item, checked(item)) for item in made)}


def beyond() -> dict[str, dict[str, int]]:
    """Every fault that can be made of the 200 sound outputs; and the outputs held out."""
    outputs, others = sound(), sound("heldout.txt")
    return {
        "every fault": stopped([item for kind in QUOTAS for item in whole(kind, outputs)]),
        "held out, sound": stopped(given(others)),
        "held out, every fault": stopped([i for kind in QUOTAS for i in whole(kind, others)]),
    }


def main() -> None:
    """Print the table and save it."""
    results = measure() | beyond()
    print("| kind | n | dropped or marked |\n|---|---|---|")
    for kind, own in [*results["kinds"].items(), *list(results.items())[1:]]:
        print(f"| {kind} | {own['n']:,} | {own['stopped']:,} ({own['stopped'] / own['n']:.1%}) |")
    RESULTS.write_text(json.dumps(results, ensure_ascii=False, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
