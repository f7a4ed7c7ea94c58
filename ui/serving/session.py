"""What a tab of a browser holds, and what is kept of it so that a reload finds it again."""

import hashlib
import re
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from ui.conversation import Turns, in_work

_TABS = 500
"""As many as sessions that Gradio keeps; the longest untouched go."""
_KEPT_S = 12 * 3600.0
"""Seconds after its last question that a conversation is kept: a working day."""
_TOKEN = re.compile("[0-9a-f]{32}")
TOKEN = """() => {
    const random = () => [...crypto.getRandomValues(new Uint8Array(16))]
        .map((one) => one.toString(16).padStart(2, "0")).join("");
    const token = sessionStorage.getItem("yinju-tab") || random();
    sessionStorage.setItem("yinju-tab", token);
    return [token, localStorage.getItem("yinju-language") || "zh"];
}"""
"""JavaScript: the tab's token, which only this tab has, and which goes with it; the language."""


@dataclass(frozen=True)
class Session:
    """What a browser session holds: language, turns, and the key of its tab."""

    language: Any
    turns: Any
    tabs: Any
    """The tabs of the page, to bring one forward."""
    tab: Any
    """What `key_of` gives; empty until the page has opened."""


@dataclass
class Conversations:
    """The turns of each tab, in memory only: they go with the server, with Clear, and by age."""

    clock: Callable[[], float] = time.monotonic
    """Seconds."""
    held: OrderedDict[str, tuple[float, Turns]] = field(default_factory=OrderedDict)

    def of(self, tab: str) -> Turns:
        """The turns kept of a tab; none of one that is not known."""
        since, turns = self.held.get(tab, (0.0, ()))
        return turns if self.clock() - since < _KEPT_S else ()

    def keep(self, tab: str, turns: Turns) -> None:
        """Keep turns of which the last is answered; of a tab without a key nothing is kept."""
        if not tab or in_work(turns):
            return
        self.held[tab] = (self.clock(), turns)
        self.held.move_to_end(tab)
        oldest = next(iter(self.held))
        if len(self.held) > _TABS or self.clock() - self.held[oldest][0] > _KEPT_S:
            del self.held[oldest]

    def forget(self, tab: str) -> None:
        """Keep nothing of a tab."""
        self.held.pop(tab, None)


def key_of(token: str, user: str | None) -> str:
    """The key of a tab by its token and who is logged in: another user has another one."""
    if not _TOKEN.fullmatch(token):
        return ""
    return hashlib.sha256(f"{user or ''}\n{token}".encode()).hexdigest()
