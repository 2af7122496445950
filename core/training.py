"""Training as a generator: between two batches its caller may look, predict, pause, save or stop."""

from collections.abc import Generator
from dataclasses import dataclass
from math import isfinite
from time import perf_counter
from typing import Any, TypeAlias

import numpy as np

from core.datasets import Dataset, DataSplits
from core.evaluation import evaluate_steps, part_of
from core.layers import Workspace
from core.losses import FUNCTIONS, LOSSES, LossName
from core.network import Network
from core.optimizers import OPTIMIZERS, SGD, Adam, Optimizer, OptimizerName
from core.parallel import Pool, parts
from core.schedules import SCHEDULES, ScheduleName, factor
from core.types import Array, Labels, UserError

LARGEST_BATCH = 4096
LARGEST_RATE = 10.0
HOPELESS = 1e4
"""A loss from which no run comes back: a network that knows nothing has 2.3."""


ROUND = 8
"""Parts between two moments at which a run can be held: 256 to 512 pictures."""


class DivergedError(UserError):
    """The loss went beyond all bounds: the parameters are worthless from here on."""


@dataclass(frozen=True)
class TrainingConfig:
    """How to train; raises ``UserError`` with one sentence for a value that makes no sense.

    ``momentum`` belongs to SGD, ``betas`` to Adam. ``learning_rate`` is the one the ``schedule`` starts from or
    rises to. ``seed`` decides the order of the pictures and the dropout: the same seed gives the same weights.
    """

    optimizer: OptimizerName = "adam"
    learning_rate: float = 1e-3
    momentum: float = 0.9
    betas: tuple[float, float] = (0.9, 0.999)
    batch_size: int = 128
    epochs: int = 5
    seed: int = 0
    loss: LossName = "cross-entropy"
    schedule: ScheduleName = "constant"

    def __post_init__(self) -> None:
        for value, known, what in (
            (self.optimizer, OPTIMIZERS, "optimizer"),
            (self.loss, LOSSES, "loss"),
            (self.schedule, SCHEDULES, "schedule"),
        ):
            if value not in known:
                raise UserError(f"There is no {what} called {value!r}; there are {', '.join(known)}.")
        if not (isfinite(self.learning_rate) and 0 < self.learning_rate <= LARGEST_RATE):
            raise UserError(
                f"The learning rate lies above 0 and is at most {LARGEST_RATE:g}; {self.learning_rate:g} does not fit."
            )
        if not 0 <= self.momentum < 1 or not all(0 <= beta < 1 for beta in self.betas):
            raise UserError("Momentum and Adam's two betas lie from 0 to below 1.")
        if not 1 <= self.batch_size <= LARGEST_BATCH:
            raise UserError(f"A batch has from 1 to {LARGEST_BATCH:,} pictures, not {self.batch_size:,}.")
        if not 1 <= self.epochs <= 10_000:
            raise UserError(f"Train for 1 to 10,000 epochs, not {self.epochs:,}.")
        if not 0 <= self.seed < 2**32:
            raise UserError(f"The seed is a whole number from 0 to 4,294,967,295, not {self.seed:,}.")


@dataclass(frozen=True)
class BatchDone:
    """One step: mean ``loss`` and ``accuracy`` on its ``images`` pictures before the step, in ``seconds``.

    ``epoch`` and ``batch`` count from 1.
    """

    epoch: int
    epochs: int
    batch: int
    batches: int
    loss: float
    accuracy: float
    images: int
    seconds: float


@dataclass(frozen=True)
class Working:
    """A large batch is under way, ``done`` of its ``count`` pictures: nothing to show, but a moment to stop at."""

    epoch: int
    batch: int
    done: int
    count: int


@dataclass(frozen=True)
class Evaluating:
    """The validation split is being read: ``done`` pictures of ``count``."""

    epoch: int
    done: int
    count: int


@dataclass(frozen=True)
class EpochDone:
    """One epoch; ``seconds`` and ``images_per_second`` count the training steps alone."""

    epoch: int
    epochs: int
    seconds: float
    images_per_second: float
    train_loss: float
    train_accuracy: float
    validation_loss: float
    validation_accuracy: float


TrainingEvent: TypeAlias = BatchDone | Evaluating | EpochDone
"""What there is to show of a run."""


def make_optimizer(config: TrainingConfig, parameters: Array) -> Optimizer:
    """The optimizer that ``config`` names."""
    if config.optimizer == "sgd":
        return SGD(parameters, config.momentum)
    return Adam(parameters, config.betas)


