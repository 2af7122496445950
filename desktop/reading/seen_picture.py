"""The picture that the network sees, every pixel sharp; pressed, it asks how it came about."""

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton

from core.types import Array
from desktop.language import tr
from desktop.widgets import theme
from desktop.widgets.paper import ink_colours, ink_image

SIDE = 28

SCALE = 3
"""Each pixel of the picture is three wide."""


class SeenPicture(QAbstractButton):
    """A button that stays down while the steps are shown."""

    def __init__(self) -> None:
        super().__init__()
        self._pixels = np.zeros((SIDE, SIDE), np.uint8)
        self.setCheckable(True)
        self.setFixedSize(SIDE * SCALE + 2, SIDE * SCALE + 2)
        self.setAccessibleName(tr("What the network sees"))
        self.setAccessibleDescription(tr("Press to see the steps from your drawing to this picture."))
        self.setToolTip(
            tr(
                "What the network sees: your drawing in 28 x 28 pixels, centred as MNIST's digits are. "
                "Click to see how it comes about."
            )
        )

    def show_picture(self, picture: Array) -> None:
        """Show ``picture (28, 28)``, 0 paper to 1 ink."""
        self._pixels = (picture * 255 + 0.5).astype(np.uint8)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the picture, and around it whether it is pressed or in focus."""
        painter = QPainter(self)
        # A whole number of the screen's own pixels for each of the picture's, or they would not all be alike.
        ratio = self.devicePixelRatioF()
        side = SIDE * int((self.width() - 2) * ratio / SIDE) / ratio
        corner = round((self.width() - side) / 2 * ratio) / ratio
        target = QRectF(corner, corner, side, side)
        painter.drawImage(target, ink_image(self._pixels, ink_colours()))
        colours = theme.current()
        stands_out = self.isChecked() or self.hasFocus() or self.underMouse()
        painter.setPen(QPen(QColor(colours.accent if stands_out else colours.border), 1))
        painter.drawRect(target.adjusted(-0.5, -0.5, 0.5, 0.5))
