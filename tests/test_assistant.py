import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from index.errors import EncoderError
from rag import Answer, Assistant, Hit, Settings, YinjuError, ask
from rag.assistant import discard, ingest, open_or_sample, samples
from rag.errors import QuestionError, StoreError

RATE = "瓯海区人大2024年代表建议的满意率是多少？"


def test_build_indexes_files_and_folders_and_opens_the_store(tmp_path):
    found = Assistant.build([samples() / "ouhai_2024.txt"], tmp_path / "store", Settings())
    assert [report.source for report in found.reports] == ["ouhai_2024.txt"]
    assert "84.54%" in found.ask(RATE).text


def test_open_reads_what_was_built(sample_store):
    assert len(Assistant.open(str(sample_store), Settings()).reports) == 5


def test_open_of_nothing_is_an_error(tmp_path):
    with pytest.raises(StoreError, match="no store"):
        Assistant.open(tmp_path / "none")


def test_retrieve_gives_k_hits_or_the_settings_number(assistant):
    hits = assistant.retrieve(RATE, k=3)
    assert [type(hit) for hit in hits] == [Hit] * 3
    assert len(assistant.retrieve(RATE)) == assistant.settings.k
    assert hits[0].passage.report.source == "ouhai_2024.txt"


def test_retrieve_and_ask_understand_history(assistant):
    history = [("温州市2023年代表建议满意率是多少？", "…")]
    hits = assistant.retrieve("那瓯海区呢？", k=5, history=history)
    assert {hit.passage.report.place for hit in hits} == {"温州市瓯海区"}
    assert "满意率" in assistant.ask("那瓯海区呢？", history=history).standalone


def test_an_answer_holds_the_hits_it_was_made_from(assistant):
    answer = assistant.ask(RATE, k=4)
    assert isinstance(answer, Answer)
    assert len(answer.hits) == 4
    assert {quote.report.id for quote in answer.quotes} <= {
        h.passage.report.id for h in answer.hits
    }


def test_the_same_question_has_the_same_answer(assistant):
    assert assistant.ask(RATE) == assistant.ask(RATE)


@pytest.mark.parametrize(
    "question", [RATE, "宁波的满意率？", "各份报告的满意率是多少？", "Any rates?"]
)
def test_every_answer_is_json_ready(assistant, question):
    found = json.loads(json.dumps(assistant.ask(question).to_dict(), ensure_ascii=False))
    assert found["question"] == question
    assert set(found) >= {"found", "text", "quotes", "hits", "reason", "table", "warnings"}


@pytest.mark.parametrize("question", ["", " ", "？", "问" * 10_000])
def test_a_question_that_cannot_be_asked_is_an_error(assistant, question):
    with pytest.raises(QuestionError):
        assistant.ask(question)


def test_a_broken_byte_in_a_question_is_left_out(assistant):
    answer = assistant.ask("代表\udcff建议有多少件？")
    assert answer.question == "代表建议有多少件？"
    json.dumps(answer.to_dict(), ensure_ascii=False).encode("utf-8")


def test_weights_that_are_all_zero_are_an_error(sample_store):
    none = Settings(dense_weight=0.0, sentence_weight=0.0, lexical_weight=0.0)
    with pytest.raises(YinjuError, match="positive sum"):
        Assistant.open(sample_store, none).ask(RATE)


def test_an_llm_that_cannot_be_made_is_an_error(sample_store):
    with pytest.raises(YinjuError, match="YINJU_LLM"):
        Assistant.open(sample_store, Settings(llm="nonsense"))


def test_an_encoder_that_does_not_load_is_an_error(tmp_path, monkeypatch):
    settings = replace(Settings(), encoder=str(tmp_path))
    with pytest.raises((EncoderError, YinjuError), match="YINJU_ENCODER"):
        ingest([samples()], tmp_path / "store", settings)


