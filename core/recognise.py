"""From ink to an answer a person can use."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

import numpy as np

from core.losses import probabilities
from core.network import Network
from core.preprocess import prepare
from core.types import Array

Verdict = Literal["digit", "empty"]
_BLANK: Array = np.zeros((28, 28), np.float32)


@dataclass(frozen=True)
class Prediction:
    """What the network makes of one drawing; every array is read-only.

    ``probabilities (L,)``; ``picture (28, 28)`` is what the network saw; ``text`` is what was read, "" if nothing;
    ``activations`` maps a layer's name to its output ``(C, H, W)`` or ``(D,)``, empty unless asked for.
    """

    probabilities: Array
    picture: Array
    verdict: Verdict
    text: str
    activations: Mapping[str, Array] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for array in (self.probabilities, self.picture, *self.activations.values()):
            array.flags.writeable = False

    @property
    def digit(self) -> int:
        """The most probable class."""
        return int(self.probabilities.argmax())

    @property
    def probability(self) -> float:
        """The probability of :attr:`digit`, 0..1."""
        return float(self.probabilities.max())


def recognise(network: Network, parameters: Array, ink: Array, activations: bool = False) -> Prediction:
    """Read one drawing ``ink (H, W)``, 0 paper to 1 ink, of any size."""
    prepared = prepare(ink)
    picture = _BLANK.copy() if prepared is None else prepared
    images = picture[None, None]
    outputs = network.activations(parameters, images) if activations else {}
    logits = outputs[network.names[-1]] if activations else network.forward(parameters, images)
    return _prediction(logits[0], picture, prepared is None, {name: y[0] for name, y in outputs.items()})


def recognise_many(network: Network, parameters: Array, inks: Sequence[Array]) -> list[Prediction]:
    """Read many drawings in one pass of the network."""
    prepared = [prepare(ink) for ink in inks]
    pictures = np.stack([_BLANK if picture is None else picture for picture in prepared])
    logits = network.forward(parameters, pictures[:, None])
    return [
        _prediction(row, seen, picture is None, {})
        for row, seen, picture in zip(logits, pictures, prepared, strict=True)
    ]


def _prediction(logits: Array, picture: Array, empty: bool, activations: Mapping[str, Array]) -> Prediction:
    chances = probabilities(logits)
    text = "" if empty else str(chances.argmax())
    return Prediction(chances, picture, "empty" if empty else "digit", text, activations)
