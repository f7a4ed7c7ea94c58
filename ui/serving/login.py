"""A login: who is admitted, how often a guess may be made, and what the log says of it."""

import asyncio
import ipaddress
import logging
import math
from dataclasses import dataclass, field

from starlette.exceptions import HTTPException

from ui.access import ADDRESS, Users
from ui.serving.backoff import BackOff

_WAIT_S = 1.0
"""Before a wrong password is said to be one: who mistypes is not kept longer than that."""
_NAME_CHARS = 100
"""Of a user name, as much as is counted and logged."""
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Login:
    """The users, and who has to wait."""

    users: Users
    backoff: BackOff = field(default_factory=BackOff)

    async def admits(self, user: str, password: str) -> bool:
        """Whether they belong together; a wrong password is logged, and answered after a second.

        Raises `HTTPException` 429 with `Retry-After` in seconds where the user or the address has
        to wait: the password is not looked at, right or wrong.
        """
        name, address = user[:_NAME_CHARS], ADDRESS.get()
        keys = (("user", name), ("address", _network(address)))
        wait = self.backoff.wait(keys)
        if wait > 0:
            raise _later(wait)
        if self.users.admits(user, password):
            self.backoff.right(keys[0])
            return True
        count = self.backoff.wrong(keys)
        wait = self.backoff.wait(keys)
        _log.warning(
            "Login refused: user %r from %s, %d wrong in a row%s",
            name, address or "an unknown address", count,
            f", next try in {math.ceil(wait)} s" if wait > 0 else "",
        )  # fmt: skip
        await asyncio.sleep(_WAIT_S)
        return False


def _later(wait: float) -> HTTPException:
    seconds = f"{math.ceil(wait)}"
    said = f"Too many wrong passwords. Try again in {seconds} s."
    return HTTPException(429, said, {"Retry-After": seconds})


def _network(address: str) -> str:
    """What is counted as one address: of IPv6 the network, in which each has millions."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(found, ipaddress.IPv6Address) and not found.ipv4_mapped:
        return f"{ipaddress.ip_network((found, 64), strict=False)}"
    return f"{getattr(found, 'ipv4_mapped', None) or found}"
