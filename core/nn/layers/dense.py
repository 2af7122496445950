"""A layer in which every output sees every input."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import ClassVar

import numpy as np
from numpy.random import Generator

from core.nn.checks import make_whole
from core.nn.initialisation import HINT, Initialisation, check_initialisation, draw
from core.nn.layers.arithmetic import WeightedSum
from core.nn.layers.layer import Layer, Mode
from core.nn.workspace import Workspace
from core.types import Array, Block, Shape, UserError, in_sides, said


@dataclass(frozen=True)
class Dense(Layer):
    """``y = weight @ x + bias``; ``(D,) -> (units,)``. Parameters: ``weight (units, D)``, ``bias (units,)``."""

    units: int
    initialisation: Initialisation = "he"

    kind: ClassVar[str] = "dense"
    title: ClassVar[str] = "Dense"
    summary: ClassVar[str] = "Connects every number with every unit; the last one gives the answer."
    hints: ClassVar[Mapping[str, str]] = {
        "units": "How many numbers it gives: 10 in the last layer, one for each digit",
        "initialisation": HINT,
    }
    decays: ClassVar[tuple[str, ...]] = ("weight",)
    mixes: ClassVar[bool] = True

    def __post_init__(self) -> None:
        make_whole(self, said("A dense layer"), "units")
        check_initialisation(self.initialisation)

    @classmethod
    def suggested(cls, input_shape: Shape) -> "Dense":
        """One unit for each digit."""
        return cls(10)

    def multiplications(self, input_shape: Shape) -> int:
        """One for each weight."""
        return self.units * input_shape[0]

    def output_shape(self, input_shape: Shape) -> Shape:
        """``(units,)``."""
        if len(input_shape) != 1:
            raise UserError(
                "A dense layer needs a vector and is given {input_shape}: put a Flatten before it.",
                input_shape=in_sides(input_shape),
            )
        return (self.units,)

    def parameter_shapes(self, input_shape: Shape) -> dict[str, Shape]:
        """``weight (units, D)`` and ``bias (units,)``."""
        return {"weight": (self.units, input_shape[0]), "bias": (self.units,)}

    def initialise(self, parameters: Block, rng: Generator) -> None:
        """Draw the weights; biases start at zero."""
        draw(self.initialisation, parameters["weight"], rng)
        parameters["bias"][...] = 0

    def forward(self, parameters: Block, x: Array, mode: Mode, scratch: Workspace) -> tuple[Array, Array]:
        """``x (D, N) -> y (units, N)``."""
        y = scratch.take("y", (self.units, x.shape[1]), x.dtype)
        np.matmul(parameters["weight"], x, out=y)
        y += parameters["bias"][:, None]
        return y, x

    def backward(
        self, parameters: Block, cache: Array, dy: Array, gradients: Block, scratch: Workspace, needs_dx: bool
    ) -> Array | None:
        """``dy (units, N) -> dx (D, N)``."""
        if gradients:
            np.matmul(dy, cache.T, out=gradients["weight"])  # (D, N) -> (N, D)
            dy.sum(axis=1, out=gradients["bias"])
        if not needs_dx:
            return None
        dx = scratch.take("dx", cache.shape, dy.dtype)
        return np.matmul(parameters["weight"].T, dy, out=dx)  # (units, D) -> (D, units)

    def reads(self, wanted: Array, input_shape: Shape) -> Array:
        """Every input, if there is an output to compute."""
        return np.full(input_shape, wanted.any())

    def arithmetic(self, parameters: Block, x: Array, position: Shape) -> WeightedSum:
        """Every input times its weight."""
        (unit,) = position
        return WeightedSum(
            x.copy(), np.arange(len(x)), parameters["weight"][unit].copy(), float(parameters["bias"][unit])
        )

    def part(self, parameters: Block, outputs: Array, inputs: Array) -> tuple["Dense", Block]:
        """Some units on some inputs."""
        weight = parameters["weight"][np.ix_(outputs, inputs)]
        return replace(self, units=len(outputs)), {"weight": weight, "bias": parameters["bias"][outputs]}
