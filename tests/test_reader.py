import hashlib

import pytest
from helpers import json_lines

from rag.errors import ReadingError
from rag.reading.reader import files, read

TEXT = "常委会听取专项报告十二项，提出审议意见三十条，组织代表视察八次，督办建议二十件。\n第二行。"


def touch(folder, *names):
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(TEXT, "utf-8")


def test_a_folder_is_searched_through_in_order(tmp_path):
    touch(tmp_path, "b.txt", "a.md", "内/c.csv", "内/d.DOCX")
    found = [str(path.relative_to(tmp_path)) for path in files([tmp_path])]
    assert found == ["a.md", "b.txt", "内/c.csv", "内/d.DOCX"]


def test_hidden_files_locks_of_word_and_other_endings_are_left_out(tmp_path):
    touch(tmp_path, "a.txt", ".b.txt", ".git/c.txt", "~$d.docx", "e.pptx", "f", "内/.g/h.txt")
    assert [path.name for path in files([tmp_path])] == ["a.txt"]


def test_a_folder_that_is_itself_hidden_may_be_named(tmp_path):
    touch(tmp_path, ".mine/a.txt")
    assert [path.name for path in files([tmp_path / ".mine"])] == ["a.txt"]


def test_a_file_that_is_named_is_kept_whatever_its_ending(tmp_path):
    touch(tmp_path, "a.xyz", ".b.txt")
    named = [tmp_path / "a.xyz", tmp_path / ".b.txt"]
    assert files(named) == named


def test_a_missing_path_is_an_error_that_names_it(tmp_path):
    with pytest.raises(ReadingError, match=r"gone\.txt, which does not exist"):
        files([tmp_path / "gone.txt"])


def test_a_folder_without_reports_is_an_error_that_says_which_endings_count(tmp_path):
    touch(tmp_path, "a.png")
    with pytest.raises(ReadingError, match=r"no report in .*\.txt, \.md, \.html, .*\.zip"):
        files([tmp_path])


def test_a_file_of_unknown_ending_is_refused(tmp_path):
    touch(tmp_path, "a.xyz")
    with pytest.raises(ReadingError, match=r"Got a\.xyz\. Allowed: files ending in \.txt"):
        read(tmp_path / "a.xyz")


def test_a_report_has_the_text_the_name_and_the_hash_of_the_file(tmp_path):
    touch(tmp_path, "a.txt")
    (report,) = read(tmp_path / "a.txt")
    assert (report.source, report.text) == ("a.txt", TEXT)
    assert report.id == hashlib.sha256(TEXT.encode()).hexdigest()[:16]


def test_an_ending_in_capitals_is_the_same_ending(tmp_path):
    touch(tmp_path, "A.TXT")
    assert read(tmp_path / "A.TXT")[0].text == TEXT


@pytest.mark.parametrize("text", ["", " \n ", "太短。"])
def test_a_file_with_too_little_text_is_refused(tmp_path, text):
    (tmp_path / "a.txt").write_text(text, "utf-8")
    with pytest.raises(ReadingError, match=rf"a\.txt with {len(text.strip())} characters of text"):
        read(tmp_path / "a.txt")


def test_a_folder_named_like_a_report_is_an_error_not_a_crash(tmp_path):
    (tmp_path / "a.txt").mkdir()
    with pytest.raises(ReadingError, match="cannot be opened"):
        read(tmp_path / "a.txt")


def test_a_text_far_too_long_is_refused(tmp_path):
    (tmp_path / "a.txt").write_text("字" * 1_000_001, "utf-8")
    with pytest.raises(ReadingError, match=r"a\.txt with 1,000,001 characters of text"):
        read(tmp_path / "a.txt")


@pytest.mark.parametrize("column", ["正文", "标题", "地区"])
def test_half_a_character_anywhere_in_a_row_is_refused(tmp_path, column):
    row = {"正文": TEXT * 9, "地区": "某县"}
    path = json_lines(tmp_path, row | {column: row.get(column, "") + "\ud800"})
    with pytest.raises(ReadingError, match="half a character"):
        read(path)
