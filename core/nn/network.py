"""A network is a description: layers in a row, and where each layer's numbers lie in one flat vector."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from functools import cached_property
from itertools import accumulate
from math import prod
from typing import Any, NamedTuple

import numpy as np
from numpy.random import Generator

from core.nn.checks import shape_of
from core.nn.layers import KINDS
from core.nn.layers.layer import INFERENCE, Layer, Mode
from core.nn.layout import hcwn_to_nchw, nchw_to_hcwn
from core.nn.losses import Loss
from core.nn.parallel import micro_batches
from core.nn.workspace import Workspace
from core.types import Array, Block, Labels, Shape, UserError, in_sides

WORTH = 2**18
"""Numbers that a network's layers write for a batch; with fewer, a second process would be told later than it helps."""

ROOM = 2**20
"""Numbers that a layer gives for a micro-batch, at most, unless it is of :data:`FEWEST` pictures: four megabytes, twice
what a processor's own cache holds. Deep trains 1.07 times as fast in micro-batches of 32 as in those of 64; of smaller
networks they are slower."""

FEWEST = 16


class Placed(NamedTuple):
    """A layer in its place: its ``name`` in the network, the ``shape`` it gives, and its ``parameters`` by their own
    names; ``multiplications`` are those for one picture."""

    name: str
    shape: Shape
    parameters: dict[str, Shape]
    multiplications: int


def layer_names(layers: Iterable[Layer | type[Layer]]) -> tuple[str, ...]:
    """What layers in a row, or their kinds, are called: ``conv1``, ``relu1``, ``conv2``, …"""
    counts: Counter[str] = Counter()
    names = []
    for layer in layers:
        stem = layer.short or layer.kind
        counts[stem] += 1
        names.append(f"{stem}{counts[stem]}")
    return tuple(names)


def chain(input_shape: Shape, layers: Sequence[Layer]) -> Iterator[Placed]:
    """``layers`` one after the other; raises ``UserError`` at the first that cannot follow the one before it.

    Its cause is the layer's own.
    """
    shape = input_shape
    for number, (layer, name) in enumerate(zip(layers, layer_names(layers), strict=True), start=1):
        try:
            output = layer.output_shape(shape)
        except UserError as error:
            raise UserError(
                "Layer {number}, {name}, cannot be built: {error}", number=number, name=name, error=error
            ) from error
        yield Placed(name, output, layer.parameter_shapes(shape), layer.multiplications(shape))
        shape = output


