import resource
import subprocess
import sys

import pytest
from helpers import environment, yinju

from rag.cli import OK

RATE = "瓯海区人大2024年代表建议的满意率是多少？"
SECONDS = 2.0
RUNS = 3
CHILD = """
import sys
from rag.cli import main
status = main(sys.argv[1:])
heavy = {"torch", "gradio", "langchain", "langchain_core", "sentence_transformers", "transformers"}
heavy |= {"docx", "lxml", "trafilatura", "pdfminer", "openpyxl"}
assert not heavy & set(sys.modules), heavy & set(sys.modules)
sys.exit(status)
"""


def asked(store, folder):
    """Ask in a fresh process: what came of it, and the processor seconds it took.

    They tell of the work alone, where other processes share the machine.
    """
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    found = subprocess.run(
        [sys.executable, "-c", CHILD, "ask", RATE, "--store", str(store)],
        env=environment(),
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return found, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


@pytest.fixture(scope="module")
def runs(sample_store, tmp_path_factory):
    folder = tmp_path_factory.mktemp("startup")
    return [asked(sample_store, folder) for _ in range(RUNS)]


def test_ask_answers_and_imports_none_of_the_heavy_libraries(runs):
    for found, _ in runs:
        assert (found.returncode, found.stderr) == (OK, "")
        assert "84.54%" in found.stdout


def test_a_cold_ask_takes_little_time(runs):
    assert min(seconds for _, seconds in runs) < SECONDS


def test_help_imports_no_numbers_at_all(tmp_path):
    found = yinju("--help", cwd=tmp_path)
    assert found.returncode == OK
    assert found.stdout.startswith("usage: yinju")
