"""How the overview is painted: small pictures, and lines as strong as what flows along them."""

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from desktop.overview.layout import Layout, Spot
from desktop.overview.question import Column, Seen
from desktop.widgets import theme
from desktop.widgets.colour_maps import packed
from desktop.widgets.paper import ink_colours
from desktop.widgets.tile_layout import BLANK, Scale

MOST_LINES = 20
"""Between two columns: more cannot be told apart."""
LEAST_SHARE = 0.04
"""Of the strongest line between two columns: weaker ones are not drawn."""
THICKEST = 4.0
LEVELS = 8
"""Of strength that can be told apart."""
FRAME = 1
"""About a small picture, in pixels."""


class Line(NamedTuple):
    """From ``start`` to ``end``, rows of two neighbouring columns; ``share`` of the strongest, -1..1."""

    start: Spot
    end: Spot
    share: float
    drawn: QLineF


def lines_of(seen: Seen, layout: Layout) -> list[Line]:
    """The lines to draw."""
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
            if sizes[into, out_of] >= LEAST_SHARE * most:  # what is not finite is no line
                start, end = Spot(number - 1, int(out_of)), Spot(number, int(into))
                share = float(flow[into, out_of]) / most
                found.append(Line(start, end, share, layout.line(start, end)))
    return found


def line_colours() -> tuple[QColor, QColor]:
    """Of what lowers and of what raises: the ends of the map that weights are shown in."""
    table = theme.diverging()
    return QColor(*table[32 if theme.current().dark else 16, :3].tolist()), QColor(
        *table[224 if theme.current().dark else 240, :3].tolist()
    )


def draw_lines(painter: QPainter, lines: Sequence[Line], about: Spot | None) -> None:
    """Thicker where more flows, dashed where it lowers; the thickest last, and faint those that do not touch ``about``.

    Lines of about the same strength are drawn at once: every single call takes its time while the engine works.
    """
    groups: dict[tuple[bool, int, bool], list[QLineF]] = {}
    for line in lines:
        apart = about is not None and about not in (line.start, line.end)
        key = not apart, math.ceil(abs(line.share) * LEVELS), line.share > 0
        groups.setdefault(key, []).append(line.drawn)
    lowers, raises = line_colours()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for (plain, level, raising), group in sorted(groups.items(), key=lambda item: item[0]):
        strength = level / LEVELS
        # Mixed with the ground here and not while painting: that takes twice as long.
        colour = _mixed(raises if raising else lowers, (0.3 + 0.6 * strength) * (1 if plain else 0.15))
        width = 0.75 + (THICKEST - 0.75) * strength
        pen = QPen(colour, width)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if not raising:
            pen.setDashPattern([max(2.0, 6 / width), max(1.5, 4 / width)])
        painter.setPen(pen)
        painter.drawLines(group)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def _mixed(colour: QColor, share: float) -> QColor:
    """``share`` of ``colour``, the rest of what is behind everything."""
    ground = QColor(theme.current().window)

    def mix(one: int, other: int) -> int:
        return round(share * one + (1 - share) * other)

    return QColor(
        mix(colour.red(), ground.red()), mix(colour.green(), ground.green()), mix(colour.blue(), ground.blue())
    )


class Pictures:
    """The small pictures of one column and their frames as one image, made once and painted at once."""

    def __init__(self, column: Column, layout: Layout, number: int, ratio: float) -> None:
        ink = number == 0
        scale = Scale(0.0, 1.0) if ink else Scale(column.low, column.high)
        lookup = np.zeros(BLANK + 1, np.uint32)
        lookup[:BLANK] = np.array(ink_colours(), np.uint32) if ink else packed(theme.sequential())
        places = [layout.picture(Spot(number, row)) for row in range(len(column.channels))]
        self._corner = places[0].topLeft() - QPointF(FRAME, FRAME)
        width, height = (round(ratio * side) for side in (places[0].width(), places[0].height()))
        edge, (_, rows, columns) = round(ratio * FRAME), column.maps.shape
        # Each pixel of the screen takes the value that it lies in: (k, H, W) -> (k, height, width)
        down, right = np.arange(height) * rows // height, np.arange(width) * columns // width
        colours = lookup[scale.indices(column.maps)][:, down][:, :, right]
        pitch = round(ratio * (places[1].top() - places[0].top())) if len(places) > 1 else height + 2 * edge
        # Kept, for QImage does not copy.
        self._pixels = np.zeros((len(places) * pitch, width + 2 * edge), np.uint32)
        for row, picture in enumerate(colours):
            framed = self._pixels[row * pitch : row * pitch + height + 2 * edge]
            framed[...] = QColor(theme.current().border).rgba()
            framed[edge : edge + height, edge : edge + width] = picture
        form = QImage.Format.Format_ARGB32_Premultiplied
        self._image = QImage(self._pixels.data, width + 2 * edge, len(self._pixels), self._pixels.strides[0], form)
        self._image.setDevicePixelRatio(ratio)

    def paint(self, painter: QPainter) -> None:
        """Paint them all."""
        painter.drawImage(self._corner, self._image)


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
