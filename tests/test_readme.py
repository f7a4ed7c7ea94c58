"""What README.md shows is run as it stands there, in a folder with the samples beside."""

import json
import re
import shlex
import subprocess
import sys

import pytest
from helpers import ROOT, environment

from rag.assistant import samples
from rag.cli import OK

READMES = ("README.md", "README.zh-CN.md")
NOT_RUN = ("make", "pip", "git", "cd", "source")
END = "--- end of output ---\n"
COMMANDS = f"""
import json, runpy, sys
for arguments in json.loads(sys.argv[1]):
    sys.argv = ["yinju", *arguments]
    try:
        runpy.run_module("rag.cli", run_name="__main__")
    except SystemExit as exit_:
        assert exit_.code == {OK}, (arguments, exit_.code)
    else:
        raise AssertionError(arguments)
    print({END!r}, end="")
"""
"""Each command as `python -m rag.cli` runs it, all in one process: that is quicker."""
BLOCKS = "import runpy, sys\nfor path in sys.argv[1:]:\n    runpy.run_path(path)"
FOLLOW_UP = "富阳区2024年的代表建议有多少件？"


def blocks(readme, kind):
    text = (ROOT / readme).read_text("utf-8")
    return re.findall(rf"^```{kind}\n(.*?)^```$", text, re.S | re.M)


def commands(readme):
    """The lines of the sh blocks that are not make, pip, git or cd, as words."""
    lines = [line for block in blocks(readme, "sh") for line in block.splitlines()]
    words = [shlex.split(line, comments=True) for line in lines]
    return [line for line in words if line and line[0] not in NOT_RUN]


@pytest.fixture
def folder(tmp_path):
    """A folder in which `rag/samples` is what it is in the repository."""
    (tmp_path / "rag").mkdir()
    (tmp_path / "rag" / "samples").symlink_to(samples(), target_is_directory=True)
    return tmp_path


def run(code, folder, *arguments):
    """Run code in a process of its own: what it printed. It must end well and in silence."""
    ran = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=folder,
        env=environment(),
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    return ran.stdout


def test_every_command_of_the_readme_ends_well(folder):
    found = commands("README.md")
    assert {name for name, *_ in found} == {"yinju"}
    assert len(found) >= 5
    printed = run(COMMANDS, folder, json.dumps([arguments for _, *arguments in found]))
    outputs = printed.split(END)[:-1]
    assert len(outputs) == len(found)
    assert "" not in [output.strip() for output in outputs]
    assert outputs[0].strip() == blocks("README.md", "text")[0].strip()


def test_both_readmes_show_the_same_commands():
    first, second = map(commands, READMES)
    assert first == second


@pytest.mark.parametrize("readme", READMES)
def test_every_python_block_runs(folder, readme):
    code = blocks(readme, "python")
    assert len(code) >= 3
    for number, block in enumerate(code):
        (folder / f"block{number}.py").write_text(block, "utf-8")
    files = [f"block{number}.py" for number in range(len(code))]
    printed = run(BLOCKS, folder, *files)
    assert "84.54%" in printed
    assert FOLLOW_UP in printed
    assert not (folder / "store").exists()
