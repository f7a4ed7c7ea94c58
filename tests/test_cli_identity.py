"""`yinju index add` and `list` with what is told, missing or doubtful of a report."""

import json

import pytest

from rag.assistant import samples
from rag.cli import ERROR, OK, SOME_FAILED, main

TEXT = "常委会审查了预算草案，提出审议意见十条，督促有关部门逐条整改到位。\n代表们表示满意。"


@pytest.fixture
def run(capsys, tmp_path):
    """Run `yinju index` here on the store s: (exit status, stdout, stderr)."""

    def ran(*arguments):
        status = main(["index", *map(str, arguments), "--store", f"{tmp_path / 's'}"])
        return status, *capsys.readouterr()

    return ran


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "files" / "a.txt"
    path.parent.mkdir()
    path.write_text(TEXT, "utf-8")
    return path


def test_what_is_missing_is_asked_for_and_can_be_told(run, file):
    status, out, _ = run("add", file)
    assert status == OK
    assert [line[:4] for line in out.splitlines()[1:3]] == ["  ! ", "  ! "]
    assert "--place" in out
    assert "--year" in out
    status, out, _ = run("add", file, "--place", "瓯海区", "--year", "2025")
    assert status == OK
    assert out.startswith("added ")
    assert "replaced" in out
    status, out, _ = run("list", "--json")
    (facts,) = json.loads(out)
    assert (facts["place"], facts["parents"]) == ("温州市瓯海区", ["浙江省", "温州市"])
    assert (facts["year_delivered"], facts["year_covered"]) == (2025, 2024)
    assert facts["notes"] == []
    assert "!" not in run("list")[1]


@pytest.mark.parametrize(
    ("options", "words"), [(("--place", "火星"), "火星"), (("--year", "24"), "24")]
)
def test_a_bad_option_is_an_error(run, file, options, words):
    status, out, err = run("add", file, *options)
    assert (status, out) == (ERROR, "")
    assert err.startswith("yinju: Got ")
    assert words in err


def test_a_bad_row_of_the_table_is_told_and_the_files_are_read(run, file):
    table = file.with_name("reports.csv")
    table.write_text("文件,地方,年份\na.txt,温州市,2020\nb.txt,温州市,2020\n", "gb18030")
    status, out, err = run("add", file.parent)
    assert status == SOME_FAILED
    assert "温州市  2020年报告 · 讲2019年" in out
    assert "b.txt" in err
    assert "Traceback" not in err


def test_the_list_names_the_other_version(run, file):
    text = (samples() / "ouhai_2024.txt").read_text("utf-8")
    file.write_text(text, "utf-8")
    file.with_name("b.md").write_text(text.replace("\n\n", "\n"), "utf-8")
    run("add", file.parent)
    _, out, _ = run("list")
    (note,) = [line for line in out.splitlines() if line.startswith("  ! ")]
    assert "a.txt" in note
