"""All that a run is between two batches: put back, it goes on as if nothing had happened, bit for bit."""

from dataclasses import dataclass
from typing import Any

from core.training.config import TrainingConfig
from core.training.dials import Dials
from core.training.events import Adjusted, EpochDone
from core.types import Array


@dataclass(frozen=True, eq=False)
class Past:
    """What a run has shown: ``losses (S,)`` and ``accuracies (S,)`` of its batches, its epochs and turned dials."""

    losses: Array
    accuracies: Array
    epochs: tuple[EpochDone, ...] = ()
    adjusted: tuple[Adjusted, ...] = ()


@dataclass(frozen=True, eq=False)
class RunState:
    """A run at one moment: ``batch`` batches of ``epoch``, which counts from 1, are done; beyond the last, all are.

    ``seconds``, ``loss_sum`` and ``right_sum`` are of this epoch so far. ``order`` is the state of the generator that
    shuffles the pictures, from before this epoch's order was drawn. ``parameters (P,)`` are those of the steps,
    ``average (P,)`` their mean after ``average_steps`` steps, where there is one, and ``best (P,)`` those of the best
    epoch, where the run keeps it. ``optimizer`` is what that remembers.
    """

    config: TrainingConfig
    dials: Dials
    epoch: int
    batch: int
    seconds: float
    loss_sum: float
    right_sum: int
    order: dict[str, Any]
    parameters: Array
    optimizer: dict[str, Array]
    average: Array | None
    average_steps: int
    best: Array | None
    past: Past
