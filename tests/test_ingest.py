import csv
import json
import zipfile

import pytest
from helpers import WordEncoder

from rag.errors import ReadingError, StoreError
from rag.store.ingest import add

BUDGET = "常委会审查了预算草案，提出审议意见十条，督促有关部门逐条整改到位。\n大会批准了预算。"
DEPUTY = "全年组织代表视察八次，代表提出建议二十件，承办单位件件都有答复。\n代表表示满意。"
LAW = "常委会检查了三部法律的实施情况，发现问题十五个，督促政府全部整改落实。\n立法有进展。"


def sources(found):
    return [report.source for report in found]


def test_a_folder_of_files_is_indexed(place):
    place.file("a.txt", BUDGET)
    place.file("内/b.txt", DEPUTY)
    outcome = place.add()
    assert sources(outcome.added) == place.sources() == ["a.txt", "b.txt"]
    assert (outcome.known, outcome.removed, outcome.failed) == ((), (), ())
    corpus = place.store.load(place.encoder)
    assert corpus.passages[0].text == BUDGET.partition("\n")[0]


def test_adding_again_changes_nothing_and_encodes_nothing(place):
    place.file("a.txt", BUDGET)
    place.add()
    before = place.store.manifest()
    outcome = place.add()
    assert (outcome.added, sources(outcome.known), outcome.removed) == ((), ["a.txt"], ())
    assert place.store.manifest() == before
    assert place.encoder.seen == []


def test_what_the_store_holds_is_not_encoded_again(place):
    place.file("a.txt", BUDGET)
    place.add()
    assert any("预算" in text for text in place.encoder.seen)
    place.file("b.txt", DEPUTY)
    outcome = place.add()
    assert (sources(outcome.added), sources(outcome.known)) == (["b.txt"], ["a.txt"])
    assert place.encoder.seen
    assert not [text for text in place.encoder.seen if "预算" in text]
    assert place.sources() == ["a.txt", "b.txt"]


def test_a_file_with_the_same_name_and_other_bytes_replaces(place):
    place.file("a.txt", BUDGET)
    place.file("b.txt", DEPUTY)
    place.add()
    place.file("a.txt", LAW)
    outcome = place.add(place.files / "a.txt")
    assert sources(outcome.added) == sources(outcome.removed) == ["a.txt"]
    texts = {report.source: report.text for report in place.store.load(place.encoder).reports}
    assert texts == {"a.txt": LAW, "b.txt": DEPUTY}


