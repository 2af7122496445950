"""What is drawn, without a widget: ink on paper, the strokes that made it, and the one under way."""

import math
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from core.imaging.painter import NOWHERE, Point, Region, Sheet, Stroke, Trace
from core.types import Array
from desktop.canvas.undo import Strokes

SPACING = 0.004
"""The pen has to move this far, in parts of the side, to draw on: less is the grain of the mouse's own pixels."""

NEAR = 0.03
"""Points closer together than this are averaged, which takes out the steps of whole pixels; farther ones are meant."""


class Earlier(NamedTuple):
    """What a change has replaced: the fine pixels of ``region``, and the strokes of the whole drawing."""

    region: Region
    fine: NDArray[np.uint8]
    strokes: Strokes


@dataclass
class _Stroke:
    """A stroke under way."""

    trace: Trace
    erase: bool
    others: Strokes
    last: Point
    held_back: Point | None = None
    region: Region = NOWHERE
    points: list[Point] = field(default_factory=list)

    def with_others(self) -> Strokes:
        """The strokes of the drawing, this one the last of them."""
        return None if self.others is None else (*self.others, Stroke(tuple(self.points), self.erase))


class Drawing:
    """Paper of :data:`~core.imaging.painter.FIELD` pixels a side; whoever changes it learns which part has changed."""

    def __init__(self) -> None:
        self.sheet = Sheet()
        self.revision = 0
        """Which drawing this is: higher after every change of the ink."""
        self._before = self.sheet.fine.copy()  # kept: fresh memory takes longer than the first answer
        self._ink: tuple[int, Array] | None = None
        self._stroke: _Stroke | None = None
        self._strokes: Strokes = ()

    def ink(self) -> Array:
        """The drawing as it is now, ``(FIELD, FIELD)`` float32, 0 paper to 1 ink; read-only, and stays as it is."""
        if self._ink is None or self._ink[0] != self.revision:  # a megabyte, which several ask for
            ink = self.sheet.ink()
            ink.flags.writeable = False
            self._ink = self.revision, ink
        return self._ink[1]

    def strokes(self) -> Strokes:
        """The strokes that made the drawing, in their order, the one under way with them.

        ``None`` where it began with a picture.
        """
        return self._strokes if self._stroke is None else self._stroke.with_others()

    def replace(self, region: Region, fine: NDArray[np.uint8], strokes: Strokes) -> Earlier:
        """Put other ``fine`` pixels in ``region``, made by ``strokes``."""
        earlier = Earlier(region, self.sheet.fine[region.slices].copy(), self._strokes)
        self.sheet.put(region, fine)
        self._strokes = strokes
        self.revision += 1
        return earlier

    # A stroke -------------------------------------------------------------------------------------------------

    @property
    def under_way(self) -> bool:
        """Whether there is a stroke that has not ended."""
        return self._stroke is not None

    def begin(self, point: Point, erase: bool) -> None:
        """Put the pen down; the first ink comes with :meth:`add`."""
        np.copyto(self._before, self.sheet.fine)
        # What was rubbed out altogether is no part of the drawing.
        others = self._strokes if self._before.any() else ()
        self._stroke = _Stroke(Trace(self.sheet, erase), erase, others, point)

    def add(self, point: Point) -> Region:
        """Draw on to ``point``."""
        assert self._stroke is not None
        region = self._stroke.trace.advance(point)
        self._stroke.points.append(point)
        self._stroke.last = point
        self._stroke.region = self._stroke.region.union(region)
        self.sheet.refresh(region)
        self.revision += 1
        return region

    def follow(self, point: Point) -> Region | None:
        """Draw on to where the pen is now, smoothly; ``None`` where it has hardly moved."""
        assert self._stroke is not None
        last = self._stroke.last
        distance = math.hypot(point[0] - last[0], point[1] - last[1])
        x, y, width = ((a + b) / 2 for a, b in zip(last, point, strict=True)) if distance < NEAR else point
        region = self.add((x, y, width)) if distance >= SPACING else None
        self._stroke.held_back = point
        return region

    def catch_up(self) -> Region | None:
        """Draw on to where the pen is lifted: smoothing has kept the line behind it."""
        assert self._stroke is not None
        return None if self._stroke.held_back is None else self.add(self._stroke.held_back)

    def end(self) -> Earlier | None:
        """Lift the pen: the stroke is a part of the drawing, unless it has left no ink, or has found none to erase."""
        assert self._stroke is not None
        stroke, self._stroke = self._stroke, None
        before = self._before[stroke.region.slices]
        if not stroke.region or (stroke.erase and np.array_equal(before, self.sheet.fine[stroke.region.slices])):
            return None
        earlier = Earlier(stroke.region, before, self._strokes)
        self._strokes = stroke.with_others()
        return earlier

    def cancel(self) -> Region:
        """Take the stroke back."""
        assert self._stroke is not None
        stroke, self._stroke = self._stroke, None
        self.sheet.put(stroke.region, self._before[stroke.region.slices])
        self.revision += 1
        return stroke.region
