"""One training run, stepped by the engine for the window or in one go for the command line."""

import time
from collections.abc import Generator
from dataclasses import asdict, dataclass
from typing import ClassVar

import numpy as np

from core.data.datasets import DataSplits
from core.evaluation.evaluation import evaluate_steps
from core.model.checkpoint import Checkpoint
from core.nn.parallel import Pool
from core.steps import mapped
from core.training.config import TrainingConfig
from core.training.loop import BatchDone, EpochDone, Evaluating, fit
from desktop.engine.datasets import open_dataset
from desktop.engine.glimpses import Glimpses
from desktop.engine.jobs import Desk, Job
from desktop.engine.live_model import fresh
from desktop.engine.messages import DocumentChanged, Progress
from desktop.engine.states import Phase
from desktop.training.messages import TrainingFinished, TrainingStarted
from desktop.training.pace import Pace

KIND = "training"

SECONDS_BETWEEN_LOOKS = 0.03
"""How far a run is, is told no more often than the screen shows it."""


@dataclass(frozen=True)
class Train:
    """Start a run on ``data`` (the name of a bundled data set, a folder of IDX files or an .npz) with ``config``.

    ``preset`` names the network to build first; ``None`` goes on with the present weights. ``threads`` are those to
    compute with, ``None`` for as many as there are processors. The run pauses after ``pause_after`` batches, 0 for its
    first epoch. ``resume`` is a run to go on with, and ``config``, ``data`` and ``preset`` are then what it says.
    """

    config: TrainingConfig
    data: str = "mnist"
    preset: str | None = None
    threads: int | None = None
    pause_after: int | None = None
    resume: Checkpoint | None = None

    kind: ClassVar[str] = KIND
    refusal: ClassVar[str] = "Another run cannot start"

    def begin(self, desk: Desk) -> "TrainingJob":
        """The run."""
        return TrainingJob(self, desk)


class TrainingJob(Job):
    """Trains the live weights and posts what happens.

    What to go back to when a step fails is the model from before the run, and then that of every epoch.
    """

    kind = KIND

    def __init__(self, request: Train, desk: Desk) -> None:
        super().__init__(desk)
        self._request = request
        self._glimpses = Glimpses(desk.live, desk.post)
        self._good = desk.before
        self._kept = "The weights from before the run are back."
        self._if_stopped = "Stopped before the first batch: nothing has changed."
        self._pace: Pace | None = None
        self._told = 0.0

    def hold(self) -> None:
        """Show the weights that it is held with."""
        self._glimpses.show()

    def stop(self) -> None:
        """End the run and keep the weights of this moment."""
        self.close()
        self.desk.post(DocumentChanged(self.desk.live.document()))
        self.desk.post(TrainingFinished(None, self._if_stopped, completed=False))

    def give_up(self) -> str:
        """End the run and go back to the last good weights."""
        self.close()
        self.desk.live.restore(self._good)
        self.desk.post(DocumentChanged(self.desk.live.document()))
        return self._kept

    def work(self) -> Generator[object, None, None]:
        """Read, train, and look at the test set once."""
        request = self._request
        self.desk.post(Progress(KIND, "reading the data…", 0.0))
        data = yield from self.desk.reader.read(lambda: open_dataset(request.data))
        self._begin(data)
        yield from self._fit(data)
        yield from self._test(data)

    def _begin(self, data: DataSplits) -> None:
        request, config, live = self._request, self._request.config, self.desk.live
        if request.preset is not None:
            live.open(fresh(request.preset, config.seed))
            self.desk.post(DocumentChanged(live.document()))
        live.thaw()
        live.note(
            dataset=data.name,
            seed=config.seed,
            validation_accuracy=None,
            test_accuracy=None,
            recipe=asdict(config),
        )
        batches = -(-data.sizes.train // config.batch_size)
        started = TrainingStarted(config, request.data, data.sizes, batches, data.note)
        self._pace = Pace(started)
        self.desk.post(started)
        self.desk.post(Progress(KIND, "first batch", 0.0))
        self.desk.enter(Phase.RUNNING)

    def _fit(self, data: DataSplits) -> Generator[object, None, None]:
        config, live = self._request.config, self.desk.live
        gradient = np.zeros_like(live.parameters)
        for event in fit(live.network, live.parameters, data, config, self._request.threads, gradient):
            match event:
                case BatchDone():
                    live.gradient = gradient
                    if event.batch == 1:
                        live.note(validation_accuracy=None)
                    live.moved()
                    self._if_stopped = f"Stopped in epoch {event.epoch} of {event.epochs}: the weights are kept."
                    self._tell(event)
                    self._glimpses.show_if_due()
                case Evaluating():
                    self._tell(event)
                case EpochDone():
                    self._finish_epoch(event)
            yield event

    def _finish_epoch(self, event: EpochDone) -> None:
        live = self.desk.live
        live.note(
            epochs=live.card.epochs + 1,
            validation_accuracy=event.validation_accuracy,
            calibration=event.calibration,
        )
        self._good = live.document()
        self._kept = f"The weights from the end of epoch {event.epoch} are back."
        self._tell(event)
        self._glimpses.show()

    def _test(self, data: DataSplits) -> Generator[object, None, None]:
        live, test = self.desk.live, data.test
        epochs, count = self._request.config.epochs, data.sizes.test

        def tell(done: int) -> Evaluating:
            event = Evaluating(epochs, done, count)
            self.desk.post(event)
            self.desk.post(Progress(KIND, "testing", done / count))
            return event

        self._if_stopped = "Training is complete; its test was stopped."
        self.desk.post(Progress(KIND, "testing", 0.0))
        self.desk.enter(Phase.TESTING)
        with Pool(self._request.threads) as pool:
            steps = evaluate_steps(live.network, live.parameters, test.images, test.labels, pool, live.card.calibration)
            evaluation = yield from mapped(tell, steps)
        live.note(test_accuracy=evaluation.accuracy)
        self.desk.post(DocumentChanged(live.document()))
        outcome = (
            f"Trained for {epochs} epoch{'s' if epochs > 1 else ''}: {100 * evaluation.accuracy:.2f} % of the "
            f"{evaluation.count:,} test pictures are read right."
        )
        self.desk.post(TrainingFinished(evaluation, outcome, completed=True))

    def _tell(self, event: BatchDone | Evaluating | EpochDone) -> None:
        """Post what happened, and now and then how far the run is."""
        self.desk.post(event)
        pace, now = self._pace, time.monotonic()
        assert pace is not None
        pace.add(event)
        if now - self._told >= SECONDS_BETWEEN_LOOKS:
            self._told = now
            text = f"epoch {event.epoch}/{self._request.config.epochs}"
            self.desk.post(Progress(KIND, text, pace.fraction, pace.seconds_left))
