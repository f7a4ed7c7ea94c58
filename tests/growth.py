"""How processor time grows with the size of what is worked on."""

import time

GROWS = 9
"""Between 4, of work that grows with the size, and 16, of work that grows with its square."""


def quadruple(work, size):
    """How many times as long `work(4 * size)` takes as `work(size)`: the best of three of each."""
    return best(work, 4 * size) / max(best(work, size), 0.005)


def best(work, size):
    return min(_taken(work, size) for _ in range(3))


def _taken(work, size):
    begun = time.process_time()
    work(size)
    return time.process_time() - begun
