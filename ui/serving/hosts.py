"""Names under which the page is served: a request for any other is none of its own.

A web page of somebody else may point a name of his at this machine (DNS rebinding): the browser
then takes our page for a part of his. The `Host` header tells, and a browser never forges it.
"""

import ipaddress
import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from rag.errors import SettingsError

_HOST = re.compile(r"(\[[0-9a-f:.]+\]|[^\s:/@?#\[\]]+)(?::(\d{1,5}))?", re.I)
"""A `Host` header: a name, an IPv4 address or an IPv6 address in brackets; then a port."""
_PORTS = {"http": "80", "https": "443"}
_ANY = ("0.0.0.0", "::")
"""Not an address that anyone asks for, but all addresses of the machine."""


def own(host: str) -> bool:
    """Whether only this machine reaches a host, given without a port."""
    address = _address(host)
    return address.is_loopback if address else host == "localhost" or host.endswith(".localhost")


@dataclass(frozen=True)
class Hosts:
    """The names in lower case, without ports; those of this machine alone need no mention."""

    names: frozenset[str]

    @classmethod
    def of(cls, bound: str, allowed: Iterable[str] = ()) -> "Hosts":
        """The address that the page is served on, and names allowed besides.

        Raises `SettingsError` for what is no name, such as an address with `http://`.
        """
        named = [_name(one) for one in allowed]
        return cls(frozenset({*named, bound.strip("[]").lower()} - {*_ANY}))

    def admits(self, header: str, reached: str) -> bool:
        """Whether `header`, a request's `Host`, is one of them.

        `reached` is the address of this machine at which the request came in: on 0.0.0.0 it is any
        of them. An address cannot be rebound as a name can.
        """
        found = _HOST.fullmatch(header)
        name = found[1].strip("[]").lower().removesuffix(".") if found else ""
        return own(name) or name in self.names or (name not in _ANY and _same(name, reached))


def same_origin(origin: str, host: str) -> bool:
    """Whether an `Origin` header is that of the page at the `Host` header: same name, same port.

    The scheme is left out: a proxy in front may speak HTTPS where we hear HTTP.
    """
    try:
        parts = urlsplit(origin)
        default = _PORTS[parts.scheme]
        asking = (parts.hostname, str(parts.port or default))
    except (KeyError, ValueError):
        return False
    found = _HOST.fullmatch(host)
    if not found or parts.username is not None:
        return False
    return asking == (found[1].strip("[]").lower(), found[2] or default)


def _address(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address


def _same(name: str, reached: str) -> bool:
    """Whether both are the same address."""
    address = _address(name)
    return address is not None and address == _address(reached.partition("%")[0])


def _name(given: str) -> str:
    """A name from a setting, without its port."""
    found = _HOST.fullmatch(given.strip())
    if not found and _address(given.strip()):  # IPv6 without brackets
        return given.strip().lower()
    if not found or "*" in given or given.strip() in _ANY:
        raise SettingsError(
            f"the allowed host {given!r}",
            "a name or address as it stands in a browser's address line, such as"
            " reports.example.cn or 192.0.2.7",
            "Correct --allowed-host or YINJU_ALLOWED_HOSTS.",
        )
    return found[1].strip("[]").lower()
