"""A small picture that can be clicked, with the patch that mattered outlined and a line of words beneath."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from core.types import Array, Pixels
from desktop.language import tr
from desktop.widgets import theme
from desktop.widgets.paper import ink_colours, ink_image
from desktop.widgets.theme import UNIT

Field = tuple[range, range]
"""The rows and columns of a patch."""

NO_PICTURE = tr("No picture")
PUT = tr("Click to put it on the canvas")

EDGE = 3
"""Around the picture, for its outline and the focus."""


class Picture(QAbstractButton):
    """``side`` pixels wide and high, whatever it shows, or half of that where there is less room.

    It is drawn no larger than any of those ``beside`` it. Without a picture it cannot be clicked; ``put`` says what a
    click does.
    """

    def __init__(self, side: int, words: bool, put: str = PUT) -> None:
        super().__init__()
        self.pixels: Pixels | None = None
        self.field: Field | None = None
        self.beside: Sequence[Picture] = ()
        self._side, self._words, self._put = side, words, put
        self.setFont(theme.font("small"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setMaximumSize(self.sizeHint())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(NO_PICTURE)
        self.setEnabled(False)
        theme.notifier().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """The picture, its edge and a line of words."""
        return self._size_for(self._side)

    def minimumSizeHint(self) -> QSize:
        """The same with half the picture."""
        return self._size_for(self._side // 2)

    def _size_for(self, side: int) -> QSize:
        return QSize(side + 2 * EDGE, side + 2 * EDGE + self._line)

    @property
    def _line(self) -> int:
        """How high the words are."""
        return QFontMetrics(self.font()).height() if self._words else 0

    def show_picture(self, pixels: Pixels, words: str, name: str, field: Field | None = None) -> None:
        """Show ``pixels (H, W)``, 0 paper to 255 ink, with ``words`` beneath; ``name`` says all about it."""
        known = self.pixels is not None and np.array_equal(self.pixels, pixels)
        if known and self.field == field and self.accessibleName() == name:
            return
        self.pixels, self.field = np.ascontiguousarray(pixels), field
        self.setText(words)
        self.setToolTip(f"{name}\n{self._put}")
        self.setAccessibleName(name)
        self.setEnabled(True)
        self.update()

    def show_nothing(self) -> None:
        """An empty frame."""
        if self.pixels is None:
            return
        self.pixels = self.field = None
        self.setText("")
        self.setToolTip("")
        self.setAccessibleName(NO_PICTURE)
        self.setEnabled(False)
        self.update()

    @property
    def drawn(self) -> int:
        """As how large a square it is drawn, in pixels."""
        side = min(one._room for one in (self, *self.beside))
        if self.pixels is None:
            return side
        return max(side // len(self.pixels), 1) * len(self.pixels)  # each a whole number of the screen's

    @property
    def _room(self) -> int:
        return min(self.width(), self.height() - self._line) - 2 * EDGE

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Those beside it may be drawn larger now, or have to be drawn smaller."""
        super().resizeEvent(event)
        for one in self.beside:
            one.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The picture, its patch, and the frame."""
        colours, painter = theme.current(), QPainter(self)
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # numbers run so in every language
        frame = QRectF(EDGE, EDGE, self.drawn, self.drawn)
        painter.fillRect(frame, QColor(colours.paper))
        if self.pixels is not None:
            painter.drawImage(frame, ink_image(self.pixels, ink_colours()))
        lively = self.hasFocus() or self.underMouse()
        painter.setPen(
            QPen(QColor(colours.accent if lively and self.isEnabled() else colours.border), 2 if lively else 1)
        )
        painter.drawRect(frame.adjusted(-1, -1, 1, 1))
        if self.pixels is not None and self.field is not None:
            self._outline(painter, frame, self.field, self.pixels)
        painter.setPen(QColor(colours.muted))
        width = max(frame.width() + 2 * EDGE, painter.fontMetrics().horizontalAdvance(self.text()))
        words = QRectF(0, frame.bottom() + EDGE, width, self._line)
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, self.text())

    def _outline(self, painter: QPainter, frame: QRectF, field: Field, pixels: Array) -> None:
        rows, columns = field
        if len(rows) >= pixels.shape[0] and len(columns) >= pixels.shape[1]:
            return  # it is all of the picture
        high, wide = frame.height() / pixels.shape[0], frame.width() / pixels.shape[1]
        patch = QRectF(
            frame.left() + columns.start * wide, frame.top() + rows.start * high, len(columns) * wide, len(rows) * high
        )
        painter.setPen(QPen(QColor(theme.current().second), 2))
        painter.drawRect(patch.adjusted(0.5, 0.5, -0.5, -0.5))


def as_pixels(picture: Array) -> Pixels:
    """A picture ``(C, H, W)``, 0 paper to 1 ink, as ``(H, W)`` uint8: the mean of its channels; a vector as one row."""
    flat = picture.mean(axis=0) if picture.ndim == 3 else picture[None]
    return (np.clip(flat, 0, 1) * 255 + 0.5).astype(np.uint8)


SMALL, LARGE = 14 * UNIT, 35 * UNIT
"""Four and ten pixels of the screen for each of 28."""
