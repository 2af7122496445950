"""One run of learning from taught digits: what it changes is a proposal until the person keeps or undoes it."""

import time
from collections.abc import Callable, Generator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import replace
from typing import TypeVar

from core.data.datasets import Dataset, load_mnist
from core.steps import mapped
from core.training.fine_tuning import CONFIG, Lesson, learn, variations_each
from core.types import UserError
from desktop.engine.live_model import Glimpses, LiveModel
from desktop.engine.messages import Event, Learn, Learned, Learning, LearningFinished, StateChanged
from desktop.engine.states import Action, RunState
from desktop.my_digits.taught import TaughtDigit, as_dataset, versions
from resources import MNIST

DRAWING_SHARE = 0.25
"""Of the run's time, about, goes by with drawing variations."""

SECONDS_UNTIL_GUESS = 1.0
"""Before, too little is known to say how long it will take."""

_WAIT = 0.02
"""Seconds to wait for the pictures of MNIST before looking whether somebody wants to stop."""


T = TypeVar("T")


class LearningRun:
    """Fine-tunes ``live`` as ``command`` says and posts what happens; belongs to the engine's thread.

    Whatever ends it but :meth:`accept` brings back the model from before, bit for bit.
    """

    action = Action.LEARN

    def __init__(self, command: Learn, live: LiveModel, post: Callable[[Event], None]) -> None:
        if not command.digits:
            raise UserError("My digits is empty: draw a digit and press what it is, then there is something to learn.")
        self._command, self._live, self._post = command, live, post
        self._before = live.state()
        self._lesson: Lesson | None = None
        self._began, self._glimpses = time.monotonic(), Glimpses(live, post)
        self._reader = ThreadPoolExecutor(1, "reader")
        self._steps = self._run()
        post(StateChanged(RunState.LEARNING))

    def step(self) -> bool:
        """Do the next piece of work, a batch or less; ``False`` when there is no more."""
        return next(self._steps, None) is not None

    def accept(self) -> None:
        """Keep what was learnt."""
        lesson, live = self._lesson, self._live
        assert lesson is not None
        known = lesson.after.validation if live.card.dataset == lesson.beside else None
        recipe = {**live.card.recipe, "my_digits": len(self._command.digits)}
        live.note(validation_accuracy=known, test_accuracy=None, recipe=recipe)
        self._post(live.state())
        self._post(LearningFinished("What was learnt is kept: save the weights to have it tomorrow.", kept=True))

    def revert(self) -> None:
        """Undo what was learnt."""
        self._restore()
        self._post(LearningFinished("What was learnt is undone: the weights are as they were.", kept=False))

    def stop(self) -> None:
        """End the run; nothing of it is kept."""
        self._restore()
        self._post(LearningFinished("Learning was stopped: the weights are as they were.", kept=False))

    def give_up(self) -> str:
        """End the run and go back; returns the words that say to what."""
        self._restore()
        return "The weights are as they were."

    def close(self) -> None:
        """End the run, and wait until nothing of it is left: half a second if it has only just begun."""
        self._steps.close()
        self._reader.shutdown()

    def _restore(self) -> None:
        self._steps.close()
        self._live.restore(self._before)
        self._post(self._before)

    def _run(self) -> Generator[object, None, None]:
        """What is yielded means nothing but that there is more to do."""
        # Reading MNIST takes half a second in one piece, and a stop must not wait for it: another thread reads.
        reading = self._reader.submit(load_mnist, MNIST)
        variations = yield from self._draw()
        data = yield from _waited(reading)
        live, taught = self._live, as_dataset(self._command.digits)
        live.thaw()
        config = replace(CONFIG, seed=self._command.seed)
        steps = learn(live.network, live.parameters, taught, variations, data, config)
        lesson = yield from mapped(self._watch, steps)
        self._lesson = lesson
        live.note(calibration=lesson.calibration)
        self._glimpses.show()
        self._post(Learned(lesson))
        self._post(StateChanged(RunState.PROPOSED))
        yield "a proposal, which waits for the person"

    def _draw(self) -> Generator[object, None, Dataset]:
        """The taught digits and their variations."""
        digits = self._command.digits
        each = variations_each(len(digits))
        drawn: list[TaughtDigit] = []
        for version in versions(digits, each, self._command.seed):
            drawn.append(version)
            self._tell(DRAWING_SHARE * len(drawn) / (each * len(digits)))
            yield version
        return as_dataset(drawn)

    def _watch(self, done: float) -> float:
        """Post how far it is and the weights of the moment."""
        self._tell(DRAWING_SHARE + (1 - DRAWING_SHARE) * done)
        self._glimpses.show_if_due()
        return done

    def _tell(self, fraction: float) -> None:
        spent = time.monotonic() - self._began
        left = spent * (1 - fraction) / fraction if spent >= SECONDS_UNTIL_GUESS else None
        self._post(Learning(fraction, left))


def _waited(future: Future[T]) -> Generator[object, None, T]:
    """The result of ``future``, without standing still meanwhile."""
    while not future.done():
        wait([future], timeout=_WAIT)
        yield "still reading"
    return future.result()
