"""A picture as its numbers: coloured cells, the numbers in them where there is room, and a frame that slides."""

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFontMetricsF,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.types import Array
from desktop.convolution.numbers import cell_text
from desktop.language import tr
from desktop.widgets import theme
from desktop.widgets.accessible import GRAPHIC, left_to_right
from desktop.widgets.colour_maps import packed, readable_on
from desktop.widgets.keys import ARROWS
from desktop.widgets.tile_layout import BLANK, Scale

GRIDDED = 12
"""From this side of a cell on, in pixels, lines stand between them."""
WRITTEN = 11
"""From this height on numbers are tried."""
SMALLEST_TYPE = 8


@dataclass(frozen=True)
class Frame:
    """A rectangle of cells that is outlined."""

    row: int
    column: int
    height: int
    width: int


class Matrix(QWidget):
    """Shows ``values (H, W)``; cells are counted from 0, and NaN is not known yet.

    The arrow keys, Home and End say where to go; a press or a drag which cell is meant.
    """

    accessible_role = GRAPHIC

    pressed = Signal(int, int)
    """The pointer presses on this row and column, or drags over them."""
    stepped = Signal(int, int)
    """An arrow key: rows down and columns to the right."""
    jumped = Signal(int)
    """Home: -1, End: 1."""
    pointed = Signal(object)
    """The cell ``(row, column)`` under the pointer, or ``None``."""

    def __init__(self, name: str, largest: tuple[int, int] = (56, 56), square: bool = True) -> None:
        super().__init__()
        left_to_right(self)
        self.values: Array = np.zeros((1, 1))
        self.pad = 0
        self.frame: Frame | None = None
        self._scale = Scale(0.0, 0.0)
        self._largest, self._square = largest, square
        self._hover: tuple[int, int] | None = None
        self.setAccessibleName(name)
        self.setFont(theme.font("small"))
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.notifier().changed.connect(self.update)

    def accessible_value(self) -> str:
        """What its owner says of it, or how many numbers there are."""
        height, width = self.values.shape
        return self.accessibleDescription() or tr("{height} by {width} numbers", height=height, width=width)

    def sizeHint(self) -> QSize:
        """As large as there is room."""
        return QSize(64, 64)

    def show_values(self, values: Array, scale: Scale, pad: int = 0) -> None:
        """Show ``values``, of which ``pad`` rows and columns on every side are padding, in the colours of ``scale``."""
        self.values, self._scale, self.pad = values, scale, pad
        self.update()

    def show_frame(self, frame: Frame | None) -> None:
        """Outline ``frame``."""
        if frame != self.frame:
            self.frame = frame
            self.update()

    # Where things are -----------------------------------------------------------------------------------------

    def cell(self) -> tuple[int, int]:
        """Width and height of a cell in pixels."""
        rows, columns = self.values.shape
        width = max(1, min(self._largest[0], (self.width() - 3) // columns))
        height = max(1, min(self._largest[1], (self.height() - 3) // rows))
        return (min(width, height),) * 2 if self._square else (width, height)

    def cell_rect(self, row: int, column: int, height: int = 1, width: int = 1) -> QRectF:
        """Where a cell, or several, are drawn."""
        rows, columns = self.values.shape
        wide, high = self.cell()
        left, top = (self.width() - columns * wide) // 2, (self.height() - rows * high) // 2
        return QRectF(left + column * wide, top + row * high, width * wide, height * high)

    def cell_at(self, position: QPointF, nearest: bool = False) -> tuple[int, int] | None:
        """The cell at ``position``, or the one nearest to it."""
        rows, columns = self.values.shape
        wide, high = self.cell()
        corner = self.cell_rect(0, 0).topLeft()
        row, column = int((position.y() - corner.y()) // high), int((position.x() - corner.x()) // wide)
        inside = 0 <= row < rows and 0 <= column < columns
        if not inside and not nearest:
            return None
        return min(max(row, 0), rows - 1), min(max(column, 0), columns - 1)

    # Painting -------------------------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Colours, padding, lines, numbers, frame."""
        painter, colours = QPainter(self), theme.current()
        painter.setLayoutDirection(self.layoutDirection())
        table = theme.diverging() if self._scale.diverging else theme.sequential()
        indices = self._scale.indices(self.values)
        all_cells = self.cell_rect(0, 0, *self.values.shape)
        painter.fillRect(all_cells, QColor(colours.field))
        self._paint_colours(painter, indices, all_cells, table)
        self._paint_padding(painter)
        self._paint_lines(painter, all_cells)
        self._write_numbers(painter, indices, table)
        if self.frame is not None:
            rect = self.cell_rect(self.frame.row, self.frame.column, self.frame.height, self.frame.width)
            outline(painter, rect, colours.second, colours.field)
        if self.hasFocus():
            painter.setPen(QPen(QColor(colours.accent), 1))
            painter.drawRect(all_cells.adjusted(-1.5, -1.5, 0.5, 0.5))

    def _paint_colours(self, painter: QPainter, indices: Array, target: QRectF, table: Array) -> None:
        lookup = np.zeros(BLANK + 1, np.uint32)  # what is unknown is transparent
        lookup[:BLANK] = packed(table)
        self._pixels = lookup[indices]  # QImage does not copy
        height, width = indices.shape
        image = QImage(self._pixels.data, width, height, 4 * width, QImage.Format.Format_ARGB32_Premultiplied)
        painter.drawImage(target, image)

    def _paint_padding(self, painter: QPainter) -> None:
        if not self.pad:
            return
        rows, columns = self.values.shape
        pad, colours = self.pad, theme.current()
        for part in (
            self.cell_rect(0, 0, pad, columns),
            self.cell_rect(rows - pad, 0, pad, columns),
            self.cell_rect(pad, 0, rows - 2 * pad, pad),
            self.cell_rect(pad, columns - pad, rows - 2 * pad, pad),
        ):
            painter.fillRect(part, QColor(colours.field))
            painter.fillRect(part, QBrush(QColor(colours.edge), Qt.BrushStyle.BDiagPattern))

    def _paint_lines(self, painter: QPainter, all_cells: QRectF) -> None:
        rows, columns = self.values.shape
        wide, high = self.cell()
        painter.setPen(QPen(QColor(theme.current().border), 1))
        painter.drawRect(all_cells.adjusted(-0.5, -0.5, -0.5, -0.5))
        if min(wide, high) < GRIDDED:
            return
        for row in range(1, rows):
            y = all_cells.top() + row * high - 0.5
            painter.drawLine(QPointF(all_cells.left(), y), QPointF(all_cells.right(), y))
        for column in range(1, columns):
            x = all_cells.left() + column * wide - 0.5
            painter.drawLine(QPointF(x, all_cells.top()), QPointF(x, all_cells.bottom()))

    def _write_numbers(self, painter: QPainter, indices: Array, table: Array) -> None:
        wide, high = self.cell()
        if min(wide, high) < WRITTEN:
            return
        texts = [[cell_text(float(value)) for value in row] for row in self.values]
        font = theme.font("small")
        size = QFontMetricsF(font).height()
        longest = max((text for row in texts for text in row), key=len)
        for pixels in range(min(high - 2, round(size)), SMALLEST_TYPE - 1, -1):
            font.setPixelSize(pixels)
            if QFontMetricsF(font).horizontalAdvance(longest) <= wide - 4:
                break
        else:
            return
        painter.setFont(font)
        on_table = readable_on(table)
        rows, columns = self.values.shape
        for row in range(rows):
            for column in range(columns):
                index = int(indices[row, column])
                framed = min(row, column, rows - 1 - row, columns - 1 - column) < self.pad
                if framed or index == BLANK:
                    painter.setPen(QColor(theme.current().text))
                else:
                    painter.setPen(QColor(on_table[index]))
                painter.drawText(self.cell_rect(row, column), Qt.AlignmentFlag.AlignCenter, texts[row][column])

    # Pointer and keys -----------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Mean the cell under the pointer."""
        found = self.cell_at(event.position())
        if found is None or event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
        else:
            self.pressed.emit(*found)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Point at the cell under the pointer, or drag to it."""
        dragged = bool(event.buttons() & Qt.MouseButton.LeftButton)
        found = self.cell_at(event.position(), nearest=dragged)
        if found != self._hover:
            self._hover = found
            if dragged and found is not None:
                self.pressed.emit(*found)
            self.pointed.emit(found)

    def leaveEvent(self, _event: QEvent) -> None:
        """Nothing is pointed at."""
        self._hover = None
        self.pointed.emit(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Say where the keys lead."""
        key = Qt.Key(event.key())
        if key in ARROWS:
            self.stepped.emit(*ARROWS[key])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.jumped.emit(-1 if key == Qt.Key.Key_Home else 1)
        else:
            super().keyPressEvent(event)


def outline(painter: QPainter, rect: QRectF, colour: str, ground: str) -> None:
    """A frame of two colours around ``rect``, to be seen on any."""
    for thickness, name in ((4, ground), (2, colour)):
        pen = QPen(QColor(name), thickness)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        painter.drawRect(rect.adjusted(-0.5, -0.5, -0.5, -0.5))
