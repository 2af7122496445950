"""Typing what a drawing says: digits one after the other, as long as no pause comes between."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

PAUSE = 1000
"""Milliseconds after the last digit until what was typed is taken as complete."""

_END = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_EDIT = (*_END, Qt.Key.Key_Escape, Qt.Key.Key_Backspace)


class Typist(QObject):
    """Collects digits. ``typed`` tells what there is so far, "" at the end, and ``said`` the whole.

    Return ends it at once, Backspace takes the last digit back, Escape all: while something is typed these keys belong
    to nobody else in ``window``. Whoever goes elsewhere with the keyboard has done.
    """

    typed = Signal(str)
    said = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._text = ""
        self._pause = QTimer(self, interval=PAUSE, singleShot=True)
        self._pause.timeout.connect(self.finish)

    @property
    def text(self) -> str:
        """What has been typed so far."""
        return self._text

    def type(self, digit: str) -> None:
        """One more digit."""
        self._show(self._text + digit)

    def finish(self) -> None:
        """That was all of it."""
        text = self._text
        self._show("")
        if text:
            self.said.emit(text)

    def cancel(self) -> None:
        """Nothing was typed."""
        self._show("")

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take the keys that end or edit it before anybody else."""
        if (
            event.type() not in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
            or not self._window.isActiveWindow()
        ):
            return False
        assert isinstance(event, QKeyEvent)
        key = Qt.Key(event.key())
        if key not in _EDIT:
            return False
        if event.type() == QEvent.Type.KeyPress:
            self._edit(key)
        event.accept()
        return True

    def _edit(self, key: Qt.Key) -> None:
        if key in _END:
            self.finish()
        elif key == Qt.Key.Key_Escape:
            self.cancel()
        else:
            self._show(self._text[:-1])

    def _show(self, text: str) -> None:
        if text == self._text:
            return
        self._listen(bool(text))
        self._text = text
        if text:
            self._pause.start()
        else:
            self._pause.stop()
        self.typed.emit(text)

    def _listen(self, listening: bool) -> None:
        application = QApplication.instance()
        if not isinstance(application, QApplication) or listening == bool(self._text):
            return
        if listening:
            application.installEventFilter(self)
            application.focusChanged.connect(self._leave)
        else:
            application.removeEventFilter(self)
            application.focusChanged.disconnect(self._leave)

    def _leave(self, _before: QWidget | None, _now: QWidget | None) -> None:
        self.finish()
