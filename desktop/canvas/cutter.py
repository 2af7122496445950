"""A line that parts a digit in two: laid by mouse, finger or tablet, or moved by keys."""

from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPointerEvent,
    QPointingDevice,
    QSinglePointEvent,
    QTabletEvent,
    QTouchEvent,
)
from PySide6.QtWidgets import QWidget

from desktop.canvas.pen import is_made_up

STEP = 3
"""Pixels of the screen that an arrow key moves the line by; with Shift five times as many."""

SHORTEST = 8
"""A line that is drawn is at least so many pixels long."""

_MOVES = {
    Qt.Key.Key_Left: (-1, -1),
    Qt.Key.Key_Right: (1, 1),
    Qt.Key.Key_Up: (1, -1),
    Qt.Key.Key_Down: (-1, 1),
}
"""How far the upper and the lower end go: the arrows to the sides move the line, the others tilt it."""

_END = (Qt.Key.Key_Return, Qt.Key.Key_Enter)

_Kind = QEvent.Type
_PRESSED = (_Kind.MouseButtonPress, _Kind.MouseButtonDblClick, _Kind.TabletPress, _Kind.TouchBegin)
_MOVED = (_Kind.MouseMove, _Kind.TabletMove, _Kind.TouchUpdate)
_RELEASED = (_Kind.MouseButtonRelease, _Kind.TabletRelease, _Kind.TouchEnd)


class Cut(NamedTuple):
    """A line from ``upper`` to ``lower``, in the widget's coordinates."""

    upper: QPointF
    lower: QPointF


class Cutter(QObject):
    """Listens to a canvas and takes the events that lay a line.

    With Ctrl the left button, a finger or a tablet's pen draws one at once. After :meth:`begin` a line stands there
    that the arrow keys move and tilt until Return cuts or Escape lets it be; then these draw another one. ``changed``
    tells of every change of :attr:`line`, ``cut`` of the line that was meant, and ``busy`` whether the keys are waited
    for.
    """

    changed = Signal()
    cut = Signal(object)  # Cut
    busy = Signal(bool)

    def __init__(self, canvas: QWidget) -> None:
        super().__init__(canvas)
        self.line: Cut | None = None
        self._by_keys = self._dragging = False
        canvas.installEventFilter(self)
        self._canvas = canvas

    def begin(self, frame: QRectF) -> None:
        """Lay a line down the middle of ``frame``, and move it by keys from now on."""
        middle = frame.center().x()
        self._by_keys = True
        self._canvas.setFocus()
        self.busy.emit(True)
        self._lay(Cut(QPointF(middle, frame.top()), QPointF(middle, frame.bottom())))

    def cancel(self) -> None:
        """No line is wanted."""
        if self.line is not None:
            self._end()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what lays a line; everything else is the pen's."""
        if isinstance(event, QKeyEvent):
            return self._take_key(event)
        if isinstance(event, QMouseEvent | QTabletEvent | QTouchEvent):
            taken = self._take_pointer(event)
            if taken:
                event.accept()  # or Qt makes mouse events of it
            return taken
        if event.type() in (QEvent.Type.FocusOut, QEvent.Type.Resize):  # in another size the ink lies elsewhere
            self.cancel()
        return super().eventFilter(watched, event)

    # Keys ---------------------------------------------------------------------------------------------------------

    def _take_key(self, event: QKeyEvent) -> bool:
        key, line = Qt.Key(event.key()), self.line
        if not self._by_keys or line is None or key not in (*_MOVES, *_END, Qt.Key.Key_Escape):
            return False
        event.accept()
        if event.type() != QEvent.Type.KeyPress:
            return event.type() == QEvent.Type.ShortcutOverride
        if key in _END:
            self._do(line)
        elif key == Qt.Key.Key_Escape:
            self._end()
        else:
            step = STEP * (5 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
            upper, lower = _MOVES[key]
            self._lay(Cut(line.upper + QPointF(upper * step, 0), line.lower + QPointF(lower * step, 0)))
        return True

    # Mouse, tablet and finger -------------------------------------------------------------------------------------

    def _take_pointer(self, event: QPointerEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.TouchCancel:
            self.cancel()
            return False
        place = event.points()[0].position()
        if kind in _PRESSED and _draws(event):
            self._dragging = self._by_keys or bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            if self._dragging:
                self._lay(Cut(place, place))
            return self._dragging
        if not self._dragging or self.line is None:
            return False
        if kind in _MOVED:
            self._lay(Cut(self.line.upper, place))
            return True
        if kind in _RELEASED and _draws(event):
            line = Cut(self.line.upper, place)
            if (line.upper - line.lower).manhattanLength() < SHORTEST:
                self._end()
            else:
                self._do(line)
            return True
        return False

    def _do(self, line: Cut) -> None:
        self._end()
        self.cut.emit(line)

    def _end(self) -> None:
        by_keys, self._by_keys, self._dragging = self._by_keys, False, False
        if by_keys:
            self.busy.emit(False)
        self._lay(None)

    def _lay(self, line: Cut | None) -> None:
        self.line = line
        self.changed.emit()


def _draws(event: QPointerEvent) -> bool:
    """Whether it is the left button, a finger or the tip of a tablet's pen, and not made up for one of these."""
    if isinstance(event, QMouseEvent) and is_made_up(event):
        return False
    left = not isinstance(event, QSinglePointEvent) or event.button() == Qt.MouseButton.LeftButton
    return left and event.pointerType() != QPointingDevice.PointerType.Eraser
