"""Tiles as a picture in a file, with their scale."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QPoint, QSize
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QWidget

from core.types import Array, UserError
from desktop.language import tr
from desktop.widgets import theme
from desktop.widgets.colour_bar import ColourBar
from desktop.widgets.picture_grid import PictureGrid
from desktop.widgets.plot_frame import save_image
from desktop.widgets.theme import UNIT
from desktop.widgets.tile_grid import TileGrid
from desktop.widgets.tile_layout import Limits, Scale

WIDTH = 1200
"""Pixels that the tiles may be wide where their number of columns is free."""

LARGEST = 16_000
"""Pixels of a side."""


def save_tiles(
    path: Path, values: Array, scale: Scale, zoom: int, names: Sequence[str], rows: Sequence[str], limits: Limits
) -> None:
    """Write ``values (T, H, W)`` as a PNG, ``zoom`` pixels a value; raises ``UserError`` if that cannot be done."""
    longer = zoom * max(values.shape[1:])
    grid = TileGrid(replace(limits, least=longer, most=longer))
    grid.show_tiles(values, scale, names, rows)
    grid.fit(WIDTH if limits.columns is None else LARGEST, LARGEST)
    bar = ColourBar()
    bar.show_scale(scale)
    bar.resize(bar.sizeHint().width(), min(grid.height(), 25 * UNIT))
    _write(path, ((grid, QPoint(2 * UNIT, 2 * UNIT)), (bar, QPoint(grid.width() + 4 * UNIT, 2 * UNIT))))


def save_pictures(path: Path, pixels: Array, names: Sequence[str], limits: Limits) -> None:
    """Write pictures ``(T, H, W)``, 0 paper to 255 ink, with their names as a PNG; raises ``UserError`` as above."""
    grid = PictureGrid(limits)
    grid.show_pictures(pixels, names)
    grid.fit(WIDTH, LARGEST)
    _write(path, ((grid, QPoint(2 * UNIT, 2 * UNIT)),))


def _write(path: Path, parts: Sequence[tuple[QWidget, QPoint]]) -> None:
    """Write the widgets at their places as a PNG, with a margin."""
    size = QSize(
        max(place.x() + widget.width() for widget, place in parts) + 2 * UNIT,
        max(place.y() + widget.height() for widget, place in parts) + 2 * UNIT,
    )
    if max(size.width(), size.height()) > LARGEST:
        raise UserError(
            tr(
                "The picture would be larger than {largest:,} pixels: choose fewer pixels for each weight.",
                largest=LARGEST,
            )
        )
    image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor(theme.current().panel))
    painter = QPainter(image)
    for widget, place in parts:
        widget.render(painter, place, renderFlags=QWidget.RenderFlag.DrawChildren)
    painter.end()
    save_image(path, image)
