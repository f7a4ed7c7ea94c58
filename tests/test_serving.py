"""Where the page is served, and the texts it is served with."""

import os
import re
import socket

import pytest

from rag.errors import SettingsError
from ui.launch import own
from ui.server import free_port, no_proxy
from ui.words import TEXTS


def test_every_text_is_in_both_languages():
    for key, (chinese, english) in TEXTS.items():
        fields = [set(re.findall(r"{(\w+)}", text)) for text in (chinese, english)]
        assert fields[0] == fields[1], key
        assert re.search("[一-龥]", chinese) or key == "switch", key
        assert not re.search("[一-龥]", english) or key in {"switch", "compare_here", "place_here"}


def test_only_addresses_of_this_machine_need_no_warning():
    assert [own(host) for host in ("127.0.0.1", "::1", "localhost")] == [True] * 3
    assert [own(host) for host in ("0.0.0.0", "::", "192.0.2.1", "host")] == [False] * 4


def test_a_port_in_use_is_an_error_in_words():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(SettingsError, match=f"port {taken.getsockname()[1]} .*--port"):
            free_port("127.0.0.1", taken.getsockname()[1])
    assert free_port("127.0.0.1", 0) > 0


def test_a_host_that_is_not_this_machine_is_an_error_in_words():
    with pytest.raises(SettingsError, match="no address of this machine"):
        free_port("192.0.2.1", 0)


def test_proxies_are_set_aside_and_put_back(monkeypatch):
    monkeypatch.setenv("ALL_PROXY", "socks5://127.0.0.1:9")
    with no_proxy():
        assert "ALL_PROXY" not in os.environ
    assert os.environ["ALL_PROXY"] == "socks5://127.0.0.1:9"
