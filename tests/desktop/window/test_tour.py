"""The first look around, by keyboard alone."""

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QScrollArea, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from desktop.lessons.panel import LessonPanel
from desktop.lessons.parsing import shipped, title_of
from desktop.overview.diagram import Diagram
from desktop.shell.window import Window
from desktop.tour.guide import AROUND, Guide
from desktop.tour.stops import STOPS
from desktop.widgets.room import FRAME
from tests.desktop.showing import activate, focus
from tests.desktop.window.using import Open, act, draw, what_is_read


def guide(window: Window) -> Guide:
    [found] = [guide for guide in window.findChildren(Guide) if guide.isVisible()]
    return found


def is_there(window: Window) -> bool:
    return any(guide.isVisible() for guide in window.findChildren(Guide))


def test_it_leads_from_place_to_place_by_keys_alone(qtbot: QtBot, qapp: QApplication, window: Window) -> None:
    window.resize(1280, 720)
    act(window, "Help", "Tour")
    tour = guide(window)
    for number, stop in enumerate(STOPS):
        place = tour.place()
        assert place is not None, stop.place
        assert (tour.title.text(), tour.words.text()) == (stop.title, stop.words)
        assert tour.outline.isVisible()
        assert tour.outline.geometry().contains(place.mapTo(window, place.rect().center()))
        assert window.rect().contains(tour.geometry())
        assert tour.next.text() == ("Done" if number + 1 == len(STOPS) else "Next")
        qtbot.keyClick(tour.next, Qt.Key.Key_Right if number % 2 else Qt.Key.Key_Return)
    assert not is_there(window)


def test_it_goes_back_and_ends_when_asked_to(qtbot: QtBot, window: Window) -> None:
    act(window, "Help", "Tour")
    tour = guide(window)
    qtbot.keyClick(tour.next, Qt.Key.Key_Right)
    qtbot.keyClick(tour.next, Qt.Key.Key_Left)
    assert tour.stop is STOPS[0]
    qtbot.keyClick(tour.next, Qt.Key.Key_Escape)
    assert not is_there(window)


def test_it_comes_by_itself_once(opened: Open) -> None:
    first = opened()
    first.greet()
    guide(first).skip.click()
    second = opened()
    second.greet()
    assert not is_there(second)


def test_it_ends_also_where_what_had_the_keys_before_is_no_more(window: Window) -> None:
    field = QLineEdit(window)
    field.show()
    field.setFocus()
    act(window, "Help", "Tour")
    delete(field)
    guide(window).skip.click()
    assert not is_there(window)


def test_the_window_can_be_used_meanwhile(qtbot: QtBot, window: Window) -> None:
    act(window, "Help", "Tour")
    draw(qtbot, window)
    assert not window.canvas.is_empty()
    assert is_there(window)


@pytest.mark.parametrize("place", ["canvas", "pages"])
def test_it_ends_from_wherever_the_focus_is(qtbot: QtBot, window: Window, place: str) -> None:
    act(window, "Help", "Tour")
    focus(qtbot, getattr(window, place))
    focused = window.focusWidget()
    qtbot.keyClick(focused, Qt.Key.Key_Escape)
    assert not is_there(window)
    assert window.focusWidget() is focused


@pytest.mark.parametrize("place", [Diagram, LessonPanel])
def test_it_ends_before_anything_else_that_escape_ends(qtbot: QtBot, window: Window, place: type[QWidget]) -> None:
    draw(qtbot, window)
    what_is_read(qtbot, window)
    act(window, "Help", "Lessons", title_of(shipped("en")[0]))
    act(window, "View", "Network")
    act(window, "Help", "Tour")
    activate(qtbot, window)
    found = window.findChild(place)
    qtbot.waitUntil(found.isVisible)
    found.setFocus()
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert not is_there(window)
    assert found.isVisible()


def test_it_ends_where_a_presentation_begins_and_ends_one_itself(qtbot: QtBot, window: Window) -> None:
    act(window, "Help", "Tour")
    act(window, "View", "Presentation")
    assert not is_there(window)
    act(window, "Help", "Tour")
    assert is_there(window)
    assert not window.isFullScreen()
    assert guide(window).place() is not None


def test_there_is_an_outline_while_its_place_is_seen(window: Window) -> None:
    act(window, "Help", "Tour")
    tour = guide(window)
    tour.go(2)
    act(window, "View", "Filters")
    assert not tour.outline.isVisible()
    act(window, "View", "Train")
    assert tour.outline.isVisible()


def test_the_outline_goes_with_its_place(qtbot: QtBot, window: Window) -> None:
    window.resize(1280, 720)
    act(window, "Help", "Tour")
    tour, handle = guide(window), window.split.handle(1)
    place, middle = tour.place(), handle.rect().center()
    assert place is not None
    before = place.width()
    qtbot.mousePress(handle, Qt.MouseButton.LeftButton, pos=middle)
    qtbot.mouseMove(handle, middle + QPoint(120, 0))
    qtbot.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=middle)
    assert place.width() > before
    around = QRect(place.mapTo(window, QPoint()), place.size())
    assert tour.outline.geometry().contains(around)


def area_of(widget: QWidget) -> QScrollArea:
    """The area that ``widget`` is scrolled in."""
    step: QWidget | None = widget
    while not isinstance(step, QScrollArea):
        assert step is not None
        step = step.parentWidget()
    return step


def test_on_a_small_screen_a_place_is_scrolled_into_view_and_its_outline_goes_with_it(window: Window) -> None:
    window.resize(QSize(640, 360) - FRAME)
    window.pages.look_at("train")
    QApplication.processEvents()  # the tab takes its place
    act(window, "Help", "Tour")
    tour = guide(window)
    tour.go(2)
    place = tour.place()
    assert place is not None
    area = area_of(place)
    room = QRect(area.viewport().mapTo(window, QPoint()), area.viewport().size())
    around = QRect(place.mapTo(window, QPoint()), place.size())
    assert room.contains(around)
    assert tour.outline.geometry().contains(around)
    bar, half = area.verticalScrollBar(), place.height() // 2
    bar.setValue(bar.value() - (room.bottom() - around.bottom()) - half)
    assert tour.outline.geometry().bottom() == room.bottom() + AROUND
    assert tour.outline.height() == half + 2 * AROUND
    bar.setValue(bar.value() - place.height())
    assert not tour.outline.isVisible(), "nothing of it is seen"


def test_on_a_small_screen_the_drawing_is_left_in_view(window: Window) -> None:
    window.resize(QSize(640, 360) - FRAME)
    act(window, "Help", "Tour")
    tour = guide(window)
    for _ in STOPS[1:]:
        tour.go(1)
        place = tour.place()
        assert place is not None
        assert place.visibleRegion().boundingRect().size() == place.size()
    assert not window.canvas.visibleRegion().isEmpty()


def test_where_a_tab_is_looked_at_the_drawing_is_not_covered(window: Window) -> None:
    window.resize(QSize(1280, 720) - FRAME)
    act(window, "Help", "Tour")
    tour = guide(window)
    tour.go(3)
    assert tour.stop.tab == "overview"
    assert not tour.geometry().intersects(QRect(window.canvas.mapTo(window, QPoint()), window.canvas.size()))
