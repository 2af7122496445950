"""Numbers, weights and products in small tables, one below the other, as they would be written on paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from core.nn.layers.arithmetic import OUTSIDE
from core.types import Array
from desktop.language import figure, tr
from desktop.widgets import theme
from desktop.widgets.accessible import GRAPHIC, NOTHING, left_to_right
from desktop.widgets.colour_maps import readable_on
from desktop.widgets.keys import ARROWS
from desktop.widgets.theme import UNIT
from desktop.widgets.tile_layout import Scale, number, short_number

CELL = (42, 20)
TITLE = 20
BETWEEN = 20
"""From one table to the next, with a sign between."""
BELOW = UNIT

Cell = tuple[int, int, int]
"""A block, a row and a column."""


@dataclass(frozen=True, eq=False)
class Blocks:
    """``inputs``, ``weights`` (``None``: there are none) and ``places``, all ``(B, H, W)``, and a name for each block.

    With ``greatest`` the greatest input is marked. The blocks are shown in ``order``.
    """

    inputs: Array
    places: Array
    weights: Array | None
    names: Sequence[str]
    order: tuple[int, ...]
    greatest: bool = False


def short(value: float) -> str:
    """``value`` in at most six letters or so, with a true minus sign."""
    size = abs(value)
    if size >= 1000:
        text = f"{value:.0e}".replace("e+0", "e")
    elif size >= 100:
        text = figure(value, ".0f")
    elif 0 < size < 0.0005:
        text = "~0"
    else:
        text = "0" if value == 0 else figure(value, f".{1 if size >= 10 else 3 if size < 1 else 2}f")
    return text.replace("-", "\N{MINUS SIGN}")


class Sheet(QWidget):
    """Paints :class:`Blocks`, those that are in sight; every input can be chosen, to go where it came from."""

    accessible_role = GRAPHIC

    followed = Signal(int)
    """An input was chosen: its place."""
    moved = Signal(QRectF)
    """The keys went here: it should be scrolled into sight."""

    def __init__(self) -> None:
        super().__init__()
        left_to_right(self)
        self._blocks: Blocks | None = None
        self._products: Array = np.empty((0, 0, 0))
        self._current: Cell = (0, 0, 0)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setFont(theme.font("small"))
        self.setAccessibleName(tr("The numbers that it is made of"))
        theme.notifier().changed.connect(self.update)

    def show_blocks(self, blocks: Blocks) -> None:
        """Show ``blocks``; the keys start from where they were if there is such a number."""
        self._blocks = blocks
        if blocks.weights is not None:
            self._products = np.multiply(blocks.inputs, blocks.weights, dtype=np.float64)
        if any(at >= size for at, size in zip(self._current, blocks.inputs.shape, strict=True)):
            self._current = (0, 0, 0)
        self.setFixedSize(self.sizeHint())
        self.update()
        self._tell()

    def accessible_value(self) -> str:
        """The number that is looked at."""
        return self.accessibleDescription() or NOTHING

    def sizeHint(self) -> QSize:
        """All of it."""
        if self._blocks is None:
            return QSize(UNIT, UNIT)
        count, _, columns = self._blocks.inputs.shape
        tables = 1 if self._blocks.weights is None else 3
        width = tables * columns * CELL[0] + (tables - 1) * BETWEEN
        return QSize(max(width, 24 * UNIT) + 2, count * self._step())

    def cell_rect(self, cell: Cell) -> QRectF:
        """Where an input is, in the widget's coordinates."""
        block, row, column = cell
        return QRectF(1 + column * CELL[0], block * self._step() + TITLE + row * CELL[1], *CELL)

    def _step(self) -> int:
        """Pixels from one block to the next."""
        assert self._blocks is not None
        rows: int = self._blocks.inputs.shape[1]
        return TITLE + rows * CELL[1] + BELOW

    # Painting -------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """The blocks that are in sight."""
        blocks = self._blocks
        if blocks is None:
            return
        painter = QPainter(self)
        painter.setLayoutDirection(self.layoutDirection())
        first = int(event.rect().top() // self._step())
        last = min(len(blocks.order), int(event.rect().bottom() // self._step()) + 1)
        tables: list[tuple[Array, Scale]] = [(blocks.inputs, Scale.sequential(blocks.inputs))]
        if blocks.weights is not None:
            tables += [(array, Scale.symmetric(array)) for array in (blocks.weights, self._products)]
        for place in range(first, last):
            index = blocks.order[place]
            for table, (values, scale) in enumerate(tables):
                self._paint_table(painter, place, table, values[index], scale)
            self._paint_titles(painter, place, index)
        if self.hasFocus():
            painter.setPen(QPen(QColor(theme.current().accent), 2))
            painter.drawRect(self.cell_rect(self._current).adjusted(1, 1, -1, -1))

    def _left(self, table: int) -> int:
        """Where the inputs (0), the weights (1) or the products (2) begin."""
        assert self._blocks is not None
        columns: int = self._blocks.inputs.shape[2]
        return 1 + table * (columns * CELL[0] + BETWEEN)

    def _paint_titles(self, painter: QPainter, place: int, index: int) -> None:
        blocks = self._blocks
        assert blocks is not None
        top, width = place * self._step(), blocks.inputs.shape[2] * CELL[0]
        painter.setPen(QColor(theme.current().text))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(self._left(0), top, max(width, 24 * UNIT), TITLE), middle, blocks.names[index])
        if blocks.weights is None:
            return
        total = short_number(float(self._products[index].sum()))
        if blocks.inputs.shape[2] > 1:
            painter.drawText(QRectF(self._left(1), top, width, TITLE), middle, tr("weights"))
            painter.drawText(QRectF(self._left(2), top, width, TITLE), middle, tr("sum {total}", total=total))
        signs = QRectF(0, top + TITLE, BETWEEN, self._step() - TITLE - BELOW)
        for table, sign in ((1, "×"), (2, "=")):
            signs.moveLeft(self._left(table) - BETWEEN)
            painter.drawText(signs, Qt.AlignmentFlag.AlignCenter, sign)

    def _paint_table(self, painter: QPainter, place: int, table: int, values: Array, scale: Scale) -> None:
        blocks = self._blocks
        assert blocks is not None
        map_ = theme.diverging() if scale.diverging else theme.sequential()
        on_map = readable_on(map_)
        indices = scale.indices(values)
        outside = blocks.places[blocks.order[place]] == OUTSIDE
        shift = self._left(table) - self._left(0)
        greatest = int(values.argmax()) if blocks.greatest else -1
        for row, column in np.ndindex(values.shape):
            rect = self.cell_rect((place, row, column)).translated(shift, 0).adjusted(0, 0, -1, -1)
            index = int(indices[row, column])
            padding = table == 0 and bool(outside[row, column])
            colour = QColor(*map_[min(index, 255), :3].tolist()) if index < 256 and not padding else None
            if colour is not None:
                painter.fillRect(rect, colour)
            painter.setPen(QColor(theme.current().muted if colour is None else on_map[index]))
            text = tr("edge") if padding else short(float(values[row, column]))
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)
            if row * values.shape[1] + column == greatest:
                painter.setPen(QPen(QColor(theme.current().accent), 3))
                painter.drawRect(rect.adjusted(1, 1, -1, -1))

    # Pointer and keys -----------------------------------------------------------------------------------------

    def _find(self, position: QPointF) -> Cell | None:
        blocks = self._blocks
        if blocks is None:
            return None
        place, below = divmod(position.y(), self._step())
        cell = int(place), int((below - TITLE) // CELL[1]), int((position.x() - 1) // CELL[0])
        inside = all(0 <= at < size for at, size in zip(cell, blocks.inputs.shape, strict=True))
        return cell if inside and self._place_of(cell) != OUTSIDE else None

    def _place_of(self, cell: Cell) -> int:
        assert self._blocks is not None
        return int(self._blocks.places[self._blocks.order[cell[0]], cell[1], cell[2]])

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show what can be chosen."""
        found = self._find(event.position())
        self.setCursor(Qt.CursorShape.PointingHandCursor if found else Qt.CursorShape.ArrowCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go where an input came from."""
        found = self._find(event.position())
        if found is None or event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        self._current = found
        self.update()
        self._tell()
        self.followed.emit(self._place_of(found))

    def event(self, event: QEvent) -> bool:
        """Tell the whole number under the pointer."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            found = self._find(QPointF(event.pos()))
            QToolTip.showText(
                event.globalPos(),
                "" if found is None else tr("{value}: click to go there", value=self._value(found)),
                self,
            )
            return True
        return super().event(event)

    def _value(self, cell: Cell) -> str:
        assert self._blocks is not None
        return number(float(self._blocks.inputs[self._blocks.order[cell[0]], cell[1], cell[2]]))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keys start from."""
        super().focusInEvent(event)
        self._tell()
        if self._blocks is not None and event.reason() in (
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
        ):
            self.moved.emit(self.cell_rect(self._current))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk over the inputs, from block to block; Return goes where one came from."""
        key = Qt.Key(event.key())
        if self._blocks is None:
            event.ignore()
        elif key in ARROWS:
            self._move(*ARROWS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._place_of(self._current) != OUTSIDE:
                self.followed.emit(self._place_of(self._current))
        else:
            event.ignore()

    def _move(self, down: int, right: int) -> None:
        assert self._blocks is not None
        count, rows, columns = self._blocks.inputs.shape
        block, row, column = self._current
        line = min(max(block * rows + row + down, 0), count * rows - 1)
        self._current = (line // rows, line % rows, min(max(column + right, 0), columns - 1))
        self.update()
        self._tell()
        self.moved.emit(self.cell_rect(self._current))

    def _tell(self) -> None:
        if self._blocks is not None:
            name = self._blocks.names[self._blocks.order[self._current[0]]]
            padding = self._place_of(self._current) == OUTSIDE
            self.setAccessibleDescription(f"{name}: {tr('edge') if padding else self._value(self._current)}")
