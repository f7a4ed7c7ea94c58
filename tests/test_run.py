import json

import pytest

from eval.questions import Evidence, Item
from eval.run import MODES, Outcome, Wanted, judged, measure, ranked, run, summary, table
from rag.answer import Answer
from rag.assistant import ingest, samples
from rag.cli import main
from rag.errors import YinjuError
from rag.settings import Settings

RANKED = {"hit@1", "hit@3", "hit@5", "hit@10", "all@5", "mrr", "ndcg@10"}
LINES = (
    {
        "id": "one",
        "question": "瓯海区2024年代表建议的满意率是多少？",
        "type": "number",
        "answers": ["84.54%"],
        "evidence": [{"doc": "ouhai", "quote": "代表建议满意率为84.54%"}],
    },
    {"id": "two", "question": "宁波市的满意率是多少？", "type": "number", "answers": []},
    {
        "id": "three",
        "lang": "en",
        "question": "Who wrote the rules of chess?",
        "answers": ["x"],
        "evidence": [{"doc": "missing", "quote": "y"}],
    },
)


@pytest.fixture(scope="module")
def saved(tmp_path_factory, sample_store):
    folder = tmp_path_factory.mktemp("eval")
    (folder / "q.jsonl").write_text("\n".join(map(json.dumps, LINES)), "utf-8")
    settings = Settings(store=str(sample_store))
    assert run(Wanted(str(folder / "q.jsonl")), settings, str(folder / "out")) == 0
    return folder / "out"


@pytest.fixture
def results(saved):
    return json.loads((saved / "results.json").read_text("utf-8"))


def test_results_say_what_was_measured_on_what(results, assistant):
    assert results["questions"] == "q.jsonl"
    assert results["reports"] == 5
    assert results["passages"] == len(assistant.retriever.corpus.passages)
    assert results["encoder"] == assistant.encoder.id
    assert set(results["groups"]) == {"all", "lang=en", "lang=zh", "type=number", "type=other"}


def test_every_group_has_every_measure(results):
    for group in results["groups"].values():
        assert set(group["retrieval"]) == set(MODES)
        for measures in group["retrieval"].values():
            assert set(measures) == RANKED | {"ms"}
        assert {"accuracy", "exact_quotes", "refused_answerable", "refused_unanswerable"} <= set(
            group
        )


def test_every_question_counts(results):
    whole = results["groups"]["all"]
    assert (whole["answerable"], whole["unanswerable"]) == (2, 1)
    assert whole["retrieval"]["fused"]["hit@10"] == pytest.approx((1 + 0) / 2)
    assert whole["accuracy"] == pytest.approx((1 + 0) / 2)
    assert whole["refused_unanswerable"] == 1.0
    assert whole["exact_quotes"] == 1.0
    assert results["groups"]["lang=en"]["refused_unanswerable"] is None


def test_a_line_a_question_is_saved(saved):
    lines = (saved / "questions.jsonl").read_text("utf-8").splitlines()
    found = [json.loads(line) for line in lines]
    assert [one["id"] for one in found] == ["one", "two", "three"]
    assert found[0]["answer"]["right"] == 1.0
    assert found[0]["retrieval"]["fused"]["hit@10"] == 1.0
    assert found[1]["answer"]["refused"] == 1.0


def test_the_table_has_a_row_a_mode_and_a_group(results):
    lines = table(results).splitlines()
    assert lines[0].startswith("q.jsonl: 5 reports")
    assert [line.split(" | ")[0] for line in lines[4:7]] == [f"| {mode}" for mode in MODES]
    assert sum(line.startswith(("| all |", "| lang=", "| type=")) for line in lines) == 1 + 5
    assert all(line.count("|") == lines[9].count("|") for line in lines[8:])


def test_ranked_measures_one_ranking():
    found = ranked([set(), {0}, {1}], 2)
    assert set(found) == RANKED
    assert (found["hit@1"], found["hit@3"], found["all@5"], found["mrr"]) == (0, 1, 1, 1 / 2)


def test_a_refusal_of_an_answerable_question_is_wrong():
    refusal = Answer("问", "问", "没有84.54%", False)
    item = Item("x", "问", answers=("84.54%",), evidence=(Evidence("a", quote="b"),))
    nothing = dict.fromkeys(("right", "fact_600", "quotes", "exact", "quoted"), 0.0)
    assert judged(refusal, item) == nothing | {"refused": 1.0}


def outcome(right, kind="number", every=False, quoted=0.0):
    item = Item("x", "问", type=kind, all_required=every, evidence=(Evidence("a", quote="b"),))
    counts = {"quotes": float(quoted > 0), "exact": float(quoted > 0), "quoted": quoted}
    answer = {"right": right, "fact_600": right / 2, "refused": 0.0, "ms": 1.0, **counts}
    retrieval = {mode: ranked([], 1) | {"ms": 1.0} for mode in MODES}
    return Outcome(item, retrieval, answer)


