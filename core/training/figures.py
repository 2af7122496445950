"""A few numbers on what the layers do in training."""

from typing import NamedTuple


class LayerFigure(NamedTuple):
    """Of the weights and biases of the layer ``name``: the Euclidean norms of themselves and of their gradient.

    ``update_ratio`` is the norm of what the last step added to them by their own norm.
    """

    name: str
    weight_norm: float
    gradient_norm: float
    update_ratio: float


class DeadUnits(NamedTuple):
    """The fraction ``dead``, 0..1, of the units of the ReLU ``name`` that were 0 on all of a few pictures."""

    name: str
    dead: float
