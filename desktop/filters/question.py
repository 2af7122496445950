"""What the filters do: the gradient that moved them last, and what they answer to some pictures."""

from collections.abc import Generator, Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from core.data.datasets import stratified
from core.explain.silence import Answers, answer_steps
from core.nn.workspace import Workspace
from core.steps import mapped
from core.types import Array
from desktop.engine.background import Reader, Waiting
from desktop.engine.datasets import open_dataset
from desktop.engine.live_model import Snapshot
from desktop.engine.questions import LongQuestion, Question

PICTURES = 300
"""Of MNIST's validation split, every class in proportion: a filter that answers none of them is as good as dead."""


@dataclass(frozen=True)
class LastGradient(Question):
    """The gradient of the last batch of the last run."""

    def answer(self, model: Snapshot, scratch: Workspace) -> Array:  # noqa: ARG002 - nothing is computed
        """A copy ``(P,)``, empty where there was no batch since the network was opened."""
        return np.empty(0, np.float32) if model.gradient is None else model.gradient.copy()


@dataclass(frozen=True)
class UnitAnswers(LongQuestion):
    """What every unit of every layer answers to :data:`PICTURES` pictures."""

    def work(self, model: Snapshot, reader: Reader) -> Generator[float | Waiting, None, Mapping[str, Answers] | None]:
        """By the layer's name; nothing where the network takes other pictures than there are."""
        pictures = yield from reader.read(some_pictures)
        if model.network.input_shape != pictures.shape[1:]:
            return None
        steps = answer_steps(model.network, model.parameters, pictures)
        return (yield from mapped(lambda done: done / len(pictures), steps))


@lru_cache(maxsize=1)
def some_pictures() -> Array:
    """``(N, 1, 28, 28)`` float32, 0 paper to 1 ink; kept, as the whole data set takes a second to read."""
    validation = open_dataset("mnist").validation
    return validation.take(stratified(validation.labels, PICTURES)).images * np.float32(1 / 255)
