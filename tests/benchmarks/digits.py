"""Single digits: MNIST's test set, how well the probabilities fit it, and real pen strokes.

Each stroke drawing is read twice, as the program reads a picture and as it reads the same strokes on the canvas.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.random import Generator

from core.data.datasets import load_mnist
from core.data.pen_strokes import PenStrokes, Role
from core.imaging.painter import render
from core.model.model import Model
from core.recognition.verdict import Prediction
from core.types import Array
from resources import MNIST
from tests.benchmarks import pens
from tests.benchmarks.common import show
from tests.benchmarks.reading import interval, read, read_strokes
from tests.evaluating import evaluate

ROLES: tuple[Role, ...] = ("validation", "test")
"""The people that no network and no lattice was fitted to: those it is chosen by, and those it is judged by."""

TIMES = 8
"""That each of a rare kind is drawn, with another pen each."""


def measure(model: Model, seed: int) -> dict[str, Any]:
    """Fractions: ``accuracy`` and ``calibration_error`` on MNIST's test set, and of its pictures those ``refused`` as
    no digit and those taken ``apart`` where they are read like any other; of the strokes, those read right.

    That is, whose most probable digit is the right one; one that falls into several is not read right. ``told`` are
    those read right that are not refused either, ``told_on_canvas`` those where the strokes are known, and ``apart``
    and ``apart_on_canvas`` those taken for several digits. By role, then by collection.
    """
    test = load_mnist(MNIST).test
    found = evaluate(model.network, model.parameters, test.images, test.labels, calibration=model.card.calibration)
    answers = list(read(model, (image[0] / np.float32(255) for image in test.images)))
    hands, rng = pens.load(), np.random.default_rng(seed)
    return {
        "mnist": {
            "count": found.count,
            "accuracy": found.accuracy,
            "calibration_error": found.calibration_error,
            "refused": float(np.mean([one.verdict == "not a digit" for one in answers])),
            "apart": _apart(answers),
        },
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
    accuracy, count = mnist["accuracy"], mnist["count"]
    rows = [["MNIST's test set", count, f"{accuracy:.2%}", interval(accuracy, count), *[""] * 4]]
    for role, collections in result["strokes"].items():
        for name, row in collections.items():
            told = [f"{row['accuracy']:.2%}", interval(row["told"], row["count"]), f"{row['told']:.2%}"]
            others = [f"{row[key]:.2%}" for key in ("told_on_canvas", "apart", "apart_on_canvas")]
            rows.append([f"{name}, {role} writers", row["count"], *told, *others])
    header = ["", "digits", "right", "95 % within", "and not refused", "on the canvas", "taken apart", "on the canvas"]
    notes = [
        f"Expected calibration error on MNIST's test set: {mnist['calibration_error']:.2%}",
        f"Of MNIST's test digits {mnist['refused']:.2%} are called no digit, and {mnist['apart']:.2%} are taken apart.",
    ]
    show("Single digits", header, rows, notes)


def _read(model: Model, hands: PenStrokes, samples: Array, rng: Generator) -> dict[str, float]:
    drawn = [pens.anywhere(hands.lines(sample), rng) for sample in samples]
    labels = hands.labels[samples]
    answers, on_canvas = list(read(model, map(render, drawn))), list(read_strokes(model, drawn))
    right = [len(one.digits) == 1 and str(one.digit) == label for one, label in zip(answers, labels, strict=True)]
    return {
        "count": len(samples),
        "accuracy": float(np.mean(right)),
        "told": _told(answers, labels),
        "told_on_canvas": _told(on_canvas, labels),
        "apart": _apart(answers),
        "apart_on_canvas": _apart(on_canvas),
    }


def _told(answers: Sequence[Prediction], labels: Array) -> float:
    return float(np.mean([one.text == label for one, label in zip(answers, labels, strict=True)]))


def _apart(answers: Sequence[Prediction]) -> float:
    return float(np.mean([len(one.digits) > 1 for one in answers]))
