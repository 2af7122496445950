"""The scale beside a picture of numbers: the colour map with its range written and zero marked."""

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.language import tr
from desktop.widgets import theme
from desktop.widgets.accessible import GRAPHIC, NOTHING, left_to_right
from desktop.widgets.theme import UNIT
from desktop.widgets.tile_layout import Scale, short_number

THICKNESS = 10
"""Of the strip of colours, in pixels."""
GAP = 6
"""Between the strip and its numbers."""


class ColourBar(QWidget):
    """A strip of colours, upright or lying (then ``length`` pixels long), of a size that its numbers do not change.

    One that lies stands at the right of its room, or in the middle of it if it is ``centred``.
    """

    accessible_role = GRAPHIC

    def __init__(self, upright: bool = True, length: int = 12 * UNIT, centred: bool = False) -> None:
        super().__init__()
        left_to_right(self)
        self._upright, self._length, self._centred = upright, length, centred
        self._scale: Scale | None = None
        self.setFont(theme.font("small"))
        fixed, free = QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred
        self.setSizePolicy(fixed, free if upright else fixed)
        self.setAccessibleName(tr("Scale of the colours"))
        theme.notifier().changed.connect(self.update)

    def accessible_value(self) -> str:
        """Its ends."""
        return self.accessibleDescription() or NOTHING

    def show_scale(self, scale: Scale | None) -> None:
        """Show the range of ``scale``; ``None`` leaves the bar empty."""
        if scale == self._scale:
            return
        self._scale = scale
        if scale is not None:
            text = tr(
                "The colours run from {low} to {high}.", low=short_number(scale.low), high=short_number(scale.high)
            )
            self.setAccessibleDescription(text)
            self.setToolTip(text)
        self.update()

    def sizeHint(self) -> QSize:
        """Room for the widest numbers there are."""
        metrics = QFontMetricsF(self.font())
        widest = metrics.horizontalAdvance("\N{MINUS SIGN}8.88e+88")
        if self._upright:
            return QSize(round(THICKNESS + GAP + 1 + widest), 120)
        return QSize(round(2 * widest + UNIT + self._length), round(metrics.height()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The strip, its ends and zero."""
        if self._scale is None:
            return
        colours = theme.current()
        painter = QPainter(self)
        painter.setLayoutDirection(self.layoutDirection())
        painter.setPen(QColor(colours.muted))
        strip = self._strip(self._scale)
        painter.drawImage(strip, self._gradient(self._scale))
        painter.drawRect(strip.adjusted(-0.5, -0.5, 0.5, 0.5))
        self._write(painter, strip, self._scale)
        if self._scale.low < 0 < self._scale.high:
            self._mark_zero(painter, strip, self._scale)

    def _strip(self, scale: Scale) -> QRectF:
        metrics = QFontMetricsF(self.font())
        if self._upright:
            half = metrics.height() / 2
            return QRectF(1, half, THICKNESS, self.height() - 2 * half)
        low, high, usual = (
            metrics.horizontalAdvance(text) + GAP + 1
            for text in (short_number(scale.low), short_number(scale.high), "0.0888")
        )
        if self._centred:
            left = right = max(low, high, (self.width() - self._length) / 2)
        else:
            # The same for all but the longest numbers, so that the bars of several layers stand in a line.
            right = max(usual, high)
            left = max(self.width() - right - self._length, low)
        return QRectF(left, (self.height() - THICKNESS) / 2, self.width() - right - left, THICKNESS)

    def _gradient(self, scale: Scale) -> QImage:
        table = theme.diverging()[1:] if scale.diverging else theme.sequential()
        rows = table[::-1, None] if self._upright else table[None]
        self._pixels = np.ascontiguousarray(rows)  # QImage does not copy
        height, width = self._pixels.shape[:2]
        return QImage(self._pixels.data, width, height, 4 * width, QImage.Format.Format_RGBA8888)

    def _write(self, painter: QPainter, strip: QRectF, scale: Scale) -> None:
        low, high = short_number(scale.low), short_number(scale.high)
        centre = Qt.AlignmentFlag.AlignVCenter
        if self._upright:
            line = 2 * strip.top()
            box = QRectF(strip.right() + GAP, 0, self.width(), line)
            painter.drawText(box, Qt.AlignmentFlag.AlignLeft | centre, high)
            box.moveBottom(self.height())
            painter.drawText(box, Qt.AlignmentFlag.AlignLeft | centre, low)
        else:
            before = QRectF(0, 0, strip.left() - GAP, self.height())
            after = QRectF(strip.right() + GAP, 0, self.width(), self.height())
            painter.drawText(before, Qt.AlignmentFlag.AlignRight | centre, low)
            painter.drawText(after, Qt.AlignmentFlag.AlignLeft | centre, high)

    def _mark_zero(self, painter: QPainter, strip: QRectF, scale: Scale) -> None:
        share = -scale.low / (scale.high - scale.low)
        painter.setPen(QPen(QColor(theme.current().text), 1.5))
        if not self._upright:
            x = strip.left() + share * strip.width()
            painter.drawLine(QPointF(x, strip.top() - 2), QPointF(x, strip.bottom() + 2))
            return
        y = strip.bottom() - share * strip.height()
        painter.drawLine(QPointF(strip.left() - 1, y), QPointF(strip.right() + 3, y))
        line = 2 * strip.top()
        if line < y < self.height() - line:
            box = QRectF(strip.right() + GAP, y - line / 2, self.width(), line)
            painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, "0")
