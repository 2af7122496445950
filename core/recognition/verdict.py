"""From ink to an answer a person can use."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from core.evaluation.calibration import UNCALIBRATED, Calibration
from core.imaging.preprocessing import PICTURE
from core.nn.network import Network
from core.nn.workspace import Workspace
from core.recognition.pieces import Division, read_divided
from core.recognition.strings import Classify, ReadDigit, Reader, Strokes, ask
from core.types import Array

Verdict = Literal["digit", "unsure", "number", "not a digit", "empty"]
_BLANK: Array = np.zeros((PICTURE, PICTURE), np.float32)

CLOSE = 0.5
"""From this part of the best digit's probability on, the second best is a rival: "4 or 9?"."""

REMEMBERED = 512
"""Pictures of which the answers are kept: a long number has some hundred pieces."""


@dataclass(frozen=True, eq=False)
class Prediction:
    """What the network makes of one drawing; every array is read-only.

    ``verdict`` says what was found, and ``text`` what was read, "" if nothing. A single digit is "unsure" where a
    second one is nearly as probable (:attr:`rivals`), and "not a digit" where the network sees too little in it, or
    answers with numbers that are not finite: then ``probabilities`` are not either.

    ``digits`` are the digits from left to right: one of a digit, several of a number, none where nothing is drawn.
    ``probabilities (L,)`` and ``picture (28, 28)``, which the network saw, are those of ``digits[focus]``: of a number
    one digit has to stand for all, and it is the least certain one until :meth:`looking_at` another. ``calibration``
    is what the probabilities go by.
    """

    probabilities: Array
    picture: Array
    verdict: Verdict
    text: str
    digits: tuple[ReadDigit, ...] = ()
    focus: int = 0
    calibration: Calibration = UNCALIBRATED

    def __post_init__(self) -> None:
        for array in (self.probabilities, self.picture):
            array.flags.writeable = False

    @property
    def digit(self) -> int:
        """The most probable class."""
        return int(self.probabilities.argmax())

    @property
    def probability(self) -> float:
        """The probability of :attr:`digit`, 0..1."""
        return float(self.probabilities.max())

    @property
    def rivals(self) -> tuple[int, int]:
        """The two most probable classes, the best first."""
        first, second = np.argsort(-self.probabilities, kind="stable")[:2]
        return int(first), int(second)

    def looking_at(self, focus: int) -> "Prediction":
        """The same, but ``digits[focus]`` stands for all; the last where that is none of them."""
        if not self.digits:
            return self
        focus = focus if 0 <= focus < len(self.digits) else len(self.digits) - 1
        digit = self.digits[focus]
        return replace(self, probabilities=digit.probabilities, picture=digit.picture, focus=focus)


def recognise(
    network: Network,
    parameters: Array,
    ink: Array,
    calibration: Calibration = UNCALIBRATED,
    scratch: Workspace | None = None,
    strokes: Strokes = None,
) -> Prediction:
    """Read one drawing ``ink (H, W)``, 0 paper to 1 ink, of any size: there is always an answer.

    Who reads one drawing after the other hands in ``scratch``. The ``strokes`` that made a square drawing, if they are
    known, help to part digits that touch and to join what does not.
    """
    [reader] = ask(_classifier(network, parameters, scratch), calibration, [ink], [strokes])
    return _read(network, parameters, reader, calibration)


def recognise_many(
    network: Network,
    parameters: Array,
    inks: Sequence[Array],
    calibration: Calibration = UNCALIBRATED,
    strokes: Sequence[Strokes] | None = None,
) -> list[Prediction]:
    """Read many drawings ``(H, W)``, each of its own size, the pictures of all of them in few passes of the network."""
    found = ask(lambda pictures: network.forward(parameters, pictures), calibration, inks, strokes)
    return [_read(network, parameters, reader, calibration) for reader in found]


def recognise_divided(
    network: Network,
    parameters: Array,
    ink: Array,
    division: Division,
    calibration: Calibration = UNCALIBRATED,
    scratch: Workspace | None = None,
) -> Prediction:
    """The same as :func:`recognise` of a drawing ``ink (H, W)`` that the person divided, all pieces of which hold."""
    digits = read_divided(_classifier(network, parameters, scratch), calibration, ink, division)
    return _prediction(network, parameters, digits, calibration)


def _classifier(network: Network, parameters: Array, scratch: Workspace | None) -> Classify:
    """Who asks the network; ``scratch`` keeps what it said of a picture as long as the weights are the same.

    While somebody draws on, half of the pieces that are asked about are those of the moment before.
    """
    if scratch is None:
        return lambda pictures: network.forward(parameters, pictures)
    by_network: dict[Network, dict[bytes, Array]] = scratch.derived("known", parameters, lambda _: {})
    known = by_network.setdefault(network, {})

    def classify(pictures: Array) -> Array:
        keys = [picture.tobytes() for picture in pictures]
        new = [row for row, key in enumerate(keys) if key not in known]
        if new:
            answers = network.forward(parameters, pictures[new], scratch)
            known.update((keys[row], answer) for row, answer in zip(new, answers, strict=True))
        for key in keys:  # what was asked about last is forgotten last
            known[key] = known.pop(key)
        result = np.stack([known[key] for key in keys])
        while len(known) > REMEMBERED:
            del known[next(iter(known))]
        return result

    return classify


def _read(network: Network, parameters: Array, reader: Reader | None, calibration: Calibration) -> Prediction:
    digits = () if reader is None else reader.digits()
    return _prediction(network, parameters, digits, calibration)


def _prediction(
    network: Network, parameters: Array, digits: tuple[ReadDigit, ...], calibration: Calibration
) -> Prediction:
    if not digits:
        chances = calibration.probabilities(network.forward(parameters, _BLANK[None, None]))[0]
        return Prediction(chances, _BLANK.copy(), "empty", "", calibration=calibration)
    focus = _least_certain(digits)
    verdict = _verdict(digits, calibration)
    text = "" if verdict == "not a digit" else "".join(str(digit.digit) for digit in digits)
    digit = digits[focus]
    return Prediction(digit.probabilities, digit.picture, verdict, text, digits, focus, calibration)


def _least_certain(digits: Sequence[ReadDigit]) -> int:
    """The digit with the lowest probability; one without finite probabilities goes first."""
    return min(range(len(digits)), key=lambda index: digits[index].probability if digits[index].finite else -1.0)


def _verdict(digits: Sequence[ReadDigit], calibration: Calibration) -> Verdict:
    if not all(digit.finite for digit in digits) or all(calibration.refuses(digit.evidence) for digit in digits):
        return "not a digit"
    if len(digits) > 1:
        return "number"
    second, first = np.sort(digits[0].probabilities)[-2:]
    return "unsure" if second >= CLOSE * first else "digit"
