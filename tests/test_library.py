"""What the page does to a store: uploads, removals, corrections; and what may come in."""

import fcntl
import json
import os
import shutil
from pathlib import Path

import pytest

from rag.assistant import Assistant, ingest, open_or_sample
from rag.errors import ReadingError, StoreError
from rag.settings import Settings
from ui.api import Api
from ui.library import Library
from ui.uploads import MOST_FILES, check, fault, forget, received, share

TEXT = "常务委员会工作报告\n\n一年来，代表提出的建议共318件，全部办结并答复。各项工作平稳推进。\n"


@pytest.fixture
def library(sample_store, tmp_path):
    store = shutil.copytree(sample_store, tmp_path / "store")
    return Library(Assistant.open(store, Settings(store=str(store))))


def written(folder, name, text=TEXT):
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def quiet(*step):
    return None


def test_an_upload_is_asked_at_once_and_who_was_asking_keeps_the_old_store(library, tmp_path):
    before, steps = library.assistant, []
    good, bad = written(tmp_path, "新.txt"), written(tmp_path, "empty.txt", "")
    done = library.add([good, bad], lambda *step: steps.append(step))
    assert [one.source for one in done.added] == ["新.txt"]
    assert [name for name, _ in done.failed] == ["empty.txt"]
    assert [*dict.fromkeys(step for step, _, _ in steps)] == [
        "reading", "cutting", "embedding", "indexing",
    ]  # fmt: skip
    shares = [share(*step) for step in steps]
    assert shares == sorted(shares)
    assert (shares[0], shares[-1]) == (0.2 * 1 / 2, 0.9)
    assert (len(before.reports), len(library.assistant.reports)) == (5, 6)
    assert library.originals.of(done.added[0]).read_bytes() == good.read_bytes()


def test_each_of_several_bad_files_has_its_own_error(library, tmp_path):
    files = [written(tmp_path, "a.txt", ""), written(tmp_path, "b.pdf", "x")]
    files.append(written(tmp_path, "c.png", "x"))
    done = library.add(files, quiet)
    assert sorted(name for name, _ in done.failed) == ["a.txt", "b.pdf", "c.png"]
    assert len({str(error) for _, error in done.failed}) == 3
    assert done.added == ()


def test_two_files_of_one_name_both_come_in(library, tmp_path):
    (tmp_path / "x").mkdir()
    other = TEXT.replace("318", "420").replace("工作报告", "工作报告（甲）")
    files = [written(tmp_path, "a.txt"), written(tmp_path / "x", "a.txt", other)]
    assert len(library.add(files, quiet).added) == 2


def test_a_report_goes_with_its_original_but_never_the_last_one(library, tmp_path):
    (added,) = library.add([written(tmp_path, "a.txt")], quiet).added
    assert library.remove(added.id) == added
    assert library.originals.of(added) is None
    for one in library.assistant.reports[1:]:
        library.remove(one.id)
    with pytest.raises(StoreError, match="every report"):
        library.remove(library.assistant.reports[0].id)


def test_a_place_and_a_year_are_set(library, tmp_path):
    (added,) = library.add([written(tmp_path, "a.txt")], quiet).added
    changed = library.correct(added.id, " 温州市龙湾区 ", "2024")
    assert (changed.place, changed.year_delivered) == ("温州市龙湾区", 2024)
    assert library.report(added.id) == changed
    with pytest.raises(ReadingError, match="the place '某处'"):
        library.correct(added.id, "某处", "")


def test_what_another_program_adds_is_noticed_and_a_change_in_work_not_waited_for(
    library, tmp_path
):
    settings, before = library.assistant.settings, library.current()
    ingest([written(tmp_path, "新.txt")], settings.store, settings)
    with library._changing:
        assert library.current() is before
    assert len(library.current().reports) == 6
    assert library.current() is library.assistant


def test_programs_too_are_answered_from_what_another_program_adds(library, tmp_path):
    settings, api = library.assistant.settings, Api(library)
    ingest([written(tmp_path, "新.txt")], settings.store, settings)
    assert api.list_reports()["total"] == 6
    assert "318件" in api.read_report("新.txt")["passages"][-1]["text"]


def test_a_store_that_cannot_be_opened_again_leaves_the_old_one(library, caplog):
    before, folder = library.current(), library.assistant.store.folder
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    (folder / "manifest.json").write_text(json.dumps(manifest | {"generation": 99}), "utf-8")
    assert library.current() is before
    assert "cannot be opened again" in caplog.text
    (folder / "manifest.json").unlink()
    assert library.current() is before


def test_a_generation_written_after_the_store_was_opened_is_noticed(sample_store, tmp_path):
    store = shutil.copytree(sample_store, tmp_path / "store")
    opened = Assistant.open(store, Settings())
    ingest([written(tmp_path, "新.txt")], store, Settings())
    assert len(Library(opened).current().reports) == 6


