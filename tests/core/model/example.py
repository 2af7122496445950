"""A small model to save and to load."""

import numpy as np

from core.evaluation.calibration import Calibration
from core.model.model import Card, Model
from core.nn.layers import Conv2D, Dense, Flatten, MaxPool2D, ReLU, Standardise
from core.nn.network import Network

NETWORK = Network(
    (1, 28, 28),
    (Standardise(0.1307, 0.3081), Conv2D(4, 5, stride=2), ReLU(), MaxPool2D(2), Flatten(), Dense(10)),
)
CARD = Card(
    name="Test",
    created="2026-01-31T12:00:00Z",
    dataset="MNIST",
    epochs=3,
    seed=7,
    validation_accuracy=0.1 + 0.2,
    calibration=Calibration(0.1 + 0.2, 1.25),
    recipe={"optimizer": "adam", "betas": [0.9, 0.999]},
)
MODEL = Model(NETWORK, NETWORK.initialise(np.random.default_rng(5)), CARD)
