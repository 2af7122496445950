"""Training as a generator: between two batches its caller may look, predict, pause, save or stop."""

from collections.abc import Generator
from time import perf_counter

import numpy as np

from core.data.datasets import Dataset, DataSplits
from core.evaluation.calibration import Calibration, calibrate
from core.evaluation.evaluation import evaluate_steps
from core.nn.losses import check_labels
from core.nn.network import Network
from core.nn.parallel import Pool
from core.optim.averaging import ExponentialMovingAverage
from core.optim.optimizers import SGD, Adam, Optimizer, RMSprop
from core.optim.schedules import factor
from core.steps import mapped
from core.training.config import TrainingConfig
from core.training.events import BatchDone, EpochDone, Evaluating, TrainingEvent, Working
from core.training.gradients import Batches
from core.types import Array, Labels, UserError

__all__ = [
    "BatchDone",
    "DivergedError",
    "EpochDone",
    "Evaluating",
    "TrainingConfig",
    "TrainingEvent",
    "Working",
    "fit",
    "make_optimizer",
]


HOPELESS = 1e4
"""A loss from which no run comes back: a network that knows nothing has 2.3."""


class DivergedError(UserError):
    """The loss went beyond all bounds: the parameters are worthless from here on."""


def make_optimizer(config: TrainingConfig, parameters: Array) -> Optimizer:
    """The optimizer that ``config`` names."""
    if config.optimizer == "sgd":
        return SGD(parameters, config.momentum, config.nesterov)
    if config.optimizer == "rmsprop":
        return RMSprop(parameters, config.rms_decay)
    return Adam(parameters, config.betas)


def fit(
    network: Network,
    parameters: Array,
    data: DataSplits,
    config: TrainingConfig,
    threads: int | None = None,
    last_gradient: Array | None = None,
) -> Generator[TrainingEvent | Working, None, None]:
    """Train ``parameters (P,)`` in place on ``data.train``, looking at ``data.validation`` after every epoch.

    At each ``EpochDone`` they are the weights that the event speaks of, with averaging the averaged ones: who wants to
    keep them copies them then. When asked for more, the run goes on from where its steps had come to.

    ``last_gradient (P,)`` is written to, where it is given: from a ``BatchDone`` to the next it holds the gradient of
    the batch's mean loss, at the weights from before its step.

    Raises ``UserError`` where there are no pictures, or labels that are no class: before anything has changed. Of
    training pictures the label ``L`` means none of the classes, with the cross-entropy. Raises ``DivergedError`` when
    the loss goes beyond all bounds. Closing the generator ends its threads.
    """
    check_labels(data.train.labels, network.classes, "train with", none=config.loss == "cross-entropy")
    check_labels(data.validation.labels, network.classes, "validate with")
    with Pool(threads) as pool:
        batches = Batches(network, parameters, data.train, config, pool)
        optimizer = make_optimizer(config, parameters)
        average = ExponentialMovingAverage(parameters, config.averaging) if config.averaging else None
        settled = parameters if average is None else average.value
        order_rng = np.random.default_rng((config.seed, 1))
        for epoch in range(1, config.epochs + 1):
            order = order_rng.permutation(len(data.train.labels))
            trained = yield from _epoch(batches, optimizer, average, parameters, order, epoch, last_gradient)
            if epoch == config.epochs:
                parameters[...] = settled
            validated = yield from _validate(network, settled, data.validation, epoch, pool)
            moving = parameters if average is None else parameters.copy()
            parameters[...] = settled
            yield EpochDone(epoch, config.epochs, *trained, *validated)
            parameters[...] = moving


def _epoch(
    batches: Batches,
    optimizer: Optimizer,
    average: ExponentialMovingAverage | None,
    parameters: Array,
    order: Labels,
    epoch: int,
    last_gradient: Array | None,
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
        rate = config.learning_rate * factor(config.schedule, step / (steps * config.epochs))
        if config.weight_decay:
            for weight in batches.decayed:
                weight *= 1 - rate * config.weight_decay
        if last_gradient is not None:
            last_gradient[...] = gradient  # the optimizer may write over its own
        optimizer.step(parameters, gradient, rate)
        if average is not None:
            average.add(parameters)
        taken += perf_counter() - start
        seconds, loss_sum, right_sum = seconds + taken, loss_sum + loss, right_sum + right
        mean, accuracy = loss / len(chosen), right / len(chosen)
        yield BatchDone(epoch, config.epochs, batch + 1, steps, mean, accuracy, len(chosen), taken)
    if not np.isfinite(parameters).all():
        raise DivergedError(f"Training diverged at the end of epoch {epoch}: some weights are no longer numbers.")
    return seconds, count / max(seconds, 1e-9), loss_sum / count, right_sum / count


def _validate(
    network: Network, parameters: Array, data: Dataset, epoch: int, pool: Pool
) -> Generator[TrainingEvent | Working, None, tuple[float, float, Calibration]]:
    """Loss and accuracy on the validation split, and the calibration that fits it."""
    count = len(data.labels)
    steps = evaluate_steps(network, parameters, data.images, data.labels, pool)
    found = yield from mapped(lambda done: Evaluating(epoch, done, count), steps)
    pens = None if data.line is None else data.line >= 0
    return found.loss, found.accuracy, calibrate(found.logits, data.labels, pens)