@dataclass(frozen=True)
class Network:
    """``layers`` on pictures of ``input_shape (C, H, W)``, or vectors ``(D,)``; holds no numbers.

    Raises ``UserError`` if the layers do not fit together. Inferred: ``names``, the output ``shapes`` by layer
    (public order, without the batch) and ``entries``, the parameters by name in the order of the flat vector.
    """

    input_shape: Shape
    layers: tuple[Layer, ...]
    names: tuple[str, ...] = field(init=False, compare=False)
    shapes: tuple[Shape, ...] = field(init=False, compare=False)
    entries: dict[str, Shape] = field(init=False, compare=False)

    def __post_init__(self) -> None:
        input_shape = shape_of(self.input_shape, (1, 3))
        if input_shape is None:
            raise UserError("The network's input has an impossible shape, {shape}.", shape=self.input_shape)
        if not self.layers:
            raise UserError("A network needs at least one layer.")
        placed = tuple(chain(input_shape, self.layers))
        shapes = tuple(place.shape for place in placed)
        if len(shapes[-1]) != 1:
            raise UserError(
                "A network ends in a vector of classes, not in {shape}: put Flatten and Dense at its end.",
                shape=in_sides(shapes[-1]),
            )
        entries = {f"{place.name}.{key}": size for place in placed for key, size in place.parameters.items()}
        names = tuple(place.name for place in placed)
        inferred = {"input_shape": input_shape, "names": names, "shapes": shapes, "entries": entries}
        for key, value in inferred.items():
            object.__setattr__(self, key, value)

    @property
    def place_shapes(self) -> tuple[Shape, ...]:
        """The shapes at all places: 0 is the input, ``i`` what the i-th layer, counted from 1, makes of it."""
        return (self.input_shape, *self.shapes)

    @cached_property
    def numbers(self) -> int:
        """About how many numbers the layers write to memory for one picture."""
        return sum(layer.numbers(shape) for layer, shape in zip(self.layers, self.place_shapes, strict=False))

    @cached_property
    def multiplications(self) -> int:
        """How many the layers' formulas take for one picture at inference."""
        return sum(layer.multiplications(shape) for layer, shape in zip(self.layers, self.place_shapes, strict=False))

    @cached_property
    def work(self) -> int:
        """About how many numbers the layers go through for one picture."""
        return sum(layer.work(shape) for layer, shape in zip(self.layers, self.place_shapes, strict=False))

    @cached_property
    def stochastic(self) -> bool:
        """Whether chance has a part in its training."""
        return any(layer.stochastic for layer in self.layers)

    @cached_property
    def buffers(self) -> tuple[str, ...]:
        """The names of the parameters that are observed and not trained."""
        return self._declared(lambda layer: layer.buffers)

    @cached_property
    def decays(self) -> tuple[str, ...]:
        """The names of the parameters that weight decay takes from."""
        return self._declared(lambda layer: layer.decays)

    def _declared(self, keys: Callable[[Layer], Sequence[str]]) -> tuple[str, ...]:
        return tuple(
            f"{name}.{key}" for name, layer in zip(self.names, self.layers, strict=True) for key in keys(layer)
        )

    @cached_property
    def parameter_count(self) -> int:
        """``P``, the length of the flat vector."""
        return sum(prod(shape) for shape in self.entries.values())

    @property
    def classes(self) -> int:
        """``L``, the number of logits."""
        return self.shapes[-1][0]

    # Description ----------------------------------------------------------------------------------------------

    def describe(self) -> dict[str, Any]:
        """Plain values for JSON; :meth:`from_description` is the way back."""
        return {
            "input_shape": list(self.input_shape),
            "layers": [describe_layer(layer) for layer in self.layers],
        }

    @classmethod
    def from_description(cls, description: dict[str, Any]) -> "Network":
        """The network of :meth:`describe`; raises ``UserError`` for anything else."""
        try:
            shape = tuple(description["input_shape"])
            layers = tuple(described_layer(entry) for entry in description["layers"])
        except (KeyError, TypeError, ValueError) as error:
            raise UserError("The description of the network cannot be read ({error}).", error=error) from None
        return cls(shape, layers)

    # Parameters -----------------------------------------------------------------------------------------------

    def views(self, vector: Array) -> dict[str, Array]:
        """The flat ``vector (P,)`` as named arrays; writing to one writes to the vector."""
        ends = accumulate(prod(shape) for shape in self.entries.values())
        return {
            name: vector[end - prod(shape) : end].reshape(shape)  # (numbers,) -> shape
            for (name, shape), end in zip(self.entries.items(), ends, strict=True)
        }

    def blocks(self, vector: Array) -> list[Block]:
        """The same views of ``vector (P,)`` by layer, without the layer's name: what the layers are handed."""
        blocks: dict[str, dict[str, Array]] = {name: {} for name in self.names}
        for name, view in self.views(vector).items():
            layer, _, key = name.partition(".")
            blocks[layer][key] = view
        return list(blocks.values())

    def mask(self, chosen: Callable[[str], bool]) -> Array:
        """Which numbers of the flat vector belong to the entries whose names are ``chosen``: ``(P,)`` bool."""
        sizes = [prod(shape) for shape in self.entries.values()]
        return np.repeat([chosen(name) for name in self.entries], sizes)

    def initialise(self, rng: Generator) -> Array:
        """Fresh parameters ``(P,)``, float32."""
        vector = np.zeros(self.parameter_count, np.float32)
        for layer, block in zip(self.layers, self.blocks(vector), strict=True):
            layer.initialise(block, rng)
        return vector

    # Computing ------------------------------------------------------------------------------------------------

    def forward(self, parameters: Array, images: Array, scratch: Workspace | None = None) -> Array:
        """Logits ``(N, L)`` of ``images (N, C, H, W)``, 0 paper to 1 ink."""
        blocks, scratch = self.blocks(parameters), scratch or Workspace()
        logits = np.empty((len(images), self.classes), parameters.dtype)
        for start in range(0, len(images), self.micro_batch):
            some = slice(start, start + self.micro_batch)
            # (L, N) -> (N, L)
            logits[some] = self.logits(blocks, nchw_to_hcwn(images[some]), scratch).T
        return logits

    def logits(self, blocks: Sequence[Block], x: Array, scratch: Workspace) -> Array:
        """Logits ``(L, N)`` of one micro-batch already in the inside layout."""
        x = lent(x)
        for index in self._order:
            x, _ = self.layers[index].forward(blocks[index], x, INFERENCE, scratch.child(self.names[index]))
        return x

    def activations(self, parameters: Array, images: Array, scratch: Workspace | None = None) -> dict[str, Array]:
        """Every layer's output for ``images (N, C, H, W)`` by name: ``(N, C, H, W)`` or ``(N, D)``."""
        x, scratch = lent(nchw_to_hcwn(images)), scratch or Workspace()
        outputs = {}
        for layer, name, block in zip(self.layers, self.names, self.blocks(parameters), strict=True):
            x, _ = layer.forward(block, x, INFERENCE, scratch.child(name))
            outputs[name] = hcwn_to_nchw(x)
        return outputs

    def loss_and_gradients(
        self,
        blocks: Sequence[Block],
        x: Array,
        labels: Labels,
        loss: Loss,
        scale: int,
        gradients: Sequence[Block],
        mode: Mode,
        scratch: Workspace,
    ) -> tuple[float, int]:
        """One micro-batch: the sum of its losses, its right answers, and its share of the gradient of the batch.

        ``x`` is in the inside layout, ``labels (N,)``; ``gradients`` receives the derivative of ``sum / scale``.
        """
        x, caches = lent(x), {}
        for index in self._order:
            space = scratch.child(self.names[index])
            x, caches[index] = self.layers[index].forward(blocks[index], x, mode, space)
        dy = scratch.take("logits", x.shape, x.dtype)
        result = loss(x, labels, scale, dy)
        first = next((index for index in self._order if blocks[index]), None)
        for index in reversed(self._order):
            space = scratch.child(self.names[index])
            dx = self.layers[index].backward(
                blocks[index], caches[index], dy, gradients[index], space, needs_dx=index != first
            )
            if dx is None:  # what lies before has no parameters: nobody needs its gradient
                break
            dy = dx
        return result

    def micro_batches(self, count: int) -> list[slice]:
        """Cut ``count`` pictures into the micro-batches to compute at once."""
        return micro_batches(count, self.micro_batch, self._worth)

    @cached_property
    def micro_batch(self) -> int:
        """Pictures to compute at once, at most."""
        most = min(layer.micro_batch for layer in self.layers)
        largest = max(prod(shape) for shape in self.shapes)
        while most > FEWEST and most * largest > ROOM:
            most //= 2
        return most

    def pictures_at_once(self, numbers: int) -> int:
        """Pictures of which the layers write about so many ``numbers``: one at least, and a micro-batch at most."""
        return max(1, min(self.micro_batch, numbers // self.numbers))

    @cached_property
    def _worth(self) -> int:
        """Pictures from which on a second process helps."""
        return max(8, WORTH // sum(prod(shape) for shape in self.shapes))

    @cached_property
    def _order(self) -> list[int]:
        """The layers in the order they are computed in.

        A monotone activation and the max-pooling after it give the same numbers, and the same gradients, in either
        order; after pooling there are four times fewer of them.
        """
        order = list(range(len(self.layers)))
        for i, (one, two) in enumerate(zip(self.layers, self.layers[1:], strict=False)):
            if one.monotone and two.takes_maximum:
                order[i], order[i + 1] = order[i + 1], order[i]
        return order


def lent(x: Array) -> Array:
    """A read-only view of ``x``: what a network is given belongs to its caller, and no layer may write to it."""
    view = x.view()
    view.flags.writeable = False
    return view


def describe_layer(layer: Layer) -> dict[str, Any]:
    """Its kind and its hyperparameters as plain values."""
    return {"kind": layer.kind, **asdict(layer)}


def described_layer(description: Mapping[str, Any]) -> Layer:
    """The layer of :func:`describe_layer`; raises ``UserError``, ``TypeError`` or ``KeyError`` for anything else."""
    values = dict(description)
    kind = values.pop("kind")
    if kind not in KINDS:
        raise UserError("The network has a layer of a kind this version does not know: {kind!r}.", kind=kind)
    return KINDS[kind](**values)
