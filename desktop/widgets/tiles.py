"""A grid of tiles that scrolls, with its scale and the value under the pointer: filters and feature maps."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget

from core.types import Array
from desktop.language import tr
from desktop.widgets.colour_bar import ColourBar
from desktop.widgets.read_out import ReadOut
from desktop.widgets.room import fill_area
from desktop.widgets.theme import UNIT
from desktop.widgets.tile_grid import TileGrid
from desktop.widgets.tile_layout import Limits, Pixel, Scale, number

LEAST = 30 * UNIT
"""The narrowest that tiles can be looked at in."""


class TilesView(QWidget):
    """A :class:`TileGrid` that scrolls, its scale beside it and the value under the pointer beneath."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.grid = TileGrid()
        self.grid.setAccessibleName(name)
        self._describe: Callable[[Pixel], str] = _plain
        self._scroll = QScrollArea()
        fill_area(self._scroll, self.grid)
        self._scroll.setMinimumWidth(LEAST)
        self.bar = ColourBar()
        self.read_out = ReadOut(tr("Point at a value to read it; the arrow keys move from one to the next."))
        self.read_out.setAccessibleName(tr("The value under the pointer"))
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(UNIT)
        layout.addWidget(self._scroll, 0, 0)
        layout.addWidget(self.bar, 0, 1)
        layout.addWidget(self.read_out, 1, 0, 1, 2)
        layout.setRowStretch(0, 1)
        layout.setColumnStretch(0, 1)
        self.grid.pointed.connect(self._show_pixel)
        self.grid.moved.connect(self._scroll_to)

    def show_tiles(
        self,
        values: Array,
        scale: Scale,
        names: Sequence[str] = (),
        describe: Callable[[Pixel], str] | None = None,
        limits: Limits | None = None,
        rows: Sequence[str] = (),
    ) -> None:
        """Show ``values (T, H, W)``; ``describe`` puts the value that is pointed at into words."""
        self._describe = describe or _plain
        self.grid.set_limits(limits or Limits())
        self.grid.show_tiles(values, scale, names, rows)
        self.bar.show_scale(scale)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Find the best zoom for the new size."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self._scroll.maximumViewportSize()
        narrow = room.width() - self._scroll.verticalScrollBar().sizeHint().width()
        scrolls = self.grid.size_in(room.width(), room.height()).height() > room.height()
        self.grid.fit(narrow if scrolls else room.width(), room.height())

    def _scroll_to(self, rect: QRectF) -> None:
        centre = rect.center().toPoint()
        self._scroll.ensureVisible(centre.x(), centre.y(), 4 * UNIT, 4 * UNIT)

    def _show_pixel(self, pixel: Pixel | None) -> None:
        self.read_out.say("" if pixel is None else self._describe(pixel))
        self.grid.setAccessibleDescription(self.read_out.text())


def _plain(pixel: Pixel) -> str:
    return tr(
        "{tile} · (row {row}, column {column}) · {value}",
        tile=pixel.tile,
        row=pixel.row,
        column=pixel.column,
        value=number(pixel.value),
    )
