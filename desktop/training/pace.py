"""How far a run is, how fast, and how long it still takes. No Qt."""

from math import ceil

from core.training.events import BatchDone, EpochDone, Evaluating, TrainingEvent
from desktop.training.messages import TrainingStarted

EVALUATION_COST = 1 / 3
"""Of a training step, by picture: a backward pass costs about two forward passes, an evaluation has none."""

SMOOTHED_PART = 20
"""Smoothing looks back over about this fraction of an epoch."""

SHORTEST = 5
"""Batches that a smoothed curve looks back over at least, where an epoch has few."""

FEWEST = 20
"""Batches that the speed is taken over at least."""


class Smoother:
    """An exponential moving average over about ``span`` values.

    Early on it looks back over a quarter of what there is: the loss falls steeply then, and a longer memory would
    lag behind it.
    """

    def __init__(self, span: float) -> None:
        self._span = span
        self._sum = self._weight = self._keep = 0.0
        self._count, self._settled = 0, ceil(4 * span)

    def add(self, value: float, weight: float) -> float:
        """The average so far, in which the newest ``value`` counts most, and each by its ``weight`` above 0."""
        if self._count < self._settled:
            self._count += 1
            self._keep = 1.0 - 1.0 / max(1.0, min(self._span, self._count / 4))
        self._sum = self._keep * self._sum + weight * value
        self._weight = self._keep * self._weight + weight
        return self._sum / self._weight


class Pace:
    """Follows the events of the run that ``started``, in the order they come."""

    def __init__(self, started: TrainingStarted) -> None:
        self._epochs, self._sizes = started.config.epochs, started.sizes
        self._speed = Smoother(max(FEWEST, started.batches_per_epoch / SMOOTHED_PART))
        self._epochs_done, batches = divmod(started.resumed, started.batches_per_epoch)
        self._seen = self._epochs_done * self._sizes.train + batches * started.config.batch_size
        self._looked_at = 0
        self.images_per_second: float | None = None
        """Of the training steps of late, ``None`` before the first."""

    def add(self, event: TrainingEvent) -> None:
        """One event of the run."""
        match event:
            case BatchDone():
                self._looked_at = 0
                self._seen += event.images
                seconds = max(event.seconds, 1e-9)
                self.images_per_second = self._speed.add(event.images / seconds, seconds)
            case Evaluating():
                self._looked_at = event.done
            case EpochDone():
                self._looked_at = 0
                self._epochs_done += 1

    @property
    def fraction(self) -> float:
        """How much of the run's training is done, 0..1."""
        return min(1.0, self._seen / max(1, self._epochs * self._sizes.train))

    @property
    def seconds_left(self) -> float | None:
        """For the rest of the batches and evaluations at the present speed, ``None`` before the first batch."""
        if self.images_per_second is None:
            return None
        to_train = max(0, self._epochs * self._sizes.train - self._seen)
        evaluations = self._epochs - self._epochs_done
        to_evaluate = evaluations * self._sizes.validation + self._sizes.test - self._looked_at
        return (to_train + EVALUATION_COST * max(0, to_evaluate)) / max(self.images_per_second, 1e-9)
