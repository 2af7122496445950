"""What was changed in the network's picture, done to the drawing itself, which has far more pixels."""

import numpy as np

from core.imaging.preprocessing import Place
from core.imaging.resampling import bilinear
from core.types import Array


def with_change(ink: Array, picture: Array, changed: Array, place: Place) -> Array:
    """The drawing ``ink (H, W)`` with what leads from ``picture (h, w)`` to ``changed``, both at ``place``: a new one.

    Where a pixel of the picture loses a part of its ink, so do all pixels of the drawing under it; where the rest of it
    is filled, so is theirs. Between the middles of the picture's pixels the parts change evenly.
    """
    kept = np.where(picture > 0, np.minimum(changed, picture) / np.maximum(picture, 1e-6), 1)
    filled = np.where(picture < 1, np.maximum(changed - picture, 0) / np.maximum(1 - picture, 1e-6), 0)
    rows, columns = (
        (np.arange(size) + 0.5 - start) * (len(picture) / place.side) - 0.5
        for size, start in zip(ink.shape, (place.top, place.left), strict=True)
    )
    across, down = np.meshgrid(_kept_near(columns, len(picture)), _kept_near(rows, len(picture)))
    lost, added = bilinear(
        np.stack([1 - kept, filled]), np.stack([down, down]).astype(np.float32), np.stack([across, across])
    )
    left = ink * (1 - lost)
    result: Array = np.clip(left + (1 - left) * added, 0, 1).astype(np.float32)
    return result


def _kept_near(places: Array, size: int) -> Array:
    """Places between pixels, none farther than a pixel outside: there, there is nothing to change."""
    nearest: Array = np.clip(places, -1, np.nextafter(np.float32(size), np.float32(0))).astype(np.float32)
    return nearest