def test_the_page_changes_the_store_that_it_asks_wherever_it_lies(sample_store, tmp_path):
    store = shutil.copytree(sample_store, tmp_path / "elsewhere")
    library = Library(Assistant.open(store))
    (added,) = library.add([written(tmp_path, "a.txt")], quiet).added
    changed = library.correct(added.id, "温州市龙湾区", "2024")
    assert changed in Assistant.open(store).reports
    library.remove(added.id)
    assert len(Assistant.open(store).reports) == 5
    assert not Path("store").exists()


def test_a_lock_that_passes_while_files_are_tried_one_by_one_loses_none(
    library, tmp_path, monkeypatch
):
    """The first try at all files meets another writer; by the second he is done."""
    files = [written(tmp_path, f"{n}.txt", TEXT.replace("318", f"{n}18")) for n in (1, 2)]
    files.append(written(tmp_path, "bad.txt", ""))
    lock = library.assistant.store.lock()
    lock.__enter__()
    flock, tries = fcntl.flock, []

    def locking(handle, how):
        tries.append(how)
        if len(tries) == 2:
            lock.__exit__(None, None, None)
        return flock(handle, how)

    monkeypatch.setattr(fcntl, "flock", locking)
    done = library.add(files, quiet)
    assert sorted(one.source for one in done.added) == ["1.txt", "2.txt"]
    assert [name for name, _ in done.failed] == ["bad.txt"]
    assert len(library.current().reports) == 7


@pytest.fixture
def on_samples():
    """The library of a page that was opened where there is no store."""
    return Library(open_or_sample(Settings.load()))


def test_what_is_uploaded_beside_the_samples_makes_a_store_without_them(on_samples, tmp_path):
    assert len(on_samples.current().reports) == 5
    before = on_samples.generation
    (added,) = on_samples.add([written(tmp_path, "a.txt")], quiet).added
    assert on_samples.assistant.reports == (added,) == Assistant.open("store").reports
    assert on_samples.generation != before
    assert on_samples.originals.of(added).parent.parent == Path("store", "originals")
    assert len(open_or_sample(Settings(store="store")).reports) == 1


def test_what_a_terminal_adds_takes_the_place_of_the_samples(on_samples, tmp_path):
    ingest([written(tmp_path, "a.txt")], "store", Settings())
    assert [one.source for one in on_samples.current().reports] == ["a.txt"]


def test_a_refused_upload_leaves_the_samples(on_samples, tmp_path):
    assert on_samples.add([written(tmp_path, "a.txt", "")], quiet).added == ()
    assert len(on_samples.current().reports) == 5
    on_samples.use_model(False)
    assert len(on_samples.current().reports) == 5


def test_samples_are_not_changed(on_samples):
    first = on_samples.assistant.reports[0]
    for change in (
        lambda: on_samples.remove(first.id),
        lambda: on_samples.correct(first.id, "", "2024"),
    ):
        with pytest.raises(StoreError, match=r"sample report.*Add some"):
            change()
    assert len(open_or_sample(Settings.load()).reports) == 5


def test_types_and_numbers_are_limited(tmp_path, monkeypatch):
    assert fault(written(tmp_path, "a.txt")) is None
    assert "ending in .txt" in str(fault(written(tmp_path, "a.exe")))
    monkeypatch.setattr("rag.reading.reader.MOST_MB", 0)
    assert "files of 0 MB" in str(fault(written(tmp_path, "b.txt")))
    assert "did not arrive" in str(fault(tmp_path / "gone.txt"))
    with pytest.raises(ReadingError, match=f"{MOST_FILES} at a time"):
        check([tmp_path] * (MOST_FILES + 1))


def test_only_files_in_the_folder_of_uploads_are_taken(tmp_path):
    folder = tmp_path / "uploads"
    (folder / "x").mkdir(parents=True)
    inside, outside = written(folder / "x", "a.txt"), written(tmp_path, "b.txt")
    (folder / "x" / "link.txt").symlink_to(outside)
    named = [f"{inside}", f"{outside}", f"{folder}/../b.txt", f"{folder}/x/link.txt", "\0", 7, "a"]
    assert received(json.dumps(named), folder) == [inside]
    assert [received(sent, folder) for sent in ("", "{", "null", '"a"', "{}")] == [[]] * 5


def test_uploads_go_when_they_are_dealt_with_and_what_was_broken_off_later(tmp_path):
    (tmp_path / "x").mkdir()
    sent, other = written(tmp_path / "x", "a.txt"), written(tmp_path / "x", "b.txt")
    begun, broken = written(tmp_path, "tmp1"), written(tmp_path, "tmp2")
    os.utime(broken, (0, 0))
    forget([sent, tmp_path / "gone.txt"], tmp_path)
    assert [path.exists() for path in (sent, other, begun, broken)] == [False, True, True, False]
