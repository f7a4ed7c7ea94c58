"""What the page does to a store: uploads, removals, corrections; and what may come in."""

import json
import shutil

import pytest

from rag.assistant import Assistant, ingest
from rag.errors import ReadingError, StoreError
from rag.settings import Settings
from ui.api import Api
from ui.library import Library
from ui.uploads import MOST_FILES, check, fault

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
    assert {step for step, _, _ in steps} == {"reading", "embedding"}
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


def test_types_and_numbers_are_limited(tmp_path, monkeypatch):
    assert fault(written(tmp_path, "a.txt")) is None
    assert "ending in .txt" in str(fault(written(tmp_path, "a.exe")))
    monkeypatch.setattr("ui.uploads.MOST_MB", 0)
    assert "too large" in str(fault(written(tmp_path, "b.txt")))
    with pytest.raises(ReadingError, match=f"{MOST_FILES} at a time"):
        check([tmp_path] * (MOST_FILES + 1))