def test_a_table_is_replaced_with_all_its_rows(place):
    long = [text * 8 for text in (BUDGET, DEPUTY, LAW)]

    def table(*texts):
        with (place.files / "t.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([["正文"], *([text] for text in texts)])

    table(*long)
    place.add()
    assert place.sources() == ["t.csv#1", "t.csv#2", "t.csv#3"]
    table(*long[:2])
    assert sources(place.add().removed) == ["t.csv#1", "t.csv#2", "t.csv#3"]
    assert place.sources() == ["t.csv#1", "t.csv#2"]


def test_an_archive_is_read_file_by_file_and_a_bad_one_is_told(place):
    with zipfile.ZipFile(place.files / "包.zip", "w") as archive:
        archive.writestr("甲/a.txt", BUDGET)
        archive.writestr("b.docx", b"PK broken")
        archive.writestr("c.txt", DEPUTY)
        archive.writestr("d.zip", b"")
    outcome = place.add()
    assert sources(outcome.added) == place.sources() == ["包.zip/c.txt", "包.zip/甲/a.txt"]
    assert [error.got.split(",")[0] for _, error in outcome.failed] == [
        "包.zip/b.docx",
        "包.zip/d.zip",
    ]
    place.file("e.txt", LAW)
    place.add()
    assert sources(place.remove("包.zip").removed) == ["包.zip/c.txt", "包.zip/甲/a.txt"]
    assert place.sources() == ["e.txt"]


def test_a_table_is_removed_with_all_its_rows_and_its_column_may_be_named(place):
    rows = [{"摘要": text * 2, "正文": text * 8} for text in (BUDGET, DEPUTY)]
    place.file("t.jsonl", "\n".join(map(json.dumps, rows)))
    place.file("a.txt", LAW)
    add(place.store, place.encoder, [place.files], 420, text_column="摘要")
    assert place.sources() == ["a.txt", "t.jsonl#1", "t.jsonl#2"]
    texts = {report.text for report in place.store.load(place.encoder).reports}
    assert texts == {LAW, BUDGET * 2, DEPUTY * 2}
    place.remove("t.jsonl")
    assert place.sources() == ["a.txt"]


def test_pages_and_rows_are_kept(place):
    place.file("t.csv", f"正文\n{BUDGET.splitlines()[0] * 8}\n")
    place.add()
    (report,) = place.store.load(place.encoder).reports
    assert (report.row, report.pages) == (1, ())


def test_files_with_a_hash_sign_in_their_names_are_files_of_their_own(place):
    place.add(place.file("报告#1.txt", BUDGET))
    place.add(place.file("报告#2.txt", DEPUTY))
    assert place.sources() == ["报告#1.txt", "报告#2.txt"]


def test_of_two_files_of_one_name_the_changed_one_does_not_push_the_other_out(place):
    place.file("甲/a.txt", BUDGET)
    place.file("乙/a.txt", DEPUTY)
    place.add()
    place.file("甲/a.txt", LAW)
    place.add()
    texts = {report.text for report in place.store.load(place.encoder).reports}
    assert texts == {LAW, DEPUTY}


def test_the_same_bytes_under_two_names_are_one_report(place):
    place.file("a.txt", BUDGET)
    place.file("b.txt", BUDGET)
    assert sources(place.add().added) == place.sources() == ["a.txt"]


def test_one_bad_file_among_good_ones_is_told_and_the_others_are_indexed(place):
    place.file("a.txt", BUDGET)
    (place.files / "b.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
    (place.files / "c.docx").write_bytes(b"PK\x03\x04 broken")
    place.file("d.txt", DEPUTY)
    outcome = place.add()
    assert sources(outcome.added) == place.sources() == ["a.txt", "d.txt"]
    (first, why_first), (second, why_second) = outcome.failed
    assert first.endswith("b.txt")
    assert "b.txt, which is not text" in str(why_first)
    assert second.endswith("c.docx")
    assert "not a whole DOCX" in str(why_second)


def test_a_bad_file_does_not_push_its_good_forerunner_out(place):
    place.file("a.txt", BUDGET)
    place.file("b.txt", DEPUTY)
    place.add()
    (place.files / "a.txt").write_bytes(b"\x00\x01\x02")
    assert len(place.add().failed) == 1
    assert place.sources() == ["a.txt", "b.txt"]


def test_files_none_of_which_can_be_read_are_an_error_and_make_no_store(place):
    (place.files / "b.txt").write_bytes(b"\x00")
    with pytest.raises(ReadingError, match=r"b\.txt, which is not text"):
        place.add()
    assert not place.store.exists()


def test_files_without_a_paragraph_of_prose_are_an_error(place):
    place.file("a.txt", "目录\n" * 40)
    with pytest.raises(ReadingError, match="1 reports without a paragraph of prose"):
        place.add()
    assert not place.store.exists()


def test_progress_tells_of_reading_and_embedding(place):
    place.file("a.txt", BUDGET)
    place.file("b.txt", DEPUTY)
    steps = []
    add(place.store, place.encoder, [place.files], 420, lambda *step: steps.append(step))
    assert [step for step in steps if step[0] == "reading"] == [
        ("reading", 1, 2),
        ("reading", 2, 2),
    ]
    assert steps[-1] == ("indexing", 1, 1)
    assert [*dict.fromkeys(what for what, _, _ in steps)] == [
        "reading", "cutting", "embedding", "indexing",
    ]  # fmt: skip
    assert all(done == total for what, done, total in steps if what == "embedding")


@pytest.mark.parametrize("by", ["source", "id"])
def test_a_report_is_removed_by_name_or_id(place, by):
    place.file("a.txt", BUDGET)
    place.file("b.txt", DEPUTY)
    (first, _) = place.add().added
    place.encoder.seen.clear()
    assert sources(place.remove(getattr(first, by)).removed) == ["a.txt"]
    assert place.sources() == ["b.txt"]
    assert place.encoder.seen == []


def test_an_unknown_name_removes_nothing(place):
    place.file("a.txt", BUDGET)
    place.file("b.txt", DEPUTY)
    place.add()
    with pytest.raises(StoreError, match=r"Got c\.txt to remove.*yinju index list"):
        place.remove("a.txt", "c.txt")
    assert place.sources() == ["a.txt", "b.txt"]


def test_the_last_report_is_not_removed(place):
    place.file("a.txt", BUDGET)
    place.add()
    with pytest.raises(StoreError, match="leaving at least one report"):
        place.remove("a.txt")
    assert place.sources() == ["a.txt"]


def test_a_store_of_another_encoder_is_not_added_to(place):
    place.file("a.txt", BUDGET)
    place.add()
    place.encoder = WordEncoder("别的", name="other")
    with pytest.raises(StoreError, match="YINJU_ENCODER"):
        place.add()


def test_a_file_in_the_stores_place_is_not_added_to(place):
    place.file("a.txt", BUDGET)
    place.store.folder.write_text("x")
    with pytest.raises(StoreError, match="a name that is free"):
        place.add()


def test_a_store_that_is_being_written_is_not_added_to(place):
    place.file("a.txt", BUDGET)
    with place.store.lock(), pytest.raises(StoreError, match="another process is writing"):
        place.add()


def test_what_changed_on_the_disk_is_not_written_again_as_if_it_were_whole(place):
    place.file("a.txt", BUDGET)
    place.add()
    (path,) = place.store.folder.glob("generation-*/passages.faiss")
    data = bytearray(path.read_bytes())
    data[-1] ^= 1
    path.write_bytes(data)
    place.file("b.txt", DEPUTY)
    with pytest.raises(StoreError, match=r"passages\.faiss changed since"):
        place.add()
    assert place.store.manifest().generation == 1
