"""What every layer is: a frozen description that computes with numbers it is handed.

**Memory layout.** Outside, pictures are ``(N, C, H, W)`` and vectors ``(N, D)``. Inside the layers they are
``(H, C, W, N)`` and ``(D, N)``: the batch lies innermost, so that shifting a picture by a pixel, pooling it or
adding a bias are operations on long contiguous runs, and the rows of pixels lie outermost, so that the K rows
under a kernel are one block of memory which a matrix product can read where it stands
(:mod:`core.nn.layers.convolution`). :mod:`core.nn.layout` holds the only places that convert.

**Whose an array is.** What a layer returns, forward or backward, it gives away: the next layer may write to it. So a
layer never returns what it relies on finding unchanged, such as :meth:`Workspace.zeros`. What the caller of a network
hands in stays the caller's: it arrives read-only.

**A new layer** is one file beside this one and one line in the registry, :mod:`core.nn.layers`. Whatever others have to
know of it, it declares: nobody asks which layer it is, but what writes it for other programs (:mod:`core.exchange`).
"""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from math import prod
from typing import Any, ClassVar, NamedTuple

from numpy.random import Generator

from core.nn.layers.arithmetic import Arithmetic
from core.nn.workspace import Workspace
from core.types import Array, Block, Shape

MICRO_BATCH = 64
"""Pictures to compute at once, unless that is too much (``ROOM`` in :mod:`core.nn.network`): with 32, networks that are
small took 5 to 15 % longer."""


class Mode(NamedTuple):
    """What a pass is for: training, or inference (:data:`INFERENCE`).

    ``rng`` is where chance comes from; it is there in training if a layer is :attr:`~Layer.stochastic`.
    """

    training: bool
    rng: Generator | None = None


INFERENCE = Mode(training=False)


@dataclass(frozen=True)
class Layer(ABC):
    """A frozen dataclass of hyperparameters: it holds no numbers and no caches, and is safe to share.

    ``kind`` names the layer in files; every other declaration, and the lack of parameters, is what most layers have.
    """

    kind: ClassVar[str]

    title: ClassVar[str]
    """What a person calls it."""

    summary: ClassVar[str]
    """What it does, in a plain sentence."""

    hints: ClassVar[Mapping[str, str]] = {}
    """What each of its hyperparameters is, in plain words."""

    steps: ClassVar[tuple[str, ...]] = ()
    """What it does to each number, a few words for each of the :class:`~core.nn.layers.arithmetic.Steps`."""

    short: ClassVar[str | None] = None
    """What it is called in a network, counted, if not by its kind: ``pool1``, ``pool2``, …"""

    buffers: ClassVar[tuple[str, ...]] = ()
    """The parameters that are observed and not trained; in place of a gradient ``backward`` reports what it saw."""

    decays: ClassVar[tuple[str, ...]] = ()
    """The parameters that weight decay takes from."""

    stochastic: ClassVar[bool] = False
    """Whether chance has a part in training."""

    monotone: ClassVar[bool] = False
    """Whether it takes every number by itself and never puts two in another order: it may change places with a layer
    that :attr:`takes_maximum`."""

    takes_maximum: ClassVar[bool] = False
    """Whether every number it gives is the greatest of some of those it is given."""

    rectifies: ClassVar[bool] = False
    """Whether it lets positive numbers through and nothing else: some explanations go back through it by a rule of
    their own (:mod:`core.explain.gradients`)."""

    mixes: ClassVar[bool] = False
    """Whether a channel that it gives is made of several channels that it is given."""

    micro_batch: ClassVar[int] = MICRO_BATCH
    """Pictures it should be given at once, at most."""

    @property
    def middle(self) -> tuple[float, float] | None:
        """Where the middle of what it looks at lies: for its first pixel, and how much farther on for the next one.

        In pixels of its input, along rows and columns alike; ``None`` if it takes the numbers from their places.
        """
        return 0.0, 1.0

    def output_shape(self, input_shape: Shape) -> Shape:
        """The shape of one output; raises ``UserError`` with one sentence if the layer cannot be built here."""
        return input_shape

    @classmethod
    def suggested(cls, input_shape: Shape) -> "Layer":
        """One to begin with after what has ``input_shape``; where none can follow, it is one that cannot."""
        return cls()

    def numbers(self, input_shape: Shape) -> int:
        """About how many numbers it writes to memory for one picture."""
        return prod(self.output_shape(input_shape))

    def multiplications(self, input_shape: Shape) -> int:
        """How many its formula takes for one picture at inference; functions such as tanh count as none.

        A shorter way to the same numbers may take fewer (:mod:`core.nn.layers.winograd`).
        """
        return 0

    def work(self, input_shape: Shape) -> int:
        """About how many numbers it goes through for one picture: a measure of the time that takes."""
        return self.numbers(input_shape) + self.multiplications(input_shape)

    def parameter_shapes(self, input_shape: Shape) -> dict[str, Shape]:
        """The layer's parameters, named and shaped as in PyTorch."""
        return {}

    def initialise(self, parameters: Block, rng: Generator) -> None:
        """Fill ``parameters`` in place with starting values: zeros, unless the layer says otherwise."""
        for values in parameters.values():
            values[...] = 0

    @abstractmethod
    def forward(self, parameters: Block, x: Array, mode: Mode, scratch: Workspace) -> tuple[Array, Any]:
        """The output for ``x`` and what :meth:`backward` will need.

        ``x`` may be overwritten unless it is read-only, as far as the gradient of the layer before stays the same.
        """

    @abstractmethod
    def backward(
        self, parameters: Block, cache: Any, dy: Array, gradients: Block, scratch: Workspace, needs_dx: bool
    ) -> Array | None:
        """Write this layer's ``gradients`` and return that of its input (``None`` unless ``needs_dx``).

        Of a layer without parameters the gradient of its input is always needed. Where only that is wanted,
        ``gradients`` is empty: those of the parameters would take most of the time. ``dy`` may be overwritten.
        """

    def reads(self, wanted: Array, input_shape: Shape) -> Array:
        """Which numbers of the input those ``wanted`` of the output are computed from, both bool and of one example.

        Most layers make every number of one, in the same order.
        """
        return wanted.reshape(input_shape)  # (C, H, W) or (D,) -> input_shape

    @abstractmethod
    def arithmetic(self, parameters: Block, x: Array, position: Shape) -> Arithmetic:
        """How the number at ``position`` of the output came about at inference, ``x (C, H, W)`` or ``(D,)``."""

    def part(self, parameters: Block, outputs: Array, inputs: Array) -> tuple["Layer", Block]:
        """Of a layer with weights that :attr:`mixes`: the same with some of its outputs and inputs only, by number."""
        return self, parameters
