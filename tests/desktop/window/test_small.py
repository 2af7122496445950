"""A small screen, or letters of twice their size: 640x360 pixels for the whole window, its frame among them."""

import pytest
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.reading.headline import Headline
from desktop.shell.window import Window
from desktop.widgets.room import FRAME
from tests.desktop.showing import activate
from tests.desktop.window.using import FILLED, draw, scrolls_sideways

SMALL = QSize(640, 360) - FRAME
ENOUGH = 60
"""Pixels of what is larger than the place it is shown in."""


@pytest.fixture
def small(qtbot: QtBot, window: Window) -> Window:
    draw(qtbot, window)
    window.resize(SMALL)
    activate(qtbot, window)
    return window


def seen_of(widget: QWidget) -> QSize:
    return widget.visibleRegion().boundingRect().size()


def cut_off(widget: QWidget) -> bool:
    """Whether less of it is seen than there is room for."""
    needed = widget.size().boundedTo(QSize(ENOUGH, ENOUGH))
    seen = seen_of(widget)
    return seen.width() < needed.width() or seen.height() < needed.height()


def walked(window: Window) -> list[QWidget]:
    """All that the Tab key leads to."""
    seen: list[QWidget] = []
    while (focus := window.focusWidget()) not in seen:
        seen.append(focus)
        QApplication.processEvents()
        assert not cut_off(focus), f"{window.pages.in_front}: {focus.accessibleName() or focus}"
        window.focusNextChild()
    return seen


def test_the_tab_key_scrolls_everything_into_view(qtbot: QtBot, small: Window) -> None:
    assert small.size() == SMALL
    for tab in small.tabs:
        page = small.pages.look_at(tab.name)
        if tab.name in FILLED:  # as soon as it has an answer: it is larger then
            qtbot.waitUntil(lambda page=page: not page.empty.isVisible())
        small.activateWindow()
        small.canvas.setFocus()
        qtbot.waitUntil(small.canvas.hasFocus)
        assert len(walked(small)) > 5


def test_no_view_is_smaller_than_it_can_be(qtbot: QtBot, small: Window) -> None:
    for tab in small.tabs:
        page = small.pages.look_at(tab.name)
        qtbot.waitUntil(lambda page=page: page.size() == page.size().expandedTo(page.minimumSizeHint()))


def test_with_letters_a_quarter_larger_no_view_is_scrolled_sideways(qtbot: QtBot, window: Window) -> None:
    draw(qtbot, window)
    window.resize((QSize(1280, 720) - FRAME) * 0.8)
    for tab in window.tabs:
        page = window.pages.look_at(tab.name)
        if tab.name in FILLED:
            qtbot.waitUntil(lambda page=page: not page.empty.isVisible())
        qtbot.waitUntil(lambda page=page: not scrolls_sideways(page))


def test_the_drawing_is_seen_with_what_is_read(small: Window) -> None:
    window = QRect(QPoint(), small.size())
    for widget in (small.canvas, small.verdict.findChild(Headline)):
        assert window.contains(QRect(widget.mapTo(small, QPoint()), widget.size()))
        assert seen_of(widget) == widget.size()
