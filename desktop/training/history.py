"""What one training run has shown so far: the curves, how far it is and how long it still takes. No Qt."""

from math import ceil
from typing import Literal, get_args

import numpy as np

from core.training.loop import BatchDone, EpochDone, Evaluating, TrainingEvent
from core.types import Array
from desktop.engine.messages import TrainingStarted
from desktop.training.buckets import Buckets, Curve

Quantity = Literal["loss", "accuracy"]
QUANTITIES: tuple[Quantity, ...] = get_args(Quantity)

CAPACITY = 1 << 18
"""Buckets that are kept: every batch of an ordinary run has its own, for Zhou's three epochs have 165,000."""

OUTLINE = 1 << 13
"""Buckets that are drawn: more than two to a point of a wide screen."""

SMOOTHED_PART = 20
"""Smoothing looks back over about this fraction of an epoch."""

REACHES = (0.05, 0.1, 0.2, 0.5, 1, 2, 3, 5, 7, 10, 15, 20, 30, 50, 70, 100, 150, 200, 300, 500, 700, 1000)
"""Where the axis of the epochs may end, so that the first minutes of a long run are seen too."""

FLOORS = (0.0, 0.5, 0.8, 0.9, 0.95, 0.98)
"""Where the axis of an accuracy may begin."""

EVALUATION_COST = 1 / 3
"""Of a training step, by picture: a backward pass costs about two forward passes, an evaluation has none."""


