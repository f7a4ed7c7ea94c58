"""Gradio, imported without the environment's proxies: it opens an HTTP client in doing so.

A SOCKS proxy, set by many for the rest of their work, would otherwise stop the import.
"""

from typing import NoReturn

from ui.server import no_proxy

with no_proxy():
    import gradio as gr
    from gradio import processing_utils


async def _fetch_nothing(*_: object, **__: object) -> NoReturn:
    raise PermissionError("A request named a file on another machine.")


# Any value of a request that says of itself that it is a file of a web address would be fetched.
processing_utils.async_ssrf_protected_download = _fetch_nothing

__all__ = ["gr"]
