"""Questions put to chosen reports: the choice is made before names are told apart."""

import itertools
import re

import pytest
from helpers import assistant_of

from rag.answering.refusal import _UNMET, said
from rag.errors import QuestionError
from rag.retrieval.question import Scope
from ui import choices, given

TEXT = (
    "{place}人民代表大会常务委员会工作报告\n（2025年1月10日在{place}人民代表大会会议上）\n"
    "一、2024年工作回顾\n全年办理代表建议{count}件，代表满意率为{rate}%。\n"
    "听取专项工作报告，推动各方面的工作取得新的进展。\n"
    "二、2025年工作安排\n力争办理代表建议{more}件，满意率达到99%。\n"
)


@pytest.fixture(scope="module")
def namesakes(tmp_path_factory):
    """Reports of two places called Fuyang, 阜阳市 and 富阳区, and of one that is nearly so."""
    facts = {
        "阜阳市": {"count": 310, "rate": 91, "more": 330},
        "杭州市富阳区": {"count": 265, "rate": 95, "more": 280},
        "阜新市": {"count": 188, "rate": 90, "more": 200},
    }
    texts = {place: TEXT.format(place=place, **own) for place, own in facts.items()}
    return assistant_of(tmp_path_factory.mktemp("namesakes"), **texts)


def chosen(assistant, place=(), year=(), level=()):
    return choices.scope(assistant.reports, place, year, level)


def ask(assistant, question, scope, history=()):
    *_, answer = assistant.stream(assistant.understand(question, history, scope))
    return answer


@pytest.mark.parametrize(
    ("question", "place", "figure"),
    [
        ("How many deputies' suggestions did Fuyang handle in 2024?", "阜阳市", "310"),
        ("How many deputies' suggestions did Fuyang handle in 2024?", "杭州市富阳区", "265"),
        ("Fuyang2024年代表建议有多少件？", "阜阳市", "310"),
        ("Fuyang2024年代表建议有多少件？", "杭州市富阳区", "265"),
        ("Fuyang 2024年代表建议有多少件？", "阜新市", ""),
    ],
)
def test_a_name_means_the_place_that_was_chosen(namesakes, question, place, figure):
    answer = ask(namesakes, question, chosen(namesakes, [place]))
    assert answer.found == bool(figure)
    if figure:
        assert {quote.report.place for quote in answer.quotes} == {place}
        assert f"{figure}件" in answer.quotes[0].text
        assert answer.warnings == ()


def test_the_level_chosen_tells_names_apart_as_well(namesakes):
    question = "Fuyang2024年代表建议有多少件？"
    assert "310件" in ask(namesakes, question, chosen(namesakes, level=["city"])).text
    assert "265件" in ask(namesakes, question, chosen(namesakes, level=["district"])).text


def test_an_endpoint_tells_names_apart_by_its_filter(namesakes):
    scope = given.scope(namesakes.reports, "阜阳市", None)
    assert "310件" in ask(namesakes, "Fuyang2024年代表建议有多少件？", scope).text


def test_a_place_outside_of_what_was_chosen_is_said_to_be_so(namesakes):
    scope = chosen(namesakes, ["阜阳市"])
    answer = ask(namesakes, "富阳区2024年代表建议有多少件？", scope)
    assert answer.reason == "所选的报告中没有富阳的报告；有：阜阳市。"
    english = ask(namesakes, "How many suggestions did Fuxin handle in 2024?", scope)
    assert english.reason == (
        "There is no report of Fuxin among the reports chosen; there are those of Fuyang (阜阳市)."
    )


def test_a_follow_up_is_completed_with_the_place_that_was_chosen(namesakes):
    history = [("Fuyang2024年代表建议有多少件？", "…")]
    answer = ask(namesakes, "满意率呢？", chosen(namesakes, ["阜阳市"]), history)
    assert "91%" in answer.quotes[0].text


def test_what_is_compared_is_what_was_chosen(namesakes):
    scope = chosen(namesakes, ["阜阳市", "阜新市"])
    answer = ask(namesakes, "哪个市2024年办理的代表建议最多？", scope)
    assert [(row.place, row.figure) for row in answer.table] == [
        ("阜阳市", "310件"),
        ("阜新市", "188件"),
    ]
    one = ask(namesakes, "2024年办理的代表建议最多的是多少件？", chosen(namesakes, ["阜新市"]))
    assert one.table is None


def test_where_nothing_fits_what_was_chosen_that_is_the_reason(namesakes):
    answer = ask(namesakes, "Fuyang2019年代表建议有多少件？", Scope(frozenset()))
    assert (answer.found, answer.reason) == (False, "没有符合所选条件的报告。")
    english = ask(namesakes, "How many suggestions in Fuyang in 2019?", Scope(frozenset()))
    assert english.reason == "No report is of what was chosen."


HOLED = re.compile(
    r"[（(][，、：\s]*[）)]|[：:“][”。；;]|讲的是年|^年|^的|出自的|没有的|of\s*[;,.]|\s{2}|到年"
)
"""What a sentence has where a name in it is empty."""


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("what", list(_UNMET))
def test_no_sentence_of_a_refusal_is_filled_with_an_empty_name(what, language):
    every = ["asked", "among", "places", "place", "year"]
    for known in itertools.product(["", "某地"], repeat=len(every)):
        sentence = said(what, language, **dict(zip(every, known, strict=True)))
        assert sentence.strip()
        assert not HOLED.search(sentence), sentence


NAMELESS = "工作报告\n代表提出的建议共318件，全部办结并答复。\n" + "各项工作平稳推进。\n" * 8


@pytest.mark.parametrize(
    "question",
    [
        "2019年代表建议有多少件？",
        "宁波代表建议有多少件？",
        "宁波2019年代表建议有多少件？",
        "How many suggestions were there in 2019?",
        "How many suggestions were there in Ningbo in 2019?",
        "2019年和2020年代表建议各有多少件？",
        "地铁哪天开通？",
    ],
)
def test_a_report_without_place_and_year_leaves_no_gap_in_a_refusal(tmp_path, question):
    answer = assistant_of(tmp_path, 甲=NAMELESS).ask(question)
    assert not answer.found
    assert not HOLED.search(answer.text), answer.text


def test_an_endpoint_names_what_there_is_where_nothing_fits(namesakes):
    with pytest.raises(QuestionError, match="宁波市, of which there is no report"):
        given.scope(namesakes.reports, "宁波市", None)
