"""The menus: one table of what can be done, by which name, which keys, and when."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from desktop.engine.states import Action, Status
from desktop.session.tab import Choices, Entry
from desktop.widgets import theme
from desktop.widgets.menu import Menu
from desktop.widgets.shortcuts import bindings

SEPARATOR = None
_WINDOW = Qt.ShortcutContext.WindowShortcut
Line = Entry | Choices | QAction | QMenu | None


class Menus:
    """Builds the menu bar of ``window`` from tables and keeps the actions that the engine's state switches."""

    def __init__(self, window: QMainWindow) -> None:
        self._window = window
        self._menus: list[QMenu] = []
        self._needing: list[tuple[QAction, Action]] = []

    def add(self, title: str, lines: Sequence[Line]) -> QMenu:
        """A menu of ``lines``."""
        menu = Menu(title, self._window)
        self._window.menuBar().addMenu(menu)
        menu.setToolTipsVisible(True)
        self._menus.append(menu)
        for line in lines:
            match line:
                case None:
                    menu.addSeparator()
                case Entry():
                    menu.addAction(self._action(line))
                case Choices():
                    menu.addMenu(self._submenu(line, menu))
                case QMenu():
                    menu.addMenu(line)
                case QAction():
                    menu.addAction(line)
        return menu

    def shortcuts(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """What has keys that work wherever the focus is, and which, by menu."""
        return [(_plain(menu.title()), _keys(menu)) for menu in self._menus]

    def shortcuts_of_drawing(self) -> list[tuple[str, str]]:
        """What has keys that work only while the focus is in the drawing, and which."""
        return [line for menu in self._menus for line in _keys(menu, everywhere=False)]

    def show_status(self, status: Status) -> None:
        """Only what makes sense in ``status`` can be chosen."""
        for action, needed in self._needing:
            action.setEnabled(status.allows(needed))

    def _action(self, entry: Entry) -> QAction:
        action = QAction(entry.text, self._window)
        if entry.icon:
            action.setIcon(theme.icon(entry.icon))
        if entry.keys:
            action.setShortcuts(bindings(entry.keys))
        if entry.tip:
            action.setToolTip(entry.tip)
        action.triggered.connect(lambda: entry.call())
        if entry.needs:
            self._needing.append((action, entry.needs))
        return action

    @staticmethod
    def _check(group: QActionGroup, chosen: Callable[[], str]) -> None:
        """What is chosen now, here or elsewhere."""
        for action in group.actions():
            action.setChecked(action.data() == chosen())

    def _submenu(self, choices: Choices, parent: QMenu) -> QMenu:
        menu = Menu(choices.text, parent)
        if choices.icon:
            menu.setIcon(theme.icon(choices.icon))
        group = QActionGroup(menu)
        for number, (name, text) in enumerate(choices.names):
            action = menu.addAction(text)
            if choices.keys:
                action.setShortcut(QKeySequence(choices.keys[number]))
            action.triggered.connect(lambda _checked=False, name=name: choices.call(name))
            if choices.chosen is not None:
                action.setCheckable(True)
                action.setData(name)
                group.addAction(action)
        if choices.chosen is not None:
            self._check(group, choices.chosen)
            menu.aboutToShow.connect(partial(self._check, group, choices.chosen))
        if choices.needs:
            self._needing.append((menu.menuAction(), choices.needs))
        return menu


def _plain(text: str) -> str:
    """A menu's text without its mnemonic and dots."""
    return text.replace("&", "").rstrip("…")


def _keys(menu: QMenu, everywhere: bool = True) -> list[tuple[str, str]]:
    """Every line with keys that work ``everywhere`` in the window, or not; of a submenu, all its lines in one."""
    found = []
    for action in menu.actions():
        submenu = action.menu()
        inner = [key for _, key in _keys(submenu, everywhere)] if isinstance(submenu, QMenu) else []
        if inner:
            found.append((_plain(action.text()), f"{inner[0]} – {inner[-1]}"))
        elif not action.shortcut().isEmpty() and (action.shortcutContext() == _WINDOW) == everywhere:
            found.append((_plain(action.text()), action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)))
    return found
