"""An ordered mailbox between two threads: all that the engine and the window share."""

import itertools
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

T = TypeVar("T")


class Mailbox(Generic[T]):
    """Messages in the order they were posted, from any thread to any thread.

    Of a *latest-only* kind at most one message waits: a newer one removes the older and queues at the end, so
    that a slow reader never falls behind and no message overtakes one that was posted before it.

    ``ring`` is called by the poster, outside the lock, when a message comes into an empty or just emptied box:
    one ring for however many messages follow before the reader looks.
    """

    def __init__(self, latest_only: Iterable[type] = (), ring: Callable[[], None] = lambda: None) -> None:
        self._latest_only = frozenset(latest_only)
        self._ring = ring
        self._numbers = itertools.count()
        self._waiting: OrderedDict[object, T] = OrderedDict()
        self._filled = threading.Condition()

    def post(self, message: T) -> None:
        """Leave ``message``; returns at once."""
        kind = type(message)
        with self._filled:
            was_empty = not self._waiting
            key: object = kind if kind in self._latest_only else next(self._numbers)
            self._waiting.pop(key, None)
            self._waiting[key] = message
            self._filled.notify()
        if was_empty:
            self._ring()

    def take(self, timeout: float | None = 0.0) -> T | None:
        """The oldest message, or ``None`` when none came within ``timeout`` seconds; ``None`` waits for ever."""
        with self._filled:
            return self._waiting.popitem(last=False)[1] if self._wait(timeout) else None

    def drain(self, timeout: float | None = 0.0) -> list[T]:
        """All messages, oldest first, as soon as there is one; empty when none came within ``timeout`` seconds."""
        with self._filled:
            self._wait(timeout)
            messages = list(self._waiting.values())
            self._waiting.clear()
        return messages

    def _wait(self, timeout: float | None) -> bool:
        return self._filled.wait_for(lambda: bool(self._waiting), timeout)
