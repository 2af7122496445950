"""The data set "Pen strokes": real strokes as pictures, and the same beside MNIST."""

from functools import cache
from pathlib import Path

import numpy as np

from core.data.datasets import Dataset, DataSplits
from core.data.pen_strokes import DIGITS, Hands, PenStrokes, Role, lines_of, load_pen_strokes
from core.synthesis import pens
from core.types import Array

NAME = "pen strokes"

TIMES = {"train": 3, "validation": 1, "test": 1}
"""How often each digit is there, each time with another pen."""

CHUNK = 64


@cache
def pen_pictures(folder: Path) -> DataSplits:
    """The digits of ``folder`` (:mod:`core.data.pen_strokes`) in 28x28, by whom they are for.

    Raises ``UserError`` where the files cannot be read.
    """
    everybody = load_pen_strokes(folder)
    train, validation, test = (_split(everybody, role) for role in ("train", "validation", "test"))
    return DataSplits(NAME, train, validation, test)


def beside(one: DataSplits, two: DataSplits) -> DataSplits:
    """Both together; of ``two`` comes what there is of strokes."""
    train, validation, test = (
        _joined(getattr(one, split), getattr(two, split)) for split in ("train", "validation", "test")
    )
    return DataSplits(f"{one.name} and {two.name}", train, validation, test)


def _joined(one: Dataset, two: Dataset) -> Dataset:
    line = np.full(len(two), -1) if two.line is None else two.line
    return Dataset(
        np.concatenate([one.images, two.images]),
        np.concatenate([one.labels, two.labels]),
        two.hands,
        np.concatenate([np.full(len(one), -1), line]),
    )


def _split(everybody: PenStrokes, role: Role) -> Dataset:
    digits = everybody.where(role, DIGITS)
    others = everybody.where(role, everybody.others if role == "train" else "")  # nobody else is shown any
    hands = Hands(lines_of(everybody, digits), lines_of(everybody, others))
    line = np.repeat(np.arange(len(digits)), TIMES[role])
    rng = np.random.default_rng(("train", "validation", "test").index(role))
    images = np.concatenate([_pixels(hands, line[start : start + CHUNK], rng) for start in range(0, len(line), CHUNK)])
    return Dataset(images, hands.digits.labels[line], hands, line)


def _pixels(hands: Hands, line: Array, rng: np.random.Generator) -> Array:
    pictures = pens.draw(hands.digits, line, np.zeros(len(line)), rng)
    result: Array = np.round(pictures[:, None] * 255).astype(np.uint8)  # (N, 28, 28) -> (N, 1, 28, 28)
    return result
