"""Pen strokes and the painter that turns them into ink: NumPy only, so that it also works where there is no screen.

A stroke is painted segment by segment, each as the exact distance to a line with round ends, and ink is the strongest
of all segments. So overlapping segments leave no seams and no hard edges, and a stroke painted as it is drawn is, pixel
by pixel, the same as the stroke painted at once.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from core.imaging.preprocessing import FAINTEST, mask_box
from core.imaging.resampling import area_weights, block_sums
from core.types import Array

FIELD = 512
"""Side of the field that a drawing is made on, in pixels, however large the window is."""

DETAIL = 2
"""The painter's own sheet is this much finer, for screens with two pixels where there used to be one."""

CORNER = math.cos(math.radians(70))
"""A turn sharper than this, from one point to the next, is meant as a corner; a gentler one as part of a curve."""

FLATNESS = 0.25
"""How far a curve's straight pieces may be off, in pixels of the fine sheet."""

STRAIGHT = 6.0
"""Pixels of the field: a curve between points that are closer together lies within a pixel of a line."""

Point: TypeAlias = tuple[float, float, float]
"""``(x, y, width)``: x to the right, y downwards, all in parts of the field's side."""


@dataclass(frozen=True)
class Stroke:
    """One line of the pen, or of the eraser, through ``points``; a single point is a dot."""

    points: tuple[Point, ...]
    erase: bool = False


class Region(NamedTuple):
    """The pixels ``[top, bottom) x [left, right)`` of a fine sheet."""

    top: int
    left: int
    bottom: int
    right: int

    def __bool__(self) -> bool:
        return self.bottom > self.top and self.right > self.left

    def union(self, other: "Region") -> "Region":
        """The smallest region that holds both."""
        if not (self and other):
            return self or other
        return Region(
            min(self.top, other.top),
            min(self.left, other.left),
            max(self.bottom, other.bottom),
            max(self.right, other.right),
        )

    @property
    def slices(self) -> tuple[slice, slice]:
        """What to index an array with."""
        return slice(self.top, self.bottom), slice(self.left, self.right)


NOWHERE = Region(0, 0, 0, 0)


