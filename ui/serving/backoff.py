"""Wrong passwords make waiting: for the user named, and for the address they come from."""

import time
from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

_MOST_S = 300.0
"""Longest wait. Guessing once in so long gets nobody in; who is kept out by another's guesses waits
no longer."""
_FORGET_S = 3600.0
"""Seconds after the last wrong password at which it no longer counts."""
_KEPT = 10_000
"""Users and addresses that are remembered; the longest untouched go."""

Key = tuple[str, str]
"""What is counted: ("user", name) or ("address", IP)."""
FREE = {"user": 5, "address": 20}
"""Wrong passwords in a row before there is a wait; many users may share one address."""


@dataclass
class Failures:
    """The wrong passwords of one user or address."""

    count: int = 0
    last: float = 0.0


@dataclass
class BackOff:
    """Counts wrong passwords; after `FREE` in a row the wait begins at 1 s and doubles with each.

    Not thread-safe: it lives in the server's event loop, where a check and its count are one step,
    so that guesses sent at the same time are counted one after another.
    """

    clock: Callable[[], float] = time.monotonic
    """Seconds."""
    held: OrderedDict[Key, Failures] = field(default_factory=OrderedDict)

    def wait(self, keys: Iterable[Key]) -> float:
        """Seconds until any of these may try again; 0: now."""
        return max([0.0, *(self._wait(key) for key in keys)])

    def wrong(self, keys: Iterable[Key]) -> int:
        """Count a wrong password; how many the first of `keys` now has in a row."""
        counts = [self._count(key) for key in keys]
        while len(self.held) > _KEPT:
            self.held.popitem(last=False)
        return counts[0]

    def right(self, key: Key) -> None:
        """Forget what was wrong; of an address nothing is forgotten so: a user may guess others."""
        self.held.pop(key, None)

    def _count(self, key: Key) -> int:
        now = self.clock()
        failures = self.held.get(key, Failures())
        if now - failures.last > _FORGET_S:
            failures = Failures()
        self.held[key] = Failures(failures.count + 1, now)
        self.held.move_to_end(key)
        return failures.count + 1

    def _wait(self, key: Key) -> float:
        failures = self.held.get(key)
        over = failures.count - FREE[key[0]] if failures else -1
        if failures is None or over < 0:
            return 0.0
        # 2.0**9 is above the longest wait; a large exponent would overflow.
        return failures.last + min(2.0 ** min(over, 9), _MOST_S) - self.clock()
