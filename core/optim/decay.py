"""Weight decay: weights are pulled towards zero, a little at each step."""

from collections.abc import Sequence

import numpy as np

from core.types import Array


def shrink(weights: Sequence[Array], rate: float, decay: float) -> None:
    """Take the part ``rate * decay`` of each of ``weights`` away, in place.

    Loshchilov and Hutter, "Decoupled weight decay regularization", 2019.
    """
    for weight in weights:
        weight *= 1 - rate * decay


def penalise(weights: Sequence[Array], gradients: Sequence[Array], decay: float, scratch: Sequence[Array]) -> None:
    """Add to ``gradients`` those of ``decay / 2`` times the sum of the squares of ``weights`` (L2), in place.

    ``scratch`` is written to; every array of it has the shape of the weights in the same place, and so have the
    gradients.
    """
    for weight, gradient, room in zip(weights, gradients, scratch, strict=True):
        np.multiply(weight, decay, out=room)
        gradient += room
