"""How the weights of one unit are spread, as bars about zero."""

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.types import Array
from desktop.language import tr
from desktop.widgets import theme
from desktop.widgets.accessible import CHART, left_to_right
from desktop.widgets.theme import UNIT
from desktop.widgets.tile_layout import short_number

BINS = 25
"""An odd number: zero has a bar of its own."""


class Histogram(QWidget):
    """Bars from minus to plus the greatest magnitude of the layer, so that its units can be compared."""

    accessible_role = CHART

    def __init__(self) -> None:
        super().__init__()
        left_to_right(self)
        self.counts = np.zeros(BINS, np.int64)
        self._most = 0.0
        self.setFont(theme.font("small"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("How the numbers are spread"))
        self.setToolTip(tr("How many of its numbers are how great: zero is in the middle"))
        theme.notifier().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Flat, whatever it shows."""
        return QSize(22 * UNIT, 11 * UNIT)

    def show_values(self, values: Array, most: float) -> None:
        """Show how ``values``, of any shape, lie between ``-most`` and ``most``."""
        finite = values[np.isfinite(values)]
        self._most = most
        self.counts = np.histogram(finite, BINS, (-most, most) if most > 0 else (-1, 1))[0]
        self.setAccessibleDescription(
            tr(
                "{below:,} numbers are below zero and {above:,} above, within {low} and {high}.",
                below=int((finite < 0).sum()),
                above=int((finite > 0).sum()),
                low=short_number(-most),
                high=short_number(most),
            )
        )
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The bars, the line they stand on, its ends and zero."""
        colours, painter = theme.current(), QPainter(self)
        painter.setLayoutDirection(self.layoutDirection())
        line = QFontMetricsF(self.font()).height()
        ground, width = self.height() - line - 2, self.width() / BINS
        top = max(1, int(self.counts.max()))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.accent))
        for place, count in enumerate(self.counts):
            high = (ground - 2) * int(count) / top
            painter.drawRect(QRectF(place * width + 0.5, ground - high, width - 1, high))
        painter.setPen(QPen(QColor(colours.edge), 1))
        painter.drawLine(QPointF(0, ground + 0.5), QPointF(self.width(), ground + 0.5))
        painter.setPen(QColor(colours.muted))
        foot = QRectF(0, ground + 2, self.width(), line)
        ends = (
            (Qt.AlignmentFlag.AlignLeft, short_number(-self._most)),
            (Qt.AlignmentFlag.AlignHCenter, "0"),
            (Qt.AlignmentFlag.AlignRight, short_number(self._most)),
        )
        for side, text in ends:
            painter.drawText(foot, side | Qt.AlignmentFlag.AlignVCenter, text)
