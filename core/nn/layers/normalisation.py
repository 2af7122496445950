"""Batch normalisation: every channel brought to mean 0 and deviation 1, then given a scale and a shift of its own.

Ioffe and Szegedy, "Batch normalization", 2015, algorithms 1 and 2. The statistics are those of one micro-batch
(:mod:`core.nn.parallel`), never of the whole batch: micro-batches need not wait for each other, the result does not
depend on how many processes there are, and the noise of the smaller sample regularises (Hoffer et al., "Train longer,
generalize better", 2017, call it ghost batch normalisation).

The running statistics lie in the flat vector like the weights, but are observed, not trained. In place of a gradient
:meth:`BatchNorm.backward` reports what it saw; :class:`core.training.gradients.Batches` moves the running values
towards it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import prod
from typing import ClassVar, TypeAlias

import numpy as np
from numpy.random import Generator

from core.nn.checks import make_real
from core.nn.layers.arithmetic import Step, Steps
from core.nn.layers.layer import Layer, Mode
from core.nn.layers.windows import near
from core.nn.workspace import Workspace
from core.types import Array, Block, Shape, UserError, said

_Cache: TypeAlias = tuple[Array, Array, tuple[Array, Array] | None]
"""The input (centred, in training), one over the deviations, and what was observed (in training)."""


@dataclass(frozen=True)
class BatchNorm(Layer):
    """``weight * (x - mean) / sqrt(var + epsilon) + bias``, channel by channel; any shape, which stays as it is.

    In training ``mean`` and ``var`` are those of the micro-batch, at inference the running ones. Parameters, all
    ``(C,)`` (``(D,)`` on vectors): ``weight``, ``bias``, ``running_mean``, ``running_var``.
    """

    epsilon: float = 1e-5

    kind: ClassVar[str] = "batchnorm"
    title: ClassVar[str] = "Batch normalisation"
    summary: ClassVar[str] = "Brings every channel to mean 0 and deviation 1, then scales and shifts it as is learnt."
    hints: ClassVar[Mapping[str, str]] = {
        "epsilon": "Added to the variance, so that nothing is divided by 0",
    }
    steps: ClassVar[tuple[str, ...]] = (
        "minus the channel's mean",
        "divided by its deviation",
        "times its weight",
        "plus its bias",
    )
    buffers: ClassVar[tuple[str, ...]] = ("running_mean", "running_var")
    micro_batch: ClassVar[int] = 32
    """Over small batches the statistics are noisier, and what is learnt holds better for pictures that were not there
    (Hoffer et al., "Train longer, generalize better", 2017, section 4)."""

    def __post_init__(self) -> None:
        make_real(self, said("Batch normalisation"), "epsilon")
        if self.epsilon <= 0:
            raise UserError("Batch normalisation needs an epsilon above 0, not {epsilon}.", epsilon=self.epsilon)

    def multiplications(self, input_shape: Shape) -> int:
        """One for each number: scale and deviation make one factor."""
        return prod(input_shape)

    def parameter_shapes(self, input_shape: Shape) -> dict[str, Shape]:
        """One number a channel for each of the four."""
        return dict.fromkeys(("weight", "bias", *self.buffers), input_shape[:1])

    def initialise(self, parameters: Block, rng: Generator) -> None:
        """Nothing is changed to begin with: scale 1, shift 0, mean 0, variance 1."""
        for name, value in {"weight": 1, "bias": 0, "running_mean": 0, "running_var": 1}.items():
            parameters[name][...] = value

    def forward(self, parameters: Block, x: Array, mode: Mode, scratch: Workspace) -> tuple[Array, _Cache]:
        """``x (H, C, W, N)`` or ``(D, N)``; the cache is the input, centred in training, and the statistics."""
        flat = _by_channel(x)
        y = scratch.take("y", flat.shape, x.dtype)
        if not mode.training:
            inverse = 1 / np.sqrt(parameters["running_var"] + self.epsilon)
            scale = parameters["weight"] * inverse
            _line(flat, scale, parameters["bias"] - parameters["running_mean"] * scale, scratch, y)
            # (H, C, W*N) -> (H, C, W, N); (1, D, N) -> (D, N)
            return y.reshape(x.shape), (flat, inverse, None)
        count = flat.shape[0] * flat.shape[2]
        centred = scratch.take("centred", flat.shape, x.dtype)
        mean = _sum(flat) / count
        row, squares = _row("mean", mean, flat, scratch), np.empty(flat.shape[:2], flat.dtype)
        for some in near(len(flat), 2 * flat[0].size):
            np.subtract(flat[some], row, out=centred[some])
            np.vecdot(centred[some], centred[some], out=squares[some])
        variance = squares.sum(axis=0) / count
        inverse = 1 / np.sqrt(variance + self.epsilon)
        _line(centred, parameters["weight"] * inverse, parameters["bias"], scratch, y)
        # The running variance is that of the population, as in PyTorch: Bessel's correction.
        # (H, C, W*N) -> (H, C, W, N); (1, D, N) -> (D, N)
        return y.reshape(x.shape), (centred, inverse, (mean, variance * (count / max(count - 1, 1))))

    def backward(
        self, parameters: Block, cache: _Cache, dy: Array, gradients: Block, scratch: Workspace, needs_dx: bool
    ) -> Array | None:
        """In place of ``dy``: ``dx = weight / deviation * (dy - mean(dy) - xhat * mean(dy * xhat))``.

        At inference the statistics do not depend on the input and only the first term is there.
        """
        x, inverse, observed = cache
        flat = _by_channel(dy)
        if gradients or observed is not None:
            shift = _sum(flat)
            scale = np.vecdot(flat, x).sum(axis=0)
            if observed is None:
                scale -= parameters["running_mean"] * shift
            scale *= inverse
        if gradients:
            gradients["bias"][...] = shift
            gradients["weight"][...] = scale
            for name, value in zip(self.buffers, observed or (0, 0), strict=True):
                gradients[name][...] = value
        if not needs_dx:
            return None
        factor = _row("factor", parameters["weight"] * inverse, flat, scratch)
        if observed is None:
            flat *= factor
            return dy
        count = flat.shape[0] * flat.shape[2]
        slope = _row("slope", scale * inverse / count, flat, scratch)
        mean = _row("mean", shift / count, flat, scratch)
        for some in near(len(flat), 2 * flat[0].size):
            part = flat[some]
            x[some] *= slope
            part -= x[some]
            part -= mean
            part *= factor
        return dy

    def arithmetic(self, parameters: Block, x: Array, position: Shape) -> Steps:
        """One number, by the running statistics of its channel."""
        names = ("weight", "bias", *self.buffers)
        weight, bias, mean, variance = (float(parameters[name][position[0]]) for name in names)
        with np.errstate(invalid="ignore"):  # a file may say that a variance is negative
            deviation = float(np.sqrt(variance + self.epsilon))
        given = float(x[position])
        normal = (given - mean) / deviation
        results = (given - mean, normal, normal * weight, normal * weight + bias)
        steps = tuple(map(Step, self.steps, (mean, deviation, weight, bias), results))
        return Steps(given, int(np.ravel_multi_index(position, x.shape)), steps)


def _by_channel(x: Array) -> Array:
    """A view ``(H, C, W * N)``, of vectors ``(1, D, N)``."""
    # (H, C, W, N) -> (H, C, W*N); (D, N) -> (1, D, N)
    return x.reshape(x.shape[0], x.shape[1], -1) if x.ndim == 4 else x[None]


def _sum(flat: Array) -> Array:
    """Of ``flat (H, C, L)`` the sum of every channel ``(C,)``: as a product, which is four times as fast as a sum."""
    total: Array = (flat @ np.ones(flat.shape[2], flat.dtype)).sum(axis=0)
    return total


def _line(flat: Array, scale: Array, shift: Array, scratch: Workspace, y: Array) -> None:
    """``flat (H, C, L)`` times ``scale (C,)`` plus ``shift (C,)``, into ``y``."""
    factor, added = _row("factor", scale, flat, scratch), _row("added", shift, flat, scratch)
    for some in near(len(flat), 2 * flat[0].size):
        np.multiply(flat[some], factor, out=y[some])
        y[some] += added


def _row(key: str, values: Array, flat: Array, scratch: Workspace) -> Array:
    """``values (C,)`` at every pixel of a row, ``(C, L)``: NumPy takes two arrays faster than an array and a number.

    Valid until the next call with this ``key``.
    """
    row = scratch.take(key, flat.shape[1:], flat.dtype)
    row[...] = values[:, None]
    return row
