"""How the overview is painted: small pictures, and lines as strong as what flows along them."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from core.types import Array
from desktop.overview.layout import Layout, Spot
from desktop.overview.question import Column, Seen
from desktop.widgets import theme
from desktop.widgets.paper import ink_colours
from desktop.widgets.tile_layout import BLANK, Scale

MOST_LINES = 24
"""Between two columns: more cannot be told apart."""
LEAST_SHARE = 0.04
"""Of the strongest line between two columns: weaker ones are not drawn."""
THICKEST = 4.0


class Line(NamedTuple):
    """From ``start`` to ``end``, rows of two neighbouring columns; ``share`` of the strongest, -1..1."""

    start: Spot
    end: Spot
    share: float


def lines_of(seen: Seen) -> list[Line]:
    """The lines to draw, the weakest first."""
    found = []
    for number, flow in enumerate(seen.flows):
        if flow is None:
            continue
        sizes = np.where(np.isfinite(flow), np.abs(flow), 0)
        most = float(sizes.max(initial=0))
        if most == 0:
            continue
        best = np.argsort(-sizes, axis=None, kind="stable")[:MOST_LINES]
        for into, out_of in zip(*np.unravel_index(best, flow.shape), strict=True):
            share = float(flow[into, out_of]) / most
            if abs(share) >= LEAST_SHARE:
                found.append(Line(Spot(number - 1, int(out_of)), Spot(number, int(into)), share))
    return sorted(found, key=lambda line: abs(line.share))


def line_colours() -> tuple[QColor, QColor]:
    """Of what lowers and of what raises: the ends of the map that weights are shown in."""
    table = theme.diverging()
    return QColor(*table[32 if theme.current().dark else 16, :3].tolist()), QColor(
        *table[224 if theme.current().dark else 240, :3].tolist()
    )


def draw_lines(painter: QPainter, layout: Layout, lines: Sequence[Line], about: Spot | None) -> None:
    """Thicker where more flows, dashed where it lowers; those that do not touch ``about`` are faint."""
    lowers, raises = line_colours()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for line in lines:
        colour = QColor(raises if line.share > 0 else lowers)
        strength = abs(line.share)
        apart = about is not None and about not in (line.start, line.end)
        colour.setAlphaF((0.3 + 0.6 * strength) * (0.15 if apart else 1))
        pen = QPen(colour, 0.75 + (THICKEST - 0.75) * strength)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if line.share < 0:
            pen.setDashPattern([max(2.0, 6 / pen.widthF()), max(1.5, 4 / pen.widthF())])
        painter.setPen(pen)
        painter.drawLine(QLineF(layout.leaves(line.start), layout.arrives(line.end)))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


class Pictures:
    """The small pictures of one column as one image, one below the other, made once and painted many times."""

    def __init__(self, column: Column, ink: bool) -> None:
        count, self._height, self._width = column.maps.shape
        indices = Scale(0.0, 1.0).indices(column.maps) if ink else Scale(column.low, column.high).indices(column.maps)
        lookup = np.zeros(BLANK + 1, np.uint32)
        lookup[:BLANK] = np.array(ink_colours(), np.uint32) if ink else _packed(theme.sequential())
        # (k, H, W) -> (k*H, W); kept, for QImage does not copy
        self._pixels: Array = lookup[indices.reshape(count * self._height, self._width)]
        form = QImage.Format.Format_ARGB32_Premultiplied
        self._image = QImage(self._pixels.data, self._width, count * self._height, 4 * self._width, form)

    def paint(self, painter: QPainter, row: int, target: QRectF) -> None:
        """Paint the picture of ``row``."""
        painter.drawImage(target, self._image, QRectF(0, row * self._height, self._width, self._height))


def _packed(table: Array) -> Array:
    """Colours ``(256, 4)`` as ``0xAARRGGBB``."""
    packed: Array = np.ascontiguousarray(table[:, [2, 1, 0, 3]]).view("<u4")[:, 0]
    return packed


def frame(painter: QPainter, rect: QRectF, colour: str, width: float = 1.0) -> None:
    """An outline just outside of ``rect``."""
    painter.setPen(QPen(QColor(colour), width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    out = width / 2 + 0.5
    painter.drawRect(rect.adjusted(-out, -out, out - 0.5, out - 0.5))


def field_frame(painter: QPainter, rect: QRectF, exact: bool) -> None:
    """The outline of a receptive field, to be seen on any colour; dashed where there are gaps in it."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor("#000000"), 3))
    painter.drawRect(rect)
    pen = QPen(QColor("#ffffff"), 1.25)
    if not exact:
        pen.setStyle(Qt.PenStyle.DashLine)
    painter.setPen(pen)
    painter.drawRect(rect)


def draw_bar(painter: QPainter, rect: QRectF, name: str, share: float, strong: bool, text: str) -> None:
    """One output: its name, a bar of its probability, and that in words."""
    colours = theme.current()
    painter.setPen(QColor(colours.text if strong else colours.muted))
    middle = Qt.AlignmentFlag.AlignVCenter
    painter.drawText(rect.adjusted(4, 0, 0, 0), middle, name)
    painter.drawText(rect.adjusted(0, 0, -4, 0), middle | Qt.AlignmentFlag.AlignRight, text)
    track = QRectF(rect.left() + 18, rect.center().y() - 4, rect.width() - 18 - 54, 8)
    painter.fillRect(track, QColor(colours.grid))
    if share > 0:
        painter.fillRect(
            QRectF(track.topLeft(), QPointF(track.left() + track.width() * share, track.bottom())),
            QColor(colours.accent if strong else colours.edge),
        )
