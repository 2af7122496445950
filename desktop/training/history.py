"""What one training run has shown so far: the curves, how far it is and how long it still takes. No Qt."""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from core.training.loop import BatchDone, EpochDone, Evaluating, TrainingEvent
from core.types import Array
from desktop.training.messages import TrainingStarted

Quantity = Literal["loss", "accuracy"]

SMOOTHED_PART = 20
"""Smoothing looks back over about this fraction of an epoch."""

REACHES = (0.05, 0.1, 0.2, 0.5, 1, 2, 3, 5, 7, 10, 15, 20, 30, 50, 70, 100, 150, 200, 300, 500, 700, 1000)
"""Where the axis of the epochs may end, so that the first minutes of a long run are seen too."""

FLOORS = (0.0, 0.5, 0.8, 0.9, 0.95, 0.98)
"""Where the axis of an accuracy may begin."""

EVALUATION_COST = 1 / 3
"""Of a training step, by picture: a backward pass costs about two forward passes, an evaluation has none."""


@dataclass(frozen=True)
class Curve:
    """Points ``x``, ``y`` of equal length, read-only; ``x`` is in epochs, so 1.5 is half-way through the second."""

    x: Array
    y: Array


def clock(seconds: float) -> str:
    """A length of time as a person reads it: ``0:42``, ``1:05:00``."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


class _Column:
    """A column of numbers that grows by doubling, so that a hundred thousand batches cost no more than they must."""

    def __init__(self) -> None:
        self._buffer = np.empty(256, np.float64)
        self._count = 0

    def append(self, value: float) -> None:
        if self._count == len(self._buffer):
            self._buffer = np.concatenate([self._buffer, np.empty_like(self._buffer)])
        self._buffer[self._count] = value
        self._count += 1

    def view(self) -> Array:
        result = self._buffer[: self._count]
        result.flags.writeable = False
        return result


class _Smoother:
    """An exponential moving average over about ``span`` values.

    Early on it looks back over a quarter of what there is: the loss falls steeply then, and a longer memory would
    lag behind it.
    """

    def __init__(self, span: float) -> None:
        self._span = span
        self._sum = self._weight = 0.0
        self._count = 0

    def add(self, value: float) -> float:
        """The average so far, ``value`` weighing most."""
        self._count += 1
        keep = 1.0 - 1.0 / max(1.0, min(self._span, self._count / 4))
        self._sum = keep * self._sum + value
        self._weight = keep * self._weight + 1.0
        return self._sum / self._weight


class History:
    """Collects the events of one run; :meth:`start` forgets the run before."""

    def __init__(self) -> None:
        self.started: TrainingStarted | None = None
        self.epochs: list[EpochDone] = []
        self.last_batch: BatchDone | None = None
        self.evaluating: Evaluating | None = None
        """The evaluation that is going on, ``None`` while batches are trained."""
        self._clear(1)

    def _clear(self, batches_per_epoch: int) -> None:
        span = batches_per_epoch / SMOOTHED_PART
        self._seen = 0
        self._x = _Column()
        self._raw: dict[Quantity, _Column] = {"loss": _Column(), "accuracy": _Column()}
        self._smooth: dict[Quantity, _Column] = {"loss": _Column(), "accuracy": _Column()}
        self._smoothers = {"loss": _Smoother(span), "accuracy": _Smoother(span)}
        self._seconds, self._images = _Smoother(max(20.0, span)), _Smoother(max(20.0, span))
        self._rate: float | None = None

    # Collecting -----------------------------------------------------------------------------------------------

    def start(self, event: TrainingStarted) -> None:
        """A new run begins."""
        self.started = event
        self.epochs = []
        self.last_batch = self.evaluating = None
        self._clear(event.batches_per_epoch)

    def add(self, event: TrainingEvent) -> None:
        """One event of the run, in the order they came."""
        if isinstance(event, BatchDone):
            self._add_batch(event)
        elif isinstance(event, Evaluating):
            self.evaluating = event
        else:
            self.evaluating = None
            self.epochs.append(event)

    def _add_batch(self, event: BatchDone) -> None:
        self.last_batch, self.evaluating = event, None
        self._seen += event.images
        self._x.append(event.epoch - 1 + event.batch / event.batches)
        self._raw["loss"].append(event.loss)
        self._raw["accuracy"].append(event.accuracy)
        self._smooth["loss"].append(self._smoothers["loss"].add(event.loss))
        self._smooth["accuracy"].append(self._smoothers["accuracy"].add(event.accuracy))
        seconds = self._seconds.add(event.seconds)
        self._rate = self._images.add(event.images) / max(seconds, 1e-9)

    # Curves ---------------------------------------------------------------------------------------------------

    def batches(self, quantity: Quantity) -> Curve:
        """One point a batch, as measured."""
        return Curve(self._x.view(), self._raw[quantity].view())

    def smoothed(self, quantity: Quantity) -> Curve:
        """One point a batch: the average of the last batches, up to and with the newest."""
        return Curve(self._x.view(), self._smooth[quantity].view())

    def training(self, quantity: Quantity) -> Curve:
        """One point an epoch: the mean over its batches."""
        return self._by_epoch([getattr(epoch, f"train_{quantity}") for epoch in self.epochs])

    def validation(self, quantity: Quantity) -> Curve:
        """One point an epoch, on the validation split."""
        return self._by_epoch([getattr(epoch, f"validation_{quantity}") for epoch in self.epochs])

    def _by_epoch(self, values: list[float]) -> Curve:
        x, y = np.array([float(epoch.epoch) for epoch in self.epochs]), np.array(values)
        x.flags.writeable = y.flags.writeable = False
        return Curve(x, y)

    def limits(self, quantity: Quantity) -> tuple[float, float]:
        """The range of the y axis: round numbers that hold all but the steep first quarter, so it seldom moves."""
        smooth = self._smooth[quantity].view()
        late = np.concatenate([smooth[len(smooth) // 4 :], self.validation(quantity).y])
        if not len(late):
            return 0.0, 1.0
        if quantity == "accuracy":
            return max(floor for floor in FLOORS if floor <= max(0.0, late.min())), 1.0
        unit = 10.0 ** np.floor(np.log10(max(float(late.max()), 1e-6)))
        return 0.0, float(next(unit * step for step in (1.5, 2, 3, 5, 7, 10, 15) if unit * step > 1.05 * late.max()))

    @property
    def reach(self) -> float:
        """Where the x axis ends, in epochs: a round number beyond the newest batch, at most the whole run."""
        at = self._x.view()[-1] if self.last_batch else 0.0
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
        evaluations = self._epoch_count - len(self.epochs)
        done = self.evaluating.done if self.evaluating else 0
        to_evaluate = evaluations * sizes.validation + sizes.test - done
        return (to_train + EVALUATION_COST * max(0, to_evaluate)) / max(self._rate, 1e-9)

    @property
    def _epoch_count(self) -> int:
        return self.started.config.epochs if self.started else 0
