"""What the window asks of the engine (commands, imperative) and what the engine answers (events, past).

All are frozen, and every array in them is a copy that nobody writes to again. What a job has to say of its own work it
says in messages of its own, which lie in its folder; the engine only carries them.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from core.model.model import Model
from core.training.dials import Dials
from core.types import Array
from desktop.engine.document import Document
from desktop.engine.jobs import JobRequest
from desktop.engine.mailbox import Aside, LatestOnly, Urgent
from desktop.engine.questions import AnyQuestion
from desktop.engine.states import Status

# Commands -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Start:
    """Begin a job."""

    request: JobRequest


@dataclass(frozen=True)
class Pause:
    """Hold the job between two steps."""


@dataclass(frozen=True)
class Resume:
    """Go on after a pause."""


@dataclass(frozen=True)
class StepOnce:
    """Go on after a pause for so many ``batches``, 0 for up to the end of the epoch, and pause again."""

    batches: int


@dataclass(frozen=True)
class Adjust:
    """Turn the job's ``dials``: they hold from its next batch on."""

    dials: Dials


@dataclass(frozen=True)
class TakeCheckpoint:
    """Have the job say, after its present batch, all that it takes to go on with it on another day.

    ``path`` is where whoever asks wants to keep that, and comes back with it.
    """

    path: Path | None = None


@dataclass(frozen=True)
class Stop:
    """End the job; what it keeps is its own to say."""


@dataclass(frozen=True)
class Keep:
    """Keep what the job proposes."""


@dataclass(frozen=True)
class Undo:
    """Undo what the job proposes: the weights are again, bit for bit, what they were."""


@dataclass(frozen=True)
class Show(LatestOnly):
    """Show the weights that a run had after ``epoch``; of several that wait, the newest only."""

    epoch: int
    model: Model
    key: str = ""


@dataclass(frozen=True)
class EndReplay:
    """Show the present weights again: they are, bit for bit, what they were."""


@dataclass(frozen=True)
class NewNetwork:
    """Build the preset ``preset`` with fresh weights drawn from ``seed``."""

    preset: str
    seed: int = 0


@dataclass(frozen=True)
class OpenModel:
    """Open ``model``, which lies in no file of the person's and needs no saving.

    It was made in the window and can be made again, or lies in the file ``kept`` of a kept run. Refused where the
    canvas cannot feed it or its answers are not the ten digits.
    """

    model: Model
    kept: Path | None = None


@dataclass(frozen=True)
class Reinitialise:
    """Give the present network fresh weights drawn from ``seed``; ``None``: those that it began with."""

    seed: int | None = None


@dataclass(frozen=True)
class Load:
    """Open a weight file."""

    path: Path


@dataclass(frozen=True)
class Save:
    """Write the weights of this moment."""

    path: Path


@dataclass(frozen=True)
class Ask(LatestOnly):
    """Answer ``question``; of one asker, ``key``, only the newest one counts. ``id`` comes back with the answer."""

    key: str
    id: int
    question: AnyQuestion


@dataclass(frozen=True)
class Withdraw(LatestOnly):
    """The asker ``key`` wants no answer any more."""

    key: str


Command: TypeAlias = (
    Start
    | Pause
    | Resume
    | StepOnce
    | Adjust
    | TakeCheckpoint
    | Stop
    | Keep
    | Undo
    | Show
    | EndReplay
    | NewNetwork
    | OpenModel
    | Reinitialise
    | Load
    | Save
    | Ask
    | Withdraw
)

# Events -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class StateChanged(Urgent):
    """The engine entered another phase."""

    status: Status


@dataclass(frozen=True)
class DocumentChanged(Urgent):
    """Another network, or other weights from outside a job's steps: the views rebuild from ``document``."""

    document: Document


@dataclass(frozen=True)
class OpenedKept(Urgent):
    """The numbers of ``revision`` were opened from the file ``path`` of a kept run."""

    path: Path
    revision: int


@dataclass(frozen=True, eq=False)
class WeightsUpdated(LatestOnly):
    """A job moved the weights of the present network: a copy of the vector ``(P,)``, some ten times a second."""

    parameters: Array
    revision: int
    key: str = ""


@dataclass(frozen=True)
class Saved(Urgent):
    """The numbers of ``revision`` are in ``path``."""

    path: Path
    revision: int


@dataclass(frozen=True)
class Progress(LatestOnly):
    """How far the job of the kind ``key`` is: ``text`` in a few words, ``fraction`` 0..1.

    ``seconds_left`` is ``None`` until it can be guessed.
    """

    key: str
    text: str
    fraction: float
    seconds_left: float | None = None


@dataclass(frozen=True)
class Answering(LatestOnly):
    """So much of the work for question ``id`` of the asker ``key`` is done, 0..1.

    ``answer`` is what is known of it, ``None`` where the question keeps that for its end.
    """

    key: str
    id: int
    fraction: float
    answer: object = None


@dataclass(frozen=True)
class Answered(Aside, LatestOnly):
    """The answer to question ``id`` of the asker ``key``."""

    key: str
    id: int
    answer: object


@dataclass(frozen=True)
class Unanswered(Aside):
    """There is no answer to give to question ``id`` of the asker ``key``: what is shown stays."""

    key: str
    id: int


@dataclass(frozen=True)
class Failed(Urgent):
    """What was asked for was not done.

    ``key`` is the kind of a job, the asker of a question, the ``value`` of an ``Action``, or "start"; ``reason`` is one
    sentence for a person that says what was kept; ``details`` is a traceback, only where the fault is ours; ``id`` is
    that of a question.
    """

    key: str
    reason: str
    details: str = ""
    id: int | None = None
