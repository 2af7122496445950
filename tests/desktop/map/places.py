"""Where the digits of a map lie."""

import numpy as np

from core.types import Array
from desktop.widgets.scatter_plot import ScatterPlot


def places(plot: ScatterPlot) -> Array:
    """The points that ``plot`` shows, ``(N, 2)``, as they are saved."""
    return np.array([row[:2] for row in plot.table()[1]], np.float64)
