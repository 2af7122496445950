"""Where everything in the overview is: columns of small pictures from the drawing to the answer. Plain arithmetic."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from PySide6.QtCore import QLineF, QRectF

from core.explain.flow import Stage
from core.types import Shape
from desktop.widgets.theme import UNIT

HEAD_HEIGHT = 5 * UNIT
LABEL_HEIGHT = 2 * UNIT
MORE_HEIGHT = 3 * UNIT
ANSWERS = 15 * UNIT
"""The width of the last column."""
MOST_ROWS = 12
ROOMY = 50 * UNIT
"""From this height on maps are drawn large."""
SMALL, LARGE, LARGEST = 28, 52, 96
"""The sides of maps: in little height, in more, and where all rows of them have room."""

HEAD = -1
"""The row of a column's head."""


class Spot(NamedTuple):
    """Something that can be pointed at: a column's head, one of its rows, or, below them, "more"."""

    column: int
    row: int


@dataclass(frozen=True)
class Layout:
    """``stages`` in ``width x height`` pixels."""

    stages: tuple[Stage, ...]
    width: int
    height: int

    @staticmethod
    def least_width(stages: Sequence[Stage], column: int) -> int:
        """The narrowest that can be read, where a ``column`` has to be so wide: where there is less it is scrolled."""
        return (len(stages) - 1) * column + ANSWERS

    @cached_property
    def room(self) -> tuple[int, ...]:
        """How many channels of each column there is room for; of the last, all."""
        below = self.height - HEAD_HEIGHT - MORE_HEIGHT
        return tuple(
            max(1, min(MOST_ROWS, int(below // self._pitch(number)))) if number < self._last else stage.shape[0]
            for number, stage in enumerate(self.stages)
        )

    @property
    def _last(self) -> int:
        return len(self.stages) - 1

    def side(self, number: int) -> tuple[int, int]:
        """The width and height of a small picture: a whole number of pixels for each of its values, where they fit."""
        shape = self.stages[number].shape
        height, width = shape[1:] if len(shape) == 3 else (1, 1)
        longer = max(height, width)
        if longer == 1:
            most = 18
        elif number == 0:
            most = max(56, self._map_side)
        else:
            most = self._map_side
        zoom: float = most // longer
        if zoom < 1:
            zoom = most / longer
        return round(width * zoom), round(height * zoom)

    @cached_property
    def _map_side(self) -> int:
        if self.height < ROOMY:
            return SMALL
        below = (self.height - HEAD_HEIGHT - MORE_HEIGHT) // MOST_ROWS - LABEL_HEIGHT
        beside = int(self.column(0).width()) - 2 * UNIT
        return min(max(LARGE, below), beside, LARGEST)

    def _pitch(self, number: int) -> float:
        if number < self._last:
            return self.side(number)[1] + LABEL_HEIGHT
        return min(5.0 * UNIT, max(2.0 * UNIT, (self.height - HEAD_HEIGHT) / self.stages[number].shape[0]))

    @cached_property
    def _columns(self) -> tuple[QRectF, ...]:
        each = (self.width - ANSWERS) / max(1, self._last)
        return tuple(
            QRectF(number * each, 0, each if number < self._last else ANSWERS, self.height)
            for number in range(len(self.stages))
        )

    def column(self, number: int) -> QRectF:
        """All of a column."""
        return self._columns[number]

    def head(self, number: int) -> QRectF:
        """The name of a column."""
        column = self.column(number)
        return QRectF(column.left() + 2, 0, column.width() - 4, HEAD_HEIGHT - UNIT / 2)

    @cached_property
    def _pictures(self) -> dict[Spot, QRectF]:
        return {}

    def picture(self, spot: Spot) -> QRectF:
        """The small picture in a row, without its label; in the last column, the whole row."""
        found = self._pictures.get(spot)
        if found is None:
            found = self._pictures[spot] = self._place(spot)
        return found

    def _place(self, spot: Spot) -> QRectF:
        column, pitch = self.column(spot.column), self._pitch(spot.column)
        top = HEAD_HEIGHT + spot.row * pitch
        if spot.column == self._last:
            return QRectF(column.left() + UNIT, top + 1, column.width() - UNIT - 2, pitch - 2)
        width, height = self.side(spot.column)
        return QRectF(round(column.center().x() - width / 2), round(top), width, height)

    def label(self, spot: Spot) -> QRectF:
        """Below the small picture."""
        column, picture = self.column(spot.column), self.picture(spot)
        return QRectF(column.left(), picture.bottom(), column.width(), LABEL_HEIGHT)

    def more(self, number: int, rows: int) -> QRectF:
        """Below the last of ``rows``."""
        column = self.column(number)
        top = HEAD_HEIGHT + rows * self._pitch(number)
        return QRectF(column.left() + 2, top, column.width() - 4, MORE_HEIGHT - 4)

    def spots(self, rows: Sequence[int]) -> dict[Spot, QRectF]:
        """All that can be pointed at, where every column shows as many ``rows``."""
        found = {}
        for number, count in enumerate(rows):
            found[Spot(number, HEAD)] = self.head(number)
            for row in range(count):
                spot = Spot(number, row)
                last = number == self._last
                found[spot] = self.picture(spot) if last else self.picture(spot).united(self.label(spot))
            if count < self.stages[number].shape[0]:
                found[Spot(number, count)] = self.more(number, count)
        return found

    def line(self, start: Spot, end: Spot) -> QLineF:
        """From a picture to one in the next column."""
        one, other = self.picture(start), self.picture(end)
        return QLineF(one.right() + 2, one.center().y(), other.left() - 2, other.center().y())

    def outline(self, spot: Spot, rows: range, columns: range, shape: Shape) -> QRectF:
        """A box of values in the small picture of a map of ``shape (C, H, W)`` or a unit of ``(D,)``."""
        picture = self.picture(spot)
        height, width = shape[1:] if len(shape) == 3 else (1, 1)
        down, right = picture.height() / height, picture.width() / width
        return QRectF(
            picture.left() + columns.start * right,
            picture.top() + rows.start * down,
            len(columns) * right,
            len(rows) * down,
        )
