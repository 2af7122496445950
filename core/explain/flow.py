"""What flows through a network to one of its units: along which channels its value came about.

**Stages.** A layer that mixes channels begins a stage, and those that take every channel by itself (normalisation,
activation, pooling, dropout, flattening) belong to the stage of the one before. So there are as many stages as times
that channels are mixed, and what one stage gives its next one, channel by channel, tells the whole story.

**Flow.** From channel ``c`` to channel ``f`` of the next stage, on the way to a unit ``u``: activation times weight,
summed over the map, each as far as it is passed on to ``u``, that is, times the derivative of ``u``:

    ``sum over positions p of (weight[f, c] * activation[c])(p) * du / dz[f](p)``

with ``z`` what the mixing layer gives. To the unit itself, where nothing lies between, it is activation times weight.
It is also weight times ``du / dweight``, which is how it is computed: by the layer's own backward pass. The flows from
a channel to all of the next stage add up to activation times derivative, the channel's strength (Shrikumar et al., "Not
just a black box", 2016, call it gradient times input); where all activations are piecewise linear, the strengths of a
stage and what biases add after it make up the unit's value.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any

import numpy as np

from core.nn.layers.layer import INFERENCE
from core.nn.layout import hcwn_to_nchw, nchw_to_hcwn
from core.nn.network import Network, lent
from core.nn.workspace import Workspace
from core.types import Array, Shape


@dataclass(frozen=True)
class Stage:
    """The places (:mod:`core.explain.receptive`) from ``first``, which mixes, to ``last``, seen as ``shape``.

    ``shape`` is ``(C, H, W)`` even where pictures have been flattened: the numbers and their order are the same.
    """

    first: int
    last: int
    shape: Shape


@lru_cache(maxsize=8)
def stages_of(network: Network) -> tuple[Stage, ...]:
    """The stages of ``network``; the first is the picture and what is done to it before anything is mixed."""
    shapes = network.place_shapes
    firsts = [0, *(place for place, layer in enumerate(network.layers, start=1) if layer.mixes)]
    flat = next((place for place in range(len(network.layers), firsts[-1], -1) if len(shapes[place - 1]) == 3), None)
    if flat is not None and _as_seen(shapes[firsts[-1] :])[0] != network.classes:
        firsts.append(flat)  # the channels are not the answers: what lays them out in a row has a stage of its own
    lasts = [*(first - 1 for first in firsts[1:]), len(network.layers)]
    return tuple(
        Stage(first, last, _as_seen(shapes[first : last + 1])) for first, last in zip(firsts, lasts, strict=True)
    )


def _as_seen(shapes: Sequence[Shape]) -> Shape:
    """The last shape that is a picture's; that of a vector where there is none."""
    return next((shape for shape in reversed(shapes) if len(shape) == 3), shapes[-1])


