"""Models to take elsewhere."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.model.model import Card, Model
from core.model.presets import PRESETS
from core.nn.network import Network
from tests.core.explain.some_networks import networks, numbers

every_preset = pytest.mark.parametrize("one", PRESETS.values(), ids=lambda one: one.key)

CLOSE = {"rtol": 1e-4, "atol": 1e-4}


def model_of(network: Network, seed: int = 0) -> Model:
    """No two of its numbers of a kind alike; a dense layer at its end brings the logits down to a few units."""
    parameters = numbers(network, seed)
    last = [view for name, view in network.views(parameters).items() if name.startswith(network.names[-1])]
    pictures = np.random.default_rng(seed).random((8, *network.input_shape), dtype=np.float32)
    largest = float(np.abs(network.forward(parameters, pictures)).max())
    for view in last:
        view /= max(1.0, largest)
    return Model(network, parameters, Card(name="Some", dataset="MNIST", seed=seed))


def on_some_networks(test):
    """Try ``test`` on networks left to chance, with a seed each."""
    return settings(max_examples=40)(given(networks(), st.integers(0, 99))(test))