class Sheet:
    """What has been drawn, 0 paper to 255 ink: ``pixels (size, size)`` and ``fine``, the same with more detail.

    ``pixels`` is always the mean of ``fine``. Both are changed in place and keep their identity.
    """

    def __init__(self, size: int = FIELD) -> None:
        self.size = size
        self.fine: NDArray[np.uint8] = np.zeros((size * DETAIL, size * DETAIL), np.uint8)
        self.pixels: NDArray[np.uint8] = np.zeros((size, size), np.uint8)

    def ink(self) -> Array:
        """A copy, ``(size, size)`` float32, 0 paper to 1 ink."""
        return self.pixels * np.float32(1 / 255)

    def is_blank(self) -> bool:
        """Whether there is nothing to be seen."""
        return bool(self.pixels.max() <= FAINTEST * 255)

    def inked(self) -> Region:
        """The part of the fine sheet that has any ink, however faint."""
        box = mask_box(self.fine > 0)
        return NOWHERE if box is None else Region(box.top, box.left, box.top + box.height, box.left + box.width)

    def paint(self, stroke: Stroke) -> Region:
        """Add a whole stroke and say where."""
        trace = Trace(self, stroke.erase)
        changed = NOWHERE
        for point in stroke.points:
            changed = changed.union(trace.advance(point))
        self.refresh(changed)
        return changed

    def put(self, region: Region, fine: NDArray[np.uint8]) -> None:
        """Replace the fine pixels of ``region`` by ``fine (h, w)``, 0 paper to 255 ink."""
        self.fine[region.slices] = fine
        self.refresh(region)

    def refresh(self, region: Region) -> None:
        """Bring ``pixels`` up to date where ``fine`` has changed."""
        top, left = region.top // DETAIL, region.left // DETAIL
        bottom, right = -(-region.bottom // DETAIL), -(-region.right // DETAIL)
        fine = self.fine[top * DETAIL : bottom * DETAIL, left * DETAIL : right * DETAIL]
        sums = block_sums(fine, DETAIL, np.uint16)
        self.pixels[top:bottom, left:right] = (sums + DETAIL**2 // 2) // DETAIL**2


class Trace:
    """A stroke on its way across a sheet: give it the points one by one.

    Every point is joined at once, so the ink is never behind the pen. Points far apart are joined by a curve that
    goes on in the direction of the one before: the arc through three points, which needs none of the future.
    """

    def __init__(self, sheet: Sheet, erase: bool = False) -> None:
        self._fine = sheet.fine
        self._erase = erase
        self._before: Point | None = None
        self._last: Point | None = None

    def advance(self, point: Point) -> Region:
        """Draw on to ``point`` and say which part of the fine sheet may have changed."""
        side = len(self._fine)
        here = (point[0] * side, point[1] * side, max(point[2] * side, 1.0))
        if self._last is None:
            self._last = here
            return _stamp(self._fine, here, here, self._erase)
        if here[:2] == self._last[:2]:
            return NOWHERE
        changed = NOWHERE
        start = self._last
        for end in _curve(self._before, start, here):
            changed = changed.union(_stamp(self._fine, start, end, self._erase))
            start = end
        self._before, self._last = self._last, here
        return changed


def render(strokes: Iterable[Stroke], size: int = FIELD) -> Array:
    """The ink ``(size, size)`` float32, 0 paper to 1 ink, of ``strokes`` on an empty sheet, in their order."""
    sheet = Sheet(size)
    for stroke in strokes:
        sheet.paint(stroke)
    return sheet.ink()


@lru_cache(maxsize=128)
def way(stroke: Stroke) -> Array:
    """The way that the painter takes through a stroke, as points ``(n, 3)`` joined by lines; read-only.

    In parts of the field's side, and no farther off than a pixel of the field. Whoever asks again while somebody draws
    on is told at once.
    """
    points = [(x * FIELD, y * FIELD, width) for x, y, width in stroke.points]
    points = points[:1] + [there for here, there in pairwise(points) if here[:2] != there[:2]]
    found = points[:1]
    for index in range(1, len(points)):
        start, end = points[index - 1], points[index]
        if math.dist(start[:2], end[:2]) < STRAIGHT:
            found.append(end)
        else:
            found += _curve(points[index - 2] if index > 1 else None, start, end)
    result: Array = np.array(found) / (FIELD, FIELD, 1)
    result.flags.writeable = False
    return result


def fit(ink: Array, size: int) -> Array:
    """A picture ``(H, W)`` as large as it can be in the middle of an empty ``(size, size)``, averaged by area."""
    height, width = ink.shape
    side = max(height, width)
    rows = area_weights(height, size, -((side - height) // 2), side)
    columns = area_weights(width, size, -((side - width) // 2), side)
    result: Array = rows @ ink.astype(np.float32, copy=False) @ columns.T
    return result


def _curve(before: Point | None, start: Point, end: Point) -> list[Point]:
    """The points after ``start`` that lead to ``end`` in straight pieces, given the point ``before`` both.

    A quadratic Bezier curve whose first direction is that of the parabola through the three points, and whose control
    point is as far from ``start`` as from ``end``: for points on a circle that is the circle's own tangent at both.
    """
    if before is None:
        return [end]
    ahead = np.subtract(end[:2], start[:2])
    behind = np.subtract(start[:2], before[:2])
    length, length_behind = math.hypot(*ahead), math.hypot(*behind)
    if ahead @ behind < CORNER * length * length_behind:
        return [end]
    direction = behind * (length / length_behind) + ahead * (length_behind / length)
    cosine = float(direction @ ahead) / (math.hypot(*direction) * length)
    control = start[:2] + direction * (length / (2 * cosine * math.hypot(*direction)))
    sagitta = length / 4 * math.sqrt(max(1 / cosine**2 - 1, 0))
    pieces = max(1, math.ceil(math.sqrt(sagitta / FLATNESS)))
    t = (np.arange(1, pieces + 1) / pieces)[:, None]
    middle = np.append(control, (start[2] + end[2]) / 2)
    points = (1 - t) ** 2 * start + 2 * t * (1 - t) * middle + t**2 * end
    return [(float(x), float(y), float(width)) for x, y, width in points]


def _stamp(fine: NDArray[np.uint8], start: Point, end: Point, erase: bool) -> Region:
    """Paint one straight piece with round ends, in pixels, its width changing evenly from one end to the other."""
    reach = max(start[2], end[2]) / 2 + 1
    side = len(fine)
    region = Region(
        max(0, math.floor(min(start[1], end[1]) - reach)),
        max(0, math.floor(min(start[0], end[0]) - reach)),
        min(side, math.ceil(max(start[1], end[1]) + reach)),
        min(side, math.ceil(max(start[0], end[0]) + reach)),
    )
    if not region:
        return NOWHERE
    x = np.arange(region.left, region.right, dtype=np.float32) + np.float32(0.5 - start[0])
    y = (np.arange(region.top, region.bottom, dtype=np.float32) + np.float32(0.5 - start[1]))[:, None]
    dx, dy, growth = (np.float32(b - a) for a, b in zip(start, end, strict=True))
    # Where along the piece each pixel is nearest, 0 to 1, and how far it is from there.
    squared = dx * dx + dy * dy
    along = np.clip(x * (dx / squared) + y * (dy / squared), 0, 1) if squared > 0 else np.zeros_like(y + x)
    distance = np.sqrt(np.square(x - along * dx) + np.square(y - along * dy))
    covered = np.clip(along * (growth / 2) + np.float32(start[2] / 2 + 0.5) - distance, 0, 1)
    ink = (covered * 255 + np.float32(0.5)).astype(np.uint8)
    target = fine[region.slices]
    if erase:
        np.minimum(target, 255 - ink, out=target)
    else:
        np.maximum(target, ink, out=target)
    return region
