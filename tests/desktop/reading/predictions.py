"""Answers of the network, made by hand."""

import numpy as np

from core.imaging.preprocessing import Box, Prepared
from core.recognition.strings import ReadDigit
from core.recognition.verdict import Prediction
from core.types import Array


def chances(digit: int, probability: float = 0.9) -> Array:
    """Ten probabilities."""
    result = np.full(10, (1 - probability) / 9, np.float32)
    result[digit] = probability
    return result


def number(text: str, focus: int = 0) -> Prediction:
    """Digits of 80 pixels' width in a row across the field, 100 apart."""
    digits = []
    for index, digit in enumerate(text):
        picture = np.zeros((28, 28), np.float32)
        picture[4:24, 4 + int(digit) : 6 + int(digit)] = 1
        box, square = Box(200, 10 + 100 * index, 120, 80), Box(200, 100 * index - 10, 120, 120)
        digits.append(ReadDigit(Prepared(box, square, picture[4:24, 4:24].copy(), picture), chances(int(digit)), 9.0))
    chosen = digits[focus]
    return Prediction(chosen.probabilities, chosen.picture, "number", text, tuple(digits), focus)


def refused(probabilities: Array) -> Prediction:
    """What is read as no digit."""
    return Prediction(probabilities, np.zeros((28, 28), np.float32), "not a digit", "")
