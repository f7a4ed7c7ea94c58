"""Under which names the page is served, and which web pages are its own."""

import pytest

from rag.errors import SettingsError
from ui.serving.hosts import Hosts, own, same_origin

LOOPBACK = [
    "localhost",
    "LOCALHOST:7860",
    "127.0.0.1:7860",
    "127.8.8.8",
    "[::1]:7860",
    "a.localhost",
]
OTHER = [
    "evil.example", "evil.example:7860", "192.0.2.7", "192.0.2.7:7860", "[2001:db8::1]", "0.0.0.0",
    "localhost.evil.example", "127.0.0.1.evil.example", "evil-localhost", "2130706433", "",
    "localhost@evil.example", "localhost/evil.example", "localhost:7860:1", "[::1", "lo calhost",
]  # fmt: skip


@pytest.mark.parametrize("bound", ["127.0.0.1", "0.0.0.0", "::", "::1", "localhost"])
def test_only_loopback_names_are_its_own_where_nothing_is_set(bound):
    hosts = Hosts.of(bound)
    assert [one for one in LOOPBACK if not hosts.admits(one, "127.0.0.1")] == []
    assert [one for one in OTHER if hosts.admits(one, "127.0.0.1")] == []


def test_the_address_bound_is_its_own():
    assert Hosts.of("192.0.2.7").admits("192.0.2.7:7860", "192.0.2.7")
    assert Hosts.of("box").admits("BOX:7860", "192.0.2.7")
    assert Hosts.of("2001:db8::1").admits("[2001:db8::1]:7860", "2001:db8::1")


def test_on_all_addresses_the_one_that_was_reached_is_its_own():
    hosts = Hosts.of("0.0.0.0")
    assert hosts.admits("192.0.2.7:7860", "192.0.2.7")
    assert hosts.admits("192.0.2.7:7860", "::ffff:192.0.2.7")
    assert hosts.admits("[fe80::1]:7860", "fe80::1%eth0")
    assert not hosts.admits("192.0.2.8:7860", "192.0.2.7")
    assert not hosts.admits("box:7860", "192.0.2.7")


def test_allowed_names_are_its_own_with_any_port():
    hosts = Hosts.of("127.0.0.1", ["Reports.Example.cn", "192.0.2.7:8080", "2001:db8::1"])
    for name in (
        "reports.example.cn",
        "reports.example.cn.",
        "REPORTS.EXAMPLE.CN:443",
        "192.0.2.7",
    ):
        assert hosts.admits(name, "127.0.0.1"), name
    assert hosts.admits("[2001:db8::1]:80", "127.0.0.1")
    assert not hosts.admits("example.cn", "127.0.0.1")
    assert not hosts.admits("x.reports.example.cn", "127.0.0.1")


@pytest.mark.parametrize("wrong", ["http://reports.example.cn", "*", "*.example.cn", "", "0.0.0.0"])
def test_an_allowed_host_that_is_no_name_is_an_error_in_words(wrong):
    with pytest.raises(SettingsError, match="as it stands in a browser's address line"):
        Hosts.of("127.0.0.1", [wrong])


@pytest.mark.parametrize(
    ("origin", "host", "same"),
    [
        ("http://localhost:7860", "localhost:7860", True),
        ("http://LOCALHOST:7860", "localhost:7860", True),
        ("http://[::1]:7860", "[::1]:7860", True),
        ("http://box", "box", True),
        ("http://box", "box:80", True),
        ("https://reports.example.cn", "reports.example.cn", True),
        ("https://reports.example.cn", "reports.example.cn:443", True),
        ("http://localhost:3000", "localhost:7860", False),
        ("http://127.0.0.1:7860", "localhost:7860", False),
        ("http://localhost", "localhost:7860", False),
        ("http://evil.example", "reports.example.cn", False),
        ("https://evil.reports.example.cn", "reports.example.cn", False),
        ("http://reports.example.cn@evil.example", "reports.example.cn", False),
        ("http://evil@localhost:7860", "localhost:7860", False),
        ("null", "localhost:7860", False),
        ("", "localhost:7860", False),
        ("file://", "localhost:7860", False),
        ("ftp://localhost:7860", "localhost:7860", False),
        ("http://localhost:99999", "localhost:99999", False),
    ],
)
def test_an_origin_is_the_pages_own_at_the_same_name_and_port(origin, host, same):
    assert same_origin(origin, host) is same


def test_only_hosts_of_this_machine_are_reached_by_it_alone():
    assert [own(one) for one in ("127.0.0.1", "::1", "localhost", "::ffff:127.0.0.1")] == [True] * 4
    assert [own(one) for one in ("0.0.0.0", "::", "192.0.2.1", "host")] == [False] * 4
