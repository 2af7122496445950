"""Small networks, and a run that is soon over."""

import numpy as np

from core.data.datasets import DataSplits
from core.nn.layers import BatchNorm, Conv2D, Dense, Dropout, Flatten, MaxPool2D, ReLU
from core.nn.network import Network
from core.training.config import TrainingConfig
from core.training.loop import fit
from core.types import Array

NETWORK = Network((1, 28, 28), (Conv2D(4, 5), ReLU(), MaxPool2D(4), Dropout(0.2), Flatten(), Dense(10)))
NORMALISED = Network(
    (1, 28, 28), (Conv2D(4, 5), MaxPool2D(4), BatchNorm(), ReLU(), Flatten(), Dropout(0.1), Dense(10), BatchNorm())
)
QUICK = TrainingConfig(learning_rate=0.01, batch_size=50, epochs=2, seed=3)


def train(data: DataSplits, config: TrainingConfig, processes: int | None = None) -> tuple[Array, list[object]]:
    vector = NETWORK.initialise(np.random.default_rng(config.seed))
    return vector, list(fit(NETWORK, vector, data, config, processes))
