"""Units: the channels of a convolution and the outputs of a dense layer, and where in the network one is heard."""

from core.nn.layers.layer import Layer
from core.nn.network import Network
from core.types import Shape

WORK = 2**20
"""Numbers that layers may write between two moments at which somebody else is heard: about 3 ms."""


def layers_with_units(network: Network) -> list[int]:
    """The places of the layers that have weights: every one of them gives a channel, or a number, for each unit."""
    return [index for index, name in enumerate(network.names) if len(network.entries.get(f"{name}.weight", ())) > 1]


def heard_at(network: Network, index: int) -> tuple[int, int]:
    """The layers just before, and just after, the activation of the units of layer ``index``.

    Between its weights and its activation there may be layers that keep the channels apart, such as a normalisation or
    a pooling: what a unit says is read behind them, for a normalisation may turn its sign round. Where no activation
    follows, as at the logits, both are the layer itself.
    """
    shapes = network.place_shapes
    for later in range(index + 1, len(network.layers)):
        layer = network.layers[later]
        if not _keeps_channels(layer, shapes[later], shapes[later + 1]):
            break
        if layer.monotone:
            return later - 1, later
    return index, index


def seen_by(network: Network, index: int) -> Shape | None:
    """The picture ``(C, H, W)`` that a dense layer ``index`` sees: what was flattened for it; ``None`` for no picture.

    On the way there may be layers that take every number by itself.
    """
    shapes = network.place_shapes
    while len(shapes[index]) == 1 and index > 0:
        index -= 1
        if network.layers[index].decays:
            return None
    return shapes[index] if len(shapes[index]) == 3 else None


def _keeps_channels(layer: Layer, before: Shape, after: Shape) -> bool:
    return not layer.decays and len(before) == len(after) and before[0] == after[0]
