"""The network's picture of the drawing, every pixel sharp, with a title above it."""

import numpy as np
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.imaging.preprocessing import PICTURE
from core.types import Array
from desktop.language import tr
from desktop.widgets import theme
from desktop.widgets.accessible import GRAPHIC, NOTHING, left_to_right
from desktop.widgets.paper import ink_colours, ink_image
from desktop.widgets.tile_layout import Limits

ROUND = Limits()
"""The space around it is that around a tile, so that it stands in a row with them."""


class InkPicture(QWidget):
    """As large as the tiles beside it: ``zoom`` pixels of the screen for one of the picture's."""

    accessible_role = GRAPHIC

    def __init__(self) -> None:
        super().__init__()
        left_to_right(self)
        self._title, self._pixels = "", np.zeros((PICTURE, PICTURE), np.uint8)
        self._zoom = 1.0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.setFont(theme.font("small"))
        self.setAccessibleName(tr("What the network sees"))
        theme.notifier().changed.connect(self.update)

    def show_picture(self, title: str, picture: Array) -> None:
        """Show ``picture (28, 28)``, 0 paper to 1 ink, under its title."""
        if title != self._title:
            self._title = title
            self.setAccessibleDescription(title)
            self.updateGeometry()
        self._pixels = (picture * 255 + 0.5).astype(np.uint8)
        self.update()

    def accessible_value(self) -> str:
        """What it is a picture of."""
        return self.accessibleDescription() or NOTHING

    def set_zoom(self, zoom: float) -> None:
        """Show each pixel ``zoom`` pixels of the screen wide."""
        if zoom != self._zoom:
            self._zoom = zoom
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        """Room for the picture and its title."""
        side = PICTURE * self._zoom
        wide = max(side, self.fontMetrics().horizontalAdvance(self._title))
        return QSize(round(wide + ROUND.gap), round(side + ROUND.gap + ROUND.label))

    def minimumSizeHint(self) -> QSize:
        """It gives way in height, not in width."""
        return QSize(self.sizeHint().width(), 0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the title and the picture."""
        painter, colours = QPainter(self), theme.current()
        painter.setLayoutDirection(self.layoutDirection())
        side, left, top = PICTURE * self._zoom, ROUND.gap // 2, ROUND.gap // 2 + ROUND.label
        target = QRectF(left, top, side, side)
        painter.setPen(QColor(colours.muted))
        above = QRectF(left - 1, top - ROUND.label - 1, self.width() - left, ROUND.label)
        painter.drawText(above, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self._title)
        painter.drawImage(target, ink_image(self._pixels, ink_colours()))
        painter.setPen(QPen(QColor(colours.border), 1))
        painter.drawRect(target.adjusted(-0.5, -0.5, 0.5, 0.5))
