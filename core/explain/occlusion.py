"""What an answer loses when a part of the picture is covered."""

from collections.abc import Generator

import numpy as np

from core.nn.network import Network
from core.nn.workspace import Workspace
from core.types import Array

PATCH = 5
"""Side of the patch, in pixels: twice as wide as a stroke."""

PAPER, GREY = 0.0, 0.5

AT_ONCE = 8
"""Covered pictures to show the network together: a few milliseconds for the default network."""


def occlusion(
    network: Network,
    parameters: Array,
    picture: Array,
    wanted: int,
    patch: int = PATCH,
    fill: float = PAPER,
    scratch: Workspace | None = None,
) -> Generator[float, None, Array]:
    """How much the score of class ``wanted`` falls where a patch lies on ``picture (C, H, W)``: a map ``(H, W)``.

    The patch of ``patch x patch`` pixels is filled with ``fill``, 0 paper to 1 ink, and moved pixel by pixel; each
    pixel of the map is the mean of all places in which the patch covers it. Where the patch changes nothing, it costs
    nothing. Yields how much is done, 0..1. Zeiler and Fergus, "Visualizing and understanding convolutional networks",
    2014, section 4.2, on the logit in place of the probability.
    """
    scratch = scratch or Workspace()
    _, height, width = picture.shape
    side = min(patch, height, width)
    corners = [
        (row, column)
        for row in range(height - side + 1)
        for column in range(width - side + 1)
        if (picture[:, row : row + side, column : column + side] != fill).any()
    ]
    whole = network.forward(parameters, picture[None], scratch)[0, wanted]
    lost, covered = np.zeros((height, width)), _times_covered(height, width, side)
    for start in range(0, len(corners), AT_ONCE):
        some = corners[start : start + AT_ONCE]
        pictures = np.repeat(picture[None], len(some), axis=0)
        for one, (row, column) in zip(pictures, some, strict=True):
            one[:, row : row + side, column : column + side] = fill
        scores = network.forward(parameters, pictures, scratch)[:, wanted]
        for (row, column), score in zip(some, scores, strict=True):
            lost[row : row + side, column : column + side] += whole - score
        yield min(1.0, (start + AT_ONCE) / len(corners))
    result: Array = (lost / covered).astype(picture.dtype)
    return result


def _times_covered(height: int, width: int, side: int) -> Array:
    """In how many of its places the patch covers each pixel: ``(H, W)``."""
    rows, columns = (
        np.convolve(np.ones(length - side + 1), np.ones(side)) for length in (height, width)
    )  # (length,), the number of places along one line
    result: Array = np.outer(rows, columns)
    return result
