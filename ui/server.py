"""Where the page is served: a port that is free, and no proxy on the way to it."""

import errno
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager

from rag.errors import SettingsError

_FAULTS = {
    errno.EADDRINUSE: ("another program holds", "Stop that program, or choose with --port."),
    errno.EACCES: ("only an administrator may open", "Choose one from 1024 with --port."),
}


def free_port(host: str, port: int) -> int:
    """`port`, or any free one for 0. Raises `SettingsError` where it cannot be served on."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        with socket.socket(family, kind, protocol) as trial:
            if os.name == "posix":  # elsewhere the option lets two programs share a port
                trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            trial.bind(address)
            return int(trial.getsockname()[1])
    except OSError as error:
        raise _refused(host, port, error) from error


def _refused(host: str, port: int, error: OSError) -> SettingsError:
    if error.errno in _FAULTS:
        fault, do = _FAULTS[error.errno]
        return SettingsError(f"port {port} on {host}, which {fault}", "a free port", do)
    return SettingsError(
        f"the host {host!r}, which is no address of this machine",
        "127.0.0.1, or another address of this machine",
        "Correct --host.",
    )


@contextmanager
def no_proxy() -> Iterator[None]:
    """Without the environment's proxies: Gradio asks its own server whether it is up."""
    proxies = {name: os.environ[name] for name in os.environ if name.lower().endswith("_proxy")}
    try:
        for name in proxies:
            del os.environ[name]
        yield
    finally:
        os.environ.update(proxies)
