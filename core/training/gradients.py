"""The gradient of one batch after another, computed on the pool."""

from collections.abc import Generator
from functools import partial
from typing import Any

import numpy as np

from core.data.datasets import Dataset
from core.nn.layers.layer import Mode
from core.nn.layout import nchw_to_hcwn, pixels_to_hcwn
from core.nn.losses import FUNCTIONS, Loss, cross_entropy
from core.nn.network import Network
from core.nn.parallel import Pool
from core.nn.workspace import Workspace
from core.training.config import TrainingConfig
from core.training.shown import FINISHING, LEARNING, SETTLING, Phase, Shown
from core.types import Array, Labels

MEMORY = 0.9
"""How much of the running statistics is kept at each step; the rest is what the batch showed."""


ROUND = 4
"""Micro-batches between two moments at which a run can be held: 256 pictures at most."""


class Batches:
    """Computes the gradient of one batch after another, in micro-batches, on the pool.

    Each micro-batch of each step has a stream of random numbers of its own, so the result is the same, bit for bit,
    whichever thread takes it.
    """

    def __init__(self, network: Network, parameters: Array, data: Dataset, config: TrainingConfig, pool: Pool) -> None:
        self.network, self.data, self.config, self.pool = network, data, config, pool
        self.parameters = parameters
        steps = config.epochs * -(-len(data.labels) // config.batch_size)
        self.settling = (1 - config.settle) * steps  # from this step on
        self.finishing = (1 - config.finish) * steps
        self.shown = Shown(data, config)
        self.blocks = network.blocks(parameters)
        self.loss: Loss = FUNCTIONS[config.loss]
        if config.label_smoothing:
            self.loss = partial(cross_entropy, smoothing=config.label_smoothing)
        # Making a stream takes longer than a picture takes the smallest network: only where chance has a part.
        self.random = self.shown.varied or network.stochastic
        self.observed = np.flatnonzero(network.mask(lambda name: name in network.buffers))
        self.decayed = self.decaying(parameters)
        self.gradients: list[tuple[Array, Any]] = []

    def decaying(self, vector: Array) -> list[Array]:
        """The parts of ``vector (P,)`` that belong to parameters that weight decay takes from."""
        views = self.network.views(vector)
        return [views[name] for name in self.network.decays]

    def steps(self, chosen: Labels, step: int, observe: bool = True) -> Generator[int, None, tuple[float, int, Array]]:
        """Work through the ``chosen`` pictures, yielding how many are done after every round but the last.

        Returns the sum of the losses, the right answers and the gradient ``(P,)`` of the mean loss. Running statistics
        are moved towards what the batch showed, if that is to be observed; their entries of the gradient are zero.
        """
        micro_batches = self.network.micro_batches(len(chosen))
        while len(self.gradients) < len(micro_batches):
            vector = np.zeros_like(self.parameters)
            self.gradients.append((vector, self.network.blocks(vector)))
        loss, right = 0.0, 0
        total = self.gradients[0][0]
        for first in range(0, len(micro_batches), ROUND):
            if first:
                yield micro_batches[first].start
            numbers = range(first, min(first + ROUND, len(micro_batches)))
            work = [(number, chosen[micro_batches[number]]) for number in numbers]
            for its_loss, its_right in self.pool.map(partial(self._micro_batch, step, len(chosen)), work):
                loss, right = loss + its_loss, right + its_right
            for number in numbers:
                if number:
                    total += self.gradients[number][0]
        if len(self.observed):
            if observe:
                self.parameters[self.observed] *= MEMORY
                self.parameters[self.observed] += total[self.observed] * ((1 - MEMORY) / len(micro_batches))
            total[self.observed] = 0
        return loss, right, total

    def _micro_batch(self, step: int, count: int, work: tuple[int, Labels], scratch: Workspace) -> tuple[float, int]:
        number, rows = work
        rng = np.random.default_rng((self.config.seed, step, number)) if self.random else None
        phase = FINISHING if step >= self.finishing else SETTLING if step >= self.settling else LEARNING
        x, labels = self._pictures(rows, phase, rng, scratch)
        into = self.gradients[number][1]
        mode = Mode(training=True, rng=rng)
        return self.network.loss_and_gradients(self.blocks, x, labels, self.loss, count, into, mode, scratch)

    def _pictures(
        self, rows: Labels, phase: Phase, rng: np.random.Generator | None, scratch: Workspace
    ) -> tuple[Array, Labels]:
        """The pictures of one micro-batch in the inside layout, and their labels."""
        if rng is None or not self.shown.varied:
            return pixels_to_hcwn(self.data.images[rows], scratch), self.data.labels[rows]
        pictures, labels = self.shown.pictures(rows, phase, rng)
        return nchw_to_hcwn(pictures[:, None]), labels
