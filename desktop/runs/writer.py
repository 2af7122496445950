"""A thread for what takes the disk's time: it lives as long as there is something to do. No Qt."""

from collections import deque
from collections.abc import Callable
from threading import Condition, Thread

from core.types import UserError
from desktop.language import tr


class Writer:
    """Does one piece of work after the other, beside the thread that asks for it.

    What goes wrong is told to ``fail`` in one sentence, in the writer's thread, and the next piece has its turn.
    """

    def __init__(self, fail: Callable[[str], None]) -> None:
        self._fail = fail
        self._waiting: deque[Callable[[], object]] = deque()
        self._working = False
        self._turn = Condition()  # it may be entered twice by one thread

    def do(self, work: Callable[[], object]) -> None:
        """Do ``work`` when all that was asked for before is done; returns at once."""
        with self._turn:
            self._waiting.append(work)
            if not self._working:
                Thread(target=self._work, name="keeper of runs").start()
                self._working = True  # not before: where no thread is to be had, nobody may wait for it

    @property
    def pieces(self) -> int:
        """How many wait."""
        return len(self._waiting)

    def wait(self) -> None:
        """Return when nothing is left to do."""
        with self._turn:
            self._turn.wait_for(lambda: not self._working)

    def _work(self) -> None:
        try:
            while (work := self._next()) is not None:
                try:
                    work()
                except UserError as error:
                    self._fail(str(error))
                except MemoryError:
                    self._fail(tr("There is not enough memory to keep the run."))
        except BaseException:  # a fault of ours: nobody shall wait for this thread
            self._end()
            raise

    def _next(self) -> Callable[[], object] | None:
        with self._turn:
            if self._waiting:
                return self._waiting.popleft()
            self._end()
            return None

    def _end(self) -> None:
        with self._turn:
            self._working = False
            self._turn.notify_all()
