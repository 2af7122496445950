"""Menus whose letters are their own."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu


class Menu(QMenu):
    """A menu in which a letter chooses a line, whatever it does elsewhere.

    The focus stays where it was while a menu is open, and shortcuts of a single letter there would come first: "S" in
    the File menu would not save, but split a digit of the drawing.
    """

    def event(self, event: QEvent) -> bool:
        """Qt's own; letters are for this menu and for no shortcut."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and event.text().isprintable():
            event.accept()
            return True
        return super().event(event)
