import json

import pytest
from helpers import json_lines

from rag.errors import ReadingError
from rag.reading.reader import read

LONG = "常委会听取专项报告，提出“意见”,并跟踪督办。\n" * 12
OTHER = "代表参加视察活动，提出建议，得到办理答复。" * 12


def test_a_line_is_a_report_numbered_as_the_lines_are(tmp_path):
    path = tmp_path / "a.jsonl"
    rows = [{"content": LONG}, {"content": "缺", "n": [1]}, {"content": OTHER, "x": None}]
    path.write_text("\n\n".join(map(json.dumps, rows)) + "\n", "utf-8")
    first, second = read(path)
    assert (first.source, first.row, first.text) == ("a.jsonl#1", 1, LONG)
    assert (second.source, second.row, second.text) == ("a.jsonl#5", 5, OTHER)


@pytest.mark.parametrize("line", ["{", "[1]", "1", "null", "[" * 100_000, "1" * 5000, '{"a": 1} 2'])
def test_a_line_that_is_no_object_is_named(tmp_path, line):
    (tmp_path / "a.jsonl").write_text(json.dumps({"content": LONG}) + "\n" + line, "utf-8")
    with pytest.raises(ReadingError, match=r"a\.jsonl with a line 2 that is no JSON object"):
        read(tmp_path / "a.jsonl")


def test_half_a_character_is_refused(tmp_path):
    with pytest.raises(ReadingError, match=r"表\.jsonl with half a character \('\\ud83d'\)"):
        read(json_lines(tmp_path, {"content": LONG + "\ud83d"}))


def test_lines_each_with_a_key_of_its_own_do_not_swell(tmp_path):
    path = json_lines(tmp_path, *({f"{number}": "甲"} for number in range(2_000)))
    with pytest.raises(ReadingError, match=r"表\.jsonl with very many cells"):
        read(path)
