"""Keys that mean something in one place, and something else, or nothing, around it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

ARROWS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}
"""How far down and right each arrow key leads."""

_OF_SHORTCUTS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


def claims(event: QEvent, means: Callable[[QKeyEvent], object]) -> bool:
    """Whether ``event`` asks for a key that ``means`` something here: then it comes here, and to no menu."""
    asks = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and bool(means(event))
    if asks:
        event.accept()
    return asks


def obeys(event: QEvent, means: Callable[[QKeyEvent], Callable[[], object] | None]) -> bool:
    """Whether ``event`` is a key press that ``means`` something here: then that is done."""
    call = means(event) if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) else None
    if call is not None:
        call()
    return call is not None


def heeds(event: QEvent, means: Callable[[QKeyEvent], Callable[[], object] | None]) -> bool:
    """Whether ``event`` is about a key that ``means`` something here: it comes here, and when it does that is done."""
    return claims(event, means) or obeys(event, means)


def writes_digit(event: QKeyEvent) -> bool:
    """Whether the key writes a digit; that of Ctrl+1 is one too, but Ctrl+1 is a shortcut."""
    return event.text().isdigit() and not event.modifiers() & _OF_SHORTCUTS


def within(widget: QWidget, keys: Qt.Key | str, call: Callable[[], object]) -> None:
    """``keys`` do ``call`` while the focus is in ``widget``, and only then; a use of the whole window goes first.

    A shortcut that is given at once what it calls forgets its context in PySide: it would hold in the whole window.
    """
    context = Qt.ShortcutContext.WidgetWithChildrenShortcut
    shortcut = QShortcut(QKeySequence(keys), widget, context=context)
    shortcut.activated.connect(call)
    shortcut.activatedAmbiguously.connect(lambda: _give_way(shortcut, widget.window()))


def _give_way(shortcut: QShortcut, window: QWidget) -> None:
    """Qt tells those in turn who have a use for the same keys: the one of the whole ``window`` is meant every time."""
    for other in window.findChildren(QShortcut):
        place = other.parent()
        whole = other.context() == Qt.ShortcutContext.WindowShortcut
        if whole and other.key() == shortcut.key() and isinstance(place, QWidget) and place.isVisible():
            other.activated.emit()
