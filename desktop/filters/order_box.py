"""What lies beside what among the tiles of the Filters tab."""

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QSignalBlocker

from core.explain.directions import Directions
from core.explain.filters import Kernels, alike, by_size
from core.types import Array
from desktop.language import tr
from desktop.widgets.fields import DropDown

BY_NUMBER, BY_SIZE, ALIKE, BY_DIRECTION = tr("By number"), tr("By size"), tr("Alike side by side"), tr("By stroke")


class OrderBox(DropDown):
    """The orders to choose from."""

    def __init__(self) -> None:
        super().__init__()
        self.addItems([BY_NUMBER, BY_SIZE, ALIKE, BY_DIRECTION])

    def offer(self, directed: bool) -> None:
        """Sorting by stroke makes sense where the picture itself is seen; whoever asks sorts anew, and is not told."""
        with QSignalBlocker(self):
            self.offer_entry(self.findText(BY_DIRECTION), directed)

    def order(self, kernels: Kernels, found: Directions | None) -> Array:
        """The numbers of the filters ``(F,)`` in the chosen order; ``found`` are the strokes they look for."""
        chosen = self.currentText()
        if chosen == BY_DIRECTION and found is not None:
            return found.order()
        sort: Callable[[Array], Array] | None = {BY_SIZE: by_size, ALIKE: alike}.get(chosen)
        return np.arange(len(kernels.weight)) if sort is None else sort(kernels.weight)
