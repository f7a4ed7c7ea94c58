"""The tools of agents, called by the official client of MCP."""

import os
import subprocess

import pytest
from agent import using
from conftest import serving
from helpers import ROOT
from steps import NOWHERE, RATE
from test_programs import NAMES, WORDS


def test_an_agent_finds_the_tools_and_what_they_are_for(tooled):
    tools, _ = using(tooled)
    about = {tool.name: tool for tool in tools}
    assert set(about) == NAMES
    ask = about["ask"]
    assert "word-for-word" in ask.description
    assert '"found" first' in ask.description
    assert ask.inputSchema["required"] == ["question"]
    for tool in tools:
        for name, schema in tool.inputSchema["properties"].items():
            assert schema["description"], (tool.name, name)


def test_an_agent_asks_reads_and_checks(tooled):
    _, told = using(
        tooled,
        ("ask", {"question": RATE}),
        ("ask", {"question": NOWHERE}),
        ("search", {"question": "代表建议满意率", "k": 2}),
        ("list_reports", {"place": "瓯海区"}),
        ("read_report", {"report": "ouhai_2024.txt", "start": 886, "end": 998}),
        ("verify_quote", {"quote": WORDS}),
    )
    assert [fault for fault, _ in told] == [False] * 6
    answer, refusal, found, listed, read, checked = [result for _, result in told]
    assert WORDS in answer["quotes"][0]["text"]
    assert (refusal["found"], refusal["quotes"]) == (False, [])
    assert len(found) == 2
    assert listed["reports"][0]["source"] == "ouhai_2024.txt"
    assert [one["paragraph"] for one in read["passages"]] == [8]
    assert checked["verdict"] == "exact"


def test_an_agent_is_told_what_is_wrong(tooled):
    _, told = using(tooled, ("ask", {"question": "？？"}), ("search", {"question": RATE, "k": 51}))
    assert [fault for fault, _ in told] == [True, True]
    assert told[0][1].startswith("Got the question '？？'")
    assert told[1][1].startswith("Got k 51. Allowed: a whole number from 1 to 50.")


def test_without_its_package_it_is_said_what_to_install(folder, address, tmp_path):
    (tmp_path / "mcp.py").write_text("raise ImportError('not here')", "utf-8")
    path = os.pathsep.join([str(tmp_path), str(ROOT)])
    with serving(folder, 0, "--mcp", PYTHONPATH=path) as server:
        try:
            out, err = server.communicate(timeout=60)
        except subprocess.TimeoutExpired:
            pytest.fail("it served without MCP")
    assert (server.returncode, out) == (2, "")
    assert 'pip install "yinju[mcp]"' in err
    assert "Traceback" not in err
