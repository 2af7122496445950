"""Numbers composed from pen strokes: how many are read right, and whether digits stay in one piece.

Each is read twice, as the program reads a drawing on the canvas and as it reads a picture of the same ink.
"""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.random import Generator

from core.data.datasets import load_mnist
from core.data.pen_strokes import PenStrokes
from core.imaging.components import components
from core.imaging.painter import FIELD, Stroke, render
from core.imaging.preprocessing import FAINTEST, Box
from core.model.model import Model
from core.recognition.strings import ReadDigit
from core.recognition.verdict import Prediction
from core.types import Array
from resources import MNIST
from tests.benchmarks import pens
from tests.benchmarks.common import show
from tests.benchmarks.digits import ROLES
from tests.benchmarks.reading import read, read_strokes
from tests.benchmarks.strings import numbers

GAPS = {"touching": (-0.05, 0.0), "close": (0.0, 0.1), "apart": (0.1, 0.6)}
"""Of a digit's width."""

OFF = 0.025
"""A box is right if each side of it is no farther off than this, in parts of the canvas: a thick pen's half."""

TIMES = 8
"""That each 4 of two strokes is drawn: with a thick pen, few are open."""

WAYS = ("picture", "canvas")


def measure(model: Model, count: int, seed: int) -> dict[str, Any]:
    """By role: ``count`` numbers for each of :data:`GAPS`, open 4s, and all single digits.

    By the way they are read, fractions: ``text`` read entirely right, ``boxes`` of numbers all right whatever was read,
    ``apart`` of single digits taken apart by mistake.
    """
    hands, rng = pens.load(), np.random.default_rng(seed)
    result: dict[str, Any] = {}
    for role in ROLES:
        samples = hands.where(role, pens.DIGITS)
        kinds: dict[str, Any] = {}
        for name, gaps in GAPS.items():
            written = list(numbers(hands, samples, count, gaps, rng))
            boxes = [one.boxes for one in written]
            kinds[name] = _measured(model, [one.strokes for one in written], [one.text for one in written], boxes)
        fours = list(open_fours(hands, hands.where(role, "4"), rng))
        kinds["open 4s"] = _measured(model, fours, ["4"] * len(fours))
        for name, some in pens.collections(hands, role).items():
            drawn = [pens.anywhere(hands.lines(sample), rng) for sample in some]
            kinds[f"single digits, {name}"] = _measured(model, drawn, hands.labels[some])
        result[role] = kinds
    mnist = load_mnist(MNIST).test.images
    apart = [len(one.digits) > 1 for one in read(model, (image[0] / np.float32(255) for image in mnist))]
    result["mnist"] = {"count": len(apart), "apart": float(np.mean(apart))}
    return result


def report(result: dict[str, Any]) -> None:
    """A table for each role."""
    for role in ROLES:
        rows = []
        for kind, row in result[role].items():
            shares = [row[way].get(what) for what in ("text", "boxes", "apart") for way in WAYS]
            rows.append([kind, row["count"], *("" if share is None else f"{share:.1%}" for share in shares)])
        header = [f"{what}, {way}" for what in ("right", "boxes", "apart") for way in WAYS]
        show(f"Numbers of 2 to 6 digits and single ones, {role} writers", ["", "drawings", *header], rows)
    print(f"\nOf MNIST's test digits {result['mnist']['apart']:.2%} are taken apart.")


def open_fours(hands: PenStrokes, fours: Array, rng: Generator) -> Iterator[list[Stroke]]:
    """Drawings of those of ``fours`` that have two strokes, where the ink of the two does not touch."""
    for sample in np.repeat(fours, TIMES):
        lines = hands.lines(sample)
        if len(lines) == 2:
            drawn = pens.anywhere(lines, rng, thinnest=0.02)
            if components(render(drawn) > FAINTEST)[1] == 2:
                yield drawn


def _measured(
    model: Model, drawings: Sequence[Sequence[Stroke]], texts: Sequence[str] | Array, boxes: Sequence[Any] = ()
) -> dict[str, Any]:
    """One row: of drawings that say ``texts``, read in both ways."""
    answers: dict[str, Iterator[Prediction]] = {
        "picture": read(model, (render(drawn) for drawn in drawings)),
        "canvas": read_strokes(model, drawings),
    }
    row: dict[str, Any] = {"count": len(drawings)}
    for way, found in answers.items():
        digits, right = [], []
        for one, text in zip(found, texts, strict=True):
            digits.append(one.digits)
            right.append(one.text == text)
        row[way] = {"text": float(np.mean(right))}
        if boxes:
            row[way]["boxes"] = float(np.mean(list(map(_boxes_right, digits, boxes))))
        else:
            row[way]["apart"] = float(np.mean([len(some) > 1 for some in digits]))
    return row


def _boxes_right(parts: Sequence[ReadDigit], boxes: Sequence[Box]) -> bool:
    return len(parts) == len(boxes) and all(
        np.abs(_sides(part.box) - _sides(box)).max() <= OFF * FIELD for part, box in zip(parts, boxes, strict=True)
    )


def _sides(box: Box) -> Array:
    return np.array([box.left, box.top, box.left + box.width, box.top + box.height])
