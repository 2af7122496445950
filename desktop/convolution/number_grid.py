"""A matrix whose numbers can be typed in, cell by cell, as in a spreadsheet."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit

from core.types import Array, UserError
from desktop.convolution.matrix import Matrix, outline
from desktop.convolution.numbers import as_table, parse_number
from desktop.language import tr
from desktop.widgets import theme
from desktop.widgets.keys import ARROWS, heeds
from desktop.widgets.shortcuts import redoes
from desktop.widgets.theme import UNIT
from desktop.widgets.tile_layout import Scale, number

NARROWEST = 8 * UNIT
"""Of the field that a number is typed into."""


class CellField(QLineEdit):
    """What is typed into a cell, and where that leads."""

    done = Signal(int, int)
    """Take it, and go so many rows down and columns to the right."""
    left = Signal()
    """Take it and stay."""
    cancelled = Signal()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes to the next cell."""
        self.done.emit(0, 1 if forward else -1)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes down, Up and Down too; Escape leaves the number as it was."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.done.emit(1, 0)
        elif key == Qt.Key.Key_Up:
            self.done.emit(-1, 0)
        elif key == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Something else is wanted: take what is there."""
        super().focusOutEvent(event)
        self.left.emit()


class NumberGrid(Matrix):
    """A matrix of which, while :attr:`typing`, the keys choose a cell and write to it; else it is like any other.

    Cells are those of the numbers, without the padding around them.
    """

    typed = Signal(int, int, float)
    pasted = Signal(int, int, str)
    """This text, from this cell on."""
    undone, redone = Signal(), Signal()
    """The last change of the numbers is taken back, or made again."""
    refused = Signal(str)
    """What was typed is no number: one sentence."""
    typing_changed = Signal(bool)

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.typing = False
        self.can_type = False
        self.cursor_cell = (0, 0)
        self.field = CellField(self)
        self.field.setAccessibleName(tr("Number in {name}", name=name))
        self.field.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.field.hide()
        self.field.done.connect(self._take_and_move)
        self.field.left.connect(self._take)
        self.field.cancelled.connect(self._close)

    def set_typing(self, typing: bool) -> None:
        """Whether the keys choose cells and write to them."""
        typing = typing and self.can_type
        if typing != self.typing:
            self._close()
            self.typing = typing
            self.setAccessibleDescription("")
            self._tell()
            self.typing_changed.emit(typing)
            self.update()

    def set_can_type(self, can_type: bool) -> None:
        """Whether there is anything to type."""
        self.can_type = can_type
        self.set_typing(self.typing and can_type)

    # Cells ----------------------------------------------------------------------------------------------------

    def choose(self, row: int, column: int) -> None:
        """Go to a cell, or the nearest one there is."""
        self._put_cursor(row, column)
        self.update()
        self._point()

    def show_values(self, values: Array, scale: Scale, pad: int = 0) -> None:
        """As every matrix does; the cursor stays on a cell that there is, and who is there is told its number again."""
        super().show_values(values, scale, pad)
        self._put_cursor(*self.cursor_cell)
        if self.typing and self.hasFocus():
            self._point()

    def _point(self) -> None:
        self.pointed.emit((self.cursor_cell[0] + self.pad, self.cursor_cell[1] + self.pad))

    def _put_cursor(self, row: int, column: int) -> None:
        rows, columns = self._numbers()
        self.cursor_cell = (min(max(row, 0), rows - 1), min(max(column, 0), columns - 1))
        self._tell()

    def _tell(self) -> None:
        """Which number the keys are at; while there is no typing what is told is the owner's."""
        if self.typing:
            row, column = self.cursor_cell
            text = tr("Row {row}, column {column}: {value}", row=row, column=column, value=number(self._value()))
            self.setAccessibleDescription(text)

    def _numbers(self) -> tuple[int, int]:
        rows, columns = self.values.shape
        return rows - 2 * self.pad, columns - 2 * self.pad

    def _value(self) -> float:
        row, column = self.cursor_cell
        return float(self.values[row + self.pad, column + self.pad])

    def edit(self, text: str | None = None) -> None:
        """Begin to type into the chosen cell, with ``text`` or the number that is there."""
        self.choose(*self.cursor_cell)
        row, column = self.cursor_cell
        rect = self.cell_rect(row + self.pad, column + self.pad).toRect()
        self.field.resize(max(NARROWEST, rect.width()), max(self.field.sizeHint().height(), rect.height()))
        corner = rect.center() - QPoint(self.field.width() // 2, self.field.height() // 2)
        self.field.move(
            max(0, min(corner.x(), self.width() - self.field.width())),
            max(0, min(corner.y(), self.height() - self.field.height())),
        )
        self.field.setText(f"{self._value():.12g}" if text is None else text)
        self.field.show()
        self.field.setFocus()
        if text is None:
            self.field.selectAll()

    def _take(self) -> bool:
        """Whether what was typed could be taken; it is taken only if it is another number than before."""
        if self.field.isHidden():
            return False
        text = self.field.text()
        self._close()
        if not text.strip():
            return True
        try:
            value = parse_number(text)
        except UserError as error:
            self.refused.emit(str(error))
            return False
        if value != self._value():
            self.typed.emit(*self.cursor_cell, value)
        return True

    def _take_and_move(self, down: int, right: int) -> None:
        row, column = self.cursor_cell
        if self._take():
            columns = self._numbers()[1]
            column += right
            row, column = row + down + column // columns, column % columns
            self.choose(row, column)

    def _close(self) -> None:
        if not self.field.isHidden():
            had_focus = self.field.hasFocus()
            self.field.hide()
            if had_focus:
                self.setFocus()

    # Events ---------------------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """The keys that mean something here reach no menu."""
        return heeds(event, self._meant) or super().event(event)

    def _meant(self, event: QKeyEvent) -> Callable[[], object] | None:
        key, keys = Qt.Key(event.key()), QKeySequence.StandardKey
        if key == Qt.Key.Key_F2 and self.can_type:
            return self._start
        if not self.typing:
            return None
        if key in ARROWS:
            down, right = ARROWS[key]
            return lambda: self.choose(self.cursor_cell[0] + down, self.cursor_cell[1] + right)
        if event.matches(keys.Paste):
            return lambda: self.pasted.emit(*self.cursor_cell, QGuiApplication.clipboard().text())
        if event.matches(keys.Undo):
            return self.undone.emit
        if redoes(event):
            return self.redone.emit
        if event.matches(keys.Copy):
            return self._copy
        if key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            return lambda: self.typed.emit(*self.cursor_cell, 0.0)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return self.edit
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if plain and event.text() and event.text() in "0123456789-.,":
            return lambda: self.edit(event.text())
        return None

    def _start(self) -> None:
        self.set_typing(True)
        self.edit()

    def _copy(self) -> None:
        rows, columns = self._numbers()
        pad = self.pad
        QGuiApplication.clipboard().setText(as_table(self.values[pad : pad + rows, pad : pad + columns]))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a cell while there is typing."""
        self._take()
        found = self.cell_at(event.position())
        if self.typing and found is not None:
            self.choose(found[0] - self.pad, found[1] - self.pad)
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A drag chooses nothing while there is typing."""
        if not (self.typing and event.buttons()):
            super().mouseMoveEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Begin to type."""
        found = self.cell_at(event.position())
        if self.can_type and found is not None:
            self.set_typing(True)
            self.choose(found[0] - self.pad, found[1] - self.pad)
            self.edit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The chosen cell stands out while there is typing."""
        super().paintEvent(event)
        if self.typing and (self.hasFocus() or self.field.isVisible()):
            row, column = self.cursor_cell
            colours = theme.current()
            rect = self.cell_rect(row + self.pad, column + self.pad).adjusted(2, 2, -2, -2)
            outline(QPainter(self), rect, colours.accent, colours.field)
