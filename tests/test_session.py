"""What is kept of a tab's conversation, for whom and how long: on a clock that the test sets."""

import re

import pytest

from rag.answer import Answer
from ui.conversation import Turn, asked
from ui.serving import session
from ui.serving.session import TOKEN, Conversations, key_of

WHOLE = (Turn(1, "问", answer=Answer("问", "问", "答", True)),)


class Clock:
    now = 100_000.0

    def __call__(self):
        return self.now


@pytest.fixture
def kept():
    return Conversations(Clock())


def test_a_conversation_is_found_again_until_it_is_cleared(kept):
    kept.keep("a", WHOLE)
    assert (kept.of("a"), kept.of("b"), kept.of("")) == (WHOLE, (), ())
    kept.forget("a")
    kept.forget("a")
    assert kept.of("a") == ()


def test_a_question_in_work_is_not_kept_nor_anything_of_a_tab_without_a_key(kept):
    kept.keep("a", WHOLE)
    kept.keep("a", asked(WHOLE, "再问"))
    kept.keep("", WHOLE)
    assert kept.held.keys() == {"a"}
    assert kept.of("a") == WHOLE


def test_after_a_working_day_it_is_gone(kept):
    kept.keep("a", WHOLE)
    kept.clock.now += 12 * 3600
    assert kept.of("a") == ()
    kept.keep("b", WHOLE)
    kept.clock.now += 1
    kept.keep("b", WHOLE)
    assert kept.held.keys() == {"b"}


def test_the_number_of_tabs_is_bounded(kept, monkeypatch):
    monkeypatch.setattr(session, "_TABS", 3)
    for tab in "abcda":
        kept.keep(tab, WHOLE)
    assert [*kept.held] == ["c", "d", "a"]


def test_a_key_is_of_one_tab_and_one_user():
    token = "0123456789abcdef" * 2
    keys = {key_of(token, user) for user in (None, "li", "wang")} | {key_of(token[::-1], "li")}
    assert len(keys) == 4
    assert [one for one in keys if token in one] == []
    assert [key_of(wrong, "li") for wrong in ("", "x", token + "0", token.upper())] == [""] * 4


def test_the_token_is_of_this_tab_alone():
    assert "sessionStorage" in TOKEN
    assert not re.search(r"localStorage.*token", TOKEN)


def test_two_answers_never_have_one_key():
    first = asked((), "问")
    assert first[-1].number == asked((), "问")[-1].number
    assert first[-1].key != asked((), "问")[-1].key
