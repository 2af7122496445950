"""Threads that a test leaves running, or a window that several tests share."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

PATIENCE = 10.0
"""Seconds, as long as a busy machine may need to end a thread."""


@contextmanager
def none_left() -> Iterator[None]:
    """Fail if a thread that began meanwhile does not end."""
    before = set(threading.enumerate())
    yield
    left = [
        thread
        for thread in threading.enumerate()
        # A dummy stands for a thread of Qt's that once called Python; Python never learns of its end.
        if thread not in before and not isinstance(thread, threading._DummyThread)
    ]
    for thread in left:
        thread.join(PATIENCE)
    still = [thread.name for thread in left if thread.is_alive()]
    if still:
        pytest.fail(f"Threads were left running: {', '.join(still)}")
