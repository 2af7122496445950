"""One training run, stepped by the engine for the window or in one go for the command line."""

import time
from collections.abc import Generator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import ClassVar

import numpy as np

from core.data.datasets import DataSplits
from core.data.identity import identity
from core.evaluation.evaluation import evaluate_steps
from core.model.checkpoint import Checkpoint
from core.nn.parallel import Pool
from core.steps import mapped
from core.training.config import TrainingConfig
from core.training.dials import Dials
from core.training.events import Adjusted, BatchDone, BestKept, EpochDone, Evaluating
from core.training.gradients import batches_of
from core.training.loop import Run
from core.types import UserError
from desktop.engine.datasets import is_gone, lasting_name, open_dataset
from desktop.engine.glimpses import Glimpses
from desktop.engine.jobs import Desk, Job
from desktop.engine.live_model import fresh
from desktop.engine.messages import DocumentChanged, Progress
from desktop.engine.states import Phase
from desktop.language import counted, tr
from desktop.training.figures import LayerWatch
from desktop.training.messages import KIND, CheckpointTaken, EpochKept, TrainingFinished, TrainingStarted, new_run
from desktop.training.pace import Pace

MOST_THREADS = 256
SECONDS_BETWEEN_LOOKS = 0.03
"""How far a run is, is told no more often than the screen shows it."""


