"""Back from any layer of a network to its input: how much each pixel has to do with what the layer gives.

It is the backward pass of training with the weights held still, as at inference: batch normalisation takes its running
statistics and is a fixed scale and shift, dropout does nothing. The layers are passed in the order they are described
in, as the rules for ReLUs need it.
"""

from collections.abc import Callable
from typing import Literal, NamedTuple, TypeAlias

import numpy as np

from core.nn.layers.layer import INFERENCE
from core.nn.layout import hcwn_to_nchw, nchw_to_hcwn
from core.nn.network import Network, lent
from core.nn.workspace import Workspace
from core.types import Array, Block, UserError

Rule: TypeAlias = Literal["gradient", "guided", "deconvolution"]
"""How to go back through a ReLU: by its derivative; by its derivative, with positive gradients only (Springenberg et
al., "Striving for simplicity", 2015, section 3.4); or with positive gradients wherever they come from (Zeiler and
Fergus, "Visualizing and understanding convolutional networks", 2014, section 2.1)."""

Seed: TypeAlias = Array | Callable[[Array], Array]
"""What is asked about: a weight for each number of the layer's output, or a function that makes them from it."""


class GradientAt(NamedTuple):
    """All in the public order, ``(N, C, H, W)`` or ``(N, D)``.

    ``output`` is that of the layer that was asked about, ``below`` what was asked of (the pictures, or the output of
    another layer), and ``gradient`` the derivative of ``sum(seed * output)`` with respect to ``below``.
    """

    output: Array
    gradient: Array
    below: Array


def gradient_at(
    network: Network,
    parameters: Array,
    pictures: Array,
    layer: str | None,
    seed: Seed,
    *,
    rule: Rule = "gradient",
    down_to: str | None = None,
    scratch: Workspace | None = None,
) -> GradientAt:
    """How ``sum(seed * output of layer)`` changes with ``pictures (N, C, H, W)``, 0 paper to 1 ink.

    ``layer`` is a layer's name, ``None`` the last one: the logits. ``seed`` has the shape of its output, or of the
    output for the few pictures that are computed at once where it is a function. With ``down_to`` the gradient is that
    of the output of that layer, which comes before. Raises ``UserError`` if there is no such layer.
    """
    last = index_of(network, layer) if layer is not None else len(network.layers) - 1
    first = index_of(network, down_to) + 1 if down_to is not None else 0
    if first > last + 1:
        raise UserError(
            "{layer} comes before {down_to}: there is no way back from the one to the other.",
            layer=layer,
            down_to=down_to,
        )
    blocks, scratch = network.blocks(parameters), scratch or Workspace()
    parts = []
    for start in range(0, len(pictures), network.micro_batch):
        some = slice(start, start + network.micro_batch)
        part = seed if callable(seed) else seed[some]
        parts.append(_one_micro_batch(network, blocks, pictures[some], (first, last), part, rule, scratch))
    return GradientAt(*(np.concatenate(arrays) for arrays in zip(*parts, strict=True)))


def index_of(network: Network, layer: str) -> int:
    """Which layer is called ``layer``; raises ``UserError`` with the names there are."""
    if layer not in network.names:
        raise UserError(
            "The network has no layer called {layer!r}; it has {names}.", layer=layer, names=", ".join(network.names)
        )
    return network.names.index(layer)


def _one_micro_batch(
    network: Network,
    blocks: list[Block],
    pictures: Array,
    ends: tuple[int, int],
    seed: Seed,
    rule: Rule,
    scratch: Workspace,
) -> GradientAt:
    first, last = ends
    # Every layer is lent its input: a ReLU that writes over it would change what the pooling before it remembers, and
    # not every rule gives nothing where it did.
    given, caches = [lent(nchw_to_hcwn(pictures))], []
    for index in range(last + 1):
        space = scratch.child(network.names[index])
        y, cache = network.layers[index].forward(blocks[index], given[index], INFERENCE, space)
        given.append(lent(y))
        caches.append(cache)
    below, output = hcwn_to_nchw(given[first]), hcwn_to_nchw(given[-1])
    weights = seed(output) if callable(seed) else seed
    if weights.shape != output.shape:
        raise ValueError(f"The seed is {weights.shape}, the output {output.shape}.")
    dy: Array = nchw_to_hcwn(weights).astype(output.dtype)  # a copy, as it will be written to
    for index in range(last, first - 1, -1):
        layer = network.layers[index]
        if layer.rectifies and rule != "gradient":
            np.maximum(dy, 0, out=dy)
            if rule == "deconvolution":
                continue
        space = scratch.child(network.names[index])
        dx = layer.backward(blocks[index], caches[index], dy, {}, space, needs_dx=True)
        assert dx is not None  # it was asked for
        dy = dx
    return GradientAt(output, hcwn_to_nchw(dy), below)
