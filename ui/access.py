"""Who may come in: users from a file, and a gate in front of all that the server has."""

import base64
import binascii
import hashlib
import hmac
import json
import secrets
from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import HTTPConnection

from rag.errors import SettingsError

_TODO = "Give a file in UTF-8 with a line user:password for each user, readable by you alone."
_HELP = "the path of a file; a password in the command itself could be read by others"


@dataclass(frozen=True)
class Users:
    """Names, and the SHA-256 of each one's password: in memory no password is kept."""

    digests: Mapping[str, bytes]

    @classmethod
    def read(cls, path: Path) -> "Users":
        """From lines `user:password`. Raises `SettingsError`, which never tells what stands there.

        Empty lines, and lines that begin with #, are passed over. A password may hold colons.
        """
        try:
            lines = path.read_text("utf-8-sig").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            fault = type(error).__name__
            raise SettingsError(f"--auth with no file to read ({fault})", _HELP, _TODO) from error
        found: dict[str, bytes] = {}
        for number, line in enumerate(lines, start=1):
            if line.strip() and not line.startswith("#"):
                user, _, password = line.partition(":")
                if not user.strip() or not password or user.strip() in found:
                    raise _fault(path, number)
                found[user.strip()] = _digest(password)
        if not found:
            raise SettingsError(f"{path} without a user", "a line user:password", _TODO)
        return cls(found)

    def admits(self, user: str, password: str) -> bool:
        """Whether they belong together; as slow for a name that is not known."""
        held = self.digests.get(user, secrets.token_bytes(32))
        return hmac.compare_digest(held, _digest(password))


def _digest(password: str) -> bytes:
    return hashlib.sha256(password.encode("utf-8", "surrogatepass")).digest()


def _fault(path: Path, number: int) -> SettingsError:
    got = f"{path} with a fault in line {number}"
    return SettingsError(got, "user:password, each user once", "Correct that line.")


def open_to_others(path: Path) -> bool:
    """Whether other users of this machine can read the file, as far as its mode says."""
    return bool(path.stat().st_mode & 0o044)


Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
ADDRESS: ContextVar[str] = ContextVar("address", default="")
"""Where the request in work comes from: Gradio passes on only a name and a password."""
_MCP = "/gradio_api/mcp"
_DOOR = ("/assets/", "/static/", "/svelte/")
_DOORS = (
    "/", "/login", "/login/", "/logout", "/favicon.ico", "/manifest.json", "/theme.css",
    "/gradio_api/theme.css", "/gradio_api/startup-events",
)  # fmt: skip
"""What the login page is made of; and what Gradio asks itself when it starts."""
_DENIED = HTTPException(401, "Log in first.")


@dataclass(frozen=True)
class Gate:
    """ASGI in front of Gradio, which by itself leaves MCP and a few routes open without a login.

    A browser and `gradio_client` have the cookie of Gradio's login; an agent sends the name and
    password with each request (HTTP Basic).
    """

    app: Callable[[Scope, Receive, Send], Awaitable[None]]
    admits: Callable[[str, str], Awaitable[bool]]
    """Whether a name and a password belong together; `HTTPException` for who has to wait."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what may come in; answer 401 or, for who has to wait, 429 to the rest."""
        ADDRESS.set((scope.get("client") or ("",))[0])
        refused: HTTPException | None = _DENIED
        try:
            if scope["type"] == "lifespan" or self._open(scope["path"]) or await self._known(scope):
                refused = None
        except HTTPException as later:
            refused = later
        if refused:
            await _refuse(refused, scope["path"], send)
        else:
            await self.app(scope, receive, send)

    @staticmethod
    def _open(path: str) -> bool:
        return path in _DOORS or path.startswith(_DOOR)

    async def _known(self, scope: Scope) -> bool:
        asked = HTTPConnection(scope)
        if _logged_in(scope["app"], asked.cookies):
            return True
        said = _basic(asked.headers.get("authorization", ""))
        return said is not None and await self.admits(*said)


async def _refuse(refused: HTTPException, path: str, send: Send) -> None:
    headers = {"content-type": "application/json", **(refused.headers or {})}
    if path.startswith(_MCP):  # elsewhere a browser would ask in a window of its own
        headers["www-authenticate"] = 'Basic realm="Yinju", charset="UTF-8"'
    raw = [(name.lower().encode(), value.encode()) for name, value in headers.items()]
    start = {"type": "http.response.start", "status": refused.status_code, "headers": raw}
    await send(start)
    body = json.dumps({"detail": refused.detail}).encode()
    await send({"type": "http.response.body", "body": body})


def _logged_in(app: Any, cookies: Mapping[str, str]) -> bool:
    """Whether one of the cookies is that of a login to this Gradio app."""
    names = (f"access-token-{app.cookie_id}", f"access-token-unsecure-{app.cookie_id}")
    return any(cookies.get(name) in app.tokens for name in names)


def _basic(header: str) -> tuple[str, str] | None:
    """User and password of an `Authorization: Basic …`."""
    scheme, _, code = header.partition(" ")
    try:
        user, colon, password = base64.b64decode(code, validate=True).decode("utf-8").partition(":")
    except (binascii.Error, ValueError):
        return None
    return (user, password) if colon and scheme.lower() == "basic" else None
