"""Numbers composed from pen strokes, and open 4s: how many are read right, and where their digits are found.

Each is read twice, as the program reads a drawing on the canvas and as it reads a picture of the same ink.
"""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.random import Generator

from core.data.pen_strokes import PenStrokes
from core.imaging.components import components
from core.imaging.painter import FIELD, Stroke, render
from core.imaging.preprocessing import FAINTEST, Box
from core.model.model import Model
from core.recognition.strings import ReadDigit
from core.recognition.verdict import Prediction
from core.types import Array
from tests.benchmarks import pens
from tests.benchmarks.common import show
from tests.benchmarks.digits import ROLES
from tests.benchmarks.reading import interval, read, read_strokes
from tests.benchmarks.strings import interlocked, numbers

GAPS = {"touching": (-0.05, 0.0), "close": (0.0, 0.1), "apart": (0.1, 0.6)}
"""Of a digit's width, from box to box. In "interlocked" numbers the ink touches, and boxes reach over each other."""

OFF = 0.025
"""A box is right if each side of it is no farther off than this, in parts of the canvas: a thick pen's half."""

THINNEST = 0.02
"""Of the pen that draws open 4s, in parts of the canvas."""

TIMES = 8
"""That each 4 of two strokes is drawn: with a thick pen, few are open."""

WAYS = ("picture", "canvas")


def measure(model: Model, count: int, seed: int) -> dict[str, Any]:
    """By role: ``count`` numbers for each of :data:`GAPS`, interlocked ones, and open 4s.

    By the way they are read, fractions: ``text`` read entirely right, ``boxes`` of numbers all right whatever was read,
    ``apart`` of 4s taken apart by mistake.
    """
    hands = pens.load()
    result: dict[str, Any] = {}
    for turn, role in enumerate(ROLES):
        rng = np.random.default_rng((seed, turn))
        samples = hands.where(role, pens.DIGITS)
        kinds: dict[str, Any] = {}
        composed = {name: list(numbers(hands, samples, count, gaps, rng)) for name, gaps in GAPS.items()}
        fours = list(open_fours(hands, hands.where(role, "4"), rng))
        composed["interlocked"] = list(interlocked(hands, samples, count, rng))
        for name, written in composed.items():
            boxes = [one.boxes for one in written]
            kinds[name] = _measured(model, [one.strokes for one in written], [one.text for one in written], boxes)
        kinds["open 4s"] = _measured(model, fours, ["4"] * len(fours))
        result[role] = kinds
    return result


def report(result: dict[str, Any]) -> None:
    """A table for each role."""
    for role in ROLES:
        rows = []
        for kind, row in result[role].items():
            right = [text for way in WAYS for text in _told(row[way]["text"], row["count"])]
            shares = [row[way].get(what) for what in ("boxes", "apart") for way in WAYS]
            rows.append([kind, row["count"], *right, *("" if share is None else f"{share:.1%}" for share in shares)])
        header = [text for way in WAYS for text in (f"right, {way}", "95 % within")]
        header += [f"{what}, {way}" for what in ("boxes", "apart") for way in WAYS]
        show(f"Numbers of 2 to 6 digits and open 4s, {role} writers", ["", "drawings", *header], rows)


def _told(share: float, count: int) -> tuple[str, str]:
    return f"{share:.1%}", interval(share, count)


def open_fours(hands: PenStrokes, fours: Array, rng: Generator) -> Iterator[list[Stroke]]:
    """Drawings of those of ``fours`` that have two strokes, where the ink of the two does not touch."""
    for sample in np.repeat(fours, TIMES):
        lines = hands.lines(sample)
        if len(lines) == 2 and not _touch(*lines):
            drawn = pens.anywhere(lines, rng, thinnest=THINNEST)
            if components(render(drawn) > FAINTEST)[1] == 2:
                yield drawn


def _touch(one: Array, other: Array) -> bool:
    """Whether two lines ``(n, 2)`` come so near each other that the ink of any pen hangs together."""
    many = [
        np.stack([np.interp(np.linspace(0, len(line) - 1, 8 * len(line)), np.arange(len(line)), x) for x in line.T], 1)
        for line in (one, other)
    ]
    return bool(np.hypot(*(many[0][:, None] - many[1]).T).min() < THINNEST)


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
