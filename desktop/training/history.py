"""What one training run has shown so far: the curves, and how far it is. No Qt."""

from array import array
from typing import Literal, TypeAlias, get_args

import numpy as np

from core.training.config import TrainingConfig
from core.training.events import Adjusted, BatchDone, EpochDone, Evaluating, TrainingEvent
from core.training.state import Past
from desktop.training.buckets import Buckets, Curve
from desktop.training.figure_history import FigureHistory
from desktop.training.messages import LayerFigures, TrainingStarted
from desktop.training.pace import SHORTEST, SMOOTHED_PART, Pace, Smoother

RunEvent: TypeAlias = TrainingEvent | Adjusted | LayerFigures
"""What a run's history is made of."""

Quantity = Literal["loss", "accuracy"]
QUANTITIES: tuple[Quantity, ...] = get_args(Quantity)

CAPACITY = 1 << 18
"""Buckets that are kept: every batch of an ordinary run has its own, for Zhou's three epochs have 165,000."""

OUTLINE = 1 << 13
"""Buckets that are drawn: more than two to a point of a wide screen."""

RATES = 1 << 11
"""Moments at which the learning rate is looked at for its curve."""

REACHES = (0.05, 0.1, 0.2, 0.5, 1, 2, 3, 5, 7, 10, 15, 20, 30, 50, 70, 100, 150, 200, 300, 500, 700, 1000)
"""Where the axis of the epochs may end, so that the first minutes of a long run are seen too."""

FLOORS = (0.0, 0.5, 0.8, 0.9, 0.95, 0.98)
"""Where the axis of an accuracy may begin."""


