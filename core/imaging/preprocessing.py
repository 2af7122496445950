"""From a drawing of any size to the 28x28 picture a network reads, made the way MNIST's own pictures were.

The recipe is the one of Y. LeCun and C. Cortes' note on MNIST (the digit is fitted into a 20x20 box with its aspect
ratio kept, then centred by its centre of mass in 28x28). Every step is kept in :class:`Prepared`, so that a view can
show how the picture came about.
"""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from core.imaging.resampling import area_weights
from core.types import Array

PICTURE = 28
"""Side of the finished picture."""

BOX = 20
"""Side of the box that the digit is fitted into."""

SMALLEST_SIDE = 10 / 128
"""A digit smaller than this part of the field is not enlarged further: a dot stays a dot."""

FAINTEST = 4.5 / 255
"""Ink that is above this belongs to the digit.

Four steps of an 8-bit picture are too faint to be seen, and are what an eraser's soft edge leaves behind; they
must not stretch the box. MNIST's own pictures do not allow a much higher threshold: their outermost row is often
one faint pixel, and missing it makes the box 19 pixels high and blows the digit up. Measured on the 10,000 test
pictures, the mean absolute difference is 0.021 of 255 with any threshold up to this one, 0.030 with twice as much
and 0.086 with five times.
"""

DRAWN, ENLARGED = 32, 16
"""Pixels of a picture with some paper about it, and the side of each on a drawing of the canvas's own 512."""

SPECK = 5 / 255
"""Just above :data:`FAINTEST`."""


@dataclass(frozen=True)
class Box:
    """A rectangle of whole pixels; ``top`` and ``left`` may be negative, for a box may reach over the field's edge."""

    top: int
    left: int
    height: int
    width: int


class Place(NamedTuple):
    """A square of ``side`` at ``left`` and ``top`` of the drawing, in its pixels and parts of them."""

    left: float
    top: float
    side: float


@dataclass(frozen=True, eq=False)
class Prepared:
    """A drawing and the steps it went through.

    ``box`` is tight around the ink, ``square`` is the part of the field that was scaled, both in the drawing's
    pixels; ``scaled (20, 20)`` is that square, its brightest pixel 1; ``picture (28, 28)`` has its centre of mass
    in the middle.
    """

    box: Box
    square: Box
    scaled: Array
    picture: Array

    @property
    def place(self) -> Place:
        """Where in the drawing ``picture`` lies: its pixels, edge to edge, fill this square."""
        pixel = self.square.height / BOX
        [top], [left] = _offsets(self.scaled[None])
        return Place(self.square.left - left * pixel, self.square.top - top * pixel, PICTURE * pixel)


def prepare(ink: Array) -> Array | None:
    """The picture ``(28, 28)`` float32 of a drawing ``ink (H, W)``, 0 paper to 1 ink; ``None`` if there is no ink."""
    prepared = prepare_steps(ink)
    return None if prepared is None else prepared.picture


def prepare_steps(ink: Array) -> Prepared | None:
    """The same as :func:`prepare` of ``ink (H, W)``, with every step of the way; ``None`` if there is no ink."""
    box = ink_box(ink)
    return None if box is None else prepare_box(ink, box)


def prepare_box(ink: Array, box: Box) -> Prepared:
    """The steps of a drawing ``ink (H, W)`` of which it is known that all of its ink lies in ``box``."""
    square = _square(box, max(ink.shape))
    # Only the box is read: what lies around it is blank and would be multiplied for nothing.
    digit = ink[box.top : box.top + box.height, box.left : box.left + box.width].astype(np.float32, copy=False)
    rows = area_weights(box.height, BOX, square.top - box.top, square.height)
    columns = area_weights(box.width, BOX, square.left - box.left, square.width)
    scaled: Array = rows @ digit @ columns.T
    scaled /= scaled.max()
    return Prepared(box, square, scaled, centred(scaled[None])[0])


def as_drawing(picture: Array) -> Array:
    """A drawing ``(512, 512)`` of which :func:`prepare` makes what it makes of ``picture (28, 28)``, 0 paper to 1 ink.

    Each pixel is a square of 16. Where the sides of the ink's box differ by an odd number of pixels, :func:`prepare`
    rounds half a pixel away when it centres the ink; here there would be nothing to round. So one pixel of the drawing,
    too faint to be seen, lengthens the shorter side by the pixel that was rounded off.
    """
    ink = np.pad(picture, (DRAWN - PICTURE) // 2).repeat(ENLARGED, axis=0).repeat(ENLARGED, axis=1)
    box = ink_box(ink)
    if box is not None and (box.height - box.width) // ENLARGED % 2:
        row, column = box.top, box.left
        if box.height > box.width:
            column += box.width + ENLARGED - 1
        else:
            row += box.height + ENLARGED - 1
        ink[row, column] = max(ink[row, column], SPECK)
    return ink


def ink_box(ink: Array) -> Box | None:
    """The smallest box that holds every pixel of ``ink (H, W)`` above :data:`FAINTEST`; ``None`` if there is none."""
    return mask_box(ink > FAINTEST)


def mask_box(mask: NDArray[np.bool_]) -> Box | None:
    """The smallest box that holds all that is set in ``mask (H, W)``; ``None`` if nothing is."""
    rows = np.flatnonzero(mask.any(axis=1))
    if rows.size == 0:
        return None
    top, bottom = int(rows[0]), int(rows[-1])
    columns = np.flatnonzero(mask[top : bottom + 1].any(axis=0))
    left, right = int(columns[0]), int(columns[-1])
    return Box(top, left, bottom - top + 1, right - left + 1)


def _square(box: Box, field: int) -> Box:
    """The square around ``box`` that is scaled: the shorter side is extended equally on both sides.

    In whole pixels: half a pixel would blur a picture that is 20x20 already.
    """
    side = max(box.height, box.width, round(SMALLEST_SIDE * field))
    return Box(box.top - (side - box.height) // 2, box.left - (side - box.width) // 2, side, side)


def centred(boxes: Array) -> Array:
    """``boxes (N, 20, 20)`` in empty ``(N, 28, 28)``, moved by whole pixels so that their mass centres on index 14."""
    tops, lefts = _offsets(boxes)
    pictures = np.zeros((len(boxes), PICTURE, PICTURE), np.float32)
    for picture, box, top, left in zip(pictures, boxes, tops, lefts, strict=True):
        picture[top : top + BOX, left : left + BOX] = box
    return pictures


def _offsets(boxes: Array) -> tuple[list[int], list[int]]:
    """In which row and which column of its picture each of ``boxes (N, 20, 20)`` begins."""
    mass = boxes.sum(axis=(1, 2))
    places = np.arange(BOX, dtype=np.float32) + 0.5
    tops, lefts = (PICTURE / 2 + 1 - boxes.sum(axis=axis) @ places / mass for axis in (2, 1))
    return list(map(_offset, tops)), list(map(_offset, lefts))


def _offset(place: float) -> int:
    """Where the box begins; a lopsided drawing stops at the edge rather than lose ink."""
    return min(max(int(place), 0), PICTURE - BOX)
