"""An evaluation that is made in no time."""

import numpy as np

from core.data.datasets import Dataset
from core.evaluation.evaluation import evaluation_of
from core.model.model import Card
from core.nn.layers import Dense, Flatten
from core.nn.network import Network
from core.types import Array, Labels
from desktop.evaluation.question import Evaluated, Pictures, Shown


def evaluated(logits: Array, labels: Labels) -> Evaluated:
    """What ``logits (N, L)`` say of random pictures of ``labels (N,)``."""
    network = Network((1, 28, 28), (Flatten(), Dense(logits.shape[1])))
    images = np.random.default_rng(0).integers(0, 256, (len(labels), 1, 28, 28), np.uint8)
    shown = Shown(Pictures(), "some digits", "", Dataset(images, labels))
    return Evaluated(
        network, np.zeros(network.parameter_count), Card(name="Some"), shown, evaluation_of(logits, labels)
    )


def some(seed: int = 1, count: int = 400, classes: int = 10) -> Evaluated:
    """About half of the pictures read right, in all degrees of certainty."""
    rng = np.random.default_rng(seed)
    labels = np.random.default_rng(7).integers(0, classes, count)
    logits = rng.normal(0, 1.5, (count, classes))
    logits[np.arange(count), labels] += 2
    return evaluated(logits, labels)
