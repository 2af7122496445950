from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from desktop.widgets.boxes import in_column
from desktop.widgets.room import Scrolled, fill_area, size_on_screen
from tests.desktop.showing import shown


class Page:
    """Something, and below it a list that is higher than its own area, in a place that is too small for both."""

    def __init__(self, qtbot: QtBot) -> None:
        self.above, self.list, self.area = QWidget(), QWidget(), QScrollArea()
        self.above.setFixedHeight(150)
        self.list.setFixedSize(100, 2000)
        fill_area(self.area, self.list)
        for widget in (self.above, self.list):
            widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.setFixedHeight(250)
        content = QWidget()
        in_column(self.above, self.area, on=content)
        self.place = shown(qtbot, Scrolled(content), 300, 300, in_front=True)
        self.above.setFocus()

    def scrolled_to(self) -> int:
        """How far down in its area the list is seen."""
        return self.area.verticalScrollBar().value()


def test_what_is_longer_than_its_area_is_found_where_it_was_left(qtbot: QtBot) -> None:
    page = Page(qtbot)
    page.list.setFocus()
    page.area.verticalScrollBar().setValue(700)
    page.above.setFocus()
    page.list.setFocus()
    assert page.scrolled_to() == 700


def test_what_is_longer_than_its_area_is_seen_in_all_of_it(qtbot: QtBot) -> None:
    page = Page(qtbot)
    for left_at in (0, 700):
        page.area.verticalScrollBar().setValue(left_at)
        page.above.setFocus()
        assert page.list.visibleRegion().boundingRect().height() < page.area.viewport().height()
        page.list.setFocus()
        assert page.list.visibleRegion().boundingRect().height() == page.area.viewport().height()


def test_a_window_leaves_room_on_the_screen_for_its_frame(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    screen, largest = widget.screen().availableSize(), size_on_screen(widget, 10_000, 10_000)
    assert largest.width() < screen.width()
    assert largest.height() < screen.height()
    assert size_on_screen(widget, 100, 80) == QSize(100, 80)
