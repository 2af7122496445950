"""Puts a widget on the screen, as the window does, and the focus where a person has it."""

from typing import TypeVar

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

W = TypeVar("W", bound=QWidget)


def shown(qtbot: QtBot, widget: W, *size: int, in_front: bool = False) -> W:
    """``widget`` with that ``size`` on the screen, until the test ends; ``in_front`` shortcuts and keys are for it."""
    qtbot.addWidget(widget)
    if size:
        widget.resize(*size)
    with qtbot.waitActive(widget) if in_front else qtbot.waitExposed(widget):
        widget.show()
        if in_front:
            widget.activateWindow()
    return widget


def activate(qtbot: QtBot, window: QWidget) -> None:
    """Shortcuts and keys are for ``window``."""
    with qtbot.waitActive(window):
        window.activateWindow()


def focus(qtbot: QtBot, widget: QWidget) -> None:
    """Keys go to ``widget``."""
    activate(qtbot, widget.window())
    widget.setFocus()
