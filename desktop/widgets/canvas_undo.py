"""One change of the canvas that can be taken back."""

import zlib
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QUndoCommand

from desktop.ink import Region


class Change(QUndoCommand):
    """Some pixels that changed: it keeps the other version of them, packed, for there may be many."""

    def __init__(
        self,
        text: str,
        region: Region,
        before: NDArray[np.uint8],
        swap: Callable[[Region, NDArray[np.uint8]], NDArray[np.uint8]],
    ) -> None:
        super().__init__(text)
        self._region, self._shape, self._swap = region, before.shape, swap
        self._other = zlib.compress(before.tobytes(), 1)
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
        self._other = zlib.compress(self._swap(self._region, other).tobytes(), 1)
