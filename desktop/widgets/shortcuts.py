"""Keys of actions: which they are, where fields give way to them, and a window that lists them."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDialogButtonBox, QGridLayout, QWidget

from desktop.language import tr
from desktop.widgets import theme
from desktop.widgets.dialogs import show_page
from desktop.widgets.keys import heeds
from desktop.widgets.theme import UNIT

StandardKey = QKeySequence.StandardKey

_CTRL_Y = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Y)
"""Redo, in most programs on every desktop; X11 and macOS know only Ctrl+Shift+Z."""


def bindings(keys: StandardKey | str) -> list[QKeySequence]:
    """The keys of an action, the one to be named first; redo has Ctrl+Y everywhere."""
    if isinstance(keys, str):
        return [QKeySequence(keys)]
    known = QKeySequence.keyBindings(keys)
    also = QKeySequence(_CTRL_Y)
    return [*known, also] if keys == StandardKey.Redo and also not in known else known


def redoes(event: QKeyEvent) -> bool:
    """Whether the key is one of redo."""
    return event.matches(StandardKey.Redo) or event.keyCombination() == _CTRL_Y


class StepKeys(QObject):
    """Does ``undo`` and ``redo`` for their keys in the fields that it watches, which would take them for themselves."""

    def __init__(self, undo: Callable[[], object], redo: Callable[[], object], *fields: QWidget) -> None:
        super().__init__(fields[0])
        self._undo, self._redo = undo, redo
        for field in fields:
            field.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Look at what comes to a field."""
        return heeds(event, self._meant)

    def _meant(self, event: QKeyEvent) -> Callable[[], object] | None:
        if event.matches(StandardKey.Undo):
            return self._undo
        return self._redo if redoes(event) else None


def show_shortcuts(parent: QWidget, groups: Sequence[tuple[str, Sequence[tuple[str, str]]]]) -> None:
    """All keys, by menu: ``groups`` of what is done and by which keys."""
    page = QWidget()
    grid = QGridLayout(page)
    grid.setHorizontalSpacing(4 * UNIT)
    for title, keys in groups:
        heading = theme.label(title, "heading")
        heading.setContentsMargins(0, 2 * UNIT if grid.count() else 0, 0, 0)
        grid.addWidget(heading, grid.rowCount(), 0, 1, 2)
        for what, key in keys:
            row = grid.rowCount()
            grid.addWidget(theme.label(what), row, 0)
            grid.addWidget(theme.label(key, "muted"), row, 1)
    show_page(parent, tr("Keyboard shortcuts"), page, QDialogButtonBox.StandardButton.Close, 56 * UNIT, 64 * UNIT)
