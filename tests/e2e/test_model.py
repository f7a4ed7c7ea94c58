"""A language model behind a real server on this machine: on, failing, off, seen in the page."""

import shutil

import pytest
from conftest import address_of
from conftest import serving as chatting
from loopback import Fail, Say, claims, serving
from steps import RATE, answered, ask, tab

pytest.importorskip("langchain_openai")

WORDS = "代表建议满意率为84.54%"
FIRST, SECOND = "满意率是84.54%。", "报告写明了这个比率。"


@pytest.fixture
def modelled(sample_store, assistant, tmp_path):
    """A page whose model answers a trial and one question, then fails; and what it was asked."""
    rank = next(h.rank for h in assistant.retrieve(RATE) if WORDS in h.passage.text)
    answer = claims((FIRST, (rank, WORDS)), (SECOND, (rank, WORDS)))
    shutil.copytree(sample_store, tmp_path / "store")
    with serving(Say("yes"), Say(answer, pause=0.15), Fail(500)) as loop:
        told = {"YINJU_LLM": "openai:m", "YINJU_LLM_BASE_URL": loop.url, "OPENAI_API_KEY": "none"}
        with chatting(tmp_path, **told) as server:
            yield address_of(server), loop


def asked_again(page):
    """Ask as soon as the answer before is over: until then Gradio ignores Enter, the words stay."""
    page.locator("#question textarea").fill(RATE)
    for _ in range(50):
        page.locator("#question textarea").press("Enter")
        page.wait_for_timeout(300)
        if page.locator("#chat .user .yj-message").count() == 2:
            break
    answered(page, 1)
    return page.locator("#chat .bot .yj-message").last


def test_a_model_is_tried_streams_fails_and_is_switched_off(open_page, modelled, shoot):
    address, loop = modelled
    page = open_page(at=address)
    tab(page, "设置")
    assert "openai:m" in page.locator(".yj-health").inner_text()
    page.locator("#test-model").click()
    page.locator(".yj-done").get_by_text("可用").wait_for()
    tab(page, "提问")
    page.locator("#question textarea").fill(RATE)
    page.locator("#send").click()
    reply = page.locator("#chat .bot .yj-message").last
    reply.get_by_text(FIRST).wait_for()
    assert SECOND not in reply.inner_text()
    reply.get_by_text(SECOND).wait_for()
    assert page.locator("#quote-1-1 blockquote").inner_text() == WORDS
    failed = asked_again(page)
    assert "改用原文摘录" in failed.locator(".yj-warnings").inner_text()
    assert "84.54%" in failed.inner_text()
    shoot(page, "wide-warning")
    tab(page, "设置")
    page.locator("#test-model").click()
    page.locator(".yj-fault").get_by_text("不可用").wait_for()
    page.locator("#use-model input").uncheck()
    page.locator(".yj-health").get_by_text("未启用").wait_for()
    before = len(loop.asked)
    tab(page, "提问")
    plain = ask(page, RATE)
    assert plain.locator(".yj-warnings").count() == 0
    assert len(loop.asked) == before
