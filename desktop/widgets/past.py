"""What was before, and what was taken back: every state that something went through. No Qt."""

from typing import Generic, TypeVar

T = TypeVar("T")

MOST = 1_000


class Past(Generic[T]):
    """The states of something, one of them the :attr:`present`.

    Changes that belong together, such as the letters of a word, have the same ``key`` and are taken back together.
    """

    def __init__(self, first: T) -> None:
        self._states, self._now, self._key = [first], 0, ""

    @property
    def present(self) -> T:
        """The state of this moment."""
        return self._states[self._now]

    @property
    def can_undo(self) -> bool:
        """Whether there is something before."""
        return self._now > 0

    @property
    def can_redo(self) -> bool:
        """Whether something was taken back."""
        return self._now < len(self._states) - 1

    def record(self, state: T, key: str = "") -> None:
        """Go on to ``state``; what was taken back is forgotten."""
        together = key != "" and key == self._key
        self._key = key
        if together:
            self._states[self._now :] = [state]
            return
        self._states[self._now + 1 :] = [state]
        del self._states[: -MOST - 1]
        self._now = len(self._states) - 1

    def adjust(self, state: T) -> None:
        """The present state is ``state``: that is no change to take back."""
        self._states[self._now] = state
        self.seal()

    def seal(self) -> None:
        """What comes does not belong to what was, whatever its key."""
        self._key = ""

    def undo(self) -> T:
        """Go back by one, if there is something before."""
        return self._go(-1 if self.can_undo else 0)

    def redo(self) -> T:
        """Take up again what was taken back, if there is something."""
        return self._go(1 if self.can_redo else 0)

    def _go(self, by: int) -> T:
        self.seal()
        self._now += by
        return self.present
