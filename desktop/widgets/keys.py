"""Keys that mean something in one place, and something else in a menu."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

_OF_SHORTCUTS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


def claims(event: QEvent, means: Callable[[QKeyEvent], object]) -> bool:
    """Whether ``event`` asks for a key that ``means`` something here: then it comes here, and to no menu."""
    asks = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and bool(means(event))
    if asks:
        event.accept()
    return asks


def writes_digit(event: QKeyEvent) -> bool:
    """Whether the key writes a digit; that of Ctrl+1 is one too, but Ctrl+1 is a shortcut."""
    return event.text().isdigit() and not event.modifiers() & _OF_SHORTCUTS
