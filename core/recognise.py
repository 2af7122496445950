"""From ink to an answer a person can use."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

import numpy as np

from core.losses import probabilities
from core.network import Network
from core.numbers import Part, read
from core.types import Array

Verdict = Literal["digit", "number", "empty"]
_BLANK: Array = np.zeros((28, 28), np.float32)


@dataclass(frozen=True)
class Prediction:
    """What the network makes of one drawing; every array is read-only.

    ``text`` is what was read, "" if nothing; ``parts`` are its digits from left to right: one of a digit, several of a
    number, none where nothing is drawn. ``probabilities (L,)``, ``picture (28, 28)``, which the network saw, and
    ``activations`` by layer, ``(C, H, W)`` or ``(D,)``, empty unless asked for, are those of ``parts[focus]``: of a
    number one digit has to stand for all, and it is the least certain one unless another was asked for.
    """

    probabilities: Array
    picture: Array
    verdict: Verdict
    text: str
    activations: Mapping[str, Array] = field(default_factory=dict)
    parts: tuple[Part, ...] = ()
    focus: int = 0

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


def recognise(
    network: Network, parameters: Array, ink: Array, activations: bool = False, focus: int | None = None
) -> Prediction:
    """Read one drawing ``ink (H, W)``, 0 paper to 1 ink, of any size.

    Of a number, ``focus`` says which digit to tell more of, counted from 0 or from the end as -1; one that is not
    there is the last. ``None`` is the least certain.
    """
    [parts] = read(lambda pictures: probabilities(network.forward(parameters, pictures)), [ink])
    focus = _focus(parts, focus)
    picture = parts[focus].picture if parts else _BLANK.copy()
    outputs: Mapping[str, Array] = {}
    if activations:
        outputs = {name: y[0] for name, y in network.activations(parameters, picture[None, None]).items()}
    chances = parts[focus].probabilities if parts else _of_blank(network, parameters)
    return _prediction(parts, focus, chances, picture, outputs)


def recognise_many(network: Network, parameters: Array, inks: Sequence[Array]) -> list[Prediction]:
    """Read many drawings, the pictures of all of them together in few passes of the network."""
    found = []
    for parts in read(lambda pictures: probabilities(network.forward(parameters, pictures)), inks):
        focus = _focus(parts, None)
        chances = parts[focus].probabilities if parts else _of_blank(network, parameters)
        picture = parts[focus].picture if parts else _BLANK.copy()
        found.append(_prediction(parts, focus, chances, picture, {}))
    return found


def _focus(parts: Sequence[Part], wanted: int | None) -> int:
    if not parts:
        return 0
    if wanted is None:
        return min(range(len(parts)), key=lambda index: parts[index].probability)
    return range(len(parts))[wanted] if -len(parts) <= wanted < len(parts) else len(parts) - 1


def _of_blank(network: Network, parameters: Array) -> Array:
    chances: Array = probabilities(network.forward(parameters, _BLANK[None, None]))[0]
    return chances


def _prediction(
    parts: tuple[Part, ...], focus: int, chances: Array, picture: Array, activations: Mapping[str, Array]
) -> Prediction:
    verdict: Verdict = "number" if len(parts) > 1 else "digit" if parts else "empty"
    text = "".join(str(part.digit) for part in parts)
    return Prediction(chances, picture, verdict, text, activations, parts, focus)
