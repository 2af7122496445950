"""The gradient of one batch after another, computed on the pool."""

from collections.abc import Generator
from dataclasses import dataclass
from functools import partial
from math import prod

import numpy as np

from core.data.datasets import Dataset
from core.nn.layers.layer import Mode
from core.nn.layout import nchw_to_hcwn, pixels_to_hcwn
from core.nn.losses import FUNCTIONS, Loss, cross_entropy
from core.nn.network import Network
from core.nn.parallel import Pool
from core.nn.workers import Work
from core.nn.workspace import Workspace
from core.optim.decay import penalise, shrink
from core.training.config import TrainingConfig
from core.training.shown import FINISHING, LEARNING, SETTLING, Phase, Shown
from core.types import Array, Labels, Pixels, UserError

MEMORY = 0.9
"""How much of the running statistics is kept at each step; the rest is what the batch showed."""

ROUND = 4
"""Micro-batches between two moments at which a run can be held, at most: 256 pictures."""

HEAVY = 5 * 10**8
"""Multiplications from which on a micro-batch takes so long, a twentieth of a second and more, that a round has no more
of them than there are processes."""

PASSES = 3
"""Forward, and backward to the weights and to the input: each has about as many multiplications as the first."""


@dataclass(frozen=True, eq=False)
class Part:
    """One micro-batch, ``number`` of a ``step`` on ``count`` pictures: those of ``rows``, shown as in ``phase``.

    ``pictures`` and ``labels`` are there where they are shown as they are.
    """

    step: int
    number: int
    count: int
    rows: Labels
    phase: Phase
    pictures: Pixels | None
    labels: Labels | None


@dataclass(frozen=True)
class Gradient:
    """The task of a training step: the sum of the losses, the right answers, and the share of the gradient.

    Each micro-batch of each step has a stream of random numbers of its own, so the result is the same, bit for bit,
    whoever takes it. ``shown`` makes pictures that are varied; else they come with their part.
    """

    network: Network
    loss: Loss
    seed: int
    shown: Shown | None

    def bind(self, parameters: Array, rows: Array) -> Work:
        """On a :class:`Part`; the gradient goes into the row."""
        network, blocks, into = self.network, self.network.blocks(parameters), [*map(self.network.blocks, rows)]
        # Making a stream takes longer than a picture takes the smallest network: only where chance has a part.
        random = self.shown is not None or network.stochastic

        def work(part: Part, place: int, scratch: Workspace) -> tuple[float, int]:
            rng = np.random.default_rng((self.seed, part.step, part.number)) if random else None
            x, labels = self.pictures(part, rng, scratch)
            mode = Mode(training=True, rng=rng)
            return network.loss_and_gradients(blocks, x, labels, self.loss, part.count, into[place], mode, scratch)

        return work

    def pictures(self, part: Part, rng: np.random.Generator | None, scratch: Workspace) -> tuple[Array, Labels]:
        """Those of one micro-batch in the inside layout, and their labels."""
        if self.shown is None or rng is None:
            assert part.pictures is not None
            assert part.labels is not None
            return pixels_to_hcwn(part.pictures, scratch), part.labels
        pictures, labels = self.shown.pictures(part.rows, part.phase, rng)
        return nchw_to_hcwn(pictures[:, None]), labels  # (N, H, W) -> (N, 1, H, W)


def loss_of(config: TrainingConfig) -> Loss:
    """The one that a run by ``config`` makes small."""
    loss: Loss = FUNCTIONS[config.loss]
    return partial(cross_entropy, smoothing=config.label_smoothing) if config.label_smoothing else loss


def check_batch_size(network: Network, size: int) -> None:
    """Raise ``UserError`` where batches of ``size`` pictures cannot teach ``network``: one number has no variance."""
    if size == 1 and _needs_two(network):
        raise UserError("Batch normalisation of a vector needs batches of at least 2 pictures.")


