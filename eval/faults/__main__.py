"""`python -m eval.faults`: shares of planted faults caught and sound outputs dropped, by kind."""

import json
from pathlib import Path
from typing import Any

from eval.faults.build import FILE, QUOTAS, whole
from eval.faults.judge import checked, stands

RESULTS = Path(__file__).parents[1] / "results" / "faults.json"


def measure() -> dict[str, Any]:
    """Per kind: number, caught (or dropped, of sound ones), and the ids that went wrong."""
    kinds: dict[str, dict[str, Any]] = {}
    for line in FILE.read_text("utf-8").splitlines():
        item = json.loads(line)
        own = kinds.setdefault(item["kind"], {"n": 0, "stopped": 0, "wrong": []})
        stopped = not stands(item, checked(item))
        own["n"] += 1
        own["stopped"] += stopped
        own["wrong"] += [item["id"]] * (stopped == (item["kind"] == "sound"))
    faults = [own for kind, own in kinds.items() if kind != "sound"]
    total = {key: sum(own[key] for own in faults) for key in ("n", "stopped")}
    return {"kinds": kinds, "faults": total}


def every_fault() -> dict[str, int]:
    """All that the mechanisms make of the sound outputs, of which the 200 are a part."""
    made = [item for kind in QUOTAS for item in whole(kind)]
    return {"n": len(made), "stopped": sum(not stands(item, checked(item)) for item in made)}


def main() -> None:
    """Print the table and save it."""
    results = measure() | {"every fault": every_fault()}
    print("| kind | n | dropped or marked |\n|---|---|---|")
    for kind, own in [*results["kinds"].items(), *list(results.items())[1:]]:
        print(f"| {kind} | {own['n']:,} | {own['stopped']:,} ({own['stopped'] / own['n']:.1%}) |")
    RESULTS.write_text(json.dumps(results, ensure_ascii=False, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
