"""What was before each step, so that it can be taken back and done again. No Qt."""

from typing import Generic, TypeVar

State = TypeVar("State")

MOST = 100
"""Steps that can be taken back, as many as on the canvas."""


class Steps(Generic[State]):
    """The states that were left, by taking steps and by going back."""

    def __init__(self) -> None:
        self._before: list[State] = []
        self._after: list[State] = []

    def add(self, before: State) -> None:
        """A step was taken from ``before``; what was taken back is forgotten."""
        self._before = [*self._before[1 - MOST :], before]
        self._after.clear()

    def back(self, now: State) -> State:
        """What was before the last step; ``now`` where there was none."""
        return self._go(self._before, self._after, now)

    def ahead(self, now: State) -> State:
        """What was taken back last; ``now`` where nothing was."""
        return self._go(self._after, self._before, now)

    @staticmethod
    def _go(out_of: list[State], into: list[State], now: State) -> State:
        if not out_of:
            return now
        into.append(now)
        return out_of.pop()