def test_discard_takes_a_report_out(tmp_path):
    paths = [samples() / "ouhai_2024.txt", samples() / "wenzhou_2023.txt"]
    ingest(paths, tmp_path / "store", Settings())
    gone = discard(["ouhai_2024.txt"], tmp_path / "store", Settings()).removed
    assert [report.source for report in gone] == ["ouhai_2024.txt"]
    left = Assistant.open(tmp_path / "store", Settings()).reports
    assert [report.source for report in left] == ["wenzhou_2023.txt"]


@pytest.mark.parametrize(
    ("question", "found", "sign"),
    [
        (RATE, True, "示例报告"),
        ("What was the satisfaction rate of Ouhai in 2024?", True, "sample reports"),
        ("各份报告的代表建议有多少件？", True, "示例报告"),
        ("宁波的满意率是多少？", False, "示例报告"),
        ("写一首诗", False, "示例报告"),
    ],
)
def test_where_no_store_is_the_samples_answer_and_say_so_and_make_none(question, found, sign):
    answer = ask(question)
    assert answer.found == found
    assert [sign in one for one in answer.warnings].count(True) == 1
    assert sign in json.dumps(answer.to_dict(), ensure_ascii=False)
    assert list(Path().iterdir()) == []


def test_samples_that_were_swept_away_are_built_again():
    first = open_or_sample(Settings.load()).store
    shutil.rmtree(first.folder.parent)
    again = open_or_sample(Settings.load()).store
    assert (first.exists(), again.exists()) == (False, True)


def test_real_reports_are_never_put_beside_the_samples(tmp_path):
    assert "84.54%" in ask(RATE).text
    path = tmp_path / "某县.txt"
    path.write_text("全县新建公路38公里，群众出行更加方便，各项工作平稳推进。" * 2, "utf-8")
    ingest([path], "store", Settings.load())
    assert [one.source for one in Assistant.open("store").reports] == ["某县.txt"]
    answer = ask("新建公路多少公里？")
    assert "38公里" in answer.text
    assert answer.warnings == ()
    assert not ask(RATE).found


def test_in_a_store_of_both_a_sample_is_named_as_one_where_it_is_quoted(tmp_path):
    path = tmp_path / "龙湾.txt"
    path.write_text(
        "温州市龙湾区人大常委会工作报告（2024年）\n\n代表建议满意率为91.2%，办理质量提高。\n",
        "utf-8",
    )
    found = Assistant.build([path, samples()], tmp_path / "s", Settings())
    assert [len(found.ask(q).warnings) for q in (RATE, "龙湾区代表建议满意率是多少？")] == [1, 0]


def test_a_store_that_the_user_made_of_samples_needs_no_notice_but_tells_programs(assistant):
    answer = assistant.ask(RATE)
    assert answer.warnings == ()
    assert [one["report"]["sample"] for one in answer.to_dict()["quotes"]] == [True]


def test_ask_takes_a_number_a_place_and_a_year_too(sample_store, monkeypatch):
    monkeypatch.setenv("YINJU_STORE", str(sample_store))
    answer = ask("代表建议共有多少件？", k=3, place="富阳", year="2024")
    assert (len(answer.hits), answer.quotes[0].report.place) == (3, "杭州市富阳区")


@pytest.mark.parametrize("name", ["mistyped", "store2", "sub/store"])
@pytest.mark.parametrize("how", ["given", "environment", "file"])
def test_a_store_that_is_named_and_not_there_is_an_error_and_makes_none(monkeypatch, name, how):
    if how == "environment":
        monkeypatch.setenv("YINJU_STORE", name)
    if how == "file":
        Path("yinju.toml").write_text(f'store = "{name}"', "utf-8")
    settings = Settings.load(store=name if how == "given" else None)
    with pytest.raises(
        StoreError, match=rf"no store in {name}\..*yinju index add PATH.*correct the name"
    ):
        open_or_sample(settings)
    assert not Path(name).exists()


def test_the_settings_name_the_store_that_was_opened(sample_store, monkeypatch):
    monkeypatch.setenv("YINJU_STORE", "another")
    assert Assistant.open(sample_store).settings.store == str(sample_store)
    assert Assistant.open(sample_store).reopened().settings.store == str(sample_store)
    assert Assistant.open(sample_store, Settings(k=3)).settings == Settings(
        k=3, store=str(sample_store)
    )


