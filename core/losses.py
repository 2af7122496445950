"""Losses on logits ``(L, N)``, batch innermost, as the layers have it.

Each returns the sum over the batch, the number of right answers, and leaves in ``gradient`` the derivative of
``sum / scale``: the parts of a batch, each with the size of the whole batch as ``scale``, add up to the gradient
of its mean.
"""

from collections.abc import Callable
from typing import Literal, get_args

import numpy as np

from core.types import Array, Labels

LossName = Literal["cross-entropy", "mean squared error"]
LOSSES: tuple[str, ...] = get_args(LossName)

Loss = Callable[[Array, Labels, int, Array], tuple[float, int]]


def probabilities(logits: Array, axis: int = -1) -> Array:
    """Softmax along ``axis``; the largest logit is taken away first, so that nothing overflows."""
    exponents = np.exp(logits - logits.max(axis=axis, keepdims=True))
    result: Array = exponents / exponents.sum(axis=axis, keepdims=True)
    return result


def cross_entropy(logits: Array, labels: Labels, scale: int, gradient: Array) -> tuple[float, int]:
    """``-log softmax(logits)[label]``; the gradient of one picture is ``softmax - onehot``."""
    columns = np.arange(logits.shape[1])
    shifted = logits - logits.max(axis=0)
    exponents = np.exp(shifted)
    total = exponents.sum(axis=0)
    loss = float((np.log(total) - shifted[labels, columns]).sum(dtype=np.float64))
    np.divide(exponents, total * scale, out=gradient)
    gradient[labels, columns] -= 1 / scale
    return loss, _right(logits, labels)


def mean_squared_error(logits: Array, labels: Labels, scale: int, gradient: Array) -> tuple[float, int]:
    """``1/2 sum (softmax - onehot)**2``, the classic "one half of target minus output, squared", on probabilities.

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


def _right(logits: Array, labels: Labels) -> int:
    return int((logits.argmax(axis=0) == labels).sum())


FUNCTIONS: dict[str, Loss] = {"cross-entropy": cross_entropy, "mean squared error": mean_squared_error}
