"""How long `yinju ask` takes from a cold start, and what it imports.

`python -m eval.benchmarks.startup [--out FILE]` runs the command in fresh processes on a built
sample store and on a bare interpreter beside it, so that the machine's own speed is in the figures.
"""

import argparse
import json
import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from rag.assistant import ingest, samples
from rag.settings import Settings

QUESTION = "瓯海区人大2024年代表建议的满意率是多少？"
HEAVY = ("torch", "gradio", "langchain", "langchain_core", "sentence_transformers", "transformers")
_RUNS = 7


def seconds(command: list[str]) -> float:
    """Wall time of a command that must end well; median of several runs."""
    taken = []
    for _ in range(_RUNS):
        started = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        taken.append(time.perf_counter() - started)
    return round(median(taken), 3)


def heavy_imports(store: str) -> list[str]:
    """Which of the heavy libraries asking a question has imported."""
    code = (
        "import sys; from rag.cli import main; "
        f"main(['ask', '--store', {store!r}, {QUESTION!r}]); "
        f"print('\\n' + ' '.join(m for m in {HEAVY!r} if m in sys.modules))"
    )
    run = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    return run.stdout.rsplit("\n", 2)[1].split()


def main() -> None:
    """Measure, print, save."""
    parser = argparse.ArgumentParser(description="Time a cold `yinju ask`.")
    parser.add_argument("--out", type=Path, default=Path("eval/results/startup.json"))
    given = parser.parse_args()
    with TemporaryDirectory() as folder:
        ingest([samples()], folder, Settings.load(store=folder))
        ask = [sys.executable, "-m", "rag.cli", "ask", "--store", folder, QUESTION]
        results = {
            "runs": _RUNS,
            "bare_python_s": seconds([sys.executable, "-c", "pass"]),
            "import_numpy_s": seconds([sys.executable, "-c", "import numpy"]),
            "help_s": seconds([sys.executable, "-m", "rag.cli", "--help"]),
            "ask_s": seconds(ask),
            "heavy_imports": heavy_imports(folder),
        }
    given.out.write_text(json.dumps(results, indent=1) + "\n", "utf-8")
    print(json.dumps(results, indent=1))


if __name__ == "__main__":
    main()
