"""The ways back through a network as their papers have them: one picture, one layer and one number at a time."""

import numpy as np

from core.explain.gradients import Rule
from core.nn.layers import ReLU
from core.nn.network import Network
from core.types import Array
from tests.core.nn.reference import _backward, _forward


def back(network: Network, parameters: Array, picture: Array, wanted: int, rule: Rule) -> list[Array]:
    """What arrives at the input of every layer when the score of class ``wanted`` is sent back from the end."""
    blocks, inputs, x = network.blocks(parameters), [], picture
    for layer, block in zip(network.layers, blocks, strict=True):
        inputs.append(x)
        x = _forward(layer, block, x)
    nowhere = network.blocks(np.zeros_like(parameters))
    dy = np.eye(network.classes)[wanted]
    arrived = []
    for layer, block, into, x in reversed(list(zip(network.layers, blocks, nowhere, inputs, strict=True))):
        dy = through_relu(x, dy, rule) if isinstance(layer, ReLU) else _backward(layer, block, into, x, dy)
        arrived.insert(0, dy)
    return arrived


def through_relu(x: Array, dy: Array, rule: Rule) -> Array:
    """The picture of Springenberg et al., 2015, figure 1 b: number by number."""
    dx = np.zeros_like(dy)
    for place in np.ndindex(dy.shape):
        let_through, positive = x[place] > 0, dy[place] > 0
        passes = {"gradient": let_through, "deconvolution": positive, "guided": let_through and positive}
        dx[place] = dy[place] if passes[rule] else 0
    return dx


def occlusion(network: Network, parameters: Array, picture: Array, wanted: int, side: int, fill: float) -> Array:
    """The mean, over all places of the patch that cover a pixel, of how much the score of class ``wanted`` falls."""
    _, height, width = picture.shape
    whole = network.forward(parameters, picture[None])[0, wanted]
    losses: dict[tuple[int, int], list[float]] = {place: [] for place in np.ndindex(height, width)}
    for top, left in np.ndindex(height - side + 1, width - side + 1):
        covered = picture.copy()
        covered[:, top : top + side, left : left + side] = fill
        lost = float(whole - network.forward(parameters, covered[None])[0, wanted])
        for down, right in np.ndindex(side, side):
            losses[top + down, left + right].append(lost)
    return np.array([[np.mean(losses[row, column]) for column in range(width)] for row in range(height)])