class History:
    """Collects the events of one run; :meth:`start` forgets the run before."""

    def __init__(self) -> None:
        self.started: TrainingStarted | None = None
        self.last_batch: BatchDone | None = None
        self.evaluating: Evaluating | None = None
        """The evaluation that is going on, ``None`` while batches are trained."""
        self.pace: Pace | None = None
        """How far the run is, once it has started."""
        self.figures = FigureHistory()
        """What its layers do; of a run that goes on, since then."""
        self._clear(1)

    def _clear(self, batches_per_epoch: int) -> None:
        span = max(SHORTEST, batches_per_epoch / SMOOTHED_PART)
        self._batches = {quantity: Buckets(CAPACITY) for quantity in QUANTITIES}
        self._outlines = {quantity: Buckets(OUTLINE) for quantity in QUANTITIES}
        self._smoothers = {quantity: Smoother(span) for quantity in QUANTITIES}
        self._epochs = array("d")
        self._validations = {quantity: array("d") for quantity in QUANTITIES}
        self._trainings = {quantity: array("d") for quantity in QUANTITIES}
        self.adjusted: tuple[Adjusted, ...] = ()
        """What was turned while it went on, in order."""

    # Collecting -----------------------------------------------------------------------------------------------

    def start(self, event: TrainingStarted) -> None:
        """A run begins, or goes on from where it was on another day."""
        self.started, self.pace = event, Pace(event)
        self.last_batch = self.evaluating = None
        self._clear(event.batches_per_epoch)
        if event.past is not None:
            self._recall(event.past, event)

    def _recall(self, past: Past, started: TrainingStarted) -> None:
        """What the run has shown before it was interrupted."""
        batches, epochs, size = started.batches_per_epoch, started.config.epochs, started.config.batch_size
        for step, (loss, accuracy) in enumerate(zip(past.losses.tolist(), past.accuracies.tolist(), strict=True)):
            epoch, batch = divmod(step, batches)
            images = min(size, started.sizes.train - batch * size)
            self._add_batch(BatchDone(epoch + 1, epochs, batch + 1, batches, loss, accuracy, images, 0.0))
        for one in past.epochs:
            self._add_epoch(one)
        self.adjusted = past.adjusted

    def add(self, event: RunEvent) -> None:
        """One event of the run, in the order they came; figures of the run before are passed over."""
        if self.pace is not None and isinstance(event, TrainingEvent):
            self.pace.add(event)
        match event:
            case BatchDone():
                self._add_batch(event)
            case Evaluating():
                self.evaluating = event
            case EpochDone():
                self._add_epoch(event)
            case Adjusted():
                self.adjusted += (event,)
            case LayerFigures() if self.started is not None and event.run == self.started.run:
                self.figures.add(event, self.started.batches_per_epoch)

    def _add_batch(self, event: BatchDone) -> None:
        self.last_batch, self.evaluating = event, None
        x = _place(event)
        self._add_point("loss", x, event.loss, event.images)
        self._add_point("accuracy", x, event.accuracy, event.images)

    def _add_point(self, quantity: Quantity, x: float, value: float, images: int) -> None:
        smoothed = self._smoothers[quantity].add(value, images)
        self._batches[quantity].append(x, value, smoothed)
        self._outlines[quantity].append(x, value, smoothed)

    def _add_epoch(self, event: EpochDone) -> None:
        self.evaluating = None
        self._epochs.append(event.epoch)
        self._trainings["loss"].append(event.train_loss)
        self._trainings["accuracy"].append(event.train_accuracy)
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
        return Curve(np.array(self._epochs), np.array(self._validations[quantity]))

    def rates(self) -> Curve:
        """The learning rate of the batches so far: of every few, where there are many."""
        if self.started is None or not self.steps:
            return Curve(np.empty(0), np.empty(0))
        batches, turned = self.started.batches_per_epoch, [event.step for event in self.adjusted]
        chosen = {*np.linspace(0, self.steps - 1, min(RATES, self.steps)).astype(int).tolist()}
        # Before and after each change, so that it is as steep as it was.
        chosen |= {step for event in turned for step in (event - 1, event) if 0 <= step < self.steps}
        steps = sorted(chosen)
        rates = [self._rate(step, self.started.config, batches) for step in steps]
        return Curve((np.array(steps) + 1) / batches, np.array(rates))

    @property
    def steps(self) -> int:
        """Batches that are done."""
        if self.last_batch is None:
            return 0
        return (self.last_batch.epoch - 1) * self.last_batch.batches + self.last_batch.batch

    def _rate(self, step: int, config: TrainingConfig, batches: int) -> float:
        turned = [event for event in self.adjusted if event.step <= step]
        rate = turned[-1].dials.learning_rate if turned else config.learning_rate
        return rate * config.rate_factor(step, batches)

    def training(self, quantity: Quantity) -> Curve:
        """One point an epoch: the mean over its batches."""
        return Curve(np.array(self._epochs), np.array(self._trainings[quantity]))

    def limits(self, quantity: Quantity) -> tuple[float, float]:
        """The range of the y axis: round numbers that hold all but the steep first quarter, so it seldom moves."""
        smooth = self._outlines[quantity].smoothed().y
        late = np.concatenate([smooth[len(smooth) // 4 :], self._validations[quantity]])
        if not len(late):
            return 0.0, 1.0
        if quantity == "accuracy":
            return max(floor for floor in FLOORS if floor <= max(0.0, late.min())), 1.0
        unit = 10.0 ** np.floor(np.log10(max(float(late.max()), 1e-6)))
        return 0.0, float(next(unit * step for step in (1.5, 2, 3, 5, 7, 10, 15) if unit * step > 1.05 * late.max()))

    @property
    def reach(self) -> float:
        """Where the x axis ends, in epochs: a round number beyond the newest batch, at most the whole run."""
        at = self.steps / self.started.batches_per_epoch if self.started else 0.0
        epochs = self.started.config.epochs if self.started else 0
        return float(min(max(1, epochs), next((step for step in REACHES if step >= at), np.inf)))


def _place(batch: BatchDone) -> float:
    """Where it stands on the axis of the epochs."""
    return batch.epoch - 1 + batch.batch / batch.batches
