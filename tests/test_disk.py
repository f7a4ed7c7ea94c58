"""Writing a store where there is no room, or beside what is not ours."""

import shutil
import subprocess

import pytest
from helpers import WordEncoder, passage

from rag.errors import StoreError
from rag.store.corpus import Corpus
from rag.store.store import LOCK, MANIFEST, Store

ENCODER = WordEncoder("预算", "代表")
FIRST = passage("常委会审查了预算草案。", source="a.txt")
SECOND = passage("组织代表视察了八次。", source="b.txt")
PAGE = 4096


def write(store, one):
    with store.lock():
        store.write(Corpus.build([one.report], [one], ENCODER), ENCODER, 420)


def held(store):
    return sorted(path.name for path in store.folder.iterdir())


@pytest.fixture
def disk(tmp_path):
    """A small file system of its own; skipped where this user may not mount one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if not (shutil.which("mount") and shutil.which("umount")):
        pytest.skip("no mount command here")
    command = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)]
    made = subprocess.run(command, capture_output=True, text=True, check=False)
    if made.returncode:
        pytest.skip(f"a tmpfs cannot be mounted here: {made.stderr.strip()}")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def fill(disk, one, share):
    """Fill a disk but for a share of the pages that a store of this passage takes."""
    trial = Store(disk / "trial")
    write(trial, one)
    sizes = [path.stat().st_size for path in trial.folder.glob("generation-1/**/*.*")]
    pages = sum(-(-size // PAGE) for size in sizes)
    shutil.rmtree(trial.folder)
    with (disk / "filler").open("wb") as file:
        file.write(bytes(shutil.disk_usage(disk).free - int(share * pages) * PAGE))


@pytest.mark.parametrize("share", [0.0, 0.3, 0.6, 0.8])
def test_a_full_disk_is_an_error_and_leaves_the_last_good_generation(disk, share):
    store = Store(disk / "store")
    write(store, FIRST)
    before = held(store)
    fill(disk, SECOND, share)
    with pytest.raises(StoreError, match=r"cannot be written.*room"):
        write(store, SECOND)
    assert held(store) == before
    assert store.load(ENCODER).passages == (FIRST,)
    (disk / "filler").unlink()
    write(store, SECOND)
    assert store.load(ENCODER).passages == (SECOND,)


@pytest.mark.parametrize("share", [0.3, 0.6, 0.8])
def test_a_first_store_on_a_full_disk_leaves_no_half_generation(disk, share):
    fill(disk, FIRST, share)
    store = Store(disk / "store")
    with pytest.raises(StoreError, match="cannot be written"):
        write(store, FIRST)
    assert held(store) == [LOCK]
    assert not store.exists()


def test_a_folder_that_only_looks_like_a_generation_is_never_deleted(tmp_path):
    store = Store(tmp_path / "store")
    write(store, FIRST)
    for name in ("generation-x", "generation-", "generation-1-old", "my-generation-1"):
        (store.folder / name).mkdir()
        (store.folder / name / "mine.txt").write_text("mine")
    kept = [name for name in held(store) if name not in {LOCK, MANIFEST, "generation-1"}]
    assert len(kept) == 4
    write(store, SECOND)
    assert held(store) == sorted([LOCK, MANIFEST, "generation-2", *kept])
    assert all((store.folder / name / "mine.txt").read_text() == "mine" for name in kept)


def test_a_folder_with_another_generation_is_not_taken_for_a_store(tmp_path):
    (tmp_path / "s" / "generation-x").mkdir(parents=True)
    (tmp_path / "s" / "generation-x" / "mine.txt").write_text("mine")
    with pytest.raises(StoreError, match="other things than a store"):
        write(Store(tmp_path / "s"), FIRST)
    assert [path.name for path in (tmp_path / "s").iterdir()] == ["generation-x"]
    assert (tmp_path / "s" / "generation-x" / "mine.txt").read_text() == "mine"
