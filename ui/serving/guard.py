"""In front of all that the server has: which requests are the page's own, and what it adds.

Gradio lets the web pages of others in wherever its address is not `localhost`: it repeats their
`Origin` as allowed, with credentials. Here nothing is for them: neither to read nor to change.
"""

import re
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from typing import Any

from starlette.datastructures import Headers, MutableHeaders

from ui.access import Receive, Scope, Send
from ui.serving.hosts import Hosts, same_origin

_ELSEWHERE = re.compile(r"/gradio_api/(?:proxy=|file[=/]\s*[a-z][a-z0-9+.-]*:/)", re.I)
"""Paths at which Gradio fetches what stands on another machine."""
_CSP = {
    "default-src": "'self'",
    # Gradio's page holds scripts in its HTML, and makes functions of the texts of ours.
    "script-src": "'self' 'unsafe-inline' 'unsafe-eval'",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "font-src": "'self' data:",
    "connect-src": "'self'",
    "object-src": "'none'",
    "base-uri": "'self'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
}
_ADDED = {
    "content-security-policy": "; ".join(f"{name} {value}" for name, value in _CSP.items()),
    "x-frame-options": "DENY",
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
_HOST = (
    "本页不以这个名字提供。要用这个名字，请启动时加 --allowed-host 名字"
    "（或设 YINJU_ALLOWED_HOSTS）。\n"
    "This page is not served under this name. To serve it so, start with --allowed-host NAME"
    " (or set YINJU_ALLOWED_HOSTS).\n"
)
_ORIGIN = (
    "别的网页不能使用本页。经代理访问时，代理要原样转发 Host。\n"
    "Web pages of other addresses may not use this one. A proxy must pass the Host header on as it"
    " is.\n"
)
_FETCH = "本页不取别处的网页。\nThis server fetches nothing from elsewhere.\n"


@dataclass(frozen=True)
class Guard:
    """ASGI around Gradio's whole stack, so that nothing of it answers before."""

    app: Callable[[Scope, Receive, Send], Any]
    hosts: Hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what is the page's own; answer 403 to the rest. Programs send no `Origin`."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def sealed(message: Any) -> None:
            if message["type"] == "http.response.start":
                _seal(message)
            await send(message)

        refusal = self._refusal(scope)
        if refusal:
            await _refuse(refusal, sealed)
        else:
            await self.app(scope, receive, sealed)

    def _refusal(self, scope: Scope) -> str:
        """Why a request is not the page's own; empty where it is."""
        headers = Headers(scope=scope)
        host, *more = headers.getlist("host") or [""]
        reached = (scope.get("server") or ("",))[0]
        if more or not self.hosts.admits(host, f"{reached}"):
            return _HOST
        if not all(same_origin(one, host) for one in headers.getlist("origin")):
            return _ORIGIN
        if _of_another_page(headers) and not _arriving(scope, headers):
            return _ORIGIN
        return _FETCH if _ELSEWHERE.match(scope["path"]) else ""


def guarded(hosts: Hosts) -> Callable[[Any], AbstractAsyncContextManager[None]]:
    """A lifespan of Gradio's app in which a guard stands around it.

    Middleware that is passed to Gradio stands inside its own, which answers other pages at once.
    """

    @asynccontextmanager
    async def lifespan(app: Any) -> AsyncIterator[None]:
        app.middleware_stack = Guard(app.middleware_stack, hosts)
        yield

    return lifespan


def _of_another_page(headers: Mapping[str, str]) -> bool:
    """Whether the browser says so; only of addresses that it trusts does it say anything."""
    return headers.get("sec-fetch-site", "none") not in {"none", "same-origin"}


def _arriving(scope: Scope, headers: Mapping[str, str]) -> bool:
    """Whether somebody follows a link to the page, in a tab of its own."""
    opened = (headers.get("sec-fetch-mode"), headers.get("sec-fetch-dest"))
    return (
        scope["method"] in {"GET", "HEAD"}
        and scope["path"] == "/"
        and opened
        == (
            "navigate",
            "document",
        )
    )


def _seal(message: Any) -> None:
    """Add what a browser is to keep to, and take out what lets other pages in."""
    message["headers"] = [
        (name, _lax(value) if name.lower() == b"set-cookie" else value)
        for name, value in message.get("headers", ())
        if not _opens(name)
    ]
    MutableHeaders(scope=message).update(_ADDED)


def _opens(name: bytes) -> bool:
    return name.lower().startswith(b"access-control-")


def _lax(cookie: bytes) -> bytes:
    """A cookie that no other site's request carries along."""
    return re.sub(rb"samesite=none", b"SameSite=lax", cookie, flags=re.I)


async def _refuse(words: str, send: Send) -> None:
    headers = [(b"content-type", b"text/plain; charset=utf-8")]
    await send({"type": "http.response.start", "status": 403, "headers": headers})
    await send({"type": "http.response.body", "body": words.encode()})
