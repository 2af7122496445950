import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGroupBox, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.widgets.focus import KeptFocus, enable
from tests.desktop.showing import focus


class Room(QWidget):
    """A window with a button in a box, and one below it."""

    def __init__(self) -> None:
        super().__init__()
        self._focus = KeptFocus(self)
        self.box, self.first, self.second = QGroupBox(), QPushButton("First"), QPushButton("Second")
        QVBoxLayout(self.box).addWidget(self.first)
        column = QVBoxLayout(self)
        column.addWidget(self.box)
        column.addWidget(self.second)

    def focusNextPrevChild(self, onwards: bool) -> bool:  # noqa: N802 - Qt's own
        return not self._focus.rests() and super().focusNextPrevChild(onwards)


@pytest.fixture
def room(qtbot: QtBot) -> Room:
    """With the focus on the first button."""
    room = Room()
    qtbot.addWidget(room)
    room.show()
    focus(qtbot, room.first)
    return room


def test_the_focus_rests_in_what_is_around(room: Room) -> None:
    room.first.setEnabled(False)
    assert room.box.hasFocus()
    room.first.setEnabled(True)
    assert room.first.hasFocus()


@pytest.mark.parametrize("forwards", [True, False])
def test_tab_goes_on_from_there(qtbot: QtBot, room: Room, forwards: bool) -> None:
    room.first.setEnabled(False)
    qtbot.keyClick(room.box, Qt.Key.Key_Tab if forwards else Qt.Key.Key_Backtab)
    assert room.second.hasFocus()
    room.first.setEnabled(True)
    assert room.second.hasFocus(), "it is left where somebody puts it"


def test_what_is_around_goes_too(room: Room) -> None:
    room.first.setEnabled(False)
    room.box.hide()
    assert room.hasFocus()
    room.box.show()
    room.first.setEnabled(True)
    assert room.first.hasFocus()


def test_what_is_hidden_hands_on_nothing(room: Room) -> None:
    room.first.hide()
    assert room.box.hasFocus()
    room.first.setEnabled(False)
    room.first.setEnabled(True)
    assert room.box.hasFocus(), "it is hidden still"


def test_of_a_whole_that_is_disabled_one_part_has_it_again(room: Room) -> None:
    enable(room.box, False)
    assert room.hasFocus()
    enable(room.box, True)
    assert room.first.hasFocus()


def test_what_is_no_more_is_not_asked_for(qtbot: QtBot, room: Room) -> None:
    room.first.setEnabled(False)
    with qtbot.waitSignal(room.first.destroyed):
        room.first.deleteLater()
    room.second.setFocus()
    room.second.setEnabled(False)
    assert room.hasFocus()
    room.second.setEnabled(True)
    assert room.second.hasFocus()
