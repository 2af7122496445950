"""What a training run is asked for with, and what it says."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from secrets import token_hex

from core.data.datasets import Sizes
from core.evaluation.evaluation import Evaluation
from core.model.checkpoint import Checkpoint
from core.model.model import Model
from core.training.config import TrainingConfig
from core.training.figures import DeadUnits, LayerFigure
from core.training.state import Past
from desktop.engine.mailbox import Aside, LatestOnly, Urgent

KIND = "training"
"""The job's."""


@dataclass(frozen=True)
class TrainingStarted(Urgent):
    """A run began: how, on which data, on how many pictures, in how many batches an epoch.

    ``note`` is a sentence on what was decided about the data for the person, or empty. ``run`` is its name, unique and
    sorted by time; a run that goes on keeps it, has ``resumed`` so many steps done already, and shown in them the
    ``past``.
    """

    config: TrainingConfig
    data: str
    sizes: Sizes
    batches_per_epoch: int
    note: str = ""
    run: str = ""
    resumed: int = 0
    past: Past | None = None


@dataclass(frozen=True)
class EpochKept:
    """The weights of the end of ``epoch``, told before its ``EpochDone``: ``model`` is a copy that nobody writes to."""

    epoch: int
    model: Model
    revision: int


@dataclass(frozen=True)
class LayerFigures(LatestOnly):
    """What the layers do ``step`` batches into the run: a few numbers, now and then."""

    run: str
    epoch: int
    batch: int
    step: int
    layers: tuple[LayerFigure, ...]
    relus: tuple[DeadUnits, ...]
    key: str = ""


@dataclass(frozen=True)
class CheckpointTaken(Aside):
    """All it takes to go on with a run on another day, after an epoch, or because ``path`` was to have it."""

    checkpoint: Checkpoint
    path: Path | None


@dataclass(frozen=True)
class TrainingFinished(Urgent):
    """A run ended. ``evaluation`` is on the test set, ``None`` when stopped before it; ``outcome`` is a sentence."""

    evaluation: Evaluation | None
    outcome: str


def new_run() -> str:
    """The name of a run, which no other one has; names sort by time."""
    return f"{datetime.now(UTC):%Y%m%d-%H%M%S-%f}-{token_hex(2)}"
