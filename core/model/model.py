"""A network together with its numbers and the card that says where they came from."""

from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from core.evaluation.calibration import UNCALIBRATED, Calibration
from core.nn.network import Network
from core.types import Array, UserError

PREPROCESSING_VERSION = 1
"""Raised when :mod:`core.imaging.preprocessing` changes what a network is shown."""


@dataclass(frozen=True)
class Card:
    """What a person wants to know of a set of weights: plain values only, it is stored as JSON."""

    name: str = "Untrained"
    created: str = ""  # ISO 8601 date and time, UTC
    dataset: str = ""
    epochs: int = 0
    seed: int | None = None
    validation_accuracy: float | None = None
    test_accuracy: float | None = None
    preprocessing: int = PREPROCESSING_VERSION
    calibration: Calibration = UNCALIBRATED
    recipe: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Model:
    """``network`` + ``parameters (P,)`` + ``card``; the vector is made read-only."""

    network: Network
    parameters: Array
    card: Card

    def __post_init__(self) -> None:
        if self.parameters.shape != (self.network.parameter_count,):
            raise UserError(
                f"The network needs {self.network.parameter_count:,} numbers and was given {self.parameters.size:,}."
            )
        frozen = np.array(self.parameters)
        frozen.flags.writeable = False
        object.__setattr__(self, "parameters", frozen)

    def with_card(self, **changes: Any) -> "Model":
        """The same numbers with some fields of the card replaced."""
        return replace(self, card=replace(self.card, **changes))
