"""A network together with its numbers and the card that says where they came from."""

from dataclasses import dataclass, field
from typing import Any

import numpy as np

from core.checks import is_finite, is_number, is_whole
from core.evaluation.calibration import UNCALIBRATED, Calibration
from core.nn.network import Network
from core.types import Array, UserError, said

PREPROCESSING_VERSION = 1
"""Raised when :mod:`core.imaging.preprocessing` changes what a network is shown."""

MOST_LETTERS = 1_000
"""In a text on a card: more is not shown anywhere."""

LARGEST = 2**63 - 1
DEEPEST = 10
"""Lists within lists in a recipe."""


@dataclass(frozen=True)
class Card:
    """What a person wants to know of a set of weights: plain values only, it is stored as JSON.

    Raises ``UserError`` with one sentence for a value of the wrong kind or out of range. The recipe is copied, as JSON
    gives it back: what is a tuple becomes a list.
    """

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

    def __post_init__(self) -> None:
        for name in ("name", "created", "dataset"):
            text = getattr(self, name)
            if not (isinstance(text, str) and len(text) <= MOST_LETTERS):
                raise UserError(
                    "The card's {name} is a text of up to {most:,} letters.", name=said(name), most=MOST_LETTERS
                )
        for name, least in (("epochs", 0), ("seed", 0), ("preprocessing", 1)):
            count = getattr(self, name)
            known = count is not None or name != "seed"
            if known and not (is_whole(count) and least <= count <= LARGEST):
                raise UserError(
                    "The card's {name} is a whole number from {least}, not {count!r}.",
                    name=said(name),
                    least=least,
                    count=count,
                )
        for name in ("validation_accuracy", "test_accuracy"):
            share, words = getattr(self, name), said(name.replace("_", " "))
            if share is not None and not (is_number(share) and 0 <= share <= 1):
                raise UserError(
                    "The card's {words} lies from 0 to 1, where there is one, not at {share!r}.",
                    words=words,
                    share=share,
                )
        if not isinstance(self.calibration, Calibration):
            raise UserError("The card's calibration cannot be read from {calibration!r}.", calibration=self.calibration)
        if not isinstance(self.recipe, dict):
            raise _no_recipe()
        object.__setattr__(self, "recipe", _plain(self.recipe))


def untrained(name: str, network: Network, seed: int) -> "Model":
    """``network``, called ``name``, with fresh weights drawn from ``seed``."""
    return Model(network, network.initialise(np.random.default_rng(seed)), Card(name=name, seed=seed))


def _plain(value: object, depth: int = 0) -> Any:
    """A copy of ``value`` as JSON gives it back; ``UserError`` if JSON has no form for it."""
    if value is None or isinstance(value, bool | str) or is_finite(value):
        return value
    if depth < DEEPEST and isinstance(value, list | tuple):
        return [_plain(item, depth + 1) for item in value]
    if depth < DEEPEST and isinstance(value, dict) and all(isinstance(key, str) for key in value):
        return {key: _plain(item, depth + 1) for key, item in value.items()}
    raise _no_recipe()


def _no_recipe() -> UserError:
    return UserError("The card's recipe is made of plain values by name, as JSON has them.")


@dataclass(frozen=True, eq=False)
class Model:
    """``network`` + ``parameters (P,)`` + ``card``; the vector is copied, and the copy read-only.

    Raises ``UserError`` unless it is float32 and as long as the network needs it. While training goes wrong there may
    be numbers in it that are not finite: such a model can be looked at, but not saved.
    """

    network: Network
    parameters: Array
    card: Card

    def __post_init__(self) -> None:
        if not (isinstance(self.parameters, np.ndarray) and self.parameters.dtype == np.float32):
            raise UserError("A network's numbers are kept in float32, and these are not.")
        if self.parameters.shape != (self.network.parameter_count,):
            raise UserError(
                "The network needs {count:,} numbers in a row and was given {given:,}, shaped {shape}.",
                count=self.network.parameter_count,
                given=self.parameters.size,
                shape=self.parameters.shape,
            )
        frozen = np.array(self.parameters)
        frozen.flags.writeable = False
        object.__setattr__(self, "parameters", frozen)
