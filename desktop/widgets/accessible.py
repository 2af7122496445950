"""What painted widgets are to a screen reader, which cannot see what they paint.

A class that paints says what it is: ``accessible_role = GRAPHIC``. What it shows at the moment stands in its accessible
description, which the widget keeps up to date; where that would be costly, ``accessible_value()`` is asked instead.
"""

from functools import lru_cache

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

from desktop.language import tr

CANVAS = QAccessible.Role.Canvas
CHART = QAccessible.Role.Chart
GRAPHIC = QAccessible.Role.Graphic
WORDS = QAccessible.Role.StaticText


NOTHING = tr("Nothing is shown yet.")
"""The value of what has no words of its own."""


@lru_cache(maxsize=1)
def install() -> None:
    """From now on Qt knows the roles and values of painted widgets."""
    QAccessible.installFactory(_describe)


def left_to_right(widget: QWidget) -> None:
    """Lay ``widget`` out from left to right whatever the language: numbers, axes and pictures run so in all of them.

    A painter asks the program, not its widget: it has to be told the widget's direction.
    """
    widget.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


class _Painted(QAccessibleWidget):
    """A painted widget with its role, and what it shows as its value."""

    def text(self, kind: QAccessible.Text) -> str:
        if kind == QAccessible.Text.Value:
            widget = self.widget()
            value = getattr(widget, "accessible_value", widget.accessibleDescription)
            return str(value())
        return super().text(kind)


def _describe(_kind: str, thing: QObject) -> QAccessibleInterface | None:
    """What Qt asks for every object once: ``None`` leaves it to Qt."""
    role = getattr(thing, "accessible_role", None)
    return _Painted(thing, role) if role is not None and isinstance(thing, QWidget) else None
