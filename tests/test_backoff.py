"""How long who guesses passwords has to wait: counted on a clock that the test sets."""

import asyncio
import logging
from concurrent.futures import ThreadPoolExecutor

import pytest
from starlette.exceptions import HTTPException

from ui.access import ADDRESS, Users, _digest
from ui.serving import login as login_module
from ui.serving.backoff import FREE, BackOff
from ui.serving.login import Login

LI, HOME = ("user", "li"), ("address", "192.0.2.7")


class Clock:
    now = 1000.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def backoff(clock):
    return BackOff(clock)


def wrong(backoff, times, *keys):
    return [(backoff.wrong(keys), backoff.wait(keys)) for _ in range(times)]


def test_the_first_wrong_passwords_cost_no_wait_and_then_it_doubles(backoff, clock):
    assert wrong(backoff, FREE["user"] - 1, LI)[-1] == (4, 0)
    assert [wait for _, wait in wrong(backoff, 10, LI)] == [1, 2, 4, 8, 16, 32, 64, 128, 256, 300]
    assert wrong(backoff, 2000, LI)[-1] == (2014, 300)
    clock.now += 299
    assert backoff.wait([LI]) == 1
    clock.now += 1
    assert backoff.wait([LI]) == 0


def test_a_right_password_forgets_the_users_wrong_ones_but_not_the_addresses(backoff):
    wrong(backoff, FREE["address"] + 2, LI, HOME)
    backoff.right(LI)
    assert backoff.wait([LI]) == 0
    assert backoff.wait([("user", "wang"), HOME]) == 4


def test_one_who_guesses_does_not_keep_out_others(backoff):
    wrong(backoff, 9, LI, HOME)
    assert backoff.wait([LI, ("address", "192.0.2.8")]) > 0
    assert backoff.wait([("user", "wang"), HOME]) == 0


def test_after_an_hour_nothing_is_remembered(backoff, clock):
    wrong(backoff, 30, LI)
    clock.now += 3601
    assert wrong(backoff, 1, LI) == [(1, 0)]


def test_what_is_remembered_is_bounded(backoff):
    for number in range(20_000):
        backoff.wrong([("user", f"{number}")])
    assert len(backoff.held) == 10_000


@pytest.fixture
def login(backoff, monkeypatch):
    monkeypatch.setattr(login_module, "_WAIT_S", 0)
    return Login(Users({"li": _digest("1")}), backoff)


def tried(login, *guesses, address="192.0.2.7"):
    """What came of each (user, password), all sent at the same time: True, False or a status."""

    async def one(user, password):
        try:
            return await login.admits(user, password)
        except HTTPException as error:
            return error.status_code

    async def every():
        ADDRESS.set(address)
        return await asyncio.gather(*(one(*guess) for guess in guesses))

    with ThreadPoolExecutor(1) as thread:  # a browser's loop may run in this one
        return thread.submit(asyncio.run, every()).result()


def test_guesses_at_the_same_time_are_counted_one_after_another(login):
    got = tried(login, *[("li", f"no{n}") for n in range(50)])
    assert got == [False] * 5 + [429] * 45


def test_a_right_password_is_not_looked_at_while_there_is_a_wait(login, clock):
    assert tried(login, *[("li", "no")] * 5, ("li", "1")) == [False] * 5 + [429]
    clock.now += 1
    assert tried(login, ("li", "1")) == [True]


def test_many_names_from_one_address_are_counted_together(login):
    names = [(f"user{n}", "1") for n in range(30)]
    assert tried(login, *names) == [False] * 20 + [429] * 10
    assert tried(login, ("li", "1"), address="192.0.2.8") == [True]


def test_an_address_of_version_6_counts_with_its_network(login):
    for n in range(20):
        tried(login, (f"user{n}", "1"), address=f"2001:db8::{n:x}")
    assert tried(login, ("li", "1"), address="2001:db8::ffff:1") == [429]
    assert tried(login, ("li", "1"), address="2001:db8:0:1::1") == [True]


def test_each_wrong_password_is_a_line_in_the_log_without_the_password(login, caplog):
    with caplog.at_level(logging.WARNING, "ui.serving.login"):
        tried(login, *[("li\nroot", "geheim")] * 6, ("x" * 500, "geheim"))
    lines = [record.getMessage() for record in caplog.records]
    assert lines[0] == r"Login refused: user 'li\nroot' from 192.0.2.7, 1 wrong in a row"
    assert lines[4].endswith("5 wrong in a row, next try in 1 s")
    assert len(lines) == 6
    assert len(lines[5]) < 200
    assert "geheim" not in caplog.text


def test_how_long_to_wait_is_said(login):
    tried(login, *[("li", "no")] * 5)

    async def again():
        ADDRESS.set("192.0.2.7")
        await login.admits("li", "1")

    with ThreadPoolExecutor(1) as thread, pytest.raises(HTTPException) as later:
        thread.submit(asyncio.run, again()).result()
    assert later.value.headers == {"Retry-After": "1"}
