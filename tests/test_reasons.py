"""Errors in the reader's language: every one that an upload can meet has its Chinese sentence."""

import ast
import re
from html import unescape

import pytest
from helpers import ROOT

from rag.errors import ReadingError, StoreError
from rag.reading.reader import MOST_CHARS, MOST_MB, too_large
from ui.reasons import reason
from ui.uploads import fault

ELSEWHERE = {"told.py"}
"""Of tables beside files, which no upload has."""
RAISED = {"ReadingError", "StoreError", "_error"}


def rendered(node):
    """A literal or an f-string, 7 for each of its values; None for anything else."""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else None
    if isinstance(node, ast.JoinedStr):
        parts = (part.value if isinstance(part, ast.Constant) else "7" for part in node.values)
        return "".join(parts)
    return None


def raised():
    """(got, allowed) of each error that reading and the store make of words that stand there."""
    found = set()
    for path in [*ROOT.glob("rag/reading/*.py"), *ROOT.glob("rag/store/*.py")]:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and path.name not in ELSEWHERE:
                said = [rendered(one) for one in node.args]
                name = getattr(node.func, "id", getattr(node.func, "attr", ""))
                if name in RAISED and None not in said[:2] and said[0] != "7 with 7":
                    found.add((said[0], said[1]))
    return sorted(found)


def read(html):
    return unescape(re.sub(r"<[^>]*>", "", html))


@pytest.mark.parametrize(("got", "allowed"), raised())
def test_what_reading_and_the_store_refuse_is_said_in_chinese(got, allowed):
    said = read(reason(ReadingError(got, allowed, "Do so."), "zh"))
    assert re.search("[一-龥]{4}", said)
    assert "Got " not in said
    assert "没有做成" not in said


def test_what_an_administrator_is_to_run_stands_below():
    damaged = StoreError(
        "a damaged store (contents of x cannot be read) in s", "a store", "Run `y`."
    )
    said = read(reason(damaged, "zh"))
    assert said == "报告库的文件坏了，请管理员按这句话修复：Run `y`."


def test_there_are_errors_to_say():
    assert len(raised()) > 15


@pytest.mark.parametrize(
    ("got", "allowed", "said"),
    [
        ("a.txt with 12 characters of text", "reports of 40 characters or more", "几乎没有文字"),
        (
            "a.txt with 10,406,431 characters of text", "reports of 1,000,000 characters",
            "文字太多（10,406,431字）：每份报告不超过1,000,000字",
        ),
        ("51 files", "50 at a time", "一次选了51个文件，最多50个"),
        ("the year '24' in the options", "a year of four digits, 1900 to 2099", "年份“24”不对"),
        ("a question of 2001 characters", "2000 characters or fewer", "问题太长（2001字，"),
        ("a.xlsx with very many cells", "1,000,000 a table", "表格的格子太多（最多1,000,000个）"),
        ("a.html with more than 100,000 tags", "HTML with a report", "网页太复杂"),
        ("a.jsonl with a line 3 that is no JSON object", "one a line", "第3行不是 JSON 对象"),
    ],
)  # fmt: skip
def test_figures_are_said_in_chinese_too(got, allowed, said):
    assert read(reason(ReadingError(got, allowed, "Do so."), "zh")).startswith(said)


def test_a_file_too_large_is_said_alike_wherever_it_comes_in(tmp_path):
    error = too_large("a.txt", 60_000_000)
    assert read(reason(error, "zh")) == f"文件太大：每个文件不超过{MOST_MB} MB，请分成几份。"
    assert str(error) == "Got a.txt of 60.0 MB. Allowed: files of 50 MB. Cut it in parts."
    large = tmp_path / "a.txt"
    with large.open("wb") as file:
        file.truncate(60_000_000)
    assert str(fault(large)) == str(error)


@pytest.mark.parametrize(
    ("name", "limits"),
    [
        ("README.md", [f"{MOST_MB} MB", f"{MOST_CHARS:,} characters"]),
        ("README.zh-CN.md", [f"{MOST_MB} MB", f"{MOST_CHARS // 10000}万字"]),
    ],
)
def test_the_limits_are_in_the_readmes(name, limits):
    text = (ROOT / name).read_text("utf-8")
    assert [limit for limit in limits if limit not in text] == []
    assert "200 MB" not in text


def test_a_hidden_file_is_told_and_passed_over(tmp_path):
    hidden = tmp_path / ".DS_Store"
    hidden.touch()
    assert read(reason(fault(hidden), "zh")) == "是隐藏文件，略过了。"


def test_an_error_without_a_sentence_of_its_own_is_told_as_it_is():
    html = reason(StoreError("a<b>", "c", "d"), "zh")
    assert read(html) == "没有做成。Got a<b>. Allowed: c. d"
    assert 'lang="en"' in html
