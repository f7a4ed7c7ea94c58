"""The endpoints as a plain HTTP client calls them, which fills in nothing."""

import pytest
from starlette.testclient import TestClient

from rag.assistant import Assistant
from rag.settings import Settings
from ui.blocks import HANDLERS
from ui.library import Library
from ui.page import build_page
from ui.toolkit import gr

RATE = "瓯海区人大2024年代表建议的满意率是多少？"


@pytest.fixture(scope="module")
def post(sample_store):
    page = build_page(Library(Assistant.open(sample_store, Settings())))
    client = TestClient(gr.routes.App.create_app(page, app_kwargs={"exception_handlers": HANDLERS}))

    def posted(name, *data):
        answer = client.post(f"/gradio_api/run/{name}", json={"data": data})
        return answer.status_code, answer.json()

    return posted


@pytest.mark.parametrize(
    ("name", "given", "facts"),
    [
        ("ask", [RATE], {"found": True}),
        ("ask", [RATE, None, None, None], {"found": True}),
        ("ask", [RATE, [], "瓯海", "2024"], {"found": True}),
        ("ask", [RATE, [], "富阳", 2024], {"found": False}),
        ("list_reports", [], {"total": 5}),
        ("list_reports", ["瓯海"], {"total": 1}),
        ("list_reports", ["", "2024年"], {"total": 4}),
        ("list_reports", [None, None], {"total": 5}),
        ("read_report", ["ouhai_2024.txt"], {"next": None}),
        ("verify_quote", ["代表建议满意率为84.54%"], {"verdict": "exact"}),
    ],
)
def test_what_is_optional_may_be_left_out_or_null(post, name, given, facts):
    status, answer = post(name, *given)
    assert status == 200
    assert {key: answer["data"][0][key] for key in facts} == facts


def test_a_search_gives_five_passages_where_no_number_is_said(post):
    assert [len(post("search", RATE, *k)[1]["data"][0]) for k in ([], [None], [2])] == [5, 5, 2]


@pytest.mark.parametrize(
    ("name", "given", "said"),
    [
        ("ask", [], "Got no question. Allowed: text of 1 to 2000 characters."),
        ("ask", [None], "Got no question."),
        ("search", [RATE, -1], "Got k -1. Allowed: a whole number from 1 to 50."),
        ("ask", [RATE, None, "宁波"], "Got 宁波, of which there is no report."),
        ("ask", [RATE, None, "", "二四"], "Got year '二四'. Allowed: a whole number from 1900"),
        ("ask", [RATE, "x"], "Got a history of another form."),
        ("ask", [RATE, [["q", None]]], "Got a history of another form."),
        ("ask", [RATE, [["", ""]] * 51], "Got a history that is too long."),
        ("read_report", [], "Got no report."),
        ("verify_quote", [], "Got no quote."),
        ("list_reports", [7], "Got a place that is no text."),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence(post, name, given, said):
    status, answer = post(name, *given)
    assert status == 500
    assert answer["error"].startswith(said)


def test_a_name_that_is_no_endpoint_is_said_to_be_none(post):
    status, answer = post("nothing", RATE)
    assert status == 404
    assert answer["error"].startswith("Got the endpoint 'nothing'. Allowed: those that ")
