"""What the window asks of the engine (commands, imperative) and what the engine answers (events, past).

All are frozen, and every array in them is a copy that nobody writes to again. Events of training itself
(``BatchDone``, ``Evaluating``, ``EpochDone``) come from :mod:`core.training.loop` as they are; in the last look, at the
test set, ``Evaluating`` counts the test pictures.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from core.data.datasets import Sizes
from core.evaluation.evaluation import Evaluation
from core.model.model import Model
from core.recognition.verdict import Prediction
from core.training.config import TrainingConfig
from core.training.fine_tuning import Lesson
from core.training.loop import BatchDone, EpochDone, Evaluating
from core.types import Array
from desktop.engine.states import RunState
from desktop.my_digits.taught import TaughtDigit

# Commands -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Recognise:
    """Read a drawing: ``ink`` is ``(H, W)``, 0 paper to 1 ink. Latest-only: a newer one replaces it.

    ``focus`` is the digit of a number to tell more of, counted from 0 or from the end as -1.
    """

    request: int
    ink: Array
    activations: bool = False
    focus: int | None = None


@dataclass(frozen=True)
class Train:
    """Start a run on ``data`` ("mnist", a folder of IDX files or an .npz) with ``config``.

    ``preset`` names the network to build first; ``None`` goes on with the present weights.
    """

    config: TrainingConfig
    data: str = "mnist"
    preset: str | None = None


@dataclass(frozen=True)
class Pause:
    """Hold the run between two batches."""


@dataclass(frozen=True)
class Resume:
    """Go on after a pause."""


@dataclass(frozen=True)
class Stop:
    """End the run and keep the weights of this moment."""


@dataclass(frozen=True)
class NewNetwork:
    """Build the preset ``preset`` with fresh weights drawn from ``seed``."""

    preset: str
    seed: int = 0


@dataclass(frozen=True)
class Load:
    """Open a weight file."""

    path: Path


@dataclass(frozen=True)
class Save:
    """Write the weights of this moment."""

    path: Path


@dataclass(frozen=True)
class Learn:
    """Fine-tune the present network on ``digits``, with MNIST replayed beside them, and propose the result."""

    digits: tuple[TaughtDigit, ...]
    seed: int = 0


@dataclass(frozen=True)
class Accept:
    """Keep what was learnt."""


@dataclass(frozen=True)
class Revert:
    """Undo what was learnt: the weights are again, bit for bit, what they were."""


Command: TypeAlias = Recognise | Train | Pause | Resume | Stop | NewNetwork | Load | Save | Learn | Accept | Revert

# Events -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class StateChanged:
    """The engine entered ``state``."""

    state: RunState


@dataclass(frozen=True)
class ModelChanged:
    """Another network, or other weights from outside training: the views rebuild from ``model``.

    ``path`` is the file it came from; ``saved`` is ``False`` where training has given weights that no file holds.
    """

    model: Model
    path: Path | None
    saved: bool


@dataclass(frozen=True)
class WeightsUpdated:
    """Training moved the weights of the present network: a copy of the vector ``(P,)``, some ten times a second."""

    parameters: Array


@dataclass(frozen=True)
class Recognised:
    """The answer to :class:`Recognise` with the same ``request``."""

    request: int
    prediction: Prediction


@dataclass(frozen=True)
class TrainingStarted:
    """A run began: what with, on how many pictures, in how many batches an epoch.

    ``note`` is a sentence on what was decided about the data for the person, or empty.
    """

    command: Train
    sizes: Sizes
    batches_per_epoch: int
    note: str = ""


@dataclass(frozen=True)
class TrainingFinished:
    """A run ended. ``evaluation`` is on the test set, ``None`` when stopped before it; ``outcome`` is a sentence."""

    evaluation: Evaluation | None
    outcome: str
    completed: bool


@dataclass(frozen=True)
class Saved:
    """The weights are in ``path``."""

    path: Path


@dataclass(frozen=True)
class Learning:
    """So much of the learning is done, 0..1; ``seconds_left`` is ``None`` until it can be guessed."""

    fraction: float
    seconds_left: float | None


@dataclass(frozen=True)
class Learned:
    """What learning did to the network: it waits for :class:`Accept` or :class:`Revert`."""

    lesson: Lesson


@dataclass(frozen=True)
class LearningFinished:
    """What was learnt is ``kept``, or the weights are as they were; ``outcome`` is a sentence."""

    outcome: str
    kept: bool


@dataclass(frozen=True)
class Failed:
    """What was asked for was not done.

    ``what`` is the ``value`` of an ``Action``, "recognise" or "start"; ``reason`` is one sentence for a person
    that says what was kept; ``details`` is a traceback, only where the fault is ours.
    """

    what: str
    reason: str
    details: str = ""


TrainingEvent: TypeAlias = BatchDone | Evaluating | EpochDone
Event: TypeAlias = (
    StateChanged
    | ModelChanged
    | WeightsUpdated
    | Recognised
    | TrainingStarted
    | TrainingEvent
    | TrainingFinished
    | Learning
    | Learned
    | LearningFinished
    | Saved
    | Failed
)
