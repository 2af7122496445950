"""One digit of the map, large."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from desktop.language import tr
from desktop.widgets import theme
from desktop.widgets.accessible import GRAPHIC, left_to_right
from desktop.widgets.paper import ink_colours, ink_image

PIXELS, SCALE = 28, 6


class DigitPicture(QWidget):
    """A picture of 28 x 28 pixels, each a square of :data:`SCALE`; or paper, where there is none."""

    accessible_role = GRAPHIC

    def __init__(self) -> None:
        super().__init__()
        left_to_right(self)
        self._pixels: NDArray[np.uint8] = np.zeros((PIXELS, PIXELS), np.uint8)
        self.setFixedSize(PIXELS * SCALE + 2, PIXELS * SCALE + 2)
        self.setAccessibleName(tr("Picture of the chosen digit"))
        theme.notifier().changed.connect(self.update)

    def show_picture(self, pixels: NDArray[np.uint8] | None) -> None:
        """Show ``pixels (28, 28)``, 0 paper to 255 ink."""
        self._pixels = np.zeros((PIXELS, PIXELS), np.uint8) if pixels is None else np.ascontiguousarray(pixels)
        self.update()

    def accessible_value(self) -> str:
        """Whether there is a digit."""
        return tr("A digit") if self._pixels.any() else tr("No digit is chosen.")

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The picture and its outline."""
        painter = QPainter(self)
        painter.setLayoutDirection(self.layoutDirection())
        painter.drawImage(QRect(1, 1, PIXELS * SCALE, PIXELS * SCALE), ink_image(self._pixels, ink_colours()))
        painter.setPen(QPen(QColor(theme.current().border), 1))
        painter.drawRect(0, 0, self.width() - 1, self.height() - 1)
