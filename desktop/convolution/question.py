"""What the lesson asks the engine for: the input and the filter of one layer, and digits of MNIST."""

from collections.abc import Generator
from dataclasses import dataclass

import numpy as np

from core.data.datasets import Dataset
from core.nn.layers import Conv2D
from core.nn.workspace import Workspace
from core.types import Array
from desktop.engine.background import Reader, Waiting
from desktop.engine.datasets import open_dataset
from desktop.engine.live_model import Snapshot
from desktop.engine.questions import LongQuestion, Question


@dataclass(frozen=True, eq=False)
class LayerFilter:
    """One filter ``weight (1, C, K, K)``, ``bias (1,)`` of the layer ``name``; ``entering (C, H, W)`` it, if asked."""

    name: str
    weight: Array
    bias: Array
    entering: Array | None


@dataclass(frozen=True, eq=False)
class AskFilter(Question):
    """Filter ``number`` of the network's layer ``name``, and what enters that for ``picture (28, 28)``, 0..1."""

    name: str
    number: int
    picture: Array | None

    def answer(self, model: Snapshot, scratch: Workspace) -> LayerFilter | None:
        """``None`` where there is no such filter any more: the network is another one."""
        network = model.network
        if self.name not in network.names:
            return None
        place = network.names.index(self.name)
        layer, block = network.layers[place], network.blocks(model.parameters)[place]
        if not isinstance(layer, Conv2D) or self.number >= layer.filters:
            return None
        some = slice(self.number, self.number + 1)
        return LayerFilter(
            self.name, block["weight"][some].copy(), block["bias"][some].copy(), self._entering(model, place, scratch)
        )

    def _entering(self, model: Snapshot, place: int, scratch: Workspace) -> Array | None:
        if self.picture is None:
            return None
        images = self.picture[None, None].astype(np.float32)
        if place == 0:
            first: Array = images[0]
            return first
        outputs = model.network.activations(model.parameters, images, scratch)
        entering: Array = outputs[model.network.names[place - 1]][0]
        return entering


@dataclass(frozen=True)
class AskDigits(LongQuestion):
    """Digits of MNIST to look at: those of the validation split. The test split is for the last look only."""

    def work(self, _model: Snapshot, reader: Reader) -> Generator[float | Waiting, None, Dataset]:
        """All of them, read beside what else goes on."""
        return (yield from reader.read(lambda: open_dataset("mnist").validation))