def clock(seconds: float) -> str:
    """A length of time as a person reads it: ``0:42``, ``1:05:00``."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


class _Column:
    """A column of numbers that grows by doubling."""

    def __init__(self) -> None:
        self._buffer = np.empty(256)
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def append(self, value: float) -> None:
        if self._count == len(self._buffer):
            self._buffer = np.concatenate([self._buffer, np.empty_like(self._buffer)])
        self._buffer[self._count] = value
        self._count += 1

    def view(self) -> Array:
        return self._buffer[: self._count]


class _Smoother:
    """An exponential moving average over about ``span`` values.

    Early on it looks back over a quarter of what there is: the loss falls steeply then, and a longer memory would
    lag behind it.
    """

    def __init__(self, span: float) -> None:
        self._span = span
        self._sum = self._weight = self._keep = 0.0
        self._count, self._settled = 0, ceil(4 * span)

    def add(self, value: float) -> float:
        """The average so far, ``value`` weighing most."""
        if self._count < self._settled:
            self._count += 1
            self._keep = 1.0 - 1.0 / max(1.0, min(self._span, self._count / 4))
        self._sum = self._keep * self._sum + value
        self._weight = self._keep * self._weight + 1.0
        return self._sum / self._weight


class History:
    """Collects the events of one run; :meth:`start` forgets the run before."""

    def __init__(self) -> None:
        self.started: TrainingStarted | None = None
        self.last_batch: BatchDone | None = None
        self.evaluating: Evaluating | None = None
        """The evaluation that is going on, ``None`` while batches are trained."""
        self._clear(1)

    def _clear(self, batches_per_epoch: int) -> None:
        span = batches_per_epoch / SMOOTHED_PART
        self._seen = 0
        self._batches = {quantity: Buckets(CAPACITY) for quantity in QUANTITIES}
        self._outlines = {quantity: Buckets(OUTLINE) for quantity in QUANTITIES}
        self._smoothers = {quantity: _Smoother(span) for quantity in QUANTITIES}
        self._epochs = _Column()
        self._validations = {quantity: _Column() for quantity in QUANTITIES}
        self._seconds, self._images = _Smoother(max(20.0, span)), _Smoother(max(20.0, span))
        self._rate: float | None = None

    # Collecting -----------------------------------------------------------------------------------------------

    def start(self, event: TrainingStarted) -> None:
        """A new run begins."""
        self.started = event
        self.last_batch = self.evaluating = None
        self._clear(event.batches_per_epoch)

    def add(self, event: TrainingEvent) -> None:
        """One event of the run, in the order they came."""
        if isinstance(event, BatchDone):
            self._add_batch(event)
        elif isinstance(event, Evaluating):
            self.evaluating = event
        else:
            self._add_epoch(event)

    def _add_batch(self, event: BatchDone) -> None:
        self.last_batch, self.evaluating = event, None
        self._seen += event.images
        x = _place(event)
        self._add_point("loss", x, event.loss)
        self._add_point("accuracy", x, event.accuracy)
        seconds = self._seconds.add(event.seconds)
        self._rate = self._images.add(event.images) / max(seconds, 1e-9)

    def _add_point(self, quantity: Quantity, x: float, value: float) -> None:
        smoothed = self._smoothers[quantity].add(value)
        self._batches[quantity].append(x, value, smoothed)
        self._outlines[quantity].append(x, value, smoothed)

    def _add_epoch(self, event: EpochDone) -> None:
        self.evaluating = None
        self._epochs.append(event.epoch)
        self._validations["loss"].append(event.validation_loss)
        self._validations["accuracy"].append(event.validation_accuracy)

    # Curves ---------------------------------------------------------------------------------------------------

    def batches(self, quantity: Quantity) -> Curve:
        """One point a batch, as measured; beyond :data:`CAPACITY` batches, the lowest and highest of every few."""
        return self._batches[quantity].raw()

    def smoothed(self, quantity: Quantity) -> Curve:
        """The average of the last batches, up to and with the newest: one point a batch, or every few of them."""
        return self._batches[quantity].smoothed()

    def outline(self, quantity: Quantity) -> tuple[Curve, Curve]:
        """:meth:`batches` and :meth:`smoothed` in as few points as a screen can show, for every redraw."""
        return self._outlines[quantity].raw(), self._outlines[quantity].smoothed()

    def validation(self, quantity: Quantity) -> Curve:
        """One point an epoch, on the validation split."""
        return Curve(self._epochs.view(), self._validations[quantity].view())

    def limits(self, quantity: Quantity) -> tuple[float, float]:
        """The range of the y axis: round numbers that hold all but the steep first quarter, so it seldom moves."""
        smooth = self._outlines[quantity].smoothed().y
        late = np.concatenate([smooth[len(smooth) // 4 :], self._validations[quantity].view()])
        if not len(late):
            return 0.0, 1.0
        if quantity == "accuracy":
            return max(floor for floor in FLOORS if floor <= max(0.0, late.min())), 1.0
        unit = 10.0 ** np.floor(np.log10(max(float(late.max()), 1e-6)))
        return 0.0, float(next(unit * step for step in (1.5, 2, 3, 5, 7, 10, 15) if unit * step > 1.05 * late.max()))

    @property
    def reach(self) -> float:
        """Where the x axis ends, in epochs: a round number beyond the newest batch, at most the whole run."""
        at = _place(self.last_batch) if self.last_batch else 0.0
        return float(min(max(1, self._epoch_count), next((step for step in REACHES if step >= at), np.inf)))

    # Progress -------------------------------------------------------------------------------------------------

    @property
    def images_per_second(self) -> float | None:
        """Of the training steps of late, ``None`` before the first."""
        return self._rate

    @property
    def fraction(self) -> float:
        """How much of the run's training is done, 0..1."""
        if self.started is None:
            return 0.0
        return min(1.0, self._seen / max(1, self._epoch_count * self.started.sizes.train))

    @property
    def seconds_left(self) -> float | None:
        """For the rest of the batches and evaluations at the present speed, ``None`` before the first batch."""
        if self.started is None or self._rate is None:
            return None
        sizes = self.started.sizes
        to_train = max(0, self._epoch_count * sizes.train - self._seen)
        evaluations = self._epoch_count - len(self._epochs)
        done = self.evaluating.done if self.evaluating else 0
        to_evaluate = evaluations * sizes.validation + sizes.test - done
        return (to_train + EVALUATION_COST * max(0, to_evaluate)) / max(self._rate, 1e-9)

    @property
    def _epoch_count(self) -> int:
        return self.started.command.config.epochs if self.started else 0


def _place(batch: BatchDone) -> float:
    """Where it stands on the axis of the epochs."""
    return batch.epoch - 1 + batch.batch / batch.batches
