"""The run that goes on, as it is kept: what has come of it, and its curves. No Qt."""

import time
from dataclasses import asdict, replace
from datetime import UTC, datetime
from typing import Any

from core.model.model import Model
from core.training.events import Adjusted, BatchDone, EpochDone
from core.types import Array
from desktop.language import tr
from desktop.runs.batches import Batches
from desktop.runs.record import Change, Epoch, Run, finite, fitting, plain
from desktop.training.messages import TrainingFinished, TrainingStarted


class Recording:
    """Collects what a run says; ``run`` is what is known of it now.

    ``model`` is what it trains. ``before`` is what was kept of it, where it goes on after a break: ``goes_on``.
    ``rest_of`` is the run whose rest it is.
    """

    def __init__(self, started: TrainingStarted, model: Model, before: Run | None = None, rest_of: str = "") -> None:
        self._began = time.monotonic()
        self._spent = before.seconds if before is not None else 0.0
        self._batches = {"loss": Batches(), "accuracy": Batches()}
        self._steps = started.resumed
        self.goes_on = before is not None
        self.has_moved = self.goes_on or started.resumed > 0
        now = datetime.now(UTC)
        self.run = before or Run(
            id=started.run,
            name=fitting(tr("{name}, {time:%d %b %H:%M:%S}", name=model.card.name, time=now.astimezone())),
            network=model.card.name,
            parameters=model.network.parameter_count,
            data=fitting(started.data),
            started=now.isoformat(timespec="seconds"),
            config={},
            rest_of=rest_of,
        )
        self._change(
            config=plain(started.config),
            batches_per_epoch=started.batches_per_epoch,
            epochs=(),
            changes=(),
            outcome="",
            ended=False,
        )
        if started.past is not None:
            self._recall(started)

    def _recall(self, started: TrainingStarted) -> None:
        """What it has shown before it was broken off."""
        past = started.past
        assert past is not None
        for quantity, values in (("loss", past.losses), ("accuracy", past.accuracies)):
            for value in values.tolist():
                self._batches[quantity].append(value)
        for epoch in past.epochs:
            self.add_epoch(epoch)
        for change in past.adjusted:
            self.add_change(change)

    def add_batch(self, event: BatchDone) -> None:
        """One more batch: it comes often, and costs next to nothing."""
        self.has_moved = True
        self._steps += 1
        self._batches["loss"].append(event.loss)
        self._batches["accuracy"].append(event.accuracy)

    def add_epoch(self, event: EpochDone) -> None:
        """One more epoch."""
        self._change(epochs=(*self.run.epochs, _epoch(event)))

    def add_change(self, event: Adjusted) -> None:
        """The person turned a dial."""
        place = event.step / self.run.batches_per_epoch
        self._change(changes=(*self.run.changes, Change(place, asdict(event.before), asdict(event.dials))))

    def end(self, event: TrainingFinished) -> None:
        """It has ended, tested or not."""
        tested = event.evaluation
        if tested is not None:
            self._change(
                test_accuracy=finite(tested.accuracy), test_loss=finite(tested.loss), test_pictures=tested.count
            )
        self._change(outcome=fitting(event.outcome), ended=True)

    def break_off(self, reason: str) -> None:
        """It has ended by a fault."""
        self._change(outcome=fitting(reason), ended=True)

    def label(self, **changes: Any) -> None:
        """The person says something else of it."""
        self._change(**changes)

    def curves(self) -> dict[str, Array]:
        """The curves of this moment, as :class:`~desktop.runs.store.Store` keeps them."""
        return {
            f"{quantity}.{part}": column
            for quantity, batches in self._batches.items()
            for part, column in batches.columns(self.run.batches_per_epoch).items()
        }

    def _change(self, **changes: Any) -> None:
        seconds = self._spent + time.monotonic() - self._began
        self.run = replace(self.run, seconds=seconds, steps=self._steps, **changes)


def goes_beyond(kept: Run, started: TrainingStarted) -> bool:
    """Whether ``kept`` holds more than the checkpoint that a run has ``started`` from: in its place that would be lost.

    A program that was killed may have written an epoch here and not yet there: that one comes again as it was.
    """
    past = () if started.past is None else tuple(map(_epoch, started.past.epochs))
    both = min(len(past), len(kept.epochs))
    steps = max(kept.steps, len(kept.epochs) * kept.batches_per_epoch)
    spare = 0 if kept.ended else kept.batches_per_epoch
    return kept.test_pictures > 0 or steps > started.resumed + spare or kept.epochs[:both] != past[:both]


def _epoch(done: EpochDone) -> Epoch:
    return Epoch(
        done.epoch,
        finite(done.train_loss),
        finite(done.train_accuracy),
        finite(done.validation_loss),
        finite(done.validation_accuracy),
        done.seconds,
    )
