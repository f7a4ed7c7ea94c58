"""The files that reports were read from: kept, found again, deleted; whatever they are called."""

import zipfile

import pytest
from helpers import WordEncoder, report

from rag.store.ingest import add, remove
from rag.store.originals import Originals, safe
from rag.store.store import Store

ENCODER = WordEncoder("预算", "代表")
TEXT = (
    "{place}人民政府工作报告\n\n一年来，共办理建议{count}件。" + "各项工作平稳推进，群众满意。" * 3
)
TABLE = "title,text\n" + "".join(
    f"{name}县工作报告,{f'{name}县组织代表视察八次并形成报告。' * 20}\n" for name in "甲乙"
)


@pytest.fixture
def store(tmp_path):
    return Store(tmp_path / "store")


@pytest.fixture
def adding(store):
    return lambda *paths: add(store, ENCODER, list(paths), 420).added


def written(folder, name, text):
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def bytes_of(store, one):
    found = Originals(store.folder).of(one)
    return found and found.read_bytes()


def test_files_of_one_name_and_those_in_an_archive_are_kept_each_for_itself(
    store, adding, tmp_path
):
    first = written(tmp_path / "x", "a.txt", TEXT.format(place="甲县", count=3))
    other = written(tmp_path / "y", "a.txt", TEXT.format(place="乙县", count=4))
    third = written(tmp_path / "z", "c.txt", TEXT.format(place="丙县", count=5))
    packed = tmp_path / "三.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.write(third, "c.txt")
    added = adding(first, other, packed)
    want = {one.read_bytes() for one in (first, other, third)}
    assert {bytes_of(store, one) for one in added} == want


def test_a_table_stays_until_its_last_row_goes_and_a_new_version_replaces_the_old(
    store, adding, tmp_path
):
    one, two = adding(written(tmp_path, "t.csv", TABLE))
    text = written(tmp_path, "a.txt", TEXT.format(place="甲县", count=3))
    (old,) = adding(text)
    text.write_text(TEXT.format(place="甲县", count=4), "utf-8")
    (new,) = adding(text)
    assert (bytes_of(store, old), bytes_of(store, new)) == (None, text.read_bytes())
    remove(store, ENCODER, [one.id], 420)
    assert bytes_of(store, two) == TABLE.encode()
    remove(store, ENCODER, [two.id], 420)
    assert bytes_of(store, two) is None


def test_a_copy_that_was_changed_is_no_original(store, adding, tmp_path):
    (one,) = adding(written(tmp_path, "a.txt", TEXT.format(place="甲县", count=3)))
    Originals(store.folder).of(one).write_text("别的", "utf-8")
    assert Originals(store.folder).of(one) is None


def copies(store):
    return sorted(path.name for path in Originals(store.folder).folder.iterdir())


def test_a_copy_of_no_report_goes_at_the_next_write_and_what_is_none_stays(store, adding, tmp_path):
    (one,) = adding(written(tmp_path, "a.txt", TEXT.format(place="甲县", count=3)))
    left = Originals(store.folder).folder / "0123456789abcdef"
    written(left, "x.txt", "别的报告")
    written(left.parent / "mine", "x.txt", "我的")
    adding(written(tmp_path, "a.txt", TEXT.format(place="甲县", count=3)))
    assert copies(store) == sorted([one.id, "mine"])


@pytest.mark.parametrize("spoil", ["gone", "half"])
def test_a_lost_copy_comes_back_when_its_file_is_added_again(store, adding, tmp_path, spoil):
    path = written(tmp_path, "a.txt", TEXT.format(place="甲县", count=3))
    (one,) = adding(path)
    copy = Originals(store.folder).of(one)
    if spoil == "half":
        copy.write_bytes(path.read_bytes()[:20])
    else:
        copy.unlink()
    assert adding(path) == ()
    assert bytes_of(store, one) == path.read_bytes()


def test_where_no_copy_can_be_made_the_report_does_without(store, adding, tmp_path):
    adding(written(tmp_path, "a.txt", TEXT.format(place="甲县", count=3)))
    folder = Originals(store.folder).folder
    folder.rename(tmp_path / "gone")
    folder.write_text("no folder", "utf-8")
    (one,) = adding(written(tmp_path, "b.txt", TEXT.format(place="乙县", count=4)))
    assert bytes_of(store, one) is None


def test_names_stay_in_their_folder():
    assert safe("../../etc/passwd") == "passwd"
    assert safe("..\\..\\boot.ini") == "boot.ini"
    assert safe("a\x00b\u202e<c>.txt") == "a_b__c_.txt"
    assert [safe(name) for name in ("..", "", "/", ".hidden")] == ["report"] * 3 + ["hidden"]
    assert len(safe("长" * 300 + ".txt")) == 120


def test_ids_that_are_paths_lead_nowhere(tmp_path):
    assert Originals(tmp_path).of(report("x", source="../../etc")) is None