class Trace:
    """One picture ``(C, H, W)`` on its way through a network; it uses ``scratch`` as long as it lives.

    ``outputs`` are the numbers at all places, ``(C, H, W)`` or ``(D,)``: copies.
    """

    def __init__(self, network: Network, parameters: Array, picture: Array, scratch: Workspace | None = None) -> None:
        self.network, self.stages = network, stages_of(network)
        self.scratch = scratch or Workspace()
        self.blocks = network.blocks(parameters)
        self._caches: list[Any] = []
        self.outputs: list[Array] = [picture]
        x = nchw_to_hcwn(picture[None])
        for layer, name, block in zip(network.layers, network.names, self.blocks, strict=True):
            # Lent: no layer writes over what another one keeps for the way back.
            x, cache = layer.forward(block, lent(x), INFERENCE, self.scratch.child(name))
            self._caches.append(cache)
            self.outputs.append(hcwn_to_nchw(x)[0])

    def maps(self, stage: int) -> Array:
        """What the stage gives, as it is seen: ``(C, H, W)`` or ``(D,)``."""
        return self.outputs[self.stages[stage].last].reshape(self.stages[stage].shape)

    def flow_to(self, stage: int, channel: int) -> "Flow":
        """What flows to the sum of the map ``channel`` of ``stage``, or to the unit of that number in a vector."""
        seed = np.zeros(self.stages[stage].shape, self.outputs[-1].dtype)
        seed[channel] = 1
        # (C, H, W) -> (C*H*W,) where pictures have been flattened; (1, ...) -> inside
        dy = nchw_to_hcwn(seed.reshape(self.outputs[self.stages[stage].last].shape)[None])
        arriving, strengths = [], []
        for here, before in pairwise(reversed(self.stages[: stage + 1])):
            for place in range(here.last, here.first, -1):
                dy = self._back(place, dy)
            arriving.append(hcwn_to_nchw(dy)[0])
            dy = self._back(here.first, dy)
            through = self.outputs[before.last] * hcwn_to_nchw(dy)[0]
            strengths.append(through.reshape(before.shape[0], -1).sum(axis=1))  # (C, H, W) or (C*H*W,) -> (C, H*W)
        return Flow(self, tuple(reversed(strengths)), tuple(reversed(arriving)))

    def _back(self, place: int, dy: Array) -> Array:
        """The derivative with respect to what the layer was given, from that of its output; inside layout."""
        name = self.network.names[place - 1]
        layer, block, cache = self.network.layers[place - 1], self.blocks[place - 1], self._caches[place - 1]
        dx = layer.backward(block, cache, dy, {}, self.scratch.child(name), needs_dx=True)
        assert dx is not None  # it was asked for
        return dx


class Flow:
    """``strengths`` says of every stage before the unit's how much flows to it from each channel: ``(C,)`` each."""

    def __init__(self, trace: Trace, strengths: tuple[Array, ...], arriving: tuple[Array, ...]) -> None:
        self.strengths = strengths
        self._trace, self._arriving = trace, arriving

    def into(self, stage: int, outputs: Sequence[int], inputs: Sequence[int]) -> Array:
        """From channels ``inputs`` of the stage before to channels ``outputs`` of ``stage``: one number for each pair.

        ``(len(outputs), len(inputs))``; positive where it raises the unit.
        """
        trace = self._trace
        here, before = trace.stages[stage], trace.stages[stage - 1]
        given, slope = trace.outputs[here.first - 1], self._arriving[stage - 1]
        layer, block = trace.network.layers[here.first - 1], trace.blocks[here.first - 1]
        made, wide = np.asarray(outputs, np.intp), _numbers(inputs, len(given) // before.shape[0])
        if not block:
            carried = given * slope.reshape(given.shape)  # (C*H*W,) -> (C, H, W), or the other way round
            return _rearranged(carried, before.shape[0], here.shape[0])[made][:, list(inputs)]
        part, weights = layer.part(block, made, wide)
        space = trace.scratch.child("part")
        _, cache = part.forward(weights, lent(nchw_to_hcwn(given[wide][None])), INFERENCE, space)
        gradients = {name: np.empty_like(values) for name, values in weights.items()}
        part.backward(weights, cache, nchw_to_hcwn(slope[made][None]), gradients, space, needs_dx=False)
        flows: Array = weights["weight"] * gradients["weight"]
        # (F, C, K, K) or (F, C*H*W) -> (F, C, numbers)
        result: Array = flows.reshape(len(made), len(inputs), -1).sum(axis=2)
        return result


def _numbers(channels: Sequence[int], each: int) -> Array:
    """The numbers that belong to ``channels`` where every channel has ``each`` of them, in a row."""
    # (C, 1) + (each,) -> (C, each) -> (C*each,)
    return (np.asarray(channels, np.intp)[:, None] * each + np.arange(each)).reshape(-1)


def _rearranged(through: Array, before: int, after: int) -> Array:
    """What numbers in the same order carry from each of ``before`` channels to each of ``after``: ``(after, before)``.

    ``through`` is what each of the numbers carries, in whatever shape.
    """
    flat = through.reshape(-1)  # (C, H, W) -> (C*H*W,)
    where = np.arange(flat.size)
    flows = np.zeros((after, before), flat.dtype)
    np.add.at(flows, (where * after // flat.size, where * before // flat.size), flat)
    return flows
