"""Reading in a thread beside the engine's, which goes on answering meanwhile. No Qt."""

from collections.abc import Callable, Generator
from concurrent.futures import Future, ThreadPoolExecutor
from enum import Enum
from typing import TypeVar

T = TypeVar("T")


class Waiting(Enum):
    """What work yields that can only go on when something else has happened."""

    FOR_THE_READER = "for the reader"


class Reader:
    """Does one piece of reading after the other in a thread of its own.

    ``wake`` is called, in that thread, whenever a piece is done.
    """

    def __init__(self, wake: Callable[[], None]) -> None:
        self._wake = wake
        self._executor: ThreadPoolExecutor | None = None

    def read(self, work: Callable[[], T]) -> Generator[Waiting, None, T]:
        """Begin now; the generator yields until there is a result of ``work``, or what it raises."""
        if self._executor is None:
            self._executor = ThreadPoolExecutor(1, "reader")
        reading = self._executor.submit(work)
        reading.add_done_callback(lambda _: self._wake())
        return _waited(reading)

    def close(self) -> None:
        """Wait for the piece that is being read; what has not begun is left."""
        if self._executor is not None:
            self._executor.shutdown(cancel_futures=True)
            self._executor = None


def _waited(reading: Future[T]) -> Generator[Waiting, None, T]:
    while not reading.done():
        yield Waiting.FOR_THE_READER
    return reading.result()
