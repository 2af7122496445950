"""A thread for what takes the disk's time: it lives as long as there is something to do. No Qt."""

from collections.abc import Callable
from threading import Condition, Thread

from core.types import UserError
from desktop.language import tr


class WorkThread:
    """Does one piece of work after the other, beside the thread that asks for it.

    What goes wrong is told to ``fail`` in one sentence, in the thread that works, and the next piece has its turn.
    """

    def __init__(self, fail: Callable[[str], object]) -> None:
        self._fail = fail
        self._waiting: dict[object, Callable[[], object]] = {}
        self._working = False
        self._turn = Condition()  # it may be entered twice by one thread

    def do(self, work: Callable[[], object], instead_of: object = None) -> None:
        """Do ``work`` when all that was asked for before is done; returns at once.

        What still waits to be done ``instead_of`` the same is forgotten. Raises ``RuntimeError`` where no thread is to
        be had; then the work waits until there is one.
        """
        with self._turn:
            self._waiting[object() if instead_of is None else instead_of] = work
            if not self._working:
                Thread(target=self._work, name="work beside").start()
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
                    self._fail(tr("There is not enough memory for this."))
        except BaseException:  # a fault of ours: nobody shall wait for this thread
            self._end()
            raise

    def _next(self) -> Callable[[], object] | None:
        with self._turn:
            if self._waiting:
                return self._waiting.pop(next(iter(self._waiting)))
            self._end()
            return None

    def _end(self) -> None:
        with self._turn:
            self._working = False
            self._turn.notify_all()
