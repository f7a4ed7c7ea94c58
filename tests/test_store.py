import dataclasses
import hashlib
import json
import shutil
import subprocess
import sys

import numpy as np
import pytest
from helpers import WordEncoder, environment, passage

from rag.errors import StoreError
from rag.store.corpus import Corpus
from rag.store.store import FORMAT, LOCK, MANIFEST, Manifest, Store

ENCODER = WordEncoder("预算", "代表")
BUDGET = passage("常委会审查了预算草案。", source="a.txt", year_covered=2024)
DEPUTY = passage("组织代表视察了八次。", source="b.txt", place="某县", path=("一、工作",))
CHARS = 420


def corpus_of(*passages):
    return Corpus.build([one.report for one in passages], passages, ENCODER)


def written(folder, *passages):
    store = Store(folder)
    with store.lock():
        store.write(corpus_of(*(passages or (BUDGET, DEPUTY))), ENCODER, CHARS)
    return store


def changed(store, **facts):
    path = store.folder / MANIFEST
    path.write_text(json.dumps(json.loads(path.read_text("utf-8")) | facts), "utf-8")


@pytest.fixture
def store(tmp_path):
    return written(tmp_path / "store")


def test_what_was_written_is_loaded_again(store):
    again, before = store.load(ENCODER), corpus_of(BUDGET, DEPUTY)
    assert again.reports == before.reports
    assert again.passages == before.passages
    query = np.array([1, 0], np.float32)
    assert again.dense.search(query, 2) == before.dense.search(query, 2)
    assert again.fine.search(query, 2) == before.fine.search(query, 2)
    assert again.sparse.idf("预算") == before.sparse.idf("预算")


def test_the_manifest_says_what_the_store_holds(store):
    generation = store.folder / "generation-1"
    files = {
        path.relative_to(generation).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in generation.rglob("*")
        if path.is_file()
    }
    assert {"records.sqlite", "passages.faiss", "fragments.faiss"} <= set(files)
    assert store.manifest() == Manifest(
        FORMAT, 1, "words", 2, CHARS, reports=2, passages=2, files=files
    )


def test_a_change_is_a_new_generation_and_the_old_one_goes(store):
    with store.lock():
        assert store.write(corpus_of(DEPUTY), ENCODER, CHARS).generation == 2
    assert store.load(ENCODER).passages == (DEPUTY,)
    assert sorted(path.name for path in store.folder.iterdir()) == ["generation-2", LOCK, MANIFEST]


def test_a_generation_that_was_left_unfinished_is_in_nobodys_way(store):
    half = store.folder / "generation-2"
    half.mkdir()
    (half / "records.sqlite").write_bytes(b"half")
    assert len(store.load(ENCODER).passages) == 2
    with store.lock():
        store.write(corpus_of(BUDGET), ENCODER, CHARS)
    assert store.load(ENCODER).passages == (BUDGET,)


def test_a_store_may_be_moved(store, tmp_path):
    shutil.move(store.folder, tmp_path / "moved")
    assert len(Store(tmp_path / "moved").load(ENCODER).passages) == 2
    assert not store.exists()


def test_no_store_is_an_error_that_says_how_to_build_one(tmp_path):
    with pytest.raises(StoreError, match=r"no store in .*Run `yinju index add PATH`"):
        Store(tmp_path).load(ENCODER)


@pytest.mark.parametrize("number", [FORMAT + 1, FORMAT - 1, 0, None, "1"])
def test_another_format_is_refused(store, number):
    changed(store, format=number)
    with pytest.raises(StoreError, match=rf"format {number!r} in .*Allowed: format {FORMAT}\."):
        store.load(ENCODER)


@pytest.mark.parametrize(
    "other", [WordEncoder("预算", "代表", name="other"), WordEncoder("预算", "代表", "监督")]
)
def test_another_encoder_is_refused(store, other):
    with pytest.raises(StoreError, match=r"encoder words \(2 dimensions\).*YINJU_ENCODER"):
        store.load(other)


