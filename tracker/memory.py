"""When to look for what nobody uses any more: seldom, where much is made and little dropped."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collecting() -> Iterator[None]:
    """Let nothing be looked for meanwhile: to load a program, that took a quarter of the time."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


def collect_less() -> None:
    """Let what is there now alone, and look less often; for a process that works, not serves.

    Called before the collector is on again, what was loaded meanwhile is not looked through either.
    The rows of a report and the boxes of a page are many and live until it is printed: looking
    through them over and over took an eighth of the time, of a large report a third.
    """
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)
