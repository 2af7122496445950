"""Digits in a few strokes each, for tests that read."""

import numpy as np

from core.imaging.painter import Stroke, render
from core.types import Array

Line = tuple[tuple[float, float], ...]


def _arc(x: float, y: float, width: float, height: float, start: float, end: float) -> Line:
    """Part of an ellipse around ``(x, y)``; angles in degrees, 0 to the right, 90 down."""
    angles = np.radians(np.linspace(start, end, 24))
    return tuple((x + width / 2 * float(np.cos(a)), y + height / 2 * float(np.sin(a))) for a in angles)


DIGITS: dict[str, tuple[Line, ...]] = {
    "0": (_arc(0.3, 0.5, 0.6, 1, -90, 275),),
    "1": (((0.1, 0), (0.1, 1)),),
    "2": ((*_arc(0.3, 0.27, 0.56, 0.54, -170, 30), (0, 1), (0.6, 1)),),
    "3": (_arc(0.25, 0.25, 0.5, 0.5, -150, 90), _arc(0.25, 0.75, 0.55, 0.5, -90, 150)),
    "4": (((0.35, 0), (0, 0.65), (0.6, 0.65)), ((0.45, 0.35), (0.45, 1))),
    "5": (((0.1, 0.02), (0.06, 0.45), *_arc(0.25, 0.68, 0.56, 0.62, -120, 140)), ((0.12, 0), (0.55, 0))),
    "7": (((0, 0), (0.55, 0), (0.2, 1)),),
    # Open at the top, or in strokes that do not meet.
    "4 open": (((0.15, 0), (0.02, 0.6), (0.58, 0.6)), ((0.5, 0.1), (0.45, 1))),
    "5 apart": (((0.06, 0.12), (0.05, 0.45), *_arc(0.25, 0.68, 0.56, 0.62, -120, 140)), ((0.16, 0), (0.6, -0.03))),
    "7 apart": (((0, 0), (0.55, 0), (0.42, 0.4)), ((0.36, 0.55), (0.2, 1)), ((0.12, 0.48), (0.26, 0.48))),
    "4 wide": (((0.15, 0), (0.02, 0.6), (0.42, 0.6)), ((0.66, 0.15), (0.62, 1))),
    "0 in halves": (_arc(0.3, 0.5, 0.55, 1, 120, 240), _arc(0.42, 0.5, 0.55, 1, -70, 70)),
    "1 broken": (((0.12, 0), (0.1, 0.4)), ((0.1, 0.52), (0.08, 1))),
}


def strokes(*digits: str, gap: float = 0.2, height: float = 0.22, pen: float = 0.022) -> list[Stroke]:
    """``digits`` side by side on a canvas; ``gap`` is from ink to ink, in parts of ``height``."""
    left, found = 0.05, []
    for digit in digits:
        points = np.array([point for line in DIGITS[digit] for point in line])
        shift = left + pen / 2 - points[:, 0].min() * height
        for line in DIGITS[digit]:
            found.append(Stroke(tuple((x * height + shift, y * height + 0.4, pen) for x, y in line)))
        left += float(np.ptp(points[:, 0])) * height + pen + gap * height
    return found


def write(*digits: str, gap: float = 0.2, height: float = 0.22, pen: float = 0.022) -> Array:
    """The ink of :func:`strokes`."""
    return render(strokes(*digits, gap=gap, height=height, pen=pen))
