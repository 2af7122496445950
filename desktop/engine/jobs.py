"""What changes the weights is a job: one at a time, stepped by the engine's thread or by the command line.

A new kind of job is a :class:`JobRequest`, a :class:`Job` and the messages it posts, all in a folder of its own.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Generator
from dataclasses import dataclass
from pathlib import Path
from threading import Semaphore
from typing import ClassVar, Protocol

from core.model.model import Model
from core.training.dials import Dials
from desktop.engine.background import Reader, Waiting
from desktop.engine.document import Document
from desktop.engine.live_model import LiveModel
from desktop.engine.states import Action, Phase
from desktop.language import tr


@dataclass(frozen=True)
class Desk:
    """What a job works with: the weights, and what they were ``before`` it.

    ``post`` says something, ``enter`` goes on to another phase, and ``reader`` reads files.
    """

    live: LiveModel
    before: Document
    post: Callable[[object], None]
    enter: Callable[[Phase], None]
    reader: Reader


class Job(ABC):
    """One run: :meth:`work` is a generator, and between two of its steps the engine may answer, hold, save or end it.

    A step is a batch or less. ``kind`` names the job in its status and its failures; ``never`` are actions that make
    no sense in any of its phases.
    """

    kind: ClassVar[str]
    never: ClassVar[frozenset[Action]] = frozenset()
    first_phase: ClassVar[Phase] = Phase.PREPARING

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self._gradient_before = desk.live.gradient
        self._steps = self.work()

    @abstractmethod
    def work(self) -> Generator[object, None, None]:
        """Do it. What is yielded means that there is more to do, :class:`Waiting` that there is not yet."""

    def step(self) -> object | None:
        """Do the next piece; returns what it yields, ``None`` when there is no more."""
        return next(self._steps, None)

    @property
    def busy(self) -> str:
        """The sentence for those who have to wait until it has ended."""
        return tr("A run is going on.")

    @property
    def meanwhile(self) -> str:
        """Why something else has to wait, and for what: the end of a sentence."""
        return tr("while a run is going on: stop it first.")

    def hold(self) -> None:  # noqa: B027 - most have nothing to show
        """The person holds it: show where it stands."""

    def step_once(self, batches: int) -> None:  # noqa: B027 - most have no batches
        """It goes on after a pause: after so many batches, 0 for those of the epoch, it has to pause again."""

    def adjust(self, dials: Dials) -> None:  # noqa: B027 - most have no dials
        """The person turned its dials."""

    def take_checkpoint(self, path: Path | None) -> None:  # noqa: B027 - most cannot go on another day
        """Say all that it takes to go on; ``path`` is handed back with that."""

    @abstractmethod
    def stop(self) -> None:
        """The person ends it: keep or restore the weights, and say so."""

    @abstractmethod
    def give_up(self) -> str:
        """A step has failed: go back to good weights; returns the sentence that says which those are."""

    def put_back(self) -> None:
        """The weights are again, bit for bit, what they were before, and so is the gradient of the last batch."""
        self.desk.live.restore(self.desk.before)
        self.desk.live.gradient = self._gradient_before

    def decide(self, keep: bool) -> None:  # noqa: B027 - most propose nothing
        """The person has decided on what it proposed."""

    def show(self, epoch: int, model: Model) -> None:  # noqa: B027 - most have nothing to show but their own
        """The person wants to see ``model``, as it was after ``epoch``."""

    def close(self) -> None:
        """End it; what it held is freed."""
        self._steps.close()


class JobRequest(Protocol):
    """A frozen description of a job; ``refusal`` says that it cannot start, the beginning of a sentence."""

    @property
    def kind(self) -> str:
        """The job's."""

    @property
    def refusal(self) -> str:
        """Such as "Learning cannot start"."""

    def begin(self, desk: Desk) -> Job:
        """The job; raises ``UserError`` where it makes no sense, and nothing has changed."""


def run_to_end(
    request: JobRequest,
    live: LiveModel,
    post: Callable[[object], None],
    between: Callable[[Job], None] = lambda _job: None,
) -> None:
    """Do the whole job in this thread; what fails or interrupts it is raised, and the job is closed.

    The phases that it enters are posted too. ``between`` is called between two steps, and may raise.
    """
    woken = Semaphore(0)
    reader = Reader(lambda: woken.release())
    job = request.begin(Desk(live, live.document(), post, post, reader))
    try:
        while (step := job.step()) is not None:
            between(job)
            if isinstance(step, Waiting):
                woken.acquire()
    finally:
        job.close()
        reader.close()
