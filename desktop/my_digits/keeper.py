"""Keeps My digits: shown at once, written in the background, merged with what other windows write. No Qt."""

from collections.abc import Callable
from dataclasses import replace
from threading import RLock

from core.types import UserError
from desktop.language import tr
from desktop.my_digits.merging import Change, Undoable
from desktop.my_digits.shared_file import SharedFile
from desktop.session.work_thread import WorkThread


class Keeper:
    """Owns ``file`` and what this window makes of it; every method may be called in any thread.

    A change shows in ``state`` at once. A thread writes for as long as there is something to write, always the newest
    state, and then ends: who has nothing to write has no thread. Where it cannot write, the state becomes what the file
    holds. It calls ``tell`` when something has come that nobody here asked for: the digits of another window, or
    :meth:`sentences`.
    """

    def __init__(self, file: SharedFile, tell: Callable[[], None]) -> None:
        self._file, self._tell = file, tell
        self._state = self._kept = Undoable(file.held)  # as it is shown, and as it is in the file
        self._sentences = file.notes.copy()
        file.notes.clear()
        self._lock = RLock()
        self._writer = WorkThread(self._go_back)

    @property
    def state(self) -> Undoable:
        """The digits as they are shown."""
        return self._state

    def change(self, make: Callable[[Undoable], Undoable]) -> Change | None:
        """Put what ``make`` makes of the state in its place; where it raises, nothing has changed.

        Returns what that changed, ``None`` for nothing: a moment later the writer may have gone back.
        """
        with self._lock:
            before, after = self._state, make(self._state)
            if after is before:
                return None
            self._state = after
            self.look()
            return Change(before.digits, after.digits)

    def look(self) -> None:
        """See whether another window has written, and write what there is to write."""
        self._writer.do(self._exchange, instead_of=self)

    def wait(self) -> None:
        """Return when there is nothing left to write."""
        self._writer.wait()

    def sentences(self) -> list[str]:
        """What a person has to be told, each once."""
        with self._lock:
            sentences, self._sentences = self._sentences, []
            return sentences

    # The thread that writes ---------------------------------------------------------------------------------------

    def _exchange(self) -> None:
        """Bring file and state together."""
        state, known = self._state, self._kept.digits
        try:
            changed = state.digits is not known
            digits = self._file.exchange(known, state.digits) if changed else self._file.look()
        except MemoryError as error:
            raise UserError(tr("There is not enough memory to write My digits.")) from error
        with self._lock:
            shown = self._state
            self._kept = replace(state, digits=digits)
            self._state = shown.beside(state.digits, digits)
            self._sentences += self._file.notes
            news = self._state is not shown or bool(self._file.notes)
            self._file.notes.clear()
        if news:
            self._tell()

    def _go_back(self, reason: str) -> None:
        """To what the file holds, and without what has been done to it here since."""
        digits = self._file.look()
        with self._lock:
            self._state = self._kept = replace(self._kept, digits=digits)
            self._sentences += [*self._file.notes, tr("{reason} My digits has not changed.", reason=reason)]
            self._file.notes.clear()
        self._tell()
