"""Gradio, imported without the environment's proxies: it opens an HTTP client in doing so.

A SOCKS proxy, set by many for the rest of their work, would otherwise stop the import.
"""

from ui.server import no_proxy

with no_proxy():
    import gradio as gr

__all__ = ["gr"]
