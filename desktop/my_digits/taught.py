"""A taught digit: a drawing as it was made, what it is, and when that was said. No Qt."""

import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from uuid import uuid4

import numpy as np
from numpy.typing import NDArray

from core.augmentation.variations import vary_lines, vary_picture
from core.data.datasets import Dataset
from core.imaging.painter import FIELD, Point, Stroke, fit, render
from core.imaging.preprocessing import prepare
from core.recognition.strings import ReadDigit
from core.types import Array, UserError
from desktop.language import tr

KEPT_SIDE = 128
"""Side of the ink that is kept of a drawing that came from a picture."""

DRAWN_SIDE = 256
"""Side of the field that variations are drawn on: half the canvas, and 28x28 in the end shows no difference."""

LATEST = 1 << 32
"""Seconds since 1970 that no digit was taught after; the year is 2106."""

SAME = 8
"""Two pictures whose pixels differ by less than this on average, of 255, are of the same strokes."""


@dataclass(frozen=True, eq=False)
class Drawing:
    """How a digit was drawn: ``strokes``, or ``ink (128, 128)`` uint8 where a picture was the beginning.

    ``picture (28, 28)`` uint8 is what the network was shown; imported pictures have nothing else.
    """

    picture: NDArray[np.uint8]
    strokes: tuple[Stroke, ...] = ()
    ink: NDArray[np.uint8] | None = None

    def __post_init__(self) -> None:
        for array in (self.picture, self.ink):
            if array is not None:
                array.flags.writeable = False

    @classmethod
    def of_strokes(cls, strokes: Sequence[Stroke], ink: Array | None = None) -> "Drawing":
        """What the pen drew, and the ``ink`` it left where that is at hand; ``UserError`` when there is none."""
        return cls(_pixels(_picture(render(strokes) if ink is None else ink)), tuple(strokes))

    @classmethod
    def of_ink(cls, ink: Array) -> "Drawing":
        """A picture ``(H, W)``, 0 paper to 1 ink; ``UserError`` when it is blank."""
        return cls(_pixels(_picture(ink)), (), _pixels(np.clip(fit(ink, KEPT_SIDE), 0, 1)))

    def varied(self, rng: np.random.Generator) -> Array | None:
        """Another version ``(28, 28)`` float32 as the same hand might draw it; ``None`` if nothing is left of it."""
        # Every line is moved by itself, the eraser's too: what it took away would come back.
        if not self.strokes or any(stroke.erase for stroke in self.strokes):
            return prepare(vary_picture(self._seen(), rng))
        lines = vary_lines([np.array(stroke.points) for stroke in self.strokes], rng)
        return prepare(render([Stroke(tuple(_points(line))) for line in lines], DRAWN_SIDE))

    def _seen(self) -> Array:
        """All that is known of it as one picture, 0 paper to 1 ink."""
        if self.strokes:
            return render(self.strokes, KEPT_SIDE)
        return (self.picture if self.ink is None else self.ink) * np.float32(1 / 255)


def drawing_of_digit(digit: ReadDigit, strokes: Sequence[Stroke] | None) -> Drawing:
    """One digit of a number: the strokes within its box if they made it, and nothing else; else what was seen of it."""
    box = digit.box
    left, top, right, bottom = (
        side / FIELD for side in (box.left, box.top, box.left + box.width, box.top + box.height)
    )
    within = tuple(
        stroke
        for stroke in strokes or ()
        if all(left <= x <= right and top <= y <= bottom for x, y, _ in stroke.points)
    )
    with suppress(UserError):  # no ink is left of them: another stroke made it
        drawing = Drawing.of_strokes(within)
        if np.abs(drawing.picture - digit.picture * np.float32(255)).mean() < SAME:
            return drawing
    return Drawing.of_ink(digit.picture)


@dataclass(frozen=True, eq=False)
class TaughtDigit:
    """``drawing`` is a ``label`` (0..9); said at ``when``, seconds since 1970.

    ``identity``, 16 bytes, is the same in every window and under every label.
    """

    drawing: Drawing
    label: int
    when: int
    identity: bytes = field(default_factory=lambda: uuid4().bytes)

    def relabelled(self, label: int) -> "TaughtDigit":
        """The same drawing as another digit."""
        return replace(self, label=label)

    def copied(self) -> "TaughtDigit":
        """The same drawing and label as a digit of its own."""
        return replace(self, identity=uuid4().bytes)


def now() -> int:
    """Seconds since 1970, within what a file may hold: a clock that is set wrong costs nobody what they taught."""
    return min(max(int(time.time()), 0), LATEST - 1)


def as_dataset(digits: Sequence[TaughtDigit]) -> Dataset:
    """The pictures and labels."""
    pictures = np.array([digit.drawing.picture for digit in digits], np.uint8).reshape(-1, 1, 28, 28)
    return Dataset(pictures, np.array([digit.label for digit in digits], np.int64))


def versions(digits: Sequence[TaughtDigit], each: int, seed: int) -> Iterator[TaughtDigit]:
    """Every digit as it is, and ``each - 1`` variations of it, one by one.

    The same ``seed`` gives the same variations of a digit, whatever others there are.
    """
    for digit in digits:
        rng = np.random.default_rng((seed, 3))
        yield digit
        for _ in range(each - 1):
            picture = digit.drawing.varied(rng)
            if picture is not None:
                yield replace(digit, drawing=Drawing(_pixels(picture)))


def _picture(ink: Array) -> Array:
    picture = prepare(ink)
    if picture is None:
        raise UserError(tr("There is nothing to teach: draw a digit first, then say what it is."))
    return picture


def _pixels(ink: Array) -> NDArray[np.uint8]:
    pixels: NDArray[np.uint8] = np.rint(ink * 255).astype(np.uint8)
    return pixels


def _points(line: Array) -> Iterator[Point]:
    yield from map(tuple, line.tolist())
