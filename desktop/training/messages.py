"""What a training run is asked for with, and what it says."""

from dataclasses import dataclass

from core.data.datasets import Sizes
from core.evaluation.evaluation import Evaluation
from core.training.config import TrainingConfig
from desktop.engine.mailbox import Urgent


@dataclass(frozen=True)
class TrainingStarted(Urgent):
    """A run began: how, on which data, on how many pictures, in how many batches an epoch.

    ``note`` is a sentence on what was decided about the data for the person, or empty.
    """

    config: TrainingConfig
    data: str
    sizes: Sizes
    batches_per_epoch: int
    note: str = ""


@dataclass(frozen=True)
class TrainingFinished(Urgent):
    """A run ended. ``evaluation`` is on the test set, ``None`` when stopped before it; ``outcome`` is a sentence."""

    evaluation: Evaluation | None
    outcome: str
    completed: bool
