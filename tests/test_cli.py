import json
import shutil
from pathlib import Path

import docx
import pytest

from rag.answer import REFUSAL
from rag.assistant import samples
from rag.cli import ERROR, OK, SOME_FAILED, main

RATE = "瓯海区人大2024年代表建议的满意率是多少？"


@pytest.fixture
def run(capsys):
    """Run the command here: (exit status, stdout, stderr)."""

    def ran(*arguments):
        status = main([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        return status, out, err

    return ran


@pytest.fixture
def small(tmp_path, run):
    """A store of one report that a test may change."""
    store = tmp_path / "small"
    assert run("index", "add", samples() / "ouhai_2024.txt", "--store", store)[0] == OK
    return store


def check_error(found, *words):
    """An error is one message on stderr, without traceback, and exit status 2."""
    status, out, err = found
    assert (status, out) == (ERROR, "")
    assert err.startswith("yinju: Got ")
    assert "Allowed: " in err
    assert "Traceback" not in err
    assert [word for word in words if word not in err] == []


def test_add_says_what_was_added(tmp_path, run):
    status, out, err = run("index", "add", samples(), "--store", tmp_path / "s")
    assert (status, err) == (OK, "")
    lines = out.splitlines()
    assert [line.split()[0] for line in lines[:-1]] == ["added"] * 5
    assert lines[-1].startswith("5 added, 0 known, 0 skipped; ")
    assert f"{tmp_path / 's'} holds 5 reports" in lines[-1]


def test_add_reads_the_column_that_is_named(tmp_path, run):
    summary = (
        "某区人大常委会听取专项报告十二项，提出审议意见三十条，组织代表视察八次，督办建议二十件。"
    )
    (tmp_path / "t.csv").write_text(f"摘要,正文\n{summary},{'工作。' * 90}\n", "utf-8")
    store = tmp_path / "s"
    assert run("index", "add", tmp_path, "--store", store, "--text-column", "摘要")[0] == OK
    status, out, _ = run("ask", "某区人大常委会听取了多少项专项报告？", "--store", store)
    told = summary.split("，", maxsplit=1)[0]
    assert (status, told in out, "第1行，第1段（t.csv）" in out) == (OK, True, True)


def test_adding_again_says_known(small, run):
    status, out, _ = run("index", "add", samples() / "ouhai_2024.txt", "--store", small)
    assert status == OK
    assert out.startswith("known ")
    assert "0 added, 1 known, 0 skipped" in out


def test_add_replaces_a_file_of_the_same_name(small, tmp_path, run):
    changed = tmp_path / "ouhai_2024.txt"
    changed.write_text((samples() / "ouhai_2024.txt").read_text("utf-8") + "又及。", "utf-8")
    status, out, _ = run("index", "add", changed, "--store", small)
    assert status == OK
    assert [line.split()[0] for line in out.splitlines()[:2]] == ["added", "replaced"]


def test_add_skips_a_bad_file_aloud_and_keeps_the_good(tmp_path, run):
    folder = tmp_path / "files"
    folder.mkdir()
    shutil.copy(samples() / "ouhai_2024.txt", folder)
    (folder / "坏.txt").write_bytes(b"\x89PNG\x00\x00")
    status, out, err = run("index", "add", folder, "--store", tmp_path / "s")
    assert status == SOME_FAILED
    assert "1 added, 0 known, 1 skipped" in out
    assert err.startswith("skipped ")
    assert "坏.txt, which is not text" in err


def test_list_shows_a_line_a_report(sample_store, run):
    status, out, _ = run("index", "list", "--store", sample_store)
    assert status == OK
    assert len(out.splitlines()) == 5
    years = "2025年报告 · 讲2024年"
    title = "温州市瓯海区人民代表大会常务委员会工作报告"
    assert f"ouhai_2024.txt  温州市瓯海区  {years}  {title}" in out


def test_list_as_json_has_the_reports_facts(sample_store, run):
    status, out, _ = run("index", "list", "--json", "--store", sample_store)
    found = {one["source"]: one for one in json.loads(out)}
    assert status == OK
    assert found["wenzhou_2023.txt"]["date"] == "2024-01-30"
    assert "text" not in found["wenzhou_2023.txt"]


def test_remove_takes_a_report_out(small, run):
    run("index", "add", samples() / "wenzhou_2023.txt", "--store", small)
    status, out, _ = run("index", "remove", "ouhai_2024.txt", "--store", small)
    assert status == OK
    assert out.startswith("removed ")
    assert "ouhai" not in run("index", "list", "--store", small)[1]


def test_verify_says_that_a_store_is_whole(sample_store, assistant, run):
    passages = len(assistant.retriever.corpus.passages)
    assert run("index", "verify", "--store", sample_store) == (
        OK,
        f"{sample_store} is whole: 5 reports, {passages} passages\n",
        "",
    )


def test_verify_finds_a_damaged_store(small, run):
    (path,) = small.glob("generation-*/passages.faiss")
    path.write_bytes(path.read_bytes()[:100])
    check_error(run("index", "verify", "--store", small), "damaged store")


def test_verify_finds_bytes_that_changed_in_a_store_that_still_answers(small, run):
    (path,) = small.glob("generation-*/passages.faiss")
    data = path.read_bytes()
    path.write_bytes(data[:5000] + bytes(500) + data[5500:])
    assert run("ask", RATE, "--store", small)[0] == OK
    check_error(run("index", "verify", "--store", small), "damaged store", "passages.faiss changed")


def test_a_figure_changed_on_the_disk_is_an_error_that_says_how_to_repair_it(small, tmp_path, run):
    (path,) = small.glob("generation-*/records.sqlite")
    data = path.read_bytes()
    assert b"84.54%" in data
    path.write_bytes(data.replace(b"84.54%", b"85.54%"))
    repair = f"yinju index add {small}/originals --store NEW"
    asked = run("ask", RATE, "--store", small)
    check_error(asked, "damaged store", "records.sqlite changed", repair)
    assert run("index", "add", small / "originals", "--store", tmp_path / "new")[0] == OK
    assert "84.54%" in run("ask", RATE, "--store", tmp_path / "new")[1]


def test_ask_prints_the_answer_with_its_citation(sample_store, run):
    status, out, _ = run("ask", RATE, "--store", sample_store)
    assert status == OK
    assert "84.54%" in out
    assert "[1] 《温州市瓯海区人民代表大会常务委员会工作报告（摘要）》" in out
    assert "》（温州市瓯海区，2025年报告，讲2024年）" in out
    assert "（ouhai_2024.txt）" in out


def test_ask_as_json_prints_the_whole_answer(sample_store, run, reports):
    status, out, _ = run("ask", RATE, "--json", "--k", 4, "--store", sample_store)
    found = json.loads(out)
    assert (status, found["found"], len(found["hits"])) == (OK, True, 4)
    quote = found["quotes"][0]
    text = reports["ouhai_2024"].text
    assert quote["text"] == "".join(text[start:end] for start, end in quote["spans"])


def test_a_refusal_is_status_one_with_the_nearest_passages(sample_store, run):
    status, out, err = run("ask", "宁波市的满意率是多少？", "--store", sample_store)
    assert (status, err) == (SOME_FAILED, "")
    assert out.startswith(REFUSAL["zh"])
    assert out.count("\n· ") == 3


def test_without_a_store_the_samples_answer_and_are_named_so(run):
    status, out, err = run("ask", RATE)
    assert (status, err) == (OK, "")
    assert "84.54%" in out
    assert "\n! 这里依据的是示例报告" in out
    status, out, err = run("ask", RATE, "--json")
    assert "示例报告" in json.loads(out)["warnings"][0]
    assert json.loads(out)["quotes"][0]["report"]["sample"] is True
    assert not Path("store").exists()


@pytest.mark.parametrize(
    "command", [["ask", RATE], ["chat"], ["verify", "讲话.txt"], ["eval"], ["index", "list"]]
)
def test_a_mistyped_store_is_an_error_that_says_what_to_do(tmp_path, run, command):
    Path("讲话.txt").write_text(RATE, "utf-8")
    found = run(*command, "--store", tmp_path / "mistyped")
    check_error(
        found, f"no store in {tmp_path / 'mistyped'}", "yinju index add", "correct the name"
    )
    assert not (tmp_path / "mistyped").exists()


def test_what_is_added_to_the_default_store_stands_alone(tmp_path, run):
    run("ask", RATE)
    path = tmp_path / "某县.txt"
    path.write_text("全县新建公路38公里，群众出行更加方便，各项工作平稳推进。" * 2, "utf-8")
    assert run("index", "add", path)[0] == OK
    assert "某县.txt" in run("index", "list")[1]
    assert "2024.txt" not in run("index", "list")[1]
    assert "示例" not in run("ask", "新建公路多少公里？")[1]


def test_eval_prints_tables_and_saves_results(sample_store, tmp_path, run):
    line = {"id": "1", "question": RATE, "answers": ["84.54%"], "evidence": []}
    (tmp_path / "q.jsonl").write_text(json.dumps(line), "utf-8")
    arguments = ("--questions", tmp_path / "q.jsonl", "--reports", samples())
    status, out, _ = run("eval", *arguments, "--out", tmp_path / "out")
    assert status == OK
    assert "| fused |" in out
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "questions.jsonl",
        "results.json",
    ]


@pytest.mark.parametrize("question", ["", "  ", "？！"])
def test_an_empty_question_is_an_error(sample_store, run, question):
    check_error(run("ask", question, "--store", sample_store), "in words")


def test_a_question_of_10_000_characters_is_an_error(sample_store, run):
    check_error(run("ask", "问" * 10_000, "--store", sample_store), "10000 characters")


def test_an_empty_folder_is_an_error_and_makes_no_store(tmp_path, run):
    (tmp_path / "empty").mkdir()
    found = run("index", "add", tmp_path / "empty", "--store", tmp_path / "s")
    check_error(found, "no report in", ".docx")
    assert not (tmp_path / "s" / "manifest.json").exists()


def test_a_missing_path_is_an_error(tmp_path, run):
    check_error(run("index", "add", tmp_path / "none", "--store", tmp_path / "s"), "does not exist")


def test_a_binary_file_named_txt_is_an_error(tmp_path, run):
    path = tmp_path / "a.txt"
    path.write_bytes(bytes(range(256)) * 20)
    check_error(run("index", "add", path, "--store", tmp_path / "s"), "a.txt, which is not text")


def test_a_broken_word_file_is_an_error(tmp_path, run):
    path = tmp_path / "a.docx"
    docx.Document().save(str(path))
    path.write_bytes(path.read_bytes()[:2000])
    check_error(run("index", "add", path, "--store", tmp_path / "s"), "not a whole DOCX")


@pytest.mark.parametrize("action", [["list"], ["verify"], ["remove", "a.txt"]])
def test_commands_on_no_store_are_errors(tmp_path, run, action):
    check_error(run("index", *action, "--store", tmp_path / "none"), "no store", "index add")


def test_an_unknown_report_to_remove_is_an_error(small, run):
    check_error(run("index", "remove", "b.txt", "--store", small), "b.txt")


def test_a_wrong_setting_is_an_error(sample_store, run, monkeypatch):
    monkeypatch.setenv("YINJU_K", "many")
    check_error(run("ask", RATE, "--store", sample_store), "'many' for the setting 'k'")


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["nonsense"],
        ["index"],
        ["index", "nonsense"],
        ["index", "add"],
        ["ask"],
        ["ask", "问？", "--k", "0"],
        ["ask", "问？", "--k", "x"],
        ["chat", "--port", "70000"],
    ],
)
def test_a_command_that_is_none_shows_the_usage(arguments, capsys):
    with pytest.raises(SystemExit) as exit_:
        main(arguments)
    assert exit_.value.code == ERROR
    assert capsys.readouterr().err.startswith("usage: yinju")