@dataclass(frozen=True)
class Train:
    """Start a run on ``data`` (the name of a bundled data set, a folder of IDX files or an .npz) with ``config``.

    ``preset`` names the network to build first; ``None`` goes on with the present weights. ``threads`` are those to
    compute with, ``None`` for as many as there are processors. The run pauses after ``pause_after`` batches, 0 for its
    first epoch. ``resume`` is a run to go on with, and ``config``, ``data`` and ``preset`` are then what it says;
    ``file`` is the person's own file that it lies in, ``None`` where it lies in none.
    """

    config: TrainingConfig
    data: str = "mnist"
    preset: str | None = None
    threads: int | None = None
    pause_after: int | None = None
    resume: Checkpoint | None = None
    file: Path | None = None

    kind: ClassVar[str] = KIND
    refusal: ClassVar[str] = tr("Another run cannot start")

    def begin(self, desk: Desk) -> "TrainingJob":
        """The run."""
        return TrainingJob(self, desk)

    @classmethod
    def going_on(
        cls,
        checkpoint: Checkpoint,
        data: str | None = None,
        threads: int | None = None,
        file: Path | None = None,
    ) -> "Train":
        """Go on with the run of ``checkpoint``; ``data`` is where its data set lies now, if not where it lay."""
        return cls(checkpoint.state.config, data or checkpoint.data, threads=threads, resume=checkpoint, file=file)


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
        self._kept = tr("The weights from before the run are back.")
        self._if_stopped = tr("Stopped before the first batch: nothing has changed.")
        self._pace: Pace | None = None
        self._told = 0.0
        self._run: Run | None = None
        self._name = new_run() if request.resume is None else request.resume.run
        self._identity = ""
        self._turned: Dials | None = None
        self._left = request.pause_after  # batches until it pauses, 0: the rest of the epoch
        self._outcome = ""
        self._epochs = 0 if request.resume is None else request.resume.state.epoch - 1

    def hold(self) -> None:
        """Show the weights that it is held with."""
        self._left = None
        self._glimpses.show()

    def step_once(self, batches: int) -> None:
        """Pause again after so many batches, 0 for those of the epoch."""
        self._left = batches

    def adjust(self, dials: Dials) -> None:
        """Turn the dials; that they hold is told when they do."""
        self._turned = dials
        if self._run is not None:
            self._run.dials = dials

    def checkpoint(self) -> Checkpoint | None:
        """All it takes to go on with the run, ``None`` before it has its data."""
        if self._run is None:
            return None
        live, request = self.desk.live, self._request
        return Checkpoint(
            self._name, lasting_name(request.data), self._identity, live.network, live.card, self._run.state()
        )

    def take_checkpoint(self, path: Path | None) -> None:
        """Tell :meth:`checkpoint`."""
        checkpoint = self.checkpoint()
        if checkpoint is not None:
            if path is not None and path == self.desk.live.path:
                self.desk.live.overwritten()
            self.desk.post(CheckpointTaken(checkpoint, path))

    def stop(self) -> None:
        """End the run and keep the weights of this moment; before its first batch all is as it was."""
        self.close()
        if self._run is not None and not self._run.steps:  # there may be another network, and the card says more
            self._go_back()
        self.desk.post(DocumentChanged(self.desk.live.document()))
        self.desk.post(TrainingFinished(None, self._if_stopped))

    def give_up(self) -> str:
        """End the run and go back to the last good weights."""
        self.close()
        untouched = self._run is None and self.desk.live.revision == self.desk.before.revision
        self._go_back()
        self.desk.post(DocumentChanged(self.desk.live.document()))
        return tr("Nothing has changed.") if untouched else self._kept

    def _go_back(self) -> None:
        """To the last good weights; to those from before the run with their gradient."""
        if self._good is self.desk.before:
            self.put_back()
        else:
            self.desk.live.restore(self._good)

    def work(self) -> Generator[object, None, None]:
        """Read, train, and look at the test set once."""
        request = self._request
        self.desk.post(Progress(KIND, tr("reading the data…"), 0.0))
        data, self._identity = yield from self.desk.reader.read(lambda: _opened(request))
        self._begin(data)
        yield from self._fit()
        yield from self._test(data)

    def _begin(self, data: DataSplits) -> None:
        request, config, live, resume = self._request, self._request.config, self.desk.live, self._request.resume
        if resume is not None:
            self._check(resume, batches_of(resume.network, data.sizes.train, config.batch_size))
            live.open(resume.model, request.file)
            if request.file is None:
                live.moved()  # what the program itself keeps of a run goes with its end
            self.desk.post(DocumentChanged(live.document()))
            self._good, self._kept = live.document(), tr("The weights that the run went on from are back.")
            self._if_stopped = tr("Stopped before the next batch: the weights are those that the run went on from.")
            live.thaw()
        else:
            if request.preset is not None:
                live.open(fresh(request.preset, config.seed))
                self.desk.post(DocumentChanged(live.document()))
            live.thaw()
            live.note(
                dataset=data.name,
                validation_accuracy=None,
                test_accuracy=None,
                recipe=asdict(config),
            )
        state = None if resume is None else resume.state
        gradient = np.zeros_like(live.parameters)
        self._run = Run(live.network, live.parameters, data, config, request.threads, gradient, state)
        if self._turned is not None:
            self._run.dials = self._turned
        live.gradient = None
        self._gradient = gradient
        self._watch = LayerWatch(self._name, live.network, live.parameters, gradient, data.validation.images)
        started = TrainingStarted(
            config,
            request.data,
            data.sizes,
            self._run.batches,
            data.note,
            self._name,
            self._run.steps,
            None if state is None else state.past,
        )
        self._pace = Pace(started)
        self.desk.post(started)
        self.desk.post(Progress(KIND, tr("first batch"), 0.0))
        self.desk.enter(Phase.RUNNING)

    def _check(self, resume: Checkpoint, batches: int) -> None:
        """Raise ``UserError`` unless the run can go on with these data."""
        state = resume.state
        done = (state.epoch - 1) * batches + state.batch
        if self._identity != resume.identity:
            raise UserError(
                tr(
                    "The run cannot go on: {name} holds other pictures or labels than those it was trained with.",
                    name=Path(self._request.data).name,
                )
            )
        if state.batch > batches or len(state.past.losses) != done:
            raise UserError(tr("The run cannot go on: its checkpoint says two things about how far it is."))

    def _fit(self) -> Generator[object, None, None]:
        run = self._run
        assert run is not None
        settled = run.is_settled
        for event in run.events():
            if run.is_settled != settled:  # other numbers, though no batch has changed them
                settled = run.is_settled
                self.desk.live.moved()
            match event:
                case BatchDone():
                    self._finish_batch(event, run.steps)
                case Evaluating():
                    self._tell(event)
                case Adjusted():
                    self.desk.post(event)
                case EpochDone():
                    self._finish_epoch(event)
                case BestKept():
                    self._keep_best(event.best)
            yield event

    def _finish_batch(self, event: BatchDone, step: int) -> None:
        live = self.desk.live
        live.gradient = self._gradient
        if event.batch == 1:
            live.note(validation_accuracy=None)
        live.moved()
        self._if_stopped = tr(
            "Stopped in epoch {epoch} of {epochs}: the weights are kept.", epoch=event.epoch, epochs=event.epochs
        )
        self._tell(event)
        figures = self._watch.look(event, step)
        if figures is not None:
            self.desk.post(figures)
        self._glimpses.show_if_due()
        if self._left:
            self._left -= 1
            if not self._left:
                self._pause()

    def _pause(self) -> None:
        """As far as it was to go."""
        self.hold()
        self.desk.enter(Phase.PAUSED)

    def _keep_best(self, best: EpochDone) -> None:
        """The run has ended with the weights of an earlier epoch."""
        live = self.desk.live
        live.note(validation_accuracy=best.validation_accuracy, calibration=best.calibration)
        self._good = live.document()
        self._kept = tr("The weights of epoch {epoch}, the best, are back.", epoch=best.epoch)
        self._outcome = tr(" and kept epoch {epoch}, the best", epoch=best.epoch)
        self._glimpses.show()

    def _finish_epoch(self, event: EpochDone) -> None:
        live = self.desk.live
        live.note(
            epochs=live.card.epochs + 1,
            validation_accuracy=event.validation_accuracy,
            calibration=event.calibration,
        )
        self._good = live.document()
        self._kept = tr("The weights from the end of epoch {epoch} are back.", epoch=event.epoch)
        self.desk.post(EpochKept(event.epoch, self._good.model, self._good.revision))
        self.take_checkpoint(None)  # on its way to the disk before anybody is told that the epoch is done
        self._tell(event)
        self._glimpses.show()
        self._epochs = event.epoch
        if self._left == 0:
            self._pause()

    def _test(self, data: DataSplits) -> Generator[object, None, None]:
        live, test = self.desk.live, data.test
        epochs, count = self._epochs, data.sizes.test

        def tell(done: int) -> Evaluating:
            event = Evaluating(epochs, done, count)
            self.desk.post(event)
            self.desk.post(Progress(KIND, tr("testing"), done / count))
            return event

        self._if_stopped = tr("Training is complete; its test was stopped.")
        self.desk.post(Progress(KIND, tr("testing"), 0.0))
        self.desk.enter(Phase.TESTING)
        with Pool(self._request.threads) as pool:
            steps = evaluate_steps(live.network, live.parameters, test.images, test.labels, pool, live.card.calibration)
            evaluation = yield from mapped(tell, steps)
        live.note(test_accuracy=evaluation.accuracy)
        self.desk.post(DocumentChanged(live.document()))
        trained = counted("Trained for {count} epoch", "Trained for {count} epochs", epochs)
        outcome = tr(
            "{trained}{outcome}: {accuracy:.2f} % of the {count:,} test pictures are read right.",
            trained=trained,
            outcome=self._outcome,
            accuracy=100 * evaluation.accuracy,
            count=evaluation.count,
        )
        self.desk.post(TrainingFinished(evaluation, outcome))

    def _tell(self, event: BatchDone | Evaluating | EpochDone) -> None:
        """Post what happened, and now and then how far the run is."""
        self.desk.post(event)
        pace, now = self._pace, time.monotonic()
        assert pace is not None
        pace.add(event)
        if now - self._told >= SECONDS_BETWEEN_LOOKS:
            self._told = now
            text = tr("epoch {epoch}/{epochs}", epoch=event.epoch, epochs=self._request.config.epochs)
            self.desk.post(Progress(KIND, text, pace.fraction, pace.seconds_left))


def _opened(request: Train) -> tuple[DataSplits, str]:
    """The data set, and what it is known by."""
    if request.resume is not None and is_gone(request.data):  # no others can be given in the window
        raise UserError(tr("The run cannot go on before its data are at {path} again.", path=request.data))
    data = open_dataset(request.data)
    return data, identity(data)
