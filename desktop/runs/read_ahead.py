"""Reads the weights of a run's epochs before they are wanted, in a thread of its own. No Qt."""

from collections.abc import Callable, Sequence
from threading import Lock

from core.model.model import Model
from core.types import UserError
from desktop.session.work_thread import WorkThread

MOST_BYTES = 1 << 28
"""Of weights that are held in memory."""


class ReadAhead:
    """Holds the models of ``epochs`` about the one that is wanted, as many as there is room for.

    ``read`` gives the model of an epoch; ``ready`` is told, in the thread that reads, when one is there, and ``fail``
    why one that is wanted will not be, in that thread or in that of who wants it.
    """

    def __init__(
        self,
        epochs: Sequence[int],
        read: Callable[[int], Model],
        ready: Callable[[int, Model], None],
        fail: Callable[[str], None],
    ) -> None:
        self._epochs, self._read, self._ready, self._fail = tuple(epochs), read, ready, fail
        self._held: dict[int, Model] = {}
        self._unreadable: dict[int, str] = {}
        self._wanted, self._forward = self._epochs[-1], True
        self._thread = WorkThread(self._fail)
        self._lock = Lock()
        self._reading = self._closed = False

    def want(self, epoch: int, forward: bool = True) -> Model | None:
        """The model of ``epoch`` if it is there; else it is read first, and then those on the way on from it."""
        with self._lock:
            self._wanted, self._forward = epoch, forward
            if not self._reading:
                self._thread.do(self._work, instead_of="reading")
                self._reading = True  # not before: where no thread is to be had, the next who wants one asks again
            model, reason = self._held.get(epoch), self._unreadable.get(epoch)
        if reason is not None:
            self._fail(reason)
        return model

    def close(self) -> None:
        """Stop reading, and forget what is held."""
        with self._lock:
            self._closed = True
        self._thread.wait()
        self._held.clear()

    def _work(self) -> None:
        try:
            while (epoch := self._next()) is not None:
                self._read_one(epoch)
        except BaseException:  # no memory, or a fault of ours: who wants an epoch next has it read
            with self._lock:
                self._reading = False
            raise

    def _read_one(self, epoch: int) -> None:
        try:
            model = self._read(epoch)
        except UserError as error:
            with self._lock:
                self._unreadable[epoch] = str(error)
                wanted = epoch == self._wanted  # else it is told when it is
            if wanted:
                self._fail(str(error))
            return
        with self._lock:
            self._held[epoch] = model
        self._ready(epoch, model)

    def _next(self) -> int | None:
        """What to read now: the nearest that is missing, as far as there is room."""
        with self._lock:
            order = self._by_need()
            room = self._room()
            for epoch in order[:room]:
                if epoch not in self._held and epoch not in self._unreadable and not self._closed:
                    for far in order[room:]:
                        self._held.pop(far, None)
                    return epoch
            self._reading = False
            return None

    def _by_need(self) -> list[int]:
        """The wanted one, then the others by how soon the film comes to them."""
        at = self._epochs.index(self._wanted)
        ahead, behind = self._epochs[at:], self._epochs[:at][::-1]
        if not self._forward:
            ahead, behind = (self._epochs[at], *behind), ahead[1:]
        near = 2  # one back, so that a step to and fro is at hand
        return [*ahead[:near], *behind[:near], *ahead[near:], *behind[near:]]

    def _room(self) -> int:
        """How many models may be held: two at least, that there is something to go on to."""
        model = next(iter(self._held.values()), None)
        return len(self._epochs) if model is None else max(2, MOST_BYTES // max(1, model.parameters.nbytes))
