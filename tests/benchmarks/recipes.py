"""How the benchmark of time to accuracy trains: chosen on the validation split, each as short as its target allows.

Every network and setting is one that PyTorch has as well. The first two see a picture at half its size: that is enough
for what they have to tell apart, and four times less to do. The others normalise what pooling has left.

Their numbers of filters are no multiples of 16, by which PyTorch's kernels count: of 16 and 32 filters a step of ours
takes 0.85 of its time, of 20 and 40 it takes 0.57.
"""

from dataclasses import dataclass

from core.model.presets import STANDARD
from core.model.weights import INPUT_SHAPE
from core.nn.layers import AveragePool2D, BatchNorm, Conv2D, Dense, Dropout, Flatten, MaxPool2D, ReLU
from core.nn.layers.layer import Layer
from core.nn.network import Network
from core.training.config import TrainingConfig


@dataclass(frozen=True)
class Recipe:
    """``pictures`` of the training split, all if ``None``; the validation split is looked at after every epoch.

    And at some ``looks`` before, given as parts of the whole run.
    """

    network: Network
    config: TrainingConfig
    looks: tuple[float, ...] = ()
    pictures: int | None = None

    def looks_after(self, epoch: int, batch: int, batches: int) -> bool:
        """Whether to look after a batch of an epoch, both counted from 1, if the epoch does not end with it."""
        step, steps = (epoch - 1) * batches + batch, self.config.epochs * batches
        return batch < batches and step in {round(look * steps) for look in self.looks}


def _half_size() -> Network:
    layers = (STANDARD, AveragePool2D(2), Conv2D(32, 5), ReLU(), MaxPool2D(2), Flatten(), Dense(64), ReLU(), Dense(10))
    return Network(INPUT_SHAPE, layers)


def _normalised(filters: tuple[int, int], dense: int, rate: float) -> Network:
    layers: list[Layer] = [STANDARD]
    for count in filters:
        layers += [Conv2D(count, 5), MaxPool2D(2), BatchNorm(), ReLU()]
    return Network(INPUT_SHAPE, (*layers, Flatten(), Dropout(rate), Dense(dense), ReLU(), Dense(10)))


def _adam(rate: float, batch_size: int, epochs: int) -> TrainingConfig:
    return TrainingConfig("adam", rate, batch_size=batch_size, epochs=epochs, schedule="one-cycle")


RECIPES: dict[float, Recipe] = {
    97.0: Recipe(_half_size(), _adam(0.03, 128, 1), looks=(0.8, 0.9), pictures=28_000),
    98.0: Recipe(_half_size(), _adam(0.03, 128, 1), looks=(0.9,), pictures=54_000),
    99.0: Recipe(_normalised((12, 24), 80, 0.3), _adam(0.01, 128, 4)),
    99.4: Recipe(_normalised((20, 40), 100, 0.5), _adam(0.008, 128, 10)),
}
"""By the accuracy to reach, in per cent."""
