"""What nobody needs any more is collected between two events of the window, and nowhere else.

Python looks for objects that only hold each other wherever the next one is made: in any thread, within any call. An
object of Qt may end by it in the engine's thread, which Qt does not allow; or while Qt holds a lock, for which that
end waits for ever: in Python 3.11 a test was seen to hang where a signal was disconnected.
"""

import gc
from types import TracebackType

from PySide6.QtCore import QTimer

EVERY = 1000
"""Milliseconds between two looks at how much there is."""


class GarbageCollection:
    """Collects in the thread that enters the ``with`` block, which has an event loop, until it is left."""

    def __enter__(self) -> "GarbageCollection":
        self._was_enabled = gc.isenabled()
        gc.disable()
        self._timer = QTimer(interval=EVERY)
        self._timer.timeout.connect(collect)
        self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._timer.stop()
        if self._was_enabled:
            gc.enable()


def collect() -> None:
    """Do what Python would have done by now.

    The first of its three generations is looked at after so many new objects, each of the others after so many looks at
    the one before it.
    """
    objects, *looks = gc.get_count()
    first, *others = gc.get_threshold()
    missed = objects / first
    if missed <= 1:
        return
    oldest = 0
    for generation, (count, threshold) in enumerate(zip(looks, others, strict=True), start=1):
        if count + missed > threshold:
            oldest = generation
        missed /= threshold
    gc.collect(oldest)


def settle() -> None:
    """What is here now is here to stay: it is not looked at again while somebody draws.

    Where it was, half of all answers to the pen came 2 of 28 ms later on a slow machine
    (``tests.benchmarks.recognition``).
    """
    gc.freeze()
