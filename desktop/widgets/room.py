"""What is larger than the room it has: on a small screen, or on one whose letters are shown at twice their size."""

from typing import cast

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QFrame,
    QLayout,
    QScrollArea,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from desktop.widgets.theme import UNIT

FRAME = QSize(UNIT, 4 * UNIT)
"""About what the desktop puts around a window: an edge at each side, a title above and an edge below."""


class Scrolled(QScrollArea):
    """``content`` as large as its place is; where that is too small, as small as it can be, and scrolled.

    What the keys lead to is scrolled into view. Unless ``sideways`` it is only scrolled up and down.
    """

    def __init__(self, content: QWidget, sideways: bool = True) -> None:
        super().__init__()
        self._content, self._sideways = content, sideways
        self._ground = ground = QWidget()
        column = _Column(ground)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(content)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        fill_area(self, ground)
        cast(QApplication, QApplication.instance()).focusChanged.connect(self._follow)

    def _follow(self, _before: QWidget | None, focus: QWidget | None) -> None:
        """Bring into view what has the keys, in every area that it is in: Qt's own do so only for keys from within.

        What is clicked stays under the pointer.
        """
        if focus is None or not self.isAncestorOf(focus) or QApplication.mouseButtons() != Qt.MouseButton.NoButton:
            return
        scroll_to(focus)

    def sizeHint(self) -> QSize:
        """What the content would like: Qt's own areas never ask for much."""
        return self._ground.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Next to nothing, or the width of the content beside the scroll bar."""
        least = super().minimumSizeHint()
        if self._sideways:
            return least
        bar = self.verticalScrollBar().sizeHint().width()
        return least.expandedTo(QSize(self._content.minimumSizeHint().width() + bar, 0))


def fill_area(area: QScrollArea, content: QWidget) -> None:
    """Let ``content`` be scrolled in ``area``: it has the keys, and what is behind it is seen through."""
    area.setWidget(content)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    for ground in (content, area.viewport()):
        ground.setAutoFillBackground(False)


def scroll_to(widget: QWidget) -> None:
    """Bring ``widget`` into view, in every area of its window that it is in."""
    shown, step = widget, widget.parentWidget()
    while step is not None:
        if isinstance(step, QScrollArea):
            shown = _show_in(step, shown)
        step = None if step.isWindow() else step.parentWidget()


def _show_in(area: QScrollArea, widget: QWidget) -> QWidget:
    """Scroll ``area`` to all of ``widget``, or to as much as there is room for; Qt would be content with its cursor.

    Where as much is seen already, which part of it that is stays as it was left. Returns what is to be shown in an area
    around this one: the ``widget``, or the ``area`` that it fills.
    """
    room = area.viewport()
    fitting = widget.size().boundedTo(room.size())
    seen = QRect(widget.mapTo(room, QPoint()), widget.size()) & room.rect()
    if seen.size() != fitting:
        half = fitting / 2
        middle = widget.mapTo(cast(QWidget, area.widget()), QPoint(half.width(), half.height()))
        area.ensureVisible(middle.x(), middle.y(), half.width(), half.height())
    return widget if fitting == widget.size() else area


class Leaves(QStackedLayout):
    """``pages`` on top of each other, ``on`` a widget or in a layout; only the one that is seen needs room."""

    def __init__(self, *pages: QWidget, on: QWidget | None = None) -> None:
        super().__init__()
        if on is not None:
            on.setLayout(self)
        for page in pages:
            self.addWidget(page)

    def minimumSize(self) -> QSize:
        """Of the one that is seen."""
        seen = self.currentWidget()
        return seen.minimumSizeHint().expandedTo(seen.minimumSize()) if seen is not None else super().minimumSize()


class _Column(QVBoxLayout):
    """A scroll area would give a picture that is as high as it is wide all of that height, and scroll it."""

    def hasHeightForWidth(self) -> bool:
        """What is in it makes do with the height that there is."""
        return False


class Folding(QWidget):
    """``first`` and ``second`` beside each other, or the second below where ``first`` would be narrower than ``least``.

    Where there is width to spare ``first`` has it.
    """

    def __init__(self, first: QLayout, second: QLayout, least: int = 0) -> None:
        super().__init__()
        self._first, self._second, self._least = first, second, least
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(UNIT)
        self._box.addLayout(first, 1)
        self._box.addLayout(second)

    def minimumSizeHint(self) -> QSize:
        """As if the second were below."""
        widest = max(part.minimumSize().width() for part in (self._first, self._second))
        return QSize(widest, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold where there is too little room."""
        super().resizeEvent(event)
        self._fold()

    def event(self, event: QEvent) -> bool:
        """What is in it may need more room, or less."""
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():  # before, its width says nothing
            self._fold()
        return super().event(event)

    def _fold(self) -> None:
        first = max(self._first.minimumSize().width(), self._least)
        fits = first + UNIT + self._second.minimumSize().width() <= self.width()
        self._box.setDirection(
            QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom,
        )


def size_on_screen(widget: QWidget, width: int, height: int) -> QSize:
    """As large as that, or as the screen has room for."""
    return QSize(width, height).boundedTo(widget.screen().availableSize() - FRAME)
