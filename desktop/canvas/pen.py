"""Whatever a person draws with, as one pen: mouse, finger, tablet and keyboard."""

from enum import Enum

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QEventPoint, QFocusEvent, QKeyEvent, QMouseEvent, QPointingDevice, QTabletEvent, QTouchEvent
from PySide6.QtWidgets import QWidget

_ARROWS = {
    Qt.Key.Key_Left: QPointF(-1, 0),
    Qt.Key.Key_Right: QPointF(1, 0),
    Qt.Key.Key_Up: QPointF(0, -1),
    Qt.Key.Key_Down: QPointF(0, 1),
}

_KEY_STEP = 1 / 50
"""How far an arrow key moves the pen, in parts of the paper's side; with Shift five times as far."""
_MIDDLE = QPointF(0.5, 0.5)
"""Of the paper: where the keys take up the pen."""


class Source(Enum):
    """What holds the pen of the moment; the others have to wait until it is lifted."""

    MOUSE = "mouse"
    TOUCH = "touch"
    TABLET = "tablet"
    KEYBOARD = "keyboard"


class PenInput(QWidget):
    """A widget that is drawn on: it hands on what the pen does, in the widget's own coordinates.

    A finger and a tablet also come as mouse events made up for programs that know no better: those are dropped, so
    that nothing is drawn twice.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMouseTracking(True)
        self.setTabletTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._source: Source | None = None
        self._finger = -1
        self._button = Qt.MouseButton.NoButton
        self._key_position = _MIDDLE  # in parts of the paper, whose size may change

    # What a subclass makes of it --------------------------------------------------------------------------------

    def paper(self) -> QRectF:
        """Where there is something to draw on."""
        raise NotImplementedError

    def pen_down(self, position: QPointF, pressure: float | None, erase: bool) -> None:
        """A stroke begins, of the eraser if ``erase``; ``pressure`` is 0..1, ``None`` where it is not measured."""
        raise NotImplementedError

    def pen_move(self, position: QPointF, pressure: float | None) -> None:
        """The stroke goes on."""
        raise NotImplementedError

    def pen_up(self) -> None:
        """The stroke is complete, whoever says so: from now on another source may begin one."""
        self._source = None

    def pen_cancel(self) -> None:
        """The stroke was none: the system took the finger for a gesture of its own, say."""
        self._source = None

    def pen_hover(self, position: QPointF | None) -> None:
        """The pen is over the widget, whether it draws or not; ``None`` when it has left."""
        raise NotImplementedError

    # Where it comes from ----------------------------------------------------------------------------------------

    def _begin(
        self,
        source: Source,
        position: QPointF,
        pressure: float | None = None,
        erase: bool = False,
        button: Qt.MouseButton = Qt.MouseButton.NoButton,
    ) -> None:
        if self._source is None:
            self._source, self._button = source, button
            if source is not Source.KEYBOARD:
                self._key_position = _MIDDLE
                self.setFocus(Qt.FocusReason.MouseFocusReason)  # which Qt does for a mouse, but not for a tablet
            self.pen_hover(position)
            self.pen_down(position, pressure, erase)

    def _move(self, source: Source, position: QPointF, pressure: float | None) -> None:
        if self._source in (None, source):
            self.pen_hover(position)
        if self._source is source:
            self.pen_move(position, pressure)

    def _end(self, source: Source) -> None:
        if self._source is source:
            self.pen_up()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The left button draws, the right one erases."""
        right = event.button() == Qt.MouseButton.RightButton
        if is_made_up(event) or not (right or event.button() == Qt.MouseButton.LeftButton):
            return
        self._begin(Source.MOUSE, event.position(), erase=right, button=event.button())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw on, or carry the ring along."""
        if not is_made_up(event):
            if not event.buttons() & self._button:  # it was let go where nobody heard it: under a dialog
                self._end(Source.MOUSE)
            self._move(Source.MOUSE, event.position(), None)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The stroke ends with the button that began it."""
        if not is_made_up(event) and event.button() == self._button:
            self._end(Source.MOUSE)

    def tabletEvent(self, event: QTabletEvent) -> None:
        """A pen with pressure, and an eraser at its other end."""
        kind, position = event.type(), event.position()
        if kind == QEvent.Type.TabletPress:
            other_end = event.pointerType() == QPointingDevice.PointerType.Eraser
            erase = other_end or event.button() == Qt.MouseButton.RightButton
            self._begin(Source.TABLET, position, event.pressure(), erase, event.button())
        elif kind == QEvent.Type.TabletMove:
            self._move(Source.TABLET, position, event.pressure())
        elif kind == QEvent.Type.TabletRelease and event.button() == self._button:
            self._end(Source.TABLET)
        event.accept()

    def event(self, event: QEvent) -> bool:
        """Fingers."""
        if not isinstance(event, QTouchEvent):
            return super().event(event)
        if event.type() != QEvent.Type.TouchCancel:
            for point in event.points():
                self._touch(point)
        elif self._source is Source.TOUCH:
            self.pen_cancel()
        self.pen_hover(None)  # a finger hides the ring anyway
        event.accept()
        return True

    def _touch(self, point: QEventPoint) -> None:
        """The first finger draws; others that come down meanwhile do not."""
        if point.state() == QEventPoint.State.Pressed and self._source is None:
            self._finger = point.id()
            self._begin(Source.TOUCH, point.position())
        elif point.id() == self._finger and point.state() == QEventPoint.State.Updated:
            self._move(Source.TOUCH, point.position(), None)
        elif point.id() == self._finger and point.state() == QEventPoint.State.Released:
            self._end(Source.TOUCH)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys carry the pen, the space bar puts it down and lifts it."""
        key, modifiers = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key == Qt.Key.Key_Space and not event.isAutoRepeat():
            if self._source is Source.KEYBOARD:
                self._end(Source.KEYBOARD)
            else:
                self._begin(Source.KEYBOARD, self._key_point())
        elif key in _ARROWS and modifiers in (Qt.KeyboardModifier.NoModifier, _SHIFT):
            step = _KEY_STEP * (5 if modifiers == _SHIFT else 1)
            moved = self._key_position + _ARROWS[key] * step
            self._key_position = QPointF(min(max(moved.x(), 0), 1), min(max(moved.y(), 0), 1))
            self._move(Source.KEYBOARD, self._key_point(), None)
        else:
            super().keyPressEvent(event)

    def _key_point(self) -> QPointF:
        """Where the keys have carried the pen."""
        paper, part = self.paper(), self._key_position
        return paper.topLeft() + QPointF(part.x() * paper.width(), part.y() * paper.height())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The keys lift the pen when they go elsewhere."""
        self._end(Source.KEYBOARD)
        super().focusOutEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """The pen is no longer over the paper."""
        self.pen_hover(None)
        super().leaveEvent(event)


_SHIFT = Qt.KeyboardModifier.ShiftModifier


def is_made_up(event: QMouseEvent) -> bool:
    """Whether the event stands in for a finger or a tablet, which are heard themselves."""
    return event.source() != Qt.MouseEventSource.MouseEventNotSynthesized
