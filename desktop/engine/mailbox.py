"""An ordered mailbox between two threads: all that the engine and the window share."""

import itertools
import threading
from collections import OrderedDict
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Urgent:
    """A message of which the reader is to be told at once."""


class Aside(Urgent):
    """One that says nothing of how far the work is: what waits to be shown of that goes on waiting."""


class LatestOnly:
    """A message that a newer one of the same type and ``key`` takes the place of, as long as it waits."""

    key: str


class Mailbox(Generic[T]):
    """Messages in the order they were posted, from any thread to any thread.

    Of a :class:`LatestOnly` kind at most one message a key waits: a newer one removes the older and queues at the end,
    so that a slow reader never falls behind and no message overtakes one that was posted before it.

    ``ring`` is called by the poster, outside the lock: with ``True`` when an :class:`Urgent` message comes and none
    waits yet, with ``False`` when any other comes into an empty box. So there is one ring, or two, for however many
    messages follow before the reader looks.
    """

    def __init__(self, ring: Callable[[bool], None] = lambda _urgent: None) -> None:
        self._ring = ring
        self._numbers = itertools.count()
        self._waiting: OrderedDict[object, T] = OrderedDict()
        self._urgent = False
        self._filled = threading.Condition()

    def post(self, message: T) -> None:
        """Leave ``message``; returns at once."""
        urgent = isinstance(message, Urgent)
        with self._filled:
            rings = not self._urgent if urgent else not self._waiting
            self._urgent = self._urgent or urgent
            key: object = (type(message), message.key) if isinstance(message, LatestOnly) else next(self._numbers)
            self._waiting.pop(key, None)
            self._waiting[key] = message
            self._filled.notify()
        if rings:
            self._ring(urgent)

    def is_empty(self) -> bool:
        """Whether nothing waits at this moment."""
        with self._filled:
            return not self._waiting

    def drain(self, timeout: float | None = 0.0) -> list[T]:
        """All messages, oldest first, as soon as there is one; empty when none came within ``timeout`` seconds.

        A ``timeout`` of ``None`` waits for ever.
        """
        with self._filled:
            self._filled.wait_for(lambda: bool(self._waiting), timeout)
            messages = list(self._waiting.values())
            self._waiting.clear()
            self._urgent = False
        return messages
