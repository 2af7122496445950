"""What every layer is: a frozen description that computes with numbers it is handed.

**Memory layout.** Outside, pictures are ``(N, C, H, W)`` and vectors ``(N, D)``. Inside the layers they are
``(H, C, W, N)`` and ``(D, N)``: the batch lies innermost, so that shifting a picture by a pixel, pooling it or
adding a bias are operations on long contiguous runs, and the rows of pixels lie outermost, so that the K rows
under a kernel are one block of memory which a matrix product can read where it stands
(:mod:`core.layers.convolution`). :func:`to_inside` and :func:`to_public` are the only places that convert.
"""

from collections.abc import Callable
from math import prod
from typing import Any, ClassVar, Protocol

import numpy as np
from numpy.random import Generator
from numpy.typing import DTypeLike

from core.types import Array, Block, Shape


class Workspace:
    """Scratch arrays that are made once and used again for every batch; each belongs to its caller.

    One workspace serves one thread. What :meth:`take` gives out is valid until the same key is asked for again.

    Memory stays when the number of pictures changes: fresh pages take the system longer to hand out than a few pictures
    take to compute (four through the default network: 4.5 ms with them, 1.6 ms without).
    """

    def __init__(self) -> None:
        self._arrays: dict[str, Array] = {}
        self._memory: dict[str, Array] = {}
        self._derived: dict[str, tuple[object, Array, Array]] = {}
        self._children: dict[str, Workspace] = {}

    def child(self, name: str) -> "Workspace":
        """The workspace of one layer."""
        return self._children.setdefault(name, Workspace())

    def take(self, key: str, shape: Shape, dtype: DTypeLike) -> Array:
        """An array of ``shape`` with arbitrary contents."""
        array = self._arrays.get(key)
        if array is None or array.shape != shape or array.dtype != dtype:
            array = self._arrays[key] = self._make(key, shape, np.dtype(dtype))
        return array

    def zeros(self, key: str, shape: Shape, dtype: DTypeLike) -> Array:
        """An array that was zero when it took this shape: elements the caller never writes to stay zero (padding)."""
        before = self._arrays.get(key)
        array = self.take(key, shape, dtype)
        if array is not before:
            array[...] = 0
        return array

    def derived(self, key: str, source: Array, make: Callable[[Array], Array]) -> Array:
        """``make(source)``; where ``source`` cannot change, being read-only, it is made once and kept."""
        owner = source if source.base is None else source.base
        if not isinstance(owner, np.ndarray) or owner.flags.writeable:
            return make(source)
        place = source.ctypes.data, source.shape, source.dtype
        known = self._derived.get(key)
        if known is None or known[0] != place:
            # The source is kept with it: as long as it lives, nothing else lies in its place.
            known = self._derived[key] = place, source, make(source)
        return known[2]

    def _make(self, key: str, shape: Shape, dtype: np.dtype[Any]) -> Array:
        size = prod(shape) * dtype.itemsize
        memory = self._memory.get(key)
        if memory is None or memory.nbytes < size:
            memory = self._memory[key] = np.empty(size, np.uint8)
        return memory[:size].view(dtype).reshape(shape)


class Layer(Protocol):
    """A frozen dataclass of hyperparameters: it holds no numbers and no caches, and is safe to share.

    ``kind`` names the layer in files and, counted, in a network: ``conv1``, ``conv2``, …
    """

    kind: ClassVar[str]

    def output_shape(self, input_shape: Shape) -> Shape:
        """The shape of one output; raises ``UserError`` with one sentence if the layer cannot be built here."""

    def parameter_shapes(self, input_shape: Shape) -> dict[str, Shape]:
        """The layer's parameters, named and shaped as in PyTorch."""

    def initialise(self, parameters: Block, rng: Generator) -> None:
        """Fill ``parameters`` in place with starting values."""

    def forward(self, parameters: Block, x: Array, rng: Generator | None, scratch: Workspace) -> tuple[Array, Any]:
        """The output for ``x`` and what :meth:`backward` will need; ``rng=None`` means inference."""

    def backward(
        self,
        parameters: Block,
        cache: Any,
        dy: Array,
        gradients: Block,
        scratch: Workspace,
        needs_dx: bool,
    ) -> Array | None:
        """Write this layer's ``gradients`` and return that of its input (``None`` unless ``needs_dx``).

        ``dy`` may be overwritten.
        """


class Parameterless:
    """The part that layers without parameters share."""

    def parameter_shapes(self, input_shape: Shape) -> dict[str, Shape]:
        """None."""
        return {}

    def initialise(self, parameters: Block, rng: Generator) -> None:
        """Nothing to fill."""


def to_inside(x: Array) -> Array:
    """``(N, C, H, W) -> (H, C, W, N)`` and ``(N, D) -> (D, N)``, contiguous."""
    return np.ascontiguousarray(x.transpose(2, 1, 3, 0) if x.ndim == 4 else x.T)


def to_public(x: Array) -> Array:
    """``(H, C, W, N) -> (N, C, H, W)`` and ``(D, N) -> (N, D)``: a copy that outlives the scratch arrays."""
    return np.array(x.transpose(3, 1, 0, 2) if x.ndim == 4 else x.T, order="C")
