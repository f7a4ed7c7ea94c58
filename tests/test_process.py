import subprocess
import sys

from helpers import environment, yinju

from rag.cli import ERROR, OK, SOME_FAILED

RATE = "瓯海区人大2024年代表建议的满意率是多少？"


def test_exit_statuses_of_a_real_process(sample_store, tmp_path):
    """0: answered; 1: refused; 2: an error, on stderr without traceback."""
    answered = yinju("ask", RATE, "--store", sample_store, cwd=tmp_path)
    assert (answered.returncode, answered.stderr) == (OK, "")
    assert "84.54%" in answered.stdout
    refused = yinju("ask", "宁波市的满意率是多少？", "--store", sample_store, cwd=tmp_path)
    assert (refused.returncode, refused.stderr) == (SOME_FAILED, "")
    empty = yinju("ask", "", "--store", sample_store, cwd=tmp_path)
    assert (empty.returncode, empty.stdout) == (ERROR, "")
    assert empty.stderr.count("\n") == 1
    assert empty.stderr.startswith("yinju: Got an empty question")


def test_output_cut_off_by_head_is_no_error(sample_store):
    command = (
        f'"{sys.executable}" -m rag.cli index list --json --store "{sample_store}" | head -c 10'
    )
    found = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command],
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert found.stderr == ""
