"""Single digits: MNIST's test set, how well the probabilities fit it, and real pen strokes."""

from typing import Any

import numpy as np

from core.data.datasets import load_mnist
from core.evaluation.evaluation import evaluate
from core.imaging.painter import render
from core.model.model import Model
from core.types import Array
from resources import MNIST
from tests.benchmarks import pens
from tests.benchmarks.common import show
from tests.benchmarks.reading import read


def measure(model: Model, seed: int) -> dict[str, Any]:
    """Fractions: ``accuracy`` and ``calibration_error`` on MNIST's test set; of the strokes, those read right.

    That is, whose most probable digit is the right one; one that falls into several is not read right. ``accepted`` are
    those read right that are not refused as no digit either.
    """
    test = load_mnist(MNIST).test
    found = evaluate(model.network, model.parameters, test.images, test.labels, calibration=model.card.calibration)
    hands, rng = pens.load(), np.random.default_rng(seed)
    right, accepted = _right(model, hands, rng)
    held_out = hands.of(held_out=True)
    return {
        "mnist": {"count": found.count, "accuracy": found.accuracy, "calibration_error": found.calibration_error},
        "strokes": {
            "count": len(right),
            "accuracy": float(right.mean()),
            "held_out_count": len(held_out),
            "held_out_accuracy": float(right[held_out].mean()),
            "accepted": float(accepted.mean()),
            "held_out_accepted": float(accepted[held_out].mean()),
        },
    }


def report(result: dict[str, Any]) -> None:
    """A table."""
    mnist, strokes = result["mnist"], result["strokes"]
    rows = [
        ["MNIST's test set", mnist["count"], f"{mnist['accuracy']:.2%}", ""],
        [
            "pen strokes, 30 writers",
            strokes["count"],
            f"{strokes['accuracy']:.2%}",
            f"{strokes['accepted']:.2%}",
        ],
        [
            "those of the writers held out",
            strokes["held_out_count"],
            f"{strokes['held_out_accuracy']:.2%}",
            f"{strokes['held_out_accepted']:.2%}",
        ],
    ]
    note = f"Expected calibration error on MNIST's test set: {mnist['calibration_error']:.2%}"
    show("Single digits", ["", "digits", "right", "and not refused"], rows, [note])


def _right(model: Model, hands: pens.Pens, rng: np.random.Generator) -> tuple[Array, Array]:
    """Whether each of the strokes' digits is read right, and accepted: ``(N,)`` bool each."""
    inks = (render(pens.anywhere(hands.lines(sample), rng)) for sample in range(len(hands.labels)))
    answers = list(read(model, inks))
    right = np.array([len(one.digits) == 1 for one in answers])
    right &= np.array([one.digit for one in answers]) == hands.labels
    return right, right & np.array([one.text != "" for one in answers])
