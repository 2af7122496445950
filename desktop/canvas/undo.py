"""One change of the canvas that can be taken back."""

import zlib
from collections.abc import Callable
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QUndoCommand

from core.imaging.painter import Region, Stroke

Strokes: TypeAlias = tuple[Stroke, ...] | None
"""All strokes of a drawing; ``None`` where it began with a picture."""

Swap: TypeAlias = Callable[[Region, NDArray[np.uint8], Strokes], tuple[NDArray[np.uint8], Strokes]]


class Change(QUndoCommand):
    """Some pixels that changed: it keeps the other version of them, packed, for there may be many.

    The drawing's strokes are exchanged with them.
    """

    def __init__(self, region: Region, before: NDArray[np.uint8], strokes: Strokes, swap: Swap) -> None:
        super().__init__()
        self._region, self._shape, self._swap = region, before.shape, swap
        self._other, self._strokes = zlib.compress(before.tobytes(), 1), strokes
        self._done = True  # pushing calls redo() once, and by then it is drawn

    def undo(self) -> None:
        """Put the other version in place."""
        self._exchange()

    def redo(self) -> None:
        """Put the other version in place, but for the first time."""
        if self._done:
            self._done = False
        else:
            self._exchange()

    def _exchange(self) -> None:
        other = np.frombuffer(zlib.decompress(self._other), np.uint8).reshape(self._shape)
        replaced, self._strokes = self._swap(self._region, other, self._strokes)
        self._other = zlib.compress(replaced.tobytes(), 1)
