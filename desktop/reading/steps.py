"""How a drawing becomes the picture that the network sees, step by step."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.imaging.preprocessing import BOX, PICTURE, Box, Prepared
from core.types import Array
from desktop.language import tr
from desktop.widgets import theme
from desktop.widgets.accessible import GRAPHIC, left_to_right
from desktop.widgets.paper import ink_colours, ink_image

WORDS = (
    (tr("Your drawing"), tr("its ink in a box, the box in a square")),
    (tr("{side} × {side} pixels", side=BOX), tr("the square, made small")),
    (tr("{side} × {side} pixels", side=PICTURE), tr("its weight moved to the middle")),
)
NOTHING = tr("Draw a digit to see the steps from your drawing to the network's picture.")

_GAP = 2 * theme.UNIT


class StepsView(QWidget):
    """Three pictures in a row: the drawing with its box, the digit in 20 x 20, and centred in 28 x 28."""

    accessible_role = GRAPHIC

    def __init__(self) -> None:
        super().__init__()
        left_to_right(self)
        self._drawing: NDArray[np.uint8] | None = None
        self._prepared: Prepared | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(tr("From your drawing to the network"))
        self.show_nothing()

    def show_steps(self, ink: Array, prepared: Prepared) -> None:
        """Show how ``prepared`` came out of the drawing ``ink (H, W)``."""
        self._drawing, self._prepared = _bytes(ink), prepared
        box = prepared.box
        said = "; ".join(f"{title}: {words}" for title, words in WORDS)
        self.setAccessibleDescription(
            tr("{step}. The box is {width} by {height} pixels.", step=said, width=box.width, height=box.height)
        )
        self.update()

    def show_nothing(self) -> None:
        """Nothing is drawn."""
        self._drawing = self._prepared = None
        self.setAccessibleDescription(NOTHING)
        self.update()

    def sizeHint(self) -> QSize:
        """As large as the bars, whose place it takes."""
        return QSize(30 * theme.UNIT, 20 * theme.UNIT)

    def minimumSizeHint(self) -> QSize:
        """As small as they."""
        return QSize(20 * theme.UNIT, 12 * theme.UNIT)

    # Painting -----------------------------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the three, each with its words beneath."""
        painter = QPainter(self)
        painter.setLayoutDirection(self.layoutDirection())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours, drawing, prepared = theme.current(), self._drawing, self._prepared
        if drawing is None or prepared is None:
            painter.setPen(QColor(colours.muted))
            painter.setFont(theme.font("body"))
            painter.drawText(QRectF(self.rect()), Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap, NOTHING)
            return
        line = QFontMetricsF(theme.font("small")).height()
        width = (self.width() - 2 * _GAP) / 3
        side = min(width, self.height() - 3.5 * line)  # a title and two lines of words
        cells = [QRectF(index * (width + _GAP) + 1, 1, side - 2, side - 2) for index in range(3)]
        pixel = _pixel(side - 2, self.devicePixelRatioF())
        self._paint_drawing(painter, cells[0], drawing, prepared)
        for cell, picture in ((cells[1], prepared.scaled), (cells[2], prepared.picture)):
            extent = pixel * len(picture)
            target = QRectF(cell.left(), cell.top(), extent, extent)
            painter.drawImage(target, ink_image(_bytes(picture), ink_colours()))
            _outline(painter, target)
        self._paint_middle(painter, cells[2], pixel)
        for cell, (title, words) in zip(cells, WORDS, strict=True):
            self._paint_words(painter, QRectF(cell.left(), side + 4, width, self.height() - side), title, words)
        for cell in cells[1:]:
            self._paint_arrow(painter, QPointF(cell.left() - (_GAP + width - side) / 2, side / 2))

    def _paint_drawing(self, painter: QPainter, cell: QRectF, drawing: NDArray[np.uint8], prepared: Prepared) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        scale = cell.width() / max(drawing.shape)
        height, width = drawing.shape
        painter.drawImage(
            QRectF(cell.topLeft(), QPointF(cell.left() + width * scale, cell.top() + height * scale)),
            ink_image(drawing, ink_colours()),
        )
        _outline(painter, cell)
        painter.setClipRect(cell)

        def frame(box: Box) -> QRectF:
            return QRectF(box.left * scale, box.top * scale, box.width * scale, box.height * scale).translated(
                cell.topLeft()
            )

        accent = QColor(theme.current().accent)
        painter.setPen(QPen(accent, 1, Qt.PenStyle.DotLine))
        painter.drawRect(frame(prepared.square))
        painter.setPen(QPen(accent, 1.5))
        painter.drawRect(frame(prepared.box))
        painter.restore()

    def _paint_middle(self, painter: QPainter, cell: QRectF, pixel: float) -> None:
        """A cross where the centre of mass has come to lie."""
        centre = cell.topLeft() + QPointF(PICTURE / 2, PICTURE / 2) * pixel
        painter.setPen(QPen(QColor(theme.current().accent), 1))
        reach = 3 * pixel
        painter.drawLine(centre - QPointF(reach, 0), centre + QPointF(reach, 0))
        painter.drawLine(centre - QPointF(0, reach), centre + QPointF(0, reach))

    def _paint_words(self, painter: QPainter, place: QRectF, title: str, words: str) -> None:
        font = theme.font("small")
        painter.setFont(font)
        painter.setPen(QColor(theme.current().text))
        painter.drawText(place, Qt.AlignmentFlag.AlignTop, title)
        painter.setPen(QColor(theme.current().muted))
        beneath = place.adjusted(0, QFontMetricsF(font).height(), 0, 0)
        painter.drawText(beneath, Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap, words)

    def _paint_arrow(self, painter: QPainter, centre: QPointF) -> None:
        painter.setPen(QPen(QColor(theme.current().muted), 1.5))
        tip = centre + QPointF(4, 0)
        painter.drawLine(centre - QPointF(4, 0), tip)
        painter.drawLine(tip, tip + QPointF(-3, -3))
        painter.drawLine(tip, tip + QPointF(-3, 3))


def _bytes(ink: Array) -> NDArray[np.uint8]:
    return (ink * 255 + 0.5).astype(np.uint8)


def _pixel(side: float, ratio: float) -> float:
    """How wide a pixel of the picture is shown: a whole number of the screen's own, or they would not all be alike."""
    return max(1, int(side * ratio / PICTURE)) / ratio


def _outline(painter: QPainter, target: QRectF) -> None:
    painter.setPen(QPen(QColor(theme.current().border), 1))
    painter.drawRect(target.adjusted(-0.5, -0.5, 0.5, 0.5))