def test_ask_answers_from_the_store_of_the_settings(sample_store, monkeypatch):
    monkeypatch.setenv("YINJU_STORE", str(sample_store))
    assert "84.54%" in ask(RATE).text
    assert not Path("store").exists()


def test_ask_takes_history(sample_store, monkeypatch):
    monkeypatch.setenv("YINJU_STORE", str(sample_store))
    assert ask("那瓯海区呢？", [("秀洲区代表建议的满意率是多少？", "")]).standalone.startswith(
        "瓯海区"
    )


def test_a_folder_of_other_things_is_not_taken_for_a_store(tmp_path):
    (tmp_path / "mine").mkdir()
    shutil.copy(samples() / "ouhai_2024.txt", tmp_path / "mine")
    with pytest.raises(StoreError, match="other things than a store"):
        open_or_sample(Settings(store=str(tmp_path / "mine")))
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["ouhai_2024.txt"]


def test_an_empty_folder_may_become_a_store_and_is_none_before(tmp_path):
    (tmp_path / "new").mkdir()
    with pytest.raises(StoreError, match="no store"):
        open_or_sample(Settings(store=str(tmp_path / "new")))
    ingest([samples()], tmp_path / "new", Settings())
    assert len(open_or_sample(Settings(store=str(tmp_path / "new"))).reports) == 5


def test_a_file_in_the_stores_place_is_an_error_not_a_crash(tmp_path):
    (tmp_path / "s").write_text("x")
    with pytest.raises(StoreError, match="a name that is free"):
        open_or_sample(Settings(store=str(tmp_path / "s")))
    with pytest.raises(StoreError, match="no store"):
        open_or_sample(Settings(store=str(tmp_path / "s" / "t")))


def test_a_first_add_that_was_interrupted_can_be_made_again(tmp_path):
    (tmp_path / "s" / "generation-1").mkdir(parents=True)
    (tmp_path / "s" / "lock").touch()
    ingest([samples()], tmp_path / "s", Settings())
    assert len(open_or_sample(Settings(store=str(tmp_path / "s"))).reports) == 5


@pytest.mark.parametrize("k", [0, -1, 1001, True, 2.0, "3", [1]])
def test_a_number_of_passages_that_is_none_is_an_error(assistant, k):
    for call in (assistant.ask, assistant.retrieve):
        with pytest.raises(QuestionError, match=r"Got k .*a whole number from 1 to 1000"):
            call(RATE, k=k)


@pytest.mark.parametrize("question", [None, 7, b"bytes", ["list"]])
def test_a_question_that_is_no_text_is_an_error(assistant, question):
    with pytest.raises(QuestionError, match="a question that is no text"):
        assistant.ask(question)


@pytest.mark.parametrize(
    "history", ["text", 7, {"a": "b"}, ["a"], [("a",)], [("a", None)], [("a", "b", "c")], [None]]
)
def test_a_history_of_another_form_is_an_error(assistant, history):
    with pytest.raises(QuestionError, match=r"a list of pairs \[question, answer\]"):
        assistant.ask(RATE, history)


def test_no_history_is_none_and_its_pairs_may_be_lists(assistant):
    assert assistant.ask(RATE, None) == assistant.ask(RATE)
    assert "满意率" in assistant.ask("那富阳区呢？", [[RATE, "84.54%"]]).standalone


@pytest.mark.parametrize("place", ["杭州市富阳区", "富阳区", "富阳", "Fuyang"])
@pytest.mark.parametrize("year", [None, "", 2024, "2024", "2024年"])
def test_a_place_and_a_year_limit_what_is_asked(assistant, place, year):
    answer = assistant.ask("代表建议共有多少件？", place=place, year=year)
    assert {quote.report.place for quote in answer.quotes} == {"杭州市富阳区"}


def test_a_place_and_year_without_a_report_are_an_error_that_names_those_there_are(assistant):
    with pytest.raises(
        QuestionError, match=r"宁波 2024, of which there is no report.*富阳区 2025/2024"
    ):
        assistant.ask(RATE, place="宁波", year="2024")
