"""One training run as a generator: the engine steps it, and between two steps may answer, hold, save or end it."""

from collections.abc import Callable, Generator, Iterator
from dataclasses import asdict

from core.data.datasets import DataSplits
from core.evaluation.evaluation import evaluate_steps
from core.nn.parallel import Pool
from core.steps import mapped
from core.training.loop import BatchDone, EpochDone, Evaluating, Working, fit
from desktop.engine.datasets import open_dataset
from desktop.engine.live_model import Glimpses, LiveModel, fresh
from desktop.engine.messages import Event, ModelChanged, StateChanged, Train, TrainingFinished, TrainingStarted
from desktop.engine.states import Action, RunState


class TrainingRun:
    """Trains ``live`` as ``command`` says and posts what happens; belongs to the engine's thread.

    What to go back to when a step fails is the model from before the run, and then that of every epoch.
    """

    action = Action.START

    def __init__(self, command: Train, live: LiveModel, post: Callable[[Event], None]) -> None:
        self._command, self._live, self._post = command, live, post
        self._glimpses = Glimpses(live, post)
        self._good = live.state()
        self._kept = "The weights from before the run are back."
        self._if_stopped = "Stopped before the first batch: nothing has changed."
        self._steps = self._run()

    def step(self) -> bool:
        """Do the next piece of work, a batch or less; ``False`` when there is no more."""
        return next(self._steps, None) is not None

    def show_weights(self) -> None:
        """Post a copy of the weights of this moment."""
        self._glimpses.show()

    def stop(self) -> None:
        """End the run and keep the weights of this moment."""
        self.close()
        self._post(self._live.state())
        self._post(TrainingFinished(None, self._if_stopped, completed=False))

    def give_up(self) -> str:
        """End the run and go back to the last good weights; returns the words that say which those are."""
        self.close()
        self._live.restore(self._good)
        self._post(self._good)
        return self._kept

    def close(self) -> None:
        """End the run; what it held is freed."""
        self._steps.close()

    def _run(self) -> Generator[object, None, None]:
        """What is yielded means nothing but that there is more to do."""
        data = open_dataset(self._command.data)
        yield "reading takes a moment, and a stop may have come meanwhile"
        self._begin(data)
        yield from self._fit(data)
        yield from self._test(data)

    def _begin(self, data: DataSplits) -> None:
        command, config, live = self._command, self._command.config, self._live
        if command.preset is not None:
            live.restore(ModelChanged(fresh(command.preset, config.seed), None, saved=True))
            self._post(live.state())
        live.thaw()
        live.note(
            dataset=data.name,
            seed=config.seed,
            validation_accuracy=None,
            test_accuracy=None,
            recipe=asdict(config),
        )
        batches = -(-data.sizes.train // config.batch_size)
        self._post(TrainingStarted(command, data.sizes, batches, data.note))
        self._post(StateChanged(RunState.TRAINING))

    def _fit(self, data: DataSplits) -> Iterator[object]:
        config, live = self._command.config, self._live
        for event in fit(live.network, live.parameters, data, config):
            if not isinstance(event, Working):
                self._post(event)
            match event:
                case BatchDone():
                    if event.batch == 1:
                        live.note(validation_accuracy=None)
                    self._if_stopped = f"Stopped in epoch {event.epoch} of {event.epochs}: the weights are kept."
                    self._glimpses.show_if_due()
                case EpochDone():
                    live.note(
                        epochs=live.card.epochs + 1,
                        validation_accuracy=event.validation_accuracy,
                        calibration=event.calibration,
                    )
                    self._good = live.state()
                    self._kept = f"The weights from the end of epoch {event.epoch} are back."
                    self._glimpses.show()
            yield event

    def _test(self, data: DataSplits) -> Generator[object, None, None]:
        live, test = self._live, data.test
        epochs, count = self._command.config.epochs, data.sizes.test

        def tell(done: int) -> Evaluating:
            self._post(event := Evaluating(epochs, done, count))
            return event

        self._if_stopped = "Training is complete; its test was stopped."
        self._post(StateChanged(RunState.EVALUATING))
        with Pool() as pool:
            steps = evaluate_steps(live.network, live.parameters, test.images, test.labels, pool, live.card.calibration)
            evaluation = yield from mapped(tell, steps)
        live.note(test_accuracy=evaluation.accuracy)
        self._post(live.state())
        outcome = (
            f"Trained for {epochs} epoch{'s' if epochs > 1 else ''}: {100 * evaluation.accuracy:.2f} % of the "
            f"{evaluation.count:,} test pictures are read right."
        )
        self._post(TrainingFinished(evaluation, outcome, completed=True))
