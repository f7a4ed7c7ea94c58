"""A store and kill -9: whatever the moment, it opens and answers."""

import shutil
import signal
import subprocess
import sys
import time

import pytest
from helpers import environment

from rag.assistant import Assistant, discard, ingest, samples
from rag.settings import Settings


def started(folder, store):
    """`yinju index add`, running in a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "rag.cli", "index", "add", str(folder), "--store", str(store)],
        env=environment(),
        cwd=store.parent,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def after(seconds):
    """Wait so long, whatever happens."""
    return lambda child, store: time.sleep(seconds)


def at(pattern):
    """Wait until the second generation shows such a file (or the child is done)."""

    def wait(child, store):
        while child.poll() is None and not list(store.glob(f"generation-2/{pattern}")):
            time.sleep(0.001)

    return wait


@pytest.fixture(scope="module")
def begun(tmp_path_factory):
    """A folder with all samples, and a store of the first of them."""
    folder = tmp_path_factory.mktemp("begun")
    (folder / "one").mkdir()
    shutil.copy(min(samples().glob("*.txt")), folder / "one")
    Assistant.build([folder / "one"], folder / "store", Settings())
    return folder / "store"


@pytest.mark.parametrize(
    "moment",
    [after(0.4), at(""), at("fragments.faiss"), at("lexical/*")],
    ids=["soon", "at the folder", "at the indexes", "at the last file"],
)
def test_a_store_survives_kill_9_in_the_middle_of_an_add(begun, tmp_path, moment):
    store = tmp_path / "store"
    shutil.copytree(begun, store)
    with started(samples(), store) as child:
        moment(child, store)
        killed = child.poll() is None
        child.kill()
        child.wait()
    assistant = Assistant.open(store, Settings())
    assert len(assistant.reports) in (1, 5)
    assert killed or len(assistant.reports) == 5
    assert assistant.ask("代表建议办得怎么样？").hits
    ingest([samples()], store, Settings())
    assert len(Assistant.open(store, Settings()).reports) == 5
    assert len(list(store.glob("generation-*"))) == 1


def test_a_first_add_that_was_killed_can_be_run_again(tmp_path):
    store = tmp_path / "store"
    with started(samples(), store) as child:
        while child.poll() is None and not list(store.glob("generation-1/*")):
            time.sleep(0.001)
        child.kill()
        child.wait()
    ingest([samples()], store, Settings())
    assert len(Assistant.open(store, Settings()).reports) == 5


KILLED = """
import os, signal, sys

def kill(event, arguments):
    if event == sys.argv[1] and sys.argv[2] in str(arguments[0]):
        os.kill(os.getpid(), signal.SIGKILL)

sys.addaudithook(kill)
from rag.cli import main
main(sys.argv[3:])
"""
"""`yinju` that dies by kill -9 when it begins to make or delete a folder of such a name."""


def killed(event, folder, store, *arguments):
    command = [sys.executable, "-c", KILLED, event, folder, "index", *arguments]
    command += ["--store", str(store)]
    ran = subprocess.run(command, env=environment(), cwd=store.parent, check=False)
    assert ran.returncode == -signal.SIGKILL


def originals(store):
    return {path.name for path in (store / "originals").iterdir()}


def test_what_a_killed_add_did_not_keep_is_kept_when_it_is_run_again(tmp_path):
    store = tmp_path / "store"
    killed("os.mkdir", "originals", store, "add", str(samples()))
    held = {one.id for one in Assistant.open(store, Settings()).reports}
    assert len(held) == 5
    assert not (store / "originals").exists()
    ingest([samples()], store, Settings())
    assert originals(store) == held


@pytest.mark.parametrize("moment", ["generation-1", "originals"])
def test_what_a_killed_remove_left_behind_goes_at_the_next_write(tmp_path, moment):
    store = tmp_path / "store"
    Assistant.build([samples()], store, Settings())
    first, second, *_ = Assistant.open(store, Settings()).reports
    killed("shutil.rmtree", moment, store, "remove", first.source)
    assert first not in Assistant.open(store, Settings()).reports
    assert (store / "originals" / first.id).is_dir()
    discard([second.source], store, Settings())
    held = {one.id for one in Assistant.open(store, Settings()).reports}
    assert originals(store) == held
    assert len(list(store.glob("generation-*"))) == 1
