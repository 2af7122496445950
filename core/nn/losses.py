"""Losses on logits ``(L, N)``, batch innermost, as the layers have it.

Each returns the sum over the batch, the number of right answers, and leaves in ``gradient`` the derivative of
``sum / scale``: the micro-batches of a batch, each with the size of the whole batch as ``scale``, add up to the
gradient of its mean.
"""

from collections.abc import Callable
from typing import Literal, get_args

import numpy as np

from core.types import Array, Labels, UserError

LossName = Literal["cross-entropy", "mean squared error"]
LOSSES: tuple[str, ...] = get_args(LossName)

UNSURE = 0.5
"""The highest probability that is no answer yet."""

Loss = Callable[[Array, Labels, int, Array], tuple[float, int]]


def probabilities(logits: Array, axis: int = -1) -> Array:
    """Softmax of ``logits``, of any shape, along ``axis``: that of the classes."""
    _, exponents, total = _exponents(logits, axis)
    result: Array = exponents / total
    return result


def log_softmax(logits: Array) -> Array:
    """The logarithm of the :func:`probabilities` of ``logits (N, L)``, also where these are too small to be numbers."""
    shifted, _, total = _exponents(logits, -1)
    result: Array = shifted - np.log(total)
    return result


def _exponents(logits: Array, axis: int) -> tuple[Array, Array, Array]:
    """The logits less the largest, so that nothing overflows; their exponentials; the sum of these along ``axis``."""
    shifted = logits - logits.max(axis=axis, keepdims=True)
    exponents = np.exp(shifted)
    return shifted, exponents, exponents.sum(axis=axis, keepdims=True)


def cross_entropy(
    logits: Array, labels: Labels, scale: int, gradient: Array, smoothing: float = 0.0
) -> tuple[float, int]:
    """``-log softmax(logits)[label]``; the gradient of one picture is ``softmax - target``.

    With ``smoothing`` the target gives that share of its weight to all classes alike (Szegedy et al., "Rethinking the
    Inception architecture", 2016, section 7). The label ``L``, one beyond the last class, means none of them: its
    target is the same for all classes (Hendrycks et al., "Deep anomaly detection with outlier exposure", 2019), and
    right is an answer that is not surer than :data:`UNSURE`.
    """
    classes, columns = len(logits), np.arange(logits.shape[1])
    shifted, exponents, [total] = _exponents(logits, axis=0)
    known = labels < classes
    shared = np.where(known, smoothing, 1.0).astype(logits.dtype)  # how much of the target all classes share
    place = (np.minimum(labels, classes - 1), columns)
    picked = (1 - shared) * shifted[place] + shared * shifted.mean(axis=0)
    loss = float((np.log(total) - picked).sum(dtype=np.float64))
    np.divide(exponents, total * scale, out=gradient)
    gradient[place] -= (1 - shared) / scale
    gradient -= shared / (classes * scale)
    right = np.where(known, logits.argmax(axis=0) == labels, UNSURE * total >= 1)
    return loss, int(right.sum())


def mean_squared_error(logits: Array, labels: Labels, scale: int, gradient: Array) -> tuple[float, int]:
    """``1/2 sum (softmax - onehot)**2`` of ``logits (L, N)``: one half of "target minus output, squared".

    Taken on the softmax and not on the bare outputs, so that the ten numbers stay probabilities whichever loss a
    network was trained with. The gradient is ``p * (e - sum(p * e))`` with the error ``e = p - onehot``.
    """
    columns = np.arange(logits.shape[1])
    p = probabilities(logits, axis=0)
    error = p.copy()
    error[labels, columns] -= 1
    np.multiply(p, error - (p * error).sum(axis=0), out=gradient)
    gradient /= scale
    return float(0.5 * (error * error).sum(dtype=np.float64)), _right(logits, labels)


def check_labels(labels: Labels, classes: int, what: str, none: bool = False) -> None:
    """Raises ``UserError`` unless there are ``labels (N,)``, and all are classes 0..L-1, with ``none`` also L.

    ``what`` the pictures are for goes into the sentence: "evaluate".
    """
    if not len(labels):
        raise UserError("There are no pictures to {what}.", what=what)
    if labels.dtype.kind not in "iu":
        raise UserError("The labels of the pictures to {what} have to be whole numbers.", what=what)
    most = classes if none else classes - 1
    wrong = labels[(labels < 0) | (labels > most)]
    if len(wrong):
        raise UserError(
            "The labels of the pictures to {what} lie from 0 to {most}; {label} does not.",
            what=what,
            most=most,
            label=wrong[0],
        )


def _right(logits: Array, labels: Labels) -> int:
    return int((logits.argmax(axis=0) == labels).sum())


FUNCTIONS: dict[str, Loss] = {"cross-entropy": cross_entropy, "mean squared error": mean_squared_error}
