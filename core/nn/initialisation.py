"""Starting values for weights: each keeps the size of signals, or of gradients, alike from layer to layer."""

from typing import Literal, get_args

import numpy as np
from numpy.random import Generator

from core.types import Array, UserError

Initialisation = Literal["he", "glorot", "lecun", "normal", "divided by fan-in"]
INITIALISATIONS: tuple[str, ...] = get_args(Initialisation)
HINT = (
    "How the weights are drawn before training: he suits ReLU, glorot and lecun suit tanh and sigmoid; "
    "normal has a deviation of 0.05, divided by fan-in is the way of Zhou's article"
)
"""What an initialisation is, in plain words."""


def check_initialisation(name: object) -> None:
    """Raises ``UserError`` with the names there are if ``name`` is none of them."""
    if not isinstance(name, str) or name not in INITIALISATIONS:
        raise UserError(
            "There is no initialisation called {name!r}; there are {there}.",
            name=name,
            there=", ".join(INITIALISATIONS),
        )


def draw(name: Initialisation, weight: Array, rng: Generator) -> None:
    """Fill ``weight (outputs, inputs, ...)`` in place.

    - ``he``: normal, variance 2 / fan-in, for ReLU (He et al., "Delving deep into rectifiers", 2015, equation 10)
    - ``glorot``: uniform, variance 2 / (fan-in + fan-out), for tanh and sigmoid (Glorot and Bengio, 2010, eq. 16)
    - ``lecun``: normal, variance 1 / fan-in (LeCun et al., "Efficient BackProp", 1998, equation 16)
    - ``normal``: normal, standard deviation 0.05
    - ``divided by fan-in``: standard normal divided by fan-in, as in Victor Zhou's article: by 9 for a 3x3 kernel
      on one channel, by the number of inputs for the dense layer
    """
    receptive = int(np.prod(weight.shape[2:]))
    fan_in, fan_out = weight.shape[1] * receptive, weight.shape[0] * receptive
    if name == "glorot":
        limit = np.sqrt(6 / (fan_in + fan_out))
        weight[...] = rng.uniform(-limit, limit, weight.shape)
        return
    deviation = {
        "he": np.sqrt(2 / fan_in),
        "lecun": np.sqrt(1 / fan_in),
        "normal": 0.05,
        "divided by fan-in": 1 / fan_in,
    }[name]
    weight[...] = rng.standard_normal(weight.shape) * deviation
