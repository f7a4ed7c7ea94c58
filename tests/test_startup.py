import subprocess
import sys

from helpers import environment, yinju

from rag.cli import OK

RATE = "瓯海区人大2024年代表建议的满意率是多少？"
CHILD = """
import sys
from rag.cli import main
status = main(sys.argv[1:])
heavy = {"torch", "gradio", "langchain", "langchain_core", "sentence_transformers", "transformers"}
heavy |= {"docx", "lxml", "trafilatura", "pdfminer", "openpyxl"}
assert not heavy & set(sys.modules), heavy & set(sys.modules)
sys.exit(status)
"""


def test_ask_answers_and_imports_none_of_the_heavy_libraries(sample_store, tmp_path):
    found = subprocess.run(
        [sys.executable, "-c", CHILD, "ask", RATE, "--store", str(sample_store)],
        env=environment(),
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert (found.returncode, found.stderr) == (OK, "")
    assert "84.54%" in found.stdout


def test_help_imports_no_numbers_at_all(tmp_path):
    found = yinju("--help", cwd=tmp_path)
    assert found.returncode == OK
    assert found.stdout.startswith("usage: yinju")
