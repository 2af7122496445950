"""The gradient of one batch after another: pictures fetched, changed or drawn, and computed on the pool."""

from collections.abc import Generator
from functools import partial
from typing import Any, NamedTuple

import numpy as np

from core.augmentation.pictures import CALM, GENTLE, augment, coarsen
from core.data.datasets import Dataset
from core.nn.layers.layer import Mode
from core.nn.layout import nchw_to_hcwn, pixels_to_hcwn
from core.nn.losses import FUNCTIONS, Loss, cross_entropy
from core.nn.network import Network
from core.nn.parallel import Pool
from core.nn.workspace import Workspace
from core.synthesis import pens
from core.synthesis.drawing import draw_digits
from core.synthesis.forms import NOT_A_DIGIT
from core.training.config import TrainingConfig
from core.types import Array, Labels

MEMORY = 0.9
"""How much of the running statistics is kept at each step; the rest is what the batch showed."""


class Phase(NamedTuple):
    """How a run shows its pictures for a while.

    A share ``gentle`` of them is changed but little; ``None`` is all of them as they are. Of the share of drawn digits
    ``drawn`` is left. A share ``coarse`` of all is read from a small bitmap.
    """

    gentle: float | None
    drawn: float
    coarse: float


LEARNING = Phase(GENTLE, 1.0, 0.35)
SETTLING = Phase(CALM, 0.15, 0.15)
FINISHING = Phase(None, 0.45, 0.05)
"""Changing a picture softens it. A network that has seen no sharp ones but the drawn reads whatever is sharp by the
styles that only drawings have."""

LETTERS, PARTS, LETTER_PARTS = 0.5, 0.25, 0.1
"""Of what is no digit, the shares of real letters and symbols, of parts of digits and two in one box, and of the same
of letters; the rest is drawn by rule."""

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
        self.varied = bool(config.augment or config.drawn or config.not_digits)
        self.blocks = network.blocks(parameters)
        self.loss: Loss = FUNCTIONS[config.loss]
        if config.label_smoothing:
            self.loss = partial(cross_entropy, smoothing=config.label_smoothing)
        # Making a stream takes longer than a picture takes the smallest network: only where chance has a part.
        self.random = self.varied or network.stochastic
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
        """The pictures of one micro-batch in the inside layout, and their labels.

        A share of them is drawn by rule, the others are changed by chance, as ``phase`` says.
        """
        config, images, labels = self.config, self.data.images[rows], self.data.labels[rows]
        if rng is None or not self.varied:
            return pixels_to_hcwn(images, scratch), labels
        pictures = images[:, 0] * np.float32(1 / 255)
        lot = rng.random(len(rows))
        other = lot < config.not_digits
        drawn = (lot < config.drawn * phase.drawn + config.not_digits) & ~other
        labels[other] = NOT_A_DIGIT
        hands, line = self.data.hands, self.data.line
        pen = np.zeros(len(rows), bool)
        if config.augment:
            if hands is not None and line is not None:
                pen = (line[rows] >= 0) & ~drawn & ~other
                if pen.any():
                    pictures[pen] = pens.draw(hands.digits, line[rows[pen]], _strength(phase, pen.sum(), rng), rng)
            moved = ~(pen | drawn | other)
            if phase.gentle is not None and moved.any():
                pictures[moved] = augment(pictures[moved], rng, phase.gentle)
        if drawn.any():
            pictures[drawn] = draw_digits(labels[drawn], rng)
        if other.any():
            pictures[other] = self._others(int(other.sum()), rng)
        if config.augment:
            coarsen(pictures, rng, phase.coarse)
        return nchw_to_hcwn(pictures[:, None]), labels

    def _others(self, count: int, rng: np.random.Generator) -> Array:
        """What is no digit, ``(N, 28, 28)``: by rule, and where there are hands real letters and parts of digits."""
        hands = self.data.hands
        if hands is None:
            return draw_digits(np.full(count, NOT_A_DIGIT), rng)
        shares = LETTERS, PARTS, LETTER_PARTS
        letters, parts, letter_parts, by_rule = rng.multinomial(count, (*shares, 1 - sum(shares)))
        rows = rng.integers(len(hands.others), size=letters)
        return np.concatenate(
            [
                pens.draw(hands.others, rows, rng.uniform(0, 1, letters), rng),
                pens.draw_parts(hands.digits, parts, rng),
                pens.draw_parts(hands.others, letter_parts, rng),
                draw_digits(np.full(by_rule, NOT_A_DIGIT), rng),
            ]
        )


def _strength(phase: Phase, count: int, rng: np.random.Generator) -> Array:
    """How much each of so many strokes is changed, ``(N,)``."""
    if phase.gentle is None:
        return rng.uniform(0, 0.2, count)
    return np.where(rng.random(count) < phase.gentle, rng.uniform(0, 0.4, count), rng.uniform(0.4, 1.2, count))