def test_lists_comparisons_and_quoted_characters_are_summed_up_apart():
    found = summary(
        [
            outcome(1.0, quoted=30.0),
            outcome(0.0, quoted=50.0),
            outcome(1.0),
            outcome(1.0, "list", every=True, quoted=400.0),
            outcome(0.0, "followup", every=True),
            outcome(1.0, "compare", every=True),
        ]
    )
    assert found["lists"] == pytest.approx(1 / 2)
    assert found["comparisons"] == 1.0
    assert found["quoted_number"] == (30.0 + 50.0) / 2
    assert found["fact_600"] == pytest.approx(4 * 0.5 / 6)
    alone = summary([outcome(1.0, "plan")])
    assert (alone["lists"], alone["comparisons"], alone["quoted_number"]) == (None, None, None)


def test_measure_asks_one_question_every_way(assistant):
    item = Item(
        "x",
        "瓯海区2024年代表建议的满意率是多少？",
        answers=("84.54%",),
        evidence=(Evidence("ouhai", quote="代表建议满意率为84.54%"),),
    )
    outcome = measure(assistant, item)
    assert set(outcome.retrieval) == set(MODES)
    assert outcome.answer["right"] == 1.0
    assert outcome.answer["quotes"] == outcome.answer["exact"] >= 1
    assert summary([outcome])["accuracy"] == 1.0


def test_the_samples_questions_run_on_the_samples(tmp_path, assistant):
    assert run(Wanted(), Settings(store=str(tmp_path / "unused")), str(tmp_path / "out")) == 0
    found = json.loads((tmp_path / "out" / "results.json").read_text("utf-8"))
    assert found["reports"] == 5
    whole = found["groups"]["all"]
    assert whole["answerable"] + whole["unanswerable"] >= 60
    assert whole["exact_quotes"] == 1.0
    assert not (tmp_path / "unused").exists()


def test_a_missing_question_file_is_an_error(tmp_path):
    with pytest.raises(YinjuError, match="cannot be read"):
        run(Wanted(str(tmp_path / "none.jsonl")), Settings(), str(tmp_path))


@pytest.fixture
def one_report(tmp_path):
    ingest([samples() / "ouhai_2024.txt"], tmp_path / "one", Settings())
    return tmp_path / "one"


def measured(out):
    return json.loads((out / "results.json").read_text("utf-8"))["reports"]


def test_the_store_is_measured_where_it_is_named(tmp_path, one_report):
    assert main(["eval", "--store", str(one_report), "--out", str(tmp_path / "out")]) == 0
    assert measured(tmp_path / "out") == 1


def test_the_store_is_not_measured_where_reports_are_named(tmp_path, one_report):
    (tmp_path / "q.jsonl").write_text(json.dumps(LINES[0]), "utf-8")
    names = [str(samples() / name) for name in ("ouhai_2024.txt", "wenzhou_2023.txt")]
    settings, out = Settings(store=str(one_report)), tmp_path / "out"
    assert run(Wanted(str(tmp_path / "q.jsonl"), names, True), settings, str(out)) == 0
    assert measured(out) == 2


def test_an_encoder_is_measured_alone_on_the_sets_of_a_folder(tmp_path, capsys, encoder):
    table = tmp_path / "training/opencc_ts_characters.txt"
    table.parent.mkdir()
    table.write_text("預\t预\n", "utf-8")
    paragraphs = [
        {"context": "預算草案经大会批准。", "qas": [{"question": "谁批准了预算？"}]},
        {"context": "养老院新增三百张床位。", "qas": [{"question": "老人床位增加了多少"}]},
    ]
    path = tmp_path / "dev/drcd_dev.json"
    path.parent.mkdir()
    path.write_text(json.dumps({"data": [{"paragraphs": paragraphs}]}), "utf-8")
    status = main(["eval", "--data", str(tmp_path), "--out", str(tmp_path / "out")])
    assert status == 0
    found = json.loads((tmp_path / "out/encoder.json").read_text("utf-8"))
    assert found["encoder"] == encoder.id
    assert found["dim"] == encoder.dim
    assert set(found["sets"]) == {
        "DRCD zh→zh",
        "DRCD zh→zh, 240 passages",
        "DRCD en→zh, 240 passages",
        "speed",
    }
    assert found["sets"]["DRCD zh→zh"]["dense"]["hit@1"] == 1.0
    assert not (tmp_path / "out/results.json").exists()
    assert "| DRCD zh→zh | 2 | 2 | 1.000 |" in capsys.readouterr().out


def test_a_folder_without_sets_is_an_error(tmp_path, capsys):
    assert main(["eval", "--data", str(tmp_path / "none")]) == 2
    assert "has no sets" in capsys.readouterr().err


def test_another_encoder_is_measured_by_name(tmp_path, capsys):
    assert main(["eval", "--encoder", str(tmp_path / "no-model")]) == 2
    assert "did not load" in capsys.readouterr().err
