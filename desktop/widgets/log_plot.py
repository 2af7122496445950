"""Curves over a logarithmic axis."""

from collections.abc import Callable
from math import log10

import numpy as np
from PySide6.QtWidgets import QWidget

from desktop.widgets.plots import CurvePlot, Points


class LogPlot(CurvePlot):
    """As :class:`CurvePlot`, each power of ten as far from the next; every ``x`` it is given lies above 0."""

    def build(self) -> QWidget:
        """The same with another scale at its foot."""
        widget = super().build()
        self._plot.getAxis("bottom").setLogMode(True)
        return widget

    def place(self, x: float) -> float:
        """By its logarithm."""
        return log10(x)

    def set_curves(
        self,
        data: Points,
        x_range: tuple[float, float],
        y_range: tuple[float, float],
        whole: Callable[[], Points] | None = None,
    ) -> None:
        """Show ``data`` as it is; the CSV has it so as well."""
        placed = {name: (np.log10(x), y) for name, (x, y) in data.items()}
        low, high = x_range
        super().set_curves(placed, (log10(low), log10(high)), y_range, whole or (lambda: data))