def batches_of(network: Network, count: int, size: int) -> int:
    """How many batches of ``size`` an epoch of ``count`` pictures has for ``network``.

    The last takes what is left: fewer pictures, or one more where a single one is left that could not teach it alone.
    """
    alone = count > size and count % size == 1 and _needs_two(network)
    return count // size if alone else -(-count // size)


def _needs_two(network: Network) -> bool:
    """Whether it normalises what is but one number of each picture."""
    inputs = zip(network.layers, network.place_shapes, strict=False)
    return any(layer.buffers and prod(shape[1:]) == 1 for layer, shape in inputs)


class Batches:
    """Computes the gradient of one batch after another, in micro-batches, on the pool: of about so many ``steps``."""

    def __init__(
        self, network: Network, parameters: Array, data: Dataset, config: TrainingConfig, steps: int, pool: Pool
    ) -> None:
        self.network, self.parameters, self.data = network, parameters, data
        self.settling = (1 - config.settle) * steps  # from this step on
        self.finishing = (1 - config.finish) * steps
        shown = Shown(data, config)
        self.task = Gradient(network, loss_of(config), config.seed, shown if shown.varied else None)
        work = PASSES * network.multiplications * min(config.batch_size, len(data)) * steps
        heavy = network.multiplications * network.micro_batch > HEAVY
        self.round = min(ROUND, pool.processes) if heavy else ROUND
        self.team = pool.team(self.task, parameters, self.round, work)
        self.observed = np.flatnonzero(network.mask(lambda name: name in network.buffers))
        self._decoupled = config.optimizer == "adamw"
        self._decayed, self._room = map(self._decaying, (parameters, np.empty_like(parameters)))

    def decay(self, gradient: Array, rate: float, decay: float) -> None:
        """What weight decay does before a step: to the weights, or to the ``gradient (P,)``."""
        if decay and self._decoupled:
            shrink(self._decayed, rate, decay)
        elif decay:
            penalise(self._decayed, self._decaying(gradient), decay, self._room)

    def _decaying(self, vector: Array) -> list[Array]:
        """The parts of ``vector (P,)`` that belong to parameters that weight decay takes from."""
        views = self.network.views(vector)
        return [views[name] for name in self.network.decays]

    def steps(self, chosen: Labels, step: int, observe: bool = True) -> Generator[int, None, tuple[float, int, Array]]:
        """Work through the ``chosen`` pictures, yielding how many are done after every round but the last.

        Returns the sum of the losses, the right answers and the gradient ``(P,)`` of the mean loss. Running statistics
        are moved towards what the batch showed, if that is to be observed; their entries of the gradient are zero.
        """
        micro_batches = self.network.micro_batches(len(chosen))
        loss, right, total = 0.0, 0, np.empty(0, self.parameters.dtype)
        for first in range(0, len(micro_batches), self.round):
            if first:
                yield micro_batches[first].start
            numbers = range(first, min(first + self.round, len(micro_batches)))
            parts = [self.part(step, number, len(chosen), chosen[micro_batches[number]]) for number in numbers]
            for number, ((its_loss, its_right), gradient) in zip(numbers, self.team.map(parts), strict=True):
                assert gradient is not None
                loss, right = loss + its_loss, right + its_right
                if number:
                    total += gradient
                else:  # the next round writes there again
                    total = gradient.copy() if len(micro_batches) > self.round else gradient
        if len(self.observed):
            if observe:
                self.parameters[self.observed] *= MEMORY
                self.parameters[self.observed] += total[self.observed] * ((1 - MEMORY) / len(micro_batches))
            total[self.observed] = 0
        return loss, right, total

    def part(self, step: int, number: int, count: int, rows: Labels) -> Part:
        """The micro-batch ``number`` of a step on ``count`` pictures: those of ``rows``."""
        phase = FINISHING if step >= self.finishing else SETTLING if step >= self.settling else LEARNING
        if self.task.shown is not None:
            return Part(step, number, count, rows, phase, None, None)
        return Part(step, number, count, rows, phase, self.data.images[rows], self.data.labels[rows])
