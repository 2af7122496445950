"""What a widget shows, painted out of sight in small parts, when it takes longer than a pen may wait."""

from collections.abc import Callable, Iterator
from typing import TypeAlias

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QWidget

Part: TypeAlias = Callable[[QPainter], None]


class Backdrop(QObject):
    """Paints ``parts`` for ``widget``, one in each turn of the event loop, and shows them when all are there."""

    def __init__(self, widget: QWidget, parts: Callable[[], Iterator[Part]]) -> None:
        super().__init__(widget)
        self._widget, self._parts = widget, parts
        self._shown: QPixmap | None = None
        self._left: Iterator[Part] = iter(())
        self._next, self._stale = QPixmap(), False
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._go_on)

    def renew(self) -> None:
        """Paint it anew; what is being painted is finished first, or a quick hand would never see any of it."""
        self._stale = True
        if not self._turn.isActive():
            self._begin()
            self._turn.start()

    def forget(self) -> None:
        """Show nothing any more."""
        self._turn.stop()
        self._shown, self._left, self._stale = None, iter(()), False

    def settle(self) -> None:
        """Paint what is left now."""
        while self._turn.isActive():
            self._go_on()

    def paint(self, painter: QPainter) -> None:
        """Show it: what has been painted last as a whole, and the first time all of it."""
        if self._shown is None:
            self.settle()
        if self._shown is not None:
            painter.drawPixmap(0, 0, self._shown)

    def _begin(self) -> None:
        ratio = self._widget.devicePixelRatioF()
        self._next = QPixmap(self._widget.size() * ratio)
        self._next.setDevicePixelRatio(ratio)
        self._next.fill(Qt.GlobalColor.transparent)
        self._left, self._stale = self._parts(), False

    def _go_on(self) -> None:
        part = next(self._left, None)
        if part is not None:
            painter = QPainter(self._next)
            painter.setFont(self._widget.font())
            part(painter)
            painter.end()
            return
        self._shown = self._next
        self._widget.update()
        if self._stale:
            self._begin()
        else:
            self._turn.stop()
