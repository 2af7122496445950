"""Keys that mean something in one place, and something else in a menu."""

from collections.abc import Callable

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent


def claims(event: QEvent, means: Callable[[QKeyEvent], object]) -> bool:
    """Whether ``event`` asks for a key that ``means`` something here: then it comes here, and to no menu."""
    asks = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and bool(means(event))
    if asks:
        event.accept()
    return asks