@pytest.mark.parametrize("text", ["", "{", "[]", "null", "7", '{"format": 1}', "\udcff"])
def test_a_damaged_manifest_is_an_error_not_a_crash(store, text):
    (store.folder / MANIFEST).write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(StoreError, match=r"yinju index add PATH --store NEW"):
        store.load(ENCODER)


def test_a_manifest_of_other_fields_is_an_error(store):
    changed(store, colour="red")
    with pytest.raises(StoreError, match="damaged store"):
        store.manifest()


@pytest.mark.parametrize("facts", [{"passages": 3}, {"generation": 7}])
def test_a_manifest_that_does_not_fit_its_generation_is_an_error(store, facts):
    changed(store, **facts)
    with pytest.raises(StoreError, match="damaged store"):
        store.load(ENCODER)


@pytest.mark.parametrize("spoil", ["missing", "empty", "half"])
@pytest.mark.parametrize("name", ["records.sqlite", "passages.faiss", "fragments.faiss", "lexical"])
def test_a_damaged_generation_is_an_error_not_a_crash(store, name, spoil):
    (path,) = store.folder.glob(f"generation-*/{name}")
    parts = sorted(path.iterdir()) if path.is_dir() else [path]
    assert parts
    for part in parts:
        data = part.read_bytes()
        part.unlink()
        if spoil != "missing":
            part.write_bytes(data[: len(data) // 2 if spoil == "half" else 0])
        with pytest.raises(StoreError, match="damaged store"):
            store.load(ENCODER)
        part.write_bytes(data)
    assert len(store.load(ENCODER).passages) == 2


@pytest.mark.parametrize("name", ["records.sqlite", "passages.faiss", "fragments.faiss"])
def test_a_file_of_noise_is_an_error_not_a_crash(store, name):
    (path,) = store.folder.glob(f"generation-*/{name}")
    path.write_bytes(b"noise" * 1000)
    with pytest.raises(StoreError, match="damaged store"):
        store.load(ENCODER)


def test_an_array_with_a_garbled_head_is_an_error_not_a_crash(store):
    paths = sorted(store.folder.glob("generation-*/**/*.npy"))
    assert paths
    for path in paths:
        data = path.read_bytes()
        path.write_bytes(data[:60] + bytes(byte ^ 255 for byte in data[60:90]) + data[90:])
        with pytest.raises(StoreError, match="damaged store"):
            store.load(ENCODER)
        path.write_bytes(data)


def test_a_whole_store_is_verified(store):
    assert store.verify(ENCODER) == store.manifest()


def test_verify_finds_a_changed_byte_that_loading_passes_over(store):
    (path,) = store.folder.glob("generation-*/passages.faiss")
    data = bytearray(path.read_bytes())
    data[-1] ^= 1
    path.write_bytes(data)
    assert len(store.load(ENCODER).passages) == 2
    with pytest.raises(StoreError, match=r"passages\.faiss changed since"):
        store.verify(ENCODER)


def flipped(path, data=b"", into=b""):
    """Change one bit of a file: the last one, or that of `data` which makes it `into`."""
    old = path.read_bytes()
    new = old.replace(data, into) if data else old[:-1] + bytes([old[-1] ^ 1])
    assert [a ^ b for a, b in zip(old, new, strict=True) if a != b] == [1]
    path.write_bytes(new)


def test_a_figure_changed_by_one_bit_is_never_quoted(tmp_path):
    store = written(tmp_path / "store", passage("全县培训代表7100人。", source="a.txt"))
    (path,) = store.folder.glob("generation-*/records.sqlite")
    flipped(path, b"7100", b"6100")
    with pytest.raises(
        StoreError, match=r"records\.sqlite changed since.*yinju index add PATH --store NEW"
    ):
        store.load(ENCODER)


@pytest.mark.parametrize("name", ["fragments.npy", "lexical/indices*.npy", "lexical/vocab*.json"])
def test_a_bit_changed_in_what_quotes_are_chosen_by_is_found_on_loading(store, name):
    (path,) = store.folder.glob(f"generation-*/{name}")
    flipped(path)
    with pytest.raises(StoreError, match=rf"{path.name} changed since"):
        store.load(ENCODER)


def test_the_way_to_repair_names_the_copies_of_the_files_where_there_are_some(store):
    (store.folder / "originals").mkdir()
    flipped(store.folder / "generation-1" / "records.sqlite")
    with pytest.raises(StoreError) as error:
        store.load(ENCODER)
    assert error.value.do == (
        "Build the reports into a new folder: "
        f"`yinju index add {store.folder / 'originals'} --store NEW`."
    )


def replacing(store, turn):
    """Write a new generation of the store when a file of its first is opened the `turn`th time."""
    seen = []

    def hook(event, arguments):
        if event == "open" and str(arguments[0]).startswith(f"{store.folder / 'generation-1'}"):
            seen.append(arguments[0])
            if len(seen) == turn:
                with store.lock():
                    store.write(corpus_of(DEPUTY), ENCODER, CHARS)

    sys.addaudithook(hook)


@pytest.mark.parametrize("turn", [1, 2, 5, 8, 10])
@pytest.mark.parametrize("method", ["load", "verify"])
def test_a_generation_replaced_while_it_is_read_is_read_anew(store, method, turn):
    replacing(store, turn)
    getattr(store, method)(ENCODER)
    assert store.manifest().generation == 2
    assert store.load(ENCODER).passages == (DEPUTY,)


def test_verify_finds_a_file_that_was_added(store):
    (store.folder / "generation-1" / "more.txt").touch()
    assert len(store.load(ENCODER).passages) == 2
    with pytest.raises(StoreError, match=r"more\.txt changed since"):
        store.verify(ENCODER)


def test_verify_of_another_encoders_store_is_refused(store):
    with pytest.raises(StoreError, match="YINJU_ENCODER"):
        store.verify(WordEncoder("预算", "代表", name="other"))


def test_a_path_is_foreign_where_it_holds_what_no_store_has(store, tmp_path):
    assert not store.foreign()
    assert not Store(tmp_path / "none").foreign()
    (tmp_path / "half" / "generation-1").mkdir(parents=True)
    (tmp_path / "half" / LOCK).touch()
    assert not Store(tmp_path / "half").foreign()
    (tmp_path / "half" / "mine.txt").touch()
    assert Store(tmp_path / "half").foreign()
    assert Store(tmp_path / "half" / "mine.txt").foreign()


def test_a_file_in_the_stores_place_is_an_error_not_a_crash(tmp_path):
    (tmp_path / "s").write_text("x")
    with pytest.raises(StoreError, match=r"other things than a store.*a name that is free"):
        written(tmp_path / "s")
    assert (tmp_path / "s").read_text() == "x"


def test_a_store_that_another_writes_is_refused_and_free_afterwards(store):
    with store.lock():
        with pytest.raises(StoreError, match="another process is writing"), store.lock():
            pass
        assert len(store.load(ENCODER).passages) == 2
    with store.lock():
        pass


HOLD = """
import sys
from pathlib import Path
from rag.store.store import Store
with Store(Path(sys.argv[1])).lock():
    print("held", flush=True)
    sys.stdin.read()
"""


def test_the_lock_of_another_process_holds_until_it_dies(store):
    command = [sys.executable, "-c", HOLD, str(store.folder)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, env=environment(), stdin=pipe, stdout=pipe) as child:
        assert child.stdout.readline() == b"held\n"
        with pytest.raises(StoreError, match="another process is writing"), store.lock():
            pass
        child.kill()
        child.wait()
        with store.lock():
            assert len(store.load(ENCODER).passages) == 2


def test_no_file_of_a_store_is_a_pickle(store):
    endings = {path.suffix for path in store.folder.rglob("*") if path.is_file()}
    assert endings <= {"", ".json", ".sqlite", ".faiss", ".npy"}
    for path in store.folder.rglob("*.npy"):
        np.load(path, allow_pickle=False)


def test_a_manifest_cannot_be_changed(store):
    with pytest.raises(dataclasses.FrozenInstanceError):
        store.manifest().generation = 9
