"""The window given to the drawing and one widget beside it, full screen, and put back exactly as it was."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QByteArray, QEvent, QObject, QRect, QSize, Qt
from PySide6.QtWidgets import QMainWindow, QSplitter, QWidget

from desktop.widgets.focus import give_focus_back

SHARE = 3
"""How the widget beside the drawing grows: as the drawing does."""

_LARGE = Qt.WindowState.WindowFullScreen | Qt.WindowState.WindowMaximized


class _Before(NamedTuple):
    geometry: QRect
    state: Qt.WindowState
    split: QByteArray
    split_size: QSize
    shown: tuple[bool, ...]
    focus: QWidget | None
    menu_height: int


class Stage(QObject):
    """``split`` holds the drawing first; ``aside`` is what is hidden meanwhile.

    The menu bar gets no height and is not hidden: the keys of hidden menus do not work.
    """

    def __init__(self, window: QMainWindow, split: QSplitter, aside: Sequence[QWidget]) -> None:
        super().__init__(window)
        self._window, self._split, self._aside = window, split, aside
        self._before: _Before | None = None
        self._widget: QWidget | None = None
        self._shrinking: _Before | None = None
        split.installEventFilter(self)
        split.splitterMoved.connect(self._leave_split)

    def present(self, widget: QWidget | None) -> None:
        """Give the window to ``widget`` and the drawing, or take it back with ``None``."""
        self.end()
        if widget is None:
            return
        window, split = self._window, self._split
        self._widget, self._shrinking = widget, None
        self._before = _Before(
            window.geometry(),
            window.windowState(),
            split.saveState(),
            split.size(),
            tuple(not one.isHidden() for one in self._aside),
            window.focusWidget(),
            window.menuBar().maximumHeight(),
        )
        for one in self._aside:
            one.hide()
        split.addWidget(widget)
        split.setStretchFactor(split.indexOf(widget), SHARE)
        widget.show()
        window.menuBar().setMaximumHeight(0)
        window.setWindowState(window.windowState() | Qt.WindowState.WindowFullScreen)
        half = window.width() // 2
        split.setSizes([half, *(half if split.widget(i) is widget else 0 for i in range(1, split.count()))])

    def end(self) -> None:
        """Put all back as it was; nothing happens where nothing is presented."""
        before, self._before = self._before, None
        widget, self._widget = self._widget, None
        if before is None or widget is None:
            return
        window = self._window
        widget.hide()
        widget.setParent(None)
        window.menuBar().setMaximumHeight(before.menu_height)
        for one, shown in zip(self._aside, before.shown, strict=True):
            one.setVisible(shown)
        self._shrinking = before
        window.setWindowState(before.state)
        if not before.state & _LARGE:
            window.setGeometry(before.geometry)
        self._split.restoreState(before.split)
        give_focus_back(before.focus)

    def eventFilter(self, _split: QObject, event: QEvent) -> bool:
        """The desktop takes its time to make the window smaller: then the shares are put back once more."""
        if event.type() == QEvent.Type.Resize and self._shrinking is not None:
            before = self._shrinking
            if self._split.size() == before.split_size:
                self._shrinking = None
            self._split.restoreState(before.split)
        return False

    def _leave_split(self) -> None:
        """The person has moved the shares: they stay."""
        self._shrinking = None
