"""What a network makes of pictures before it decides, and the few directions in which that varies most."""

from collections.abc import Generator
from dataclasses import dataclass

import numpy as np

from core.evaluation.evaluation import STEP
from core.nn.layers import Flatten, Layer, Reshape
from core.nn.network import Network
from core.nn.workspace import Workspace
from core.types import Array, Labels, Pixels

NOISE = 1e-6
"""A variance below this part of the whole is the rounding of float32, and has no direction."""

NEIGHBOURS = 5


def divided(network: Network) -> tuple[Network, Network]:
    """``network`` as two: the first gives the features ``(D,)`` of a picture, the second makes the logits of them.

    The features are what the last layer with weights is given, in nearly every network the last dense layer: the last
    hidden layer, or the pixels where there is none. The first one's parameters are the first of the flat vector, the
    second one's are the others.
    """
    layers = network.layers
    last = max((index for index, layer in enumerate(layers) if layer.decays), default=len(layers) - 1)
    shape = network.place_shapes[last]
    back: tuple[Layer, ...] = () if len(shape) == 1 else (Reshape(shape),)
    body = Network(network.input_shape, (*layers[:last], Flatten()))
    return body, Network((body.classes,), (*back, *layers[last:]))


@dataclass(frozen=True, eq=False)
class Seen:
    """What a network makes of ``N`` pictures: ``features (N, D)`` and, as the best logit has it, ``answers (N,)``."""

    features: Array
    answers: Labels


def seen_steps(network: Network, parameters: Array, pictures: Pixels) -> Generator[float, None, Seen | None]:
    """Look at ``pictures (N, C, H, W)`` a few at a time, yielding how much is done, 0..1.

    ``None`` where the network's numbers are not finite.
    """
    body, head = divided(network)
    first, rest = np.split(parameters, [body.parameter_count])
    some, scratch, head_scratch = body.pictures_at_once(STEP), Workspace(), Workspace()
    features = np.empty((len(pictures), body.classes), np.float32)
    answers = np.empty(len(pictures), np.int64)
    for start in range(0, len(pictures), some):
        these = slice(start, start + some)
        features[these] = body.forward(first, pictures[these] * np.float32(1 / 255), scratch)
        logits = head.forward(rest, features[these], head_scratch)
        answers[these] = logits.argmax(axis=1)
        if not (np.isfinite(features[these]).all() and np.isfinite(logits).all()):
            return None
        yield min(1.0, (start + some) / len(pictures))
    return Seen(features, answers)


@dataclass(frozen=True, eq=False)
class Principal:
    """The directions of greatest variance about the ``mean (D,)``, the first one first.

    ``axes (K, D)`` are orthogonal and of length 1, and ``shares (K,)`` are their parts of the whole variance. Where
    there are fewer than ``K`` directions the others are zero.
    """

    mean: Array
    axes: Array
    shares: Array

    def project(self, features: Array) -> Array:
        """Where ``features (N, D)`` lie along the axes: ``(N, K)``."""
        projected: Array = (features - self.mean) @ self.axes.T  # (K, D) -> (D, K)
        return projected


def principal_components(features: Array, count: int) -> Principal:
    """The ``count`` principal components of ``features (N, D)`` (Pearson 1901, Hotelling 1933).

    They are the eigenvectors of the covariance, or follow from those of the products of the pictures with each other
    where that is the smaller matrix. An axis has no sign of its own: its entry of the greatest magnitude is positive.
    """
    mean = features.mean(axis=0, dtype=np.float64)  # and so all that follows: float32 may not hold the products
    centred = features - mean
    size, dimensions = features.shape
    wide = dimensions > size
    products = centred @ centred.T if wide else centred.T @ centred  # (N, D) -> (D, N)
    variances, vectors = np.linalg.eigh(products)
    order = np.argsort(-variances, kind="stable")[: min(count, len(variances))]
    found = vectors[:, order].T  # (D or N, k) -> (k, D or N)
    if wide:
        found = found @ centred
    whole = float(np.trace(products))
    found[variances[order] <= NOISE * whole] = 0
    lengths = np.linalg.norm(found, axis=1, keepdims=True)
    found /= np.where(lengths > 0, lengths, 1)
    peaks = np.abs(found).argmax(axis=1)
    found *= np.where(found[np.arange(len(found)), peaks] < 0, -1.0, 1.0)[:, None]
    axes, shares = np.zeros((count, dimensions), np.float32), np.zeros(count)
    axes[: len(found)] = found
    if whole > 0:
        shares[: len(found)] = np.maximum(variances[order], 0) / whole
    return Principal(mean, axes, shares)


def beside_neighbours(point: Array, known: Array, positions: Array, neighbours: int = NEIGHBOURS) -> Array:
    """A place ``(2,)`` for ``point (K,)``: the mean ``positions (N, 2)`` of those ``known (N, K)`` nearest it."""
    distances = np.square(known - point).sum(axis=1)
    nearest = np.argsort(distances, kind="stable")[:neighbours]
    place: Array = positions[nearest].mean(axis=0)
    return place