class _Batches:
    """Computes the gradient of one batch after another, in parts, on the pool."""

    def __init__(self, network: Network, parameters: Array, data: Dataset, config: TrainingConfig, pool: Pool) -> None:
        self.network, self.data, self.config, self.pool = network, data, config, pool
        self.blocks = network.blocks(parameters)
        self.loss = FUNCTIONS[config.loss]
        self.random = any(layer.kind == "dropout" for layer in network.layers)
        self.gradients: list[tuple[Array, Any]] = []
        self.parameters = parameters

    def steps(self, chosen: Labels, step: int) -> Generator[int, None, tuple[float, int, Array]]:
        """Work through the ``chosen`` pictures, yielding how many are done after every round of parts but the last.

        Returns the sum of the losses, the right answers and the gradient ``(P,)`` of the mean loss.
        """
        pieces = parts(len(chosen), self.network.part)
        while len(self.gradients) < len(pieces):
            vector = np.zeros_like(self.parameters)
            self.gradients.append((vector, self.network.blocks(vector)))
        loss, right = 0.0, 0
        total = self.gradients[0][0]
        for first in range(0, len(pieces), ROUND):
            if first:
                yield pieces[first].start
            numbers = range(first, min(first + ROUND, len(pieces)))
            work = [(number, pieces[number]) for number in numbers]
            for part_loss, part_right in self.pool.map(
                lambda item, scratch: self._part(chosen, step, *item, scratch), work
            ):
                loss, right = loss + part_loss, right + part_right
            for number in numbers:
                if number:
                    total += self.gradients[number][0]
        return loss, right, total

    def _part(self, chosen: Labels, step: int, number: int, part: slice, scratch: Workspace) -> tuple[float, int]:
        rows = chosen[part]
        # A stream of its own for every part of every step: the same whichever thread takes it.
        rng = np.random.default_rng((self.config.seed, step, number)) if self.random else None
        x = part_of(self.data.images[rows], scratch)
        labels, into = self.data.labels[rows], self.gradients[number][1]
        return self.network.loss_and_gradients(self.blocks, x, labels, self.loss, len(chosen), into, rng, scratch)


def fit(
    network: Network, parameters: Array, data: DataSplits, config: TrainingConfig, threads: int | None = None
) -> Generator[TrainingEvent | Working, None, None]:
    """Train ``parameters (P,)`` in place on ``data.train``, looking at ``data.validation`` after every epoch.

    Raises ``DivergedError`` when the loss goes beyond all bounds. Closing the generator ends its threads.
    """
    with Pool(threads) as pool:
        batches = _Batches(network, parameters, data.train, config, pool)
        optimizer = make_optimizer(config, parameters)
        order_rng = np.random.default_rng((config.seed, 1))
        for epoch in range(1, config.epochs + 1):
            order = order_rng.permutation(len(data.train.labels))
            trained = yield from _epoch(batches, optimizer, parameters, order, epoch)
            validated = yield from _validate(network, parameters, data.validation, epoch, pool)
            yield EpochDone(epoch, config.epochs, *trained, *validated)


def _epoch(
    batches: _Batches, optimizer: Optimizer, parameters: Array, order: Labels, epoch: int
) -> Generator[TrainingEvent | Working, None, tuple[float, float, float, float]]:
    """One pass over the training pictures; returns seconds, pictures a second, mean loss and accuracy."""
    config, count = batches.config, len(order)
    steps = -(-count // config.batch_size)
    seconds = loss_sum = 0.0
    right_sum = 0
    for batch in range(steps):
        chosen = order[batch * config.batch_size : (batch + 1) * config.batch_size]
        step = (epoch - 1) * steps + batch
        work, taken = batches.steps(chosen, step), 0.0
        while True:
            start = perf_counter()
            try:
                done = next(work)
            except StopIteration as end:
                loss, right, gradient = end.value
                break
            taken += perf_counter() - start
            yield Working(epoch, batch + 1, done, len(chosen))
        if not loss / len(chosen) < HOPELESS:  # not a number is not less either
            raise DivergedError(
                f"Training diverged in epoch {epoch}: the loss went beyond all bounds. "
                f"Try a learning rate below {config.learning_rate:g}."
            )
        optimizer.step(
            parameters, gradient, config.learning_rate * factor(config.schedule, step / (steps * config.epochs))
        )
        taken += perf_counter() - start
        seconds, loss_sum, right_sum = seconds + taken, loss_sum + loss, right_sum + right
        mean, accuracy = loss / len(chosen), right / len(chosen)
        yield BatchDone(epoch, config.epochs, batch + 1, steps, mean, accuracy, len(chosen), taken)
    if not np.isfinite(parameters).all():
        raise DivergedError(f"Training diverged at the end of epoch {epoch}: some weights are no longer numbers.")
    return seconds, count / max(seconds, 1e-9), loss_sum / count, right_sum / count


def _validate(
    network: Network, parameters: Array, data: Dataset, epoch: int, pool: Pool
) -> Generator[TrainingEvent | Working, None, tuple[float, float]]:
    """Loss and accuracy on the validation split."""
    steps = evaluate_steps(network, parameters, data.images, data.labels, pool)
    while True:
        try:
            yield Evaluating(epoch, next(steps), len(data.labels))
        except StopIteration as end:
            return end.value.loss, end.value.accuracy
