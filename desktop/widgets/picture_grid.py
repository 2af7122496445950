"""Small pictures in ink on paper, each with a line above it, that can be walked through and opened."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from core.types import Array
from desktop.widgets import theme
from desktop.widgets.colour_maps import Table
from desktop.widgets.paper import ink_colours
from desktop.widgets.tile_grid import TileGrid
from desktop.widgets.tile_layout import Limits, Scale

INK = Scale(0.0, 255.0)


class PictureGrid(TileGrid):
    """A :class:`TileGrid` of pictures: the arrow keys go from one to the next, a click or Return opens one."""

    def show_pictures(self, pixels: Array, names: Sequence[str]) -> None:
        """Show ``pixels (T, H, W)``, 0 paper to 255 ink, and above each its name."""
        self._chosen = None
        self.show_tiles(pixels, INK, names)

    def _table(self) -> Table:
        colours = np.array(ink_colours(), np.uint32)
        # 0xAARRGGBB -> (256, 4), red first
        return np.stack([(colours >> shift & 255).astype(np.uint8) for shift in (16, 8, 0, 24)], axis=1)

    def _mark(self, painter: QPainter) -> None:
        """Outline the picture that is looked at."""
        at = self._read_index()
        if at is not None:
            _, height, width = self._values.shape
            corner = self.pixel_rect(at[0], 0, 0)
            frame = QRectF(corner.x(), corner.y(), width * corner.width(), height * corner.height())
            painter.setPen(QPen(QColor(theme.current().accent), 2))
            painter.drawRect(frame.adjusted(-1.5, -1.5, 1.5, 1.5))

    def _move(self, down: int, right: int, whole_tile: bool) -> None:  # noqa: ARG002 - there is no other way here
        super()._move(down, right, whole_tile=True)


def limits(zoom: int, side: int, label: int) -> Limits:
    """For pictures of ``side`` pixels, ``zoom`` pixels each, with names ``label`` pixels high.

    Where the screen's scale leaves the pictures a little smaller, the names keep their room.
    """
    return Limits(least=zoom * side, most=zoom * side, label=label, cell=zoom * side + Limits.gap)
