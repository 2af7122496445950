"""What every layer is: a frozen description that computes with numbers it is handed.

**Memory layout.** Outside, pictures are ``(N, C, H, W)`` and vectors ``(N, D)``. Inside the layers they are
``(H, C, W, N)`` and ``(D, N)``: the batch lies innermost, so that shifting a picture by a pixel, pooling it or
adding a bias are operations on long contiguous runs, and the rows of pixels lie outermost, so that the K rows
under a kernel are one block of memory which a matrix product can read where it stands
(:mod:`core.nn.layers.convolution`). :func:`nchw_to_hcwn` and :func:`hcwn_to_nchw` are the only places that convert.

**Whose an array is.** What a layer returns, forward or backward, it gives away: the next layer may write to it. So a
layer never returns what it relies on finding unchanged, such as :meth:`Workspace.zeros`. What the caller of a network
hands in stays the caller's: it arrives read-only.
"""

from typing import Any, ClassVar, Protocol

from numpy.random import Generator

from core.nn.workspace import Workspace
from core.types import Array, Block, Shape


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
