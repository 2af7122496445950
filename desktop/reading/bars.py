"""The probability of every digit, as a bar with its number."""

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.types import Array
from desktop.language import tr
from desktop.widgets import theme
from desktop.widgets.accessible import CHART, left_to_right
from desktop.widgets.words import a_digit, percent

CLASSES = 10


def tabular(font: QFont) -> QFont:
    """``font`` with figures of one width, so that numbers do not dance while they change."""
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


class Bars(QWidget):
    """The probability of every digit, as a bar with its number; a click on one says that this is the right digit."""

    accessible_role = CHART

    clicked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        left_to_right(self)
        self._values: Array = np.zeros(CLASSES, np.float32)
        self._best: int | None = None
        self._hovered: int | None = None
        self._pressed: int | None = None
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(tr("Probability of each digit"))

    def show_values(self, values: Array, best: int | None) -> None:
        """Show ``values (L,)``, the bar of ``best`` in the accent's colour.

        With -1 it is none of them; with ``None`` nothing is drawn.
        """
        self._values, self._best = values, best
        percents = (f"{digit}: {percent(value)}" for digit, value in enumerate(values))
        self.setAccessibleDescription(tr("Nothing is drawn.") if best is None else ", ".join(percents))
        if best is None:
            self._hover(None)
        self.update()

    def _row(self) -> float:
        """The height of one bar's place."""
        return min(self.height() / len(self._values), 3.5 * theme.UNIT)

    def _digit_at(self, position: QPointF) -> int | None:
        digit = int(position.y() // self._row())
        there = self._best is not None and 0 <= position.x() < self.width()
        return digit if there and 0 <= digit < len(self._values) else None

    def _hover(self, digit: int | None) -> None:
        if digit != self._hovered:
            self._hovered = digit
            if digit is None:
                self.unsetCursor()
                self.setToolTip("")
            else:
                self.setCursor(Qt.CursorShape.PointingHandCursor)
                self.setToolTip(tr("Teach it: this is {what} (or type {digit})", what=a_digit(digit), digit=digit))
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show which bar can be clicked."""
        self._hover(self._digit_at(event.position()))

    def leaveEvent(self, _event: QEvent) -> None:
        """None any more."""
        self._hover(None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """This may be the right digit."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = self._digit_at(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """It is; who lets go elsewhere did not mean it."""
        if event.button() == Qt.MouseButton.LeftButton:
            digit, self._pressed = self._pressed, None
            if digit is not None and digit == self._digit_at(event.position()):
                self.clicked.emit(digit)

    def sizeHint(self) -> QSize:
        """A line of small print for every digit."""
        return QSize(30 * theme.UNIT, CLASSES * (self._line() + 4))

    def minimumSizeHint(self) -> QSize:
        """The same without air."""
        return QSize(20 * theme.UNIT, CLASSES * self._line())

    def _line(self) -> int:
        return round(QFontMetricsF(theme.font("small")).height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint them."""
        painter = QPainter(self)
        painter.setLayoutDirection(self.layoutDirection())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        plain, strong = tabular(theme.font("small")), tabular(theme.font("small"))
        plain.setWeight(QFont.Weight.Normal)
        strong.setWeight(QFont.Weight.DemiBold)
        numbers = QFontMetricsF(strong).horizontalAdvance("99.9 %")  # the widest there is, in every row
        for digit, value in enumerate(self._values):
            painter.setFont(strong if digit == self._best else plain)
            self._paint_bar(painter, digit, float(value), numbers)

    def _paint_bar(self, painter: QPainter, digit: int, value: float, numbers: float) -> None:
        """One bar, its track as wide as leaves room for ``numbers`` pixels of figures."""
        colours, best = theme.current(), digit == self._best
        height = self._row()
        row = QRectF(0, digit * height, self.width(), height)
        if digit == self._hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.hover))
            painter.drawRoundedRect(row, theme.RADIUS, theme.RADIUS)
        left = 2.0 * theme.UNIT
        painter.setPen(QColor(colours.text if best else colours.muted))
        painter.drawText(QRectF(0, row.top(), left, height), Qt.AlignmentFlag.AlignVCenter, str(digit))
        if self._best is not None:
            right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(row, right, percent(value))
        thick = min(max(height - 8, 6), 12)
        track = QRectF(left, row.center().y() - thick / 2, row.width() - left - numbers - theme.UNIT, thick)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.grid))
        painter.drawRoundedRect(track, thick / 2, thick / 2)
        if value > 0:
            # A round bar is at least as long as it is thick; below that it is cut from one, so that it starts at zero.
            filled = QRectF(track.left(), track.top(), max(track.width() * value, thick), thick)
            painter.setBrush(QColor(colours.accent if best else colours.edge))
            painter.save()
            painter.setClipRect(QRectF(track.left(), track.top(), track.width() * value, thick))
            painter.drawRoundedRect(filled, thick / 2, thick / 2)
            painter.restore()
