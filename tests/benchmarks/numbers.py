"""Numbers composed from pen strokes: how many are read right, and whether digits stay in one piece."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import tee
from typing import Any

import numpy as np

from core.data.datasets import load_mnist
from core.imaging.painter import FIELD, render
from core.imaging.preprocessing import Box
from core.model.model import Model
from core.recognition.strings import ReadDigit
from core.types import Array
from resources import MNIST
from tests.benchmarks import pens
from tests.benchmarks.common import show
from tests.benchmarks.reading import read
from tests.benchmarks.strings import Written, numbers

GAPS = {"touching": (-0.05, 0.0), "close": (0.0, 0.1), "apart": (0.1, 0.6)}
"""Of a digit's width."""

OFF = 0.025
"""A box is right if each side of it is no farther off than this, in parts of the canvas: a thick pen's half."""


def measure(model: Model, count: int, seed: int) -> dict[str, Any]:
    """``count`` numbers for each of :data:`GAPS` by the writers that were held out, and single digits.

    Fractions: ``text`` read entirely right, ``boxes`` all right whatever was read, ``singles`` taken apart by mistake.
    """
    hands = pens.load()
    rng = np.random.default_rng(seed)
    samples = hands.of(held_out=True)
    result: dict[str, Any] = {
        name: _strings(model, numbers(hands, samples, count, gaps, rng)) for name, gaps in GAPS.items()
    }
    drawings = (render(pens.anywhere(hands.lines(sample), rng)) for sample in samples)
    result["singles"] = {
        "strokes": _taken_apart(model, drawings),
        "mnist": _taken_apart(model, (image[0] / np.float32(255) for image in load_mnist(MNIST).test.images)),
    }
    return result


def report(result: dict[str, Any]) -> None:
    """Two tables."""
    rows = [
        [f"{name}, gaps of {100 * GAPS[name][0]:.0f} to {100 * GAPS[name][1]:.0f} %", result[name]["count"]]
        + [f"{100 * result[name][what]:.1f} %" for what in ("text", "boxes")]
        for name in GAPS
    ]
    show("Numbers of 2 to 6 digits", ["", "numbers", "all right", "boxes right"], rows)
    singles = result["singles"]
    rows = [[name, f"{100 * singles[key]:.2f} %"] for name, key in (("pen strokes", "strokes"), ("MNIST", "mnist"))]
    show("Single digits taken apart by mistake", ["", "part"], rows)


def _strings(model: Model, written: Iterator[Written]) -> dict[str, float]:
    right: list[bool] = []
    boxes: list[bool] = []
    some, others = tee(written)
    for one, prediction in zip(some, read(model, (other.ink() for other in others)), strict=True):
        right.append(prediction.text == one.text)
        boxes.append(_boxes_right(prediction.digits, one.boxes))
    return {"count": len(right), "text": float(np.mean(right)), "boxes": float(np.mean(boxes))}


def _taken_apart(model: Model, inks: Iterable[Array]) -> float:
    return float(np.mean([len(one.digits) > 1 for one in read(model, inks)]))


def _boxes_right(parts: Sequence[ReadDigit], boxes: Sequence[Box]) -> bool:
    return len(parts) == len(boxes) and all(
        np.abs(_sides(part.box) - _sides(box)).max() <= OFF * FIELD for part, box in zip(parts, boxes, strict=True)
    )


def _sides(box: Box) -> Array:
    return np.array([box.left, box.top, box.left + box.width, box.top + box.height])
