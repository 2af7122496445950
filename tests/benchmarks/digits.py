"""Single digits: MNIST's test set, how well the probabilities fit it, and real pen strokes."""

from typing import Any

import numpy as np
from numpy.random import Generator

from core.data.datasets import load_mnist
from core.data.pen_strokes import PenStrokes, Role, digits
from core.evaluation.evaluation import evaluate
from core.imaging.painter import render
from core.model.model import Model
from core.types import Array
from resources import MNIST
from tests.benchmarks import pens
from tests.benchmarks.common import show
from tests.benchmarks.reading import read

ROLES: tuple[Role, ...] = ("validation", "test")
"""The people that no network and no lattice was fitted to: those it is chosen by, and those it is judged by."""


TIMES = 8
"""That each of a rare kind is drawn, with another pen each."""


def measure(model: Model, seed: int) -> dict[str, Any]:
    """Fractions: ``accuracy`` and ``calibration_error`` on MNIST's test set; of the strokes, those read right.

    That is, whose most probable digit is the right one; one that falls into several is not read right. ``told`` are
    those read right that are not refused as no digit either. By role, then by collection.
    """
    test = load_mnist(MNIST).test
    found = evaluate(model.network, model.parameters, test.images, test.labels, calibration=model.card.calibration)
    hands, rng = pens.load(), np.random.default_rng(seed)
    return {
        "mnist": {"count": found.count, "accuracy": found.accuracy, "calibration_error": found.calibration_error},
        "strokes": {
            role: {
                name: _read(model, hands, some, rng)
                for name, some in {
                    **pens.collections(hands, role),
                    f"slashed 0s, {TIMES} pens each": np.repeat(pens.slashed_zeros(hands, role), TIMES),
                }.items()
            }
            for role in ROLES
        },
    }


def report(result: dict[str, Any]) -> None:
    """A table."""
    mnist = result["mnist"]
    rows = [["MNIST's test set", mnist["count"], f"{mnist['accuracy']:.2%}", ""]]
    for role, collections in result["strokes"].items():
        for name, row in collections.items():
            rows.append([f"{name}, {role} writers", row["count"], f"{row['accuracy']:.2%}", f"{row['told']:.2%}"])
    note = f"Expected calibration error on MNIST's test set: {mnist['calibration_error']:.2%}"
    show("Single digits", ["", "digits", "right", "and not refused"], rows, [note])


def _read(model: Model, hands: PenStrokes, samples: Array, rng: Generator) -> dict[str, float]:
    inks = (render(pens.anywhere(hands.lines(sample), rng)) for sample in samples)
    answers = list(read(model, inks))
    right = np.array([len(one.digits) == 1 for one in answers])
    right &= np.array([one.digit for one in answers]) == digits(hands.labels[samples])
    told = right & np.array([one.text != "" for one in answers])
    return {"count": len(samples), "accuracy": float(right.mean()), "told": float(told.mean())}
