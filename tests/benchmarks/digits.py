"""Single digits: MNIST's test set, how well the probabilities fit it, and real pen strokes."""

from typing import Any

import numpy as np

from core.datasets import load_dataset
from core.evaluation import evaluate
from core.model import Model
from core.types import Array
from desktop.ink import render
from tests.benchmarks import pens
from tests.benchmarks.common import show
from tests.benchmarks.reading import read


def measure(model: Model, seed: int) -> dict[str, Any]:
    """Fractions: ``accuracy`` and ``calibration_error`` on MNIST's test set; of ``strokes``, those read right.

    A digit that is refused, or read as a number, is not read right.
    """
    test = load_dataset().test
    found = evaluate(model.network, model.parameters, test.images, test.labels, calibration=model.card.calibration)
    hands, rng = pens.load(), np.random.default_rng(seed)
    right = _right(model, hands, rng)
    held_out = hands.of(held_out=True)
    return {
        "mnist": {"count": found.count, "accuracy": found.accuracy, "calibration_error": found.calibration_error},
        "strokes": {
            "count": len(right),
            "accuracy": float(right.mean()),
            "held_out_count": len(held_out),
            "held_out_accuracy": float(right[held_out].mean()),
        },
    }


def report(result: dict[str, Any]) -> None:
    """A table."""
    mnist, strokes = result["mnist"], result["strokes"]
    rows = [
        ["MNIST's test set", mnist["count"], f"{mnist['accuracy']:.2%}"],
        ["pen strokes, 30 writers", strokes["count"], f"{strokes['accuracy']:.2%}"],
        ["those of the writers held out", strokes["held_out_count"], f"{strokes['held_out_accuracy']:.2%}"],
    ]
    note = f"Expected calibration error on MNIST's test set: {mnist['calibration_error']:.2%}"
    show("Single digits", ["", "digits", "right"], rows, [note])


def _right(model: Model, hands: pens.Pens, rng: np.random.Generator) -> Array:
    """Whether each of the strokes' digits is read right, ``(N,)`` bool."""
    inks = (render(pens.anywhere(hands.lines(sample), rng)) for sample in range(len(hands.labels)))
    return np.array([one.text for one in read(model, inks)]) == hands.labels.astype(str)
