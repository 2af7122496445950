"""Where the kernel is, where it has been, and its way over the picture."""

from math import ceil

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal

from core.types import Array

FRAME = 40
"""Milliseconds between two moves, at least: faster ones take several positions at once."""

SPEEDS = (1, 2, 5, 10, 25, 50, 100, 250)
"""Positions a second."""


class Player(QObject):
    """A walk over ``rows`` x ``columns`` positions in reading order; ``seen`` says which outputs are known by now."""

    moved = Signal()
    """Another position, or more is seen."""
    playing_changed = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.row = self.column = 0
        self.show_all = True
        self.speed = SPEEDS[3]
        self._visited: Array = np.ones((1, 1), bool)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._advance)

    @property
    def playing(self) -> bool:
        """Whether it moves by itself."""
        return self._timer.isActive()

    @property
    def size(self) -> tuple[int, int]:
        """Rows and columns of positions."""
        rows, columns = self._visited.shape
        return rows, columns

    @property
    def seen(self) -> Array:
        """Which outputs are known: ``(rows, columns)`` bool."""
        return np.ones(self.size, bool) if self.show_all else self._visited

    def set_size(self, rows: int, columns: int) -> None:
        """Another number of positions: what was seen is of another output."""
        if (rows, columns) != self.size:
            self._visited = np.zeros((rows, columns), bool)
            self.row, self.column = min(self.row, rows - 1), min(self.column, columns - 1)
            self._visited[self.row, self.column] = True

    def go(self, row: int, column: int) -> None:
        """To this position, or the nearest one there is."""
        rows, columns = self.size
        self.row, self.column = min(max(row, 0), rows - 1), min(max(column, 0), columns - 1)
        self._visited[self.row, self.column] = True
        self.moved.emit()

    def step(self, down: int, right: int) -> None:
        """One position on; to the right of the last column is the next row."""
        rows, columns = self.size
        place = (self.row + down) * columns + self.column + right
        if 0 <= place < rows * columns:
            self.go(*divmod(place, columns))

    def jump(self, end: int) -> None:
        """To the first position (-1) or the last one (1)."""
        self.go(*((0, 0) if end < 0 else self.size))

    def set_show_all(self, show_all: bool) -> None:
        """Show every output, or only those where the kernel has been."""
        self.show_all = show_all
        if not show_all:
            self._forget()
        self.moved.emit()

    def _forget(self) -> None:
        self._visited[...] = False
        self._visited[self.row, self.column] = True

    def restart(self) -> None:
        """Back to the first position, with nothing else seen."""
        self.row = self.column = 0
        self._forget()
        self.moved.emit()

    def play(self, playing: bool) -> None:
        """Go on by itself, from the start if it is at the end; or stop."""
        if playing == self.playing:
            return
        if playing:
            if (self.row + 1, self.column + 1) == self.size:
                self.restart()
            self._timer.start(max(FRAME, round(1000 / self.speed)))
        else:
            self._timer.stop()
        self.playing_changed.emit(playing)

    def set_speed(self, speed: int) -> None:
        """Positions a second."""
        self.speed = speed
        if self.playing:
            self._timer.setInterval(max(FRAME, round(1000 / speed)))

    def _advance(self) -> None:
        rows, columns = self.size
        place = self.row * columns + self.column
        last = min(place + ceil(self.speed * FRAME / 1000), rows * columns - 1)
        flat = self._visited.reshape(-1)  # (rows, columns) -> (positions,), a view
        flat[place : last + 1] = True
        self.go(*divmod(last, columns))
        if last == rows * columns - 1:
            self.play(False)
