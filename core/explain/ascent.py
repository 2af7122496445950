"""The picture that a unit wants: made by going uphill from noise, in small steps that make its answer greater.

Erhan et al., "Visualizing higher-layer features of a deep network", 2009. The gradient alone leads to patterns that no
pen draws. So the picture is shifted by a pixel or two before each step, faded and softened after it (jitter, decay and
blur: Yosinski et al., "Understanding neural networks through deep visualization", 2015, section 3), and stays between
paper and ink. The shifts and the softening grow less towards the end.
"""

from collections.abc import Generator
from dataclasses import dataclass

import numpy as np

from core.explain.gradients import gradient_at
from core.explain.units import heard_at
from core.nn.network import Network
from core.nn.workspace import Workspace
from core.types import Array, Shape, UserError

STEPS = 160
RATE = 0.25, 0.05
"""How far a step goes, at the beginning and at the end: a pixel of mean slope changes by so much ink."""
JITTER = 2
"""Pixels to either side, at the beginning."""
DECAY = 0.02
"""Of the ink that fades in a step."""
BLUR = 0.15, 0.0
"""Of a pixel that goes to each of its four neighbours in a step, at the beginning and at the end."""
GREY = 0.6
"""The first picture is noise up to here. A network that has learnt what is no digit has flat places that no way leads
up from: from fainter noise two in twenty pictures of the default network's outputs ended there, from this none."""


@dataclass(frozen=True)
class Unit:
    """Unit ``number`` of the layer ``index``; of a convolution, where it stands in the middle of its map."""

    index: int
    number: int

    def heard(self, network: Network) -> tuple[int, Shape]:
        """The layer where it is heard before its activation, and its place there; ``UserError`` if there is none."""
        at = heard_at(network, self.index)[0]
        shape = network.shapes[at]
        if not 0 <= self.number < shape[0]:
            raise UserError(
                "{layer} has {count} units, counted from 0: no {number}.",
                layer=network.names[self.index],
                count=shape[0],
                number=self.number,
            )
        return at, (self.number, *(side // 2 for side in shape[1:]))

    def middle(self, network: Network) -> int:
        """That place, its map counted row by row; raises ``UserError`` as :meth:`heard`."""
        at, (_, *place) = self.heard(network)
        return place[0] * network.shapes[at][2] + place[1] if place else 0


@dataclass(frozen=True, eq=False)
class Ascent:
    """How far it is: the ``picture (C, H, W)``, 0 paper to 1 ink, and what the unit answers to it, after ``step``."""

    picture: Array
    answer: float
    step: int


def unit_gradient(
    network: Network, parameters: Array, picture: Array, unit: Unit, scratch: Workspace | None = None
) -> tuple[float, Array]:
    """What ``unit`` answers to ``picture (C, H, W)``, before its activation, and the gradient of that, in its shape."""
    at, place = unit.heard(network)
    seed = np.zeros((1, *network.shapes[at]), picture.dtype)
    seed[(0, *place)] = 1
    found = gradient_at(network, parameters, picture[None], network.names[at], seed, scratch=scratch)
    return float(found.output[(0, *place)]), found.gradient[0]


def ascent_steps(
    network: Network, parameters: Array, unit: Unit, seed: int, steps: int = STEPS
) -> Generator[Ascent, None, Ascent]:
    """Make the picture ``(C, H, W)`` that ``unit`` wants, from noise that ``seed`` chooses; yields it after every step.

    Raises ``UserError`` if there is no such unit.
    """
    rng, scratch = np.random.default_rng(seed), Workspace()
    x: Array = rng.uniform(0, GREY, network.input_shape).astype(np.float32)
    for step in range(steps):
        done = step / max(steps - 1, 1)
        shift = _shift(x, rng, round(JITTER * (1 - done)))
        answer, slope = unit_gradient(network, parameters, _moved(x, shift), unit, scratch)
        slope = _moved(slope, [-by for by in shift])
        size = float(np.sqrt(np.square(slope).mean()))
        if np.isfinite(size) and size > 0:  # else no way leads up from here: the noise stays as it is
            x = x + np.float32(_between(RATE, done) / size) * slope
            x = np.clip(_softened(x * np.float32(1 - DECAY), _between(BLUR, done)), 0, 1)
        yield Ascent(x, answer, step + 1)
    return Ascent(x, unit_gradient(network, parameters, x, unit, scratch)[0], steps)


def _between(ends: tuple[float, float], done: float) -> float:
    return ends[0] + (ends[1] - ends[0]) * done


def _shift(x: Array, rng: np.random.Generator, most: int) -> list[int]:
    """By how many pixels to move a picture along its height and width; a vector stays."""
    return rng.integers(-most, most + 1, 2).tolist() if x.ndim == 3 else []


def _moved(x: Array, shift: list[int]) -> Array:
    """What leaves the picture comes in at the other side."""
    return np.roll(x, shift, axis=(1, 2)) if shift else x


def _softened(x: Array, share: float) -> Array:
    """Every pixel gives ``share`` of itself to each of its neighbours; what goes over the edge is gone."""
    if x.ndim != 3 or share <= 0:
        return x
    y = (1 - 4 * share) * x
    y[:, 1:] += share * x[:, :-1]
    y[:, :-1] += share * x[:, 1:]
    y[:, :, 1:] += share * x[:, :, :-1]
    y[:, :, :-1] += share * x[:, :, 1:]
    return y.astype(x.dtype)
