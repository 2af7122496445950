"""What a training run says of itself."""

from dataclasses import dataclass
from typing import TypeAlias

from core.evaluation.calibration import UNCALIBRATED, Calibration
from core.training.dials import Dials


@dataclass(frozen=True)
class BatchDone:
    """One step: mean ``loss`` and ``accuracy`` on its ``images`` pictures before the step, in ``seconds``.

    ``epoch`` and ``batch`` count from 1.
    """

    epoch: int
    epochs: int
    batch: int
    batches: int
    loss: float
    accuracy: float
    images: int
    seconds: float


@dataclass(frozen=True)
class Working:
    """A large batch is under way, ``done`` of its ``count`` pictures: nothing to show, but a moment to stop at."""

    epoch: int
    batch: int
    done: int
    count: int


@dataclass(frozen=True)
class Evaluating:
    """The validation split is being read: ``done`` pictures of ``count``."""

    epoch: int
    done: int
    count: int


@dataclass(frozen=True)
class EpochDone:
    """One epoch; ``seconds`` and ``images_per_second`` count the training steps alone.

    The validation figures, and the ``calibration`` (what the validation split says the logits are worth now), are
    those of the weights that :func:`fit` shows with this event. Both losses are the one that the run makes small.
    """

    epoch: int
    epochs: int
    seconds: float
    images_per_second: float
    train_loss: float
    train_accuracy: float
    validation_loss: float
    validation_accuracy: float
    calibration: Calibration = UNCALIBRATED


@dataclass(frozen=True)
class Adjusted:
    """From ``batch`` of ``epoch`` on, both from 1, the ``dials`` hold and no longer those ``before``.

    ``step`` is how many batches the run had done by then.
    """

    epoch: int
    batch: int
    step: int
    dials: Dials
    before: Dials


@dataclass(frozen=True)
class BestKept:
    """The run has ended, and its weights are those of the epoch that was the best: ``best`` speaks of them."""

    best: EpochDone


TrainingEvent: TypeAlias = BatchDone | Evaluating | EpochDone
"""What there is to show of a run."""
