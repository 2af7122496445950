"""The learning-rate range test: one step after the other with an ever larger rate, and what the loss makes of it.

Smith, "Cyclical learning rates for training neural networks", 2017, section 3.3; the rate grows by a constant factor
and the loss is smoothed, as has become usual.
"""

from collections.abc import Generator, Sequence
from dataclasses import dataclass, replace
from math import log, sqrt

import numpy as np

from core.data.datasets import Dataset
from core.nn.losses import check_labels
from core.nn.network import Network
from core.nn.parallel import Pool
from core.steps import mapped
from core.training.config import TrainingConfig
from core.training.gradients import Batches, check_batch_size
from core.training.loop import make_optimizer
from core.types import Array, UserError, said

LEAST_RATE, LARGEST_RATE = 1e-6, 10.0
STEPS = 140
"""Twenty for each power of ten."""

PICTURES = 4_000
"""That are seen at least: of smaller batches there are more, for one picture says little."""

SMOOTHING = 0.9
"""How much of the past a smoothed loss keeps, with :data:`STEPS` steps."""

LARGEST_LOSS = 1e6
"""More than this is no loss to learn from, to begin with or later."""

TOO_MUCH = 4.0
"""Times the least smoothed loss: beyond it a larger rate teaches nothing more."""

CLEARLY = 10.0
"""Standard errors of a smoothed loss that it has to fall by.

Where losses only fluctuate, the highest and the least smoothed one are 4 apart, and hardly ever 9. Fresh
networks' fall by 25 to 55, those of the default weights by 15 to 25.
"""


@dataclass(frozen=True)
class Probed:
    """One step: its ``rate``, the batch's mean ``loss`` before it, and the ``smoothed`` one; ``done`` of ``count``."""

    rate: float
    loss: float
    smoothed: float
    done: int
    count: int


def probe(
    network: Network, parameters: Array, train: Dataset, config: TrainingConfig, processes: int | None = None
) -> Generator[Probed | None, None, None]:
    """Train a copy of ``parameters (P,)`` on batches of ``train``, from :data:`LEAST_RATE` to :data:`LARGEST_RATE`.

    Ends earlier where the loss has grown to :data:`TOO_MUCH` times its least, or is no number any more. ``None`` is
    yielded in the middle of a large batch: a moment to stop at. Raises ``UserError`` as
    :func:`core.training.loop.fit` does, and where the loss is beyond all bounds to begin with. Closing the generator
    sets its processes free.
    """
    check_labels(train.labels, network.classes, said("train with"), none=config.loss == "cross-entropy")
    size = min(config.batch_size, len(train))
    check_batch_size(network, size)
    count = max(STEPS, -(-PICTURES // size))
    keep = _kept(count)
    moving = parameters.copy()
    rng = np.random.default_rng((config.seed, 2))
    optimizer = make_optimizer(config, moving)
    first = replace(config, settle=config.settle // 1, finish=config.finish // 1)  # every step is as a run's first
    total = weight = 0.0
    bound = LARGEST_LOSS
    with Pool(processes) as pool:
        batches = Batches(network, moving, train, first, count, pool)
        for step in range(count):
            work = batches.steps(rng.integers(len(train.labels), size=size), step)
            loss_sum, _, gradient = yield from mapped(lambda _done: None, work)
            rate = rate_of(step, count)
            loss = loss_sum / size
            total, weight = keep * total + (1 - keep) * loss, keep * weight + (1 - keep)
            smoothed = total / weight
            if not smoothed <= bound:  # not a number is not less either
                if not step:
                    raise UserError("The loss is beyond all bounds before the first step, so no rate can be tried.")
                return
            bound = min(bound, TOO_MUCH * smoothed)
            yield Probed(rate, loss, smoothed, step + 1, count)
            batches.decay(gradient, rate, config.weight_decay)
            optimizer.step(moving, gradient, rate)


def rate_of(step: int, count: int) -> float:
    """The rate of ``step`` 0 … ``count - 1``: the least one first, the largest last."""
    return float(LEAST_RATE * (LARGEST_RATE / LEAST_RATE) ** (step / (count - 1)))


def _kept(count: int) -> float:
    """How much of the past a smoothed loss keeps, with ``count`` steps."""
    return float(SMOOTHING ** (STEPS / count))


def suggest(steps: Sequence[Probed]) -> float | None:
    """The rate at which the smoothed losses of ``steps`` fall the fastest, before they are at their least.

    The slope is that of the logarithm of the loss, so that getting rid of a bad start counts no more than it should,
    over the logarithm of the rate, half a power of ten long. ``None`` where the loss never falls by a tenth, or by no
    more than chance may bring about: then no rate is better than another.
    """
    rates, losses, smoothed = _columns(steps)
    fall = _clear_fall(losses, smoothed, _kept(steps[0].count)) if len(rates) else None
    if fall is None:
        return None
    place, height = np.log(rates), np.log(np.maximum(smoothed, 1e-12))
    half = log(10) / 4
    slope = np.interp(place + half, place, height) - np.interp(place - half, place, height)
    return float(rates[fall][np.argmin(slope[fall])])


def has_grown_again(steps: Sequence[Probed]) -> bool:
    """Whether the smoothed losses of ``steps`` fell clearly, and end clearly above their least."""
    if suggest(steps) is None:  # the least is where it began, or comes about by chance
        return False
    _, losses, smoothed = _columns(steps)
    end = int(np.argmin(smoothed)) + 1
    far = _far(smoothed[end - 1], (losses - smoothed)[:end], _kept(steps[0].count))
    return bool(smoothed[-1] - smoothed[end - 1] > far)


def _columns(steps: Sequence[Probed]) -> tuple[Array, Array, Array]:
    """The rates, the losses and the smoothed losses ``(S,)`` of ``steps``."""
    rates, losses, smoothed = (
        np.array([getattr(step, name) for step in steps]) for name in ("rate", "loss", "smoothed")
    )
    return rates, losses, smoothed


def _clear_fall(losses: Array, smoothed: Array, keep: float) -> slice | None:
    """From the highest to the least of the ``smoothed`` losses, which keep so much of the past, if that is far."""
    settled = round(1 / (1 - keep))  # the first ones are means of few losses
    end = int(np.argmin(smoothed)) + 1
    if end <= settled:
        return None
    start = settled + int(np.argmax(smoothed[settled:end]))
    fallen = smoothed[start] - smoothed[end - 1]
    return slice(start, end) if fallen > _far(smoothed[start], (losses - smoothed)[:end], keep) else None


def _far(loss: float, residuals: Array, keep: float) -> float:
    """How far another smoothed loss is from ``loss`` at least, if neither is by chance: more than a tenth of it.

    ``residuals`` are losses less the smoothed ones.
    """
    # The variance of an exponential moving average is that of its terms times (1 - keep) / (1 + keep).
    error = float(residuals.std()) * sqrt((1 - keep) / (1 + keep))
    return max(0.1 * loss, CLEARLY * error)
