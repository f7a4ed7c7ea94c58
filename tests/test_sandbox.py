"""The process in which files are read: real processes, real limits."""

import os
import signal
import time

import pytest

from rag.assistant import samples
from rag.errors import ReadingError
from rag.reading.extract import UNSTATED, File, Stated
from rag.reading.reader import reports
from rag.reading.retold import told_of
from rag.reading.sandbox import Sandbox
from rag.reading.structure import passages

SAMPLE = samples() / "ouhai_2024.txt"
FILE = File(SAMPLE.name, SAMPLE.read_bytes)


@pytest.fixture(scope="module")
def sandbox():
    opened = Sandbox()
    yield opened
    opened.close()


def test_reading_there_gives_what_reading_here_gives(sandbox):
    found = sandbox.read(FILE, "", UNSTATED)
    assert found == reports(FILE)
    assert sandbox.cut(found[0], 300) == passages(found[0], 300)
    assert sandbox.retell(found[0], Stated(year=2031)) == told_of(found[0], Stated(year=2031))


def test_a_bad_file_raises_the_same_error(sandbox):
    bad = File("x.txt", lambda: b"\x00" * 90)
    with pytest.raises(ReadingError) as there:
        sandbox.read(bad, "", UNSTATED)
    with pytest.raises(ReadingError) as here:
        reports(bad)
    assert str(there.value) == str(here.value)


def test_too_much_time_costs_the_file_and_not_the_next(monkeypatch):
    monkeypatch.setattr("rag.reading.sandbox.SECONDS_A_MB", 0)
    short = Sandbox(seconds=0)
    row = f"某县工作报告,{'修渠。' * 900}\n"
    table = File("t.csv", ("title,text\n" + row * 900).encode)
    try:
        with pytest.raises(ReadingError, match=r"t\.csv with contents .*too much time"):
            short.read(table, "", UNSTATED)
        assert short.read(FILE, "", UNSTATED) == reports(FILE)
    finally:
        short.close()


def test_too_much_memory_costs_the_file_and_not_the_next():
    small = Sandbox(memory=400 << 20)
    large = File("l.txt", lambda: "修渠铺路，".encode() * 8_000_000)
    try:
        with pytest.raises(ReadingError, match=r"l\.txt with contents"):
            small.read(large, "", UNSTATED)
        assert small.read(FILE, "", UNSTATED) == reports(FILE)
    finally:
        small.close()


def test_a_process_that_was_killed_is_replaced():
    opened = Sandbox()
    opened.read(FILE, "", UNSTATED)
    os.killpg(opened._process.pid, signal.SIGKILL)
    opened._process.wait()
    assert opened.read(FILE, "", UNSTATED) == reports(FILE)
    opened.close()


def test_reading_costs_the_asking_process_next_to_nothing(sandbox):
    """So questions are answered while a large file is read."""
    text = "各单位办理代表建议，群众满意。" * 30_000
    big = File("big.txt", f"某县工作报告\n{text}".encode)
    assert used(lambda: sandbox.read(big, "", UNSTATED)) < used(lambda: reports(big)) / 5


def used(work):
    """Seconds of processor time of this process."""
    begun = time.process_time()
    work()
    return time.process_time() - begun
