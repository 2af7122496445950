"""Looks at the layers of a run now and then, and never for more than a hundredth of its time. No Qt."""

import time

import numpy as np

from core.nn.network import Network
from core.nn.workspace import Workspace
from core.training.events import BatchDone
from core.training.figures import dead_units, layer_figures
from core.types import Array, Pixels
from desktop.training.messages import LayerFigures

SECONDS_BETWEEN = 0.25
SHARE = 0.01
"""Of the time of a run, what looking may take."""

PICTURES = 8
"""On which the units of a ReLU are looked at."""


class LayerWatch:
    """Watches the run called ``run`` train ``parameters (P,)``, in place, by ``gradient (P,)``.

    A figure takes two batches: before the second the parameters are copied, so that its step is known.
    """

    def __init__(self, run: str, network: Network, parameters: Array, gradient: Array, images: Pixels) -> None:
        self._run, self._network, self._parameters, self._gradient = run, network, parameters, gradient
        self._images = images[:PICTURES] * np.float32(1 / 255)
        self._scratch = Workspace()
        self._before: Array | None = None
        self._next = 0.0

    def look(self, event: BatchDone, step: int) -> LayerFigures | None:
        """What there is to tell after this batch, ``step`` steps into the run, if it is time."""
        now = time.monotonic()
        if self._before is None:
            if now >= self._next:
                self._before = self._parameters.copy()
            return None
        layers = layer_figures(self._network, self._before, self._parameters, self._gradient)
        relus = dead_units(self._network, self._parameters, self._images, self._scratch)
        self._before = None
        done = time.monotonic()
        self._next = done + max(SECONDS_BETWEEN, (done - now) / SHARE)
        return LayerFigures(self._run, event.epoch, event.batch, step, layers, relus)
