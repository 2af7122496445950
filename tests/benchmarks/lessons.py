"""What the candidate lattice is fitted to: numbers and single digits of one writer each, and what hands do to them."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

import numpy as np
from numpy.random import Generator

from core.data.datasets import load_mnist
from core.data.pen_strokes import PenStrokes, Role
from core.imaging.painter import Stroke, render
from core.types import Array
from resources import MNIST
from tests.benchmarks import pens
from tests.benchmarks.numbers import GAPS, THINNEST, open_fours
from tests.benchmarks.strings import LONGEST, SHORTEST, Written, compose, interlocked, numbers

OVERLAPPING = (-0.15, -0.05)
"""Gaps in numbers whose digits reach over each other: with their strokes they can still be told apart."""

OF_HEIGHT = (0.05, 0.5)
"""Gaps in numbers with many 1s, in parts of a digit's height."""

READABLE = '".:;'
"""Quotation marks are an 11, and a dot as large as a digit is whatever the pen did in it, a 1 or a 0."""

AWAY = (-0.1, 0.3)
"""How far from the angle of a 4 its bar may stand, from box to box, in parts of the 4's longer side: some people leave
that much paper, and do it always."""

ARM, BAR, RAISED, BAR_FIRST = (0.5, 1.0), (0.8, 1.2), 0.15, 0.3
"""Of such a 4: how wide its angle is against what it was, how long the bar, how far the bar may stand higher or lower
than it did, and how often it is drawn first."""


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
    result["interlocked"] = [_in_order(one) for one in interlocked(hands, samples, count // 2, rng)]
    result["overlapping"] = [_in_order(one) for one in numbers(hands, samples, count // 2, OVERLAPPING, rng)]
    every = (min(low for low, _ in GAPS.values()), max(high for _, high in GAPS.values()))
    result["with many 1s"] = [
        _in_order(one) for one in _with_ones(hands, samples, hands.where(role, "1"), count // 2, rng)
    ]
    result["late strokes"] = [_late(one) for one in numbers(hands, samples, count // 2, every, rng)]
    result["joined"] = [_joined(one) for one in numbers(hands, samples, count // 2, (0.0, 0.6), rng)]
    for kind, of_fours in (("open 4s", open_fours), ("4s pulled apart", _pulled)):
        drawn = of_fours(hands, rng.permutation(fours), rng)
        result[kind] = [_single("4", one) for one in islice(drawn, singles)]
    for name, some in pens.collections(hands, role).items():
        chosen = rng.choice(some, singles)
        result[name] = [_single(hands.labels[one], pens.anywhere(hands.lines(one), rng)) for one in chosen]
    mnist = load_mnist(MNIST).validation
    chosen = rng.choice(len(mnist.labels), singles, replace=False)
    result["MNIST"] = [
        Lesson(str(mnist.labels[index]), [], [], mnist.images[index, 0] / np.float32(255)) for index in chosen
    ]
    return result


def strangers(role: Role, count: int, rng: Generator) -> list[Lesson]:
    """``count`` letters and symbols that neither a digit nor two of them are drawn like: they say nothing."""
    hands = pens.load()
    labels = "".join(label for label in hands.others if label not in READABLE)
    chosen = rng.permutation(hands.where(role, labels))[:count]
    return [Lesson("", drawn := pens.anywhere(hands.lines(one), rng), [drawn]) for one in chosen]


def rows_of_ones(role: Role, count: int, rng: Generator) -> list[Lesson]:
    """``count`` numbers of 1s alone."""
    hands = pens.load()
    ones = hands.where(role, "1")
    return [_in_order(one) for one in _with_ones(hands, ones, ones, count, rng)]


def _single(text: str, strokes: list[Stroke]) -> Lesson:
    return Lesson(str(text), strokes, [strokes])


def _in_order(number: Written) -> Lesson:
    return Lesson(number.text, number.strokes, number.digits)


def _with_ones(hands: PenStrokes, samples: Array, ones: Array, count: int, rng: Generator) -> Iterator[Written]:
    """Numbers of which every other digit is a 1, on average; the gaps are measured by the height."""
    for _ in range(count):
        writer = rng.choice(hands.writers[ones])
        mine = [some[hands.writers[some] == writer] for some in (ones, samples)]
        chosen = [rng.choice(mine[rng.integers(2)]) for _ in range(rng.integers(SHORTEST, LONGEST + 1))]
        yield compose(hands, chosen, rng.uniform(*OF_HEIGHT, len(chosen) - 1), rng, of_height=True)


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
    """4s of two strokes, an angle and a bar, that stand clear of each other or nearly so."""
    for sample in fours:
        lines = hands.lines(sample)
        if len(lines) == 2:
            angle, bar = lines
            angle = angle * (rng.uniform(*ARM), 1)
            bar = bar * (1, rng.uniform(*BAR)) + (0, rng.uniform(-RAISED, RAISED))
            bar += (angle[:, 0].max() + rng.uniform(*AWAY) - bar[:, 0].min(), 0)
            both = np.concatenate([angle, bar])
            corner, size = both.min(axis=0), np.ptp(both, axis=0).max()
            moved = [(line - corner) / size for line in (angle, bar)]
            yield pens.anywhere(moved[::-1] if rng.random() < BAR_FIRST else moved, rng, thinnest=THINNEST)
