"""What units say to some hundred pictures, and which of them say nothing."""

from collections.abc import Generator
from typing import NamedTuple

import numpy as np

from core.explain.units import WORK, heard_at, layers_with_units
from core.nn.network import Network
from core.nn.workspace import Workspace
from core.types import Array

SILENT = 1e-6
"""An answer that moves by no more than this share of its size does not move."""


class Answers(NamedTuple):
    """The least and the greatest number, ``low (F,)`` and ``high (F,)``, that the units of a layer gave to ``pictures``
    pictures, in any place, behind their activation."""

    low: Array
    high: Array
    pictures: int

    def dead(self) -> Array:
        """Which units always gave the same, ``(F,)`` bool: behind a ReLU, mostly nothing at all."""
        size = np.maximum(np.abs(self.low), np.abs(self.high))
        with np.errstate(invalid="ignore"):  # of what is not finite nothing is said
            return np.asarray(np.isfinite(size) & ~(self.high - self.low > SILENT * size))


def answer_steps(network: Network, parameters: Array, images: Array) -> Generator[int, None, dict[str, Answers]]:
    """What every unit answers to ``images (N, C, H, W)``, 0 paper to 1 ink, by the name of its layer.

    Yields how many pictures are done every few milliseconds.
    """
    scratch, step = Workspace(), network.pictures_at_once(WORK)
    heard = {network.names[index]: network.names[heard_at(network, index)[1]] for index in layers_with_units(network)}
    low: dict[str, Array] = {}
    high: dict[str, Array] = {}
    for start in range(0, len(images), step):
        outputs = network.activations(parameters, images[start : start + step], scratch)
        for name, behind in heard.items():
            output = outputs[behind]
            others = (0, *range(2, output.ndim))
            least, most = output.min(axis=others), output.max(axis=others)
            low[name] = np.minimum(low.get(name, least), least)
            high[name] = np.maximum(high.get(name, most), most)
        yield min(start + step, len(images))
    return {name: Answers(low[name], high[name], len(images)) for name in heard}
