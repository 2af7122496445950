"""What a person may turn while a run goes on."""

from dataclasses import dataclass

from core.checks import is_number
from core.training.config import LARGEST_RATE, TrainingConfig
from core.types import UserError, said


@dataclass(frozen=True)
class Dials:
    """Settings that hold from the next batch on; raises ``UserError`` with one sentence for a value out of range.

    ``learning_rate`` takes the place of the run's, and the schedule goes on acting on it. At a rate of 0 everything
    stands still, bit for bit: weights, running statistics, averages and what the optimizer remembers. ``momentum``
    belongs to SGD.
    """

    learning_rate: float
    momentum: float
    weight_decay: float

    def __post_init__(self) -> None:
        for name in ("learning_rate", "momentum", "weight_decay"):
            if not is_number(getattr(self, name)):
                words = said(name.replace("_", " "))
                raise UserError(
                    "For {words} a number is needed, not {value!r}.", words=words, value=getattr(self, name)
                )
        if not 0 <= self.learning_rate <= LARGEST_RATE:
            raise UserError(
                "The learning rate lies from 0 to {most:g}; {rate:g} does not.",
                most=LARGEST_RATE,
                rate=self.learning_rate,
            )
        if not 0 <= self.momentum < 1:
            raise UserError("Momentum lies from 0 to below 1; {momentum:g} does not.", momentum=self.momentum)
        if not 0 <= self.weight_decay < 1:
            raise UserError("Weight decay lies from 0 to below 1; {decay:g} does not.", decay=self.weight_decay)


def dials_of(config: TrainingConfig) -> Dials:
    """As a run with ``config`` begins."""
    return Dials(config.learning_rate, config.momentum, config.weight_decay)
