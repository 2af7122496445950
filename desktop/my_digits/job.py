"""One run of learning from taught digits: what it changes is a proposal until the person keeps or undoes it."""

import time
from collections.abc import Generator
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from core.data.datasets import Dataset
from core.steps import mapped
from core.training.fine_tuning import CONFIG, Lesson, learn, variations_each
from core.types import UserError
from desktop.engine.datasets import open_dataset
from desktop.engine.glimpses import Glimpses
from desktop.engine.jobs import Desk, Job
from desktop.engine.messages import DocumentChanged, Progress
from desktop.engine.states import Action, Phase
from desktop.language import tr
from desktop.my_digits.messages import Learned, LearningFinished
from desktop.my_digits.taught import TaughtDigit, as_dataset, versions

KIND = "learning"
BESIDE = "mnist+strokes"
"""The data set that is shown beside the taught digits, so that nothing is forgotten."""

TAUGHT = "My digits"
"""What the taught digits are called on a card, which is English in whatever language they were taught."""

DRAWING_SHARE = 0.02
"""Of the run's time, about, goes by with drawing variations."""

SECONDS_UNTIL_GUESS = 1.0
"""Before, too little is known to say how long it will take."""


@dataclass(frozen=True)
class Learn:
    """Fine-tune the network on ``digits``, with MNIST and pen strokes replayed beside them, and propose the result."""

    digits: tuple[TaughtDigit, ...]

    kind: ClassVar[str] = KIND
    refusal: ClassVar[str] = tr("Learning cannot start")

    def begin(self, desk: Desk) -> "LearningJob":
        """The run; raises ``UserError`` where there is nothing to learn."""
        if not self.digits:
            raise UserError(
                tr("My digits is empty: draw a digit and press what it is, then there is something to learn.")
            )
        return LearningJob(self, desk)


class LearningJob(Job):
    """Fine-tunes the live weights and posts what happens.

    Whatever ends it but the decision to keep what was learnt brings back the model from before, bit for bit.
    """

    kind = KIND
    # Half-learnt weights are no one's: they are neither saved nor built upon before the person has decided.
    never = frozenset({Action.PAUSE, Action.SAVE, Action.CHECKPOINT})
    first_phase = Phase.RUNNING

    def __init__(self, request: Learn, desk: Desk) -> None:
        super().__init__(desk)
        self._request = request
        self._lesson: Lesson | None = None
        self._glimpses = Glimpses(desk.live, desk.post)

    @property
    def busy(self) -> str:
        """Where to look."""
        if self._lesson is not None:
            return tr("What was learnt from your digits waits to be kept or undone: see the tab My digits.")
        return tr("Learning from your digits: see the tab My digits.")

    @property
    def meanwhile(self) -> str:
        """Until the person has decided, for that."""
        if self._lesson is not None:
            return tr("before it is decided whether what was learnt is kept or undone.")
        return super().meanwhile

    def decide(self, keep: bool) -> None:
        """Keep what was learnt, or undo it."""
        if keep:
            self._keep()
        else:
            self._restore(tr("What was learnt is undone: the weights are as they were."))

    def stop(self) -> None:
        """End the run; nothing of it is kept."""
        self._restore(tr("Learning was stopped: the weights are as they were."))

    def give_up(self) -> str:
        """End the run and go back."""
        self._restore("")
        return tr("The weights are as they were.")

    def _keep(self) -> None:
        lesson, live = self._lesson, self.desk.live
        assert lesson is not None
        known = lesson.after.validation if live.card.dataset == lesson.beside else None
        recipe = {**live.card.recipe, "my_digits": len(self._request.digits)}
        data = live.card.dataset or TAUGHT
        live.note(dataset=data, validation_accuracy=known, test_accuracy=None, recipe=recipe)
        self.desk.post(DocumentChanged(live.document()))
        self.desk.post(LearningFinished(tr("What was learnt is kept: save the weights, and open them tomorrow.")))

    def _restore(self, outcome: str) -> None:
        """End the run and go back, with an ``outcome`` to tell of or none."""
        self.close()
        self.put_back()
        self.desk.post(DocumentChanged(self.desk.live.document()))
        if outcome:
            self.desk.post(LearningFinished(outcome))

    def work(self) -> Generator[object, None, None]:
        """Draw, read and learn; then the proposal waits for the person."""
        reading = self.desk.reader.read(lambda: open_dataset(BESIDE))  # meanwhile there is something to draw
        variations = yield from self._draw()
        data = yield from reading
        live, taught = self.desk.live, as_dataset(self._request.digits)
        live.thaw()
        steps = learn(live.network, live.parameters, taught, variations, data)
        lesson = yield from mapped(partial(self._watch, time.monotonic()), steps)
        self._lesson = lesson
        live.note(calibration=lesson.calibration)
        self._glimpses.show()
        self.desk.post(Learned(lesson))
        self.desk.enter(Phase.PROPOSED)
        yield tr("a proposal, which waits for the person")

    def _draw(self) -> Generator[object, None, Dataset]:
        """The taught digits and their variations."""
        digits = self._request.digits
        each = variations_each(len(digits))
        drawn: list[TaughtDigit] = []
        for version in versions(digits, each, CONFIG.seed):
            drawn.append(version)
            self._tell(DRAWING_SHARE * len(drawn) / (each * len(digits)))
            yield version
        return as_dataset(drawn)

    def _watch(self, began: float, done: float) -> float:
        """Post how far the learning is that ``began`` then, and the weights of the moment."""
        self.desk.live.moved()
        spent = time.monotonic() - began
        left = spent * (1 - done) / done if spent >= SECONDS_UNTIL_GUESS else None
        self._tell(DRAWING_SHARE + (1 - DRAWING_SHARE) * done, left)
        self._glimpses.show_if_due()
        return done

    def _tell(self, fraction: float, seconds_left: float | None = None) -> None:
        self.desk.post(Progress(KIND, tr("learning your digits"), fraction, seconds_left))
