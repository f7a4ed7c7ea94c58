import json

import docx
import pytest

from rag.cli import ERROR, OK, SOME_FAILED, main

TEXT = """瓯海区“代表建议满意率为84.54%”。
“代表所提建议共208件，承办单位都在限期之内办完”
“从没有过”
"""


@pytest.fixture
def run(capsys, sample_store):
    def ran(*arguments):
        status = main(["verify", *map(str, arguments), "--store", str(sample_store)])
        out, err = capsys.readouterr()
        return status, out, err

    return ran


@pytest.fixture
def speech(tmp_path):
    path = tmp_path / "讲话.md"
    path.write_text(TEXT, "utf-8")
    return path


def test_each_finding_is_shown_with_verdict_line_and_place(run, speech):
    status, out, err = run(speech)
    assert (status, err) == (SOME_FAILED, "")
    first, *_ = lines = out.splitlines()
    assert first == "精确  第1行 引文：代表建议满意率为84.54%"
    assert "第8段（ouhai_2024.txt）" in lines[1]
    assert lines[2].startswith("接近  第2行 引文：")
    assert "〔208件，应为207件〕" in lines[3]
    assert lines[-2] == "未见  第3行 引文：从没有过"
    assert lines[-1] == "共3处：精确1，接近1，未见1。"


def test_a_text_that_is_all_exact_ends_well(run, tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("“代表建议满意率为84.54%”", "utf-8")
    assert run(path)[0] == OK


def test_json_has_every_finding_with_its_quote(run, speech):
    _, out, _ = run(speech, "--json")
    found = json.loads(out)
    assert [one["verdict"] for one in found] == ["exact", "near", "absent"]
    assert [one["line"] for one in found] == [1, 2, 3]
    assert found[0]["quote"]["report"]["source"] == "ouhai_2024.txt"
    assert found[2]["quote"] is None
    start, end = found[0]["span"]
    assert TEXT[start:end] == found[0]["text"]


def test_a_docx_is_read_as_reports_are(run, tmp_path):
    document = docx.Document()
    document.add_paragraph("报告写道：“代表建议满意率为84.54%”。")
    document.save(tmp_path / "a.docx")
    assert run(tmp_path / "a.docx")[1].startswith("精确  第1行 引文")


@pytest.mark.parametrize("name", ["none.txt", "a.xyz", ""])
def test_a_file_that_cannot_be_read_is_an_error(run, tmp_path, name):
    status, out, err = run(tmp_path / name)
    assert (status, out) == (ERROR, "")
    assert "Allowed: a file ending in .txt" in err
