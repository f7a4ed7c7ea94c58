"""The endpoints, called by the client that programs use, on a server in a process of its own."""

import json
import os
import sys
import urllib.error
import urllib.request

import pytest
from agent import apart
from gradio_client import Client
from gradio_client.exceptions import AppError
from steps import EVERYWHERE, NOWHERE, RATE

from eval.benchmarks.load import figures, storm

NAMES = {"ask", "search", "list_reports", "read_report", "verify_quote"}
WORDS = "代表建议满意率为84.54%"


@pytest.fixture(scope="module")
def call(address):
    client = Client(address, verbose=False, analytics_enabled=False)
    return lambda name, *given, **named: client.predict(*given, api_name=f"/{name}", **named)


@pytest.fixture(scope="module")
def ouhai(call):
    (report,) = call("list_reports", place="瓯海区")["reports"]
    return report


def test_the_endpoints_and_nothing_of_the_page_are_for_programs(address):
    info = json.load(urllib.request.urlopen(f"{address}gradio_api/info"))
    assert {name.strip("/") for name in info["named_endpoints"]} == NAMES
    assert info["unnamed_endpoints"] == {}


def test_an_answer_is_quoted_exactly_with_its_citation(call):
    answer = call("ask", RATE)
    quote = answer["quotes"][0]
    assert answer["found"] is True
    assert WORDS in quote["text"]
    assert quote["report"]["source"] == "ouhai_2024.txt"
    assert quote["citation"].endswith("第8段")
    assert answer["text"].endswith("[1]")
    ((at, _),) = quote["spans"]
    assert [quote["text"][start - at : end - at] for start, end in quote["marks"]] == ["84.54%"]


def test_a_refusal_says_why(call):
    answer = call("ask", NOWHERE)
    assert (answer["found"], answer["quotes"]) == (False, [])
    assert "宁波" in answer["reason"]


def test_a_follow_up_is_completed_from_the_history(call):
    answer = call("ask", "那秀洲区2025年呢？", [[RATE, "84.54%"]])
    assert answer["standalone"] != answer["question"]
    assert "满意率" in answer["standalone"]


def test_a_place_and_a_year_narrow_what_is_asked(call):
    answer = call("ask", "代表建议共有多少件？", place="杭州市富阳区", year=2024)
    assert {quote["report"]["source"] for quote in answer["quotes"]} == {"fuyang_2024.txt"}
    with pytest.raises(AppError, match=r"宁波市 2024, of which there is no report.*list_reports"):
        call("ask", "代表建议共有多少件？", place="宁波市", year=2024)


def test_a_search_gives_the_passages_best_first(call):
    found = call("search", "代表建议满意率", 3)
    assert [one["number"] for one in found] == [1, 2, 3]
    assert WORDS in found[0]["text"]
    scores = [one["score"] for one in found]
    assert scores == sorted(scores, reverse=True)


def test_the_reports_are_listed_by_place_and_year(call, ouhai):
    assert call("list_reports")["total"] == 5
    assert (ouhai["source"], ouhai["year"]) == ("ouhai_2024.txt", 2024)
    assert call("list_reports", "瓯海区", 1999) == {"total": 0, "reports": []}


def test_a_report_is_read_whole_or_from_a_quote_on(call, ouhai):
    span = call("ask", RATE)["quotes"][0]["spans"][0]
    whole = call("read_report", ouhai["id"])
    part = call("read_report", "ouhai_2024.txt", *span)
    assert whole["report"]["characters"] == ouhai["characters"]
    assert whole["next"] is None
    assert [one["paragraph"] for one in part["passages"]] == [8]
    assert part["passages"][0] in whole["passages"]
    assert WORDS in part["passages"][0]["text"]


@pytest.mark.parametrize(
    ("words", "verdict", "difference"),
    [
        (WORDS, "exact", ""),
        (
            "承办单位都在限期之内办完并作了答复，代表建议满意率为85.54%",
            "near",
            "〔85.54%，应为84.54%〕",
        ),
        ("全年新建地铁七号线二十公里", "absent", ""),
    ],
)
def test_a_quote_is_exact_near_or_absent(call, words, verdict, difference):
    checked = call("verify_quote", words)
    assert checked["verdict"] == verdict
    assert difference in checked["difference"]
    assert (checked["found"] is None) == (verdict == "absent")
    if checked["found"]:
        assert checked["found"]["report"]["source"] == "ouhai_2024.txt"


def test_a_quote_is_looked_for_in_one_report_only_where_one_is_named(call, ouhai):
    assert call("verify_quote", WORDS, ouhai["id"])["verdict"] == "exact"
    assert call("verify_quote", WORDS, "fuyang_2024.txt")["verdict"] == "absent"


@pytest.mark.parametrize(
    ("name", "given", "message"),
    [
        ("ask", [""], "Got an empty question"),
        ("ask", ["问" * 2001], "Got a question of 2001 characters"),
        ("ask", [7], "a question that is no text"),
        ("ask", [RATE, "x"], "a history of another form"),
        ("search", [RATE, 51], "k 51. Allowed: a whole number from 1 to 50"),
        ("search", [RATE, "3"], "k '3'"),
        ("read_report", ["none.txt"], "which the store does not hold"),
        ("read_report", ["ouhai_2024.txt", -1], "start -1"),
        ("verify_quote", ["字" * 2001], "2001 characters"),
    ],
)
def test_an_error_is_a_sentence(call, name, given, message):
    with pytest.raises(AppError) as refused:
        call(name, *given)
    assert message in str(refused.value)
    assert "Traceback" not in str(refused.value)


def test_a_plain_request_is_answered_in_one_go_and_what_the_page_does_is_not(address):
    def post(name, *data):
        body = json.dumps({"data": data}).encode()
        headers = {"Content-Type": "application/json"}
        request = urllib.request.Request(f"{address}gradio_api/run/{name}", body, headers)
        return json.load(urllib.request.urlopen(request))

    assert post("search", "代表建议满意率", 1)["data"][0][0]["number"] == 1
    with pytest.raises(urllib.error.HTTPError) as refused:
        post("_spoken", "zh")
    assert refused.value.code in {404, 500}


@pytest.mark.skipif(sys.platform != "linux", reason="the benchmark reads /proc")
def test_twenty_at_once_are_all_answered(address):
    seen = apart(storm(address, os.getpid(), [RATE, EVERYWHERE, NOWHERE], 1))
    found = figures(seen, 1)
    assert seen.errors == []
    assert [len(seen.seconds[door]) >= 10 for door in ("page", "ask")] == [True, True]
    assert found["requests"] == sum(map(len, seen.seconds.values()))
    assert 0 < found["page"]["p50_s"] <= found["page"]["p95_s"]
