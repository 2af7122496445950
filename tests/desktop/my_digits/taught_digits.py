"""Digits to teach."""

import numpy as np

from core.imaging.painter import Stroke
from desktop.my_digits.taught import Drawing, TaughtDigit

SEVEN = (
    Stroke(((0.3, 0.2, 0.06), (0.7, 0.2, 0.07), (0.45, 0.8, 0.06))),
    Stroke(((0.35, 0.5, 0.05), (0.65, 0.5, 0.05))),
)


def seven(shift: float = 0.0, label: int = 7, when: int = 1_700_000_000) -> TaughtDigit:
    """A barred 7, its bar moved by ``shift``."""
    bar = Stroke(tuple((x, y + shift, width) for x, y, width in SEVEN[1].points))
    return TaughtDigit(Drawing.of_strokes((SEVEN[0], bar)), label, when)


def pictured(label: int = 1) -> TaughtDigit:
    """A stroke that came as a picture."""
    ink = np.zeros((60, 80), np.float32)
    ink[10:50, 30:38] = 0.8
    return TaughtDigit(Drawing.of_ink(ink), label, 1_700_000_100)
