import os
import random
import time
from pathlib import Path

import fuzz
import pytest
from fuzz import FORMATS, READ, REFUSED
from holds import check_path
from hostile import HOSTILE
from mangled import made, whole

from rag.errors import YinjuError
from rag.reading.reader import files


def test_some_seconds_of_fuzzing_find_no_fault(tmp_path):
    found = fuzz.fuzz(1, 0, tmp_path / "kept")
    assert found.faults == []
    assert {became for _, became in found.counts} in ({READ}, {READ, REFUSED})
    assert 0 < found.memory < fuzz.MEMORY
    assert not (tmp_path / "kept").exists()


@pytest.mark.parametrize("kind", FORMATS)
def test_the_files_that_are_damaged_are_whole_before(kind, tmp_path):
    (tmp_path / f"a.{kind}").write_bytes(whole(kind)[0])
    assert check_path(tmp_path / f"a.{kind}") >= 1


def test_a_seed_makes_the_same_file_again():
    for number, kind in enumerate(sorted({*FORMATS} - {"docx", "pdf", "xlsx", "zip"})):
        assert made(kind, random.Random(number)) == made(kind, random.Random(number))


@pytest.mark.parametrize("kind", HOSTILE)
def test_files_that_are_hard_to_read_are_read_or_refused(kind, tmp_path):
    path = tmp_path / f"a.{kind}"
    for number, hard in enumerate(dict.fromkeys(HOSTILE[kind])):
        path.write_bytes(hard(random.Random(number)))
        try:
            assert check_path(path) >= 1
        except YinjuError as error:
            assert "a." in error.got


def broken(path):
    """What a reader with faults does of a file, by its name."""
    {
        "odd": lambda: {}[path.name],
        "swelling": lambda: bytearray(2 * fuzz.MEMORY),
        "dying": lambda: os._exit(3),
        "refused": lambda: files([]),
    }[path.stem]()


def test_what_is_wrong_with_reading_a_file_is_told(tmp_path):
    with fuzz.Reader(broken, 2) as reader:
        said = [
            reader.read(Path(f"{name}.txt"), 0) for name in ("odd", "swelling", "refused", "dying")
        ]
    became, faults, memory, _ = zip(*said, strict=True)
    assert became == ("failed", "failed", REFUSED, "died")
    assert "KeyError: 'odd.txt'" in faults[0]
    assert "MemoryError" in faults[1]
    assert faults[2:] == ("", "the process died (3)")
    assert 0 < max(memory) < fuzz.MEMORY


def test_a_file_that_takes_too_long_is_kept(tmp_path, monkeypatch):
    monkeypatch.setattr(fuzz, "made", lambda kind, chance: b"content")
    found = fuzz.Tally()
    with fuzz.Reader(hang, 1) as reader:
        assert not fuzz._one(reader, "txt", 7, tmp_path / "kept", found)
    assert [(path.name, fault) for path, fault in found.faults] == [("7.txt", "took more than 1 s")]
    assert (tmp_path / "kept/7.txt").read_bytes() == b"content"
    assert "FAULT" in "".join(found.lines())


def hang(path):
    time.sleep(60)
