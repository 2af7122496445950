"""What the candidate lattice is fitted to: numbers and single digits of one writer each, and what hands do to them."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.random import Generator

from core.data.datasets import load_mnist
from core.data.pen_strokes import PenStrokes, Role
from core.imaging.painter import Stroke, render
from core.types import Array
from resources import MNIST
from tests.benchmarks import pens
from tests.benchmarks.numbers import GAPS, open_fours
from tests.benchmarks.strings import Written, numbers

PULLED = 0.25
"""How far the bar of a 4 may be pulled to the right, in parts of the 4's longer side."""


@dataclass(frozen=True)
class Lesson:
    """A drawing that says ``text``: the ``strokes`` in the order in which they were drawn, and those of each digit.

    What is a ``picture (H, W)`` has none.
    """

    text: str
    strokes: list[Stroke]
    digits: list[list[Stroke]]
    picture: Array | None = None

    def ink(self) -> Array:
        """What is to be read, ``(H, W)``."""
        return render(self.strokes) if self.picture is None else self.picture


def lessons(role: Role, count: int, singles: int, rng: Generator) -> dict[str, list[Lesson]]:
    """By kind: ``count`` numbers of each kind, half as many of the rare ones, and ``singles`` single digits of each."""
    hands = pens.load()
    samples = hands.where(role, pens.DIGITS)
    fours = hands.where(role, "4")
    result = {
        name: [_in_order(one) for one in numbers(hands, samples, count, gaps, rng)] for name, gaps in GAPS.items()
    }
    every = (min(low for low, _ in GAPS.values()), max(high for _, high in GAPS.values()))
    result["late strokes"] = [_late(one) for one in numbers(hands, samples, count // 2, every, rng)]
    result["joined"] = [_joined(one) for one in numbers(hands, samples, count // 2, (0.0, 0.6), rng)]
    result["open 4s"] = [_single("4", drawn) for drawn in open_fours(hands, fours, rng)][:singles]
    pulled = list(_pulled(hands, fours, rng))
    result["4s pulled apart"] = [_single("4", pulled[index]) for index in rng.permutation(len(pulled))[:singles]]
    for name, some in pens.collections(hands, role).items():
        chosen = rng.choice(some, singles)
        result[name] = [_single(hands.labels[one], pens.anywhere(hands.lines(one), rng)) for one in chosen]
    mnist = load_mnist(MNIST).validation
    chosen = rng.choice(len(mnist.labels), singles, replace=False)
    result["MNIST"] = [
        Lesson(str(mnist.labels[index]), [], [], mnist.images[index, 0] / np.float32(255)) for index in chosen
    ]
    return result


def _single(text: str, strokes: list[Stroke]) -> Lesson:
    return Lesson(str(text), strokes, [strokes])


def _in_order(number: Written) -> Lesson:
    return Lesson(number.text, number.strokes, number.digits)


def _late(number: Written) -> Lesson:
    """What a digit has besides its first stroke is drawn when all digits have that."""
    strokes = [digit[0] for digit in number.digits] + [stroke for digit in number.digits for stroke in digit[1:]]
    return Lesson(number.text, strokes, number.digits)


def _joined(number: Written) -> Lesson:
    """The pen is not lifted between digits: a line leads from the end of the one to the beginning of the other."""
    strokes: list[Stroke] = []
    for digit in number.digits:
        first, rest = digit[0], digit[1:]
        if strokes:
            first = Stroke(strokes.pop().points + first.points)
        strokes += [first, *rest]
    return Lesson(number.text, strokes, number.digits)


def _pulled(hands: PenStrokes, fours: Array, rng: Generator) -> Iterator[list[Stroke]]:
    """4s of two strokes whose second one stands farther to the right than it was drawn."""
    for sample in fours:
        lines = hands.lines(sample)
        if len(lines) == 2:
            lines[1] = lines[1] + np.array([rng.uniform(0, PULLED), 0])
            size = max(1.0, float(np.concatenate(lines).max()))
            yield pens.anywhere([line / size for line in lines], rng)
