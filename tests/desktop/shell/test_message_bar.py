import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.shell.message_bar import MessageBar

# The platform without a screen says this of every window that has a smallest size.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints", extend=True)

LONG = "The weights could not be read because of a reason that takes many words to tell. " * 4


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """A window with a bar at its foot."""
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    column.addStretch(1)
    column.addWidget(MessageBar())
    window.resize(600, 400)
    with qtbot.waitExposed(window):
        window.show()
    return window


@pytest.fixture
def bar(window: QWidget) -> MessageBar:
    bar = window.findChild(MessageBar)
    assert isinstance(bar, MessageBar)
    return bar


def test_is_there_only_while_there_is_something_to_say(bar: MessageBar) -> None:
    assert bar.isHidden()
    bar.show_error("It did not work.")
    assert bar.isVisible()
    assert bar.text.text() == "It did not work."


def test_is_as_high_as_its_text_needs(qtbot: QtBot, bar: MessageBar) -> None:
    bar.show_error("Short.")
    qtbot.waitUntil(lambda: bar.height() < 100)
    short = bar.height()
    bar.show_error(LONG)
    qtbot.waitUntil(lambda: bar.height() > short)
    assert bar.text.height() >= bar.text.heightForWidth(bar.text.width())


def test_details_are_there_only_where_there_are_some(bar: MessageBar) -> None:
    bar.show_error("Short.")
    assert not bar.details_button.isVisible()
    bar.show_error("Short.", "Traceback (most recent call last)")
    assert bar.details_button.isVisible()
    assert not bar.details.isVisible()
    bar.details_button.click()
    assert bar.details.isVisible()
    assert bar.details.toPlainText() == "Traceback (most recent call last)"
    bar.show_note("Another thing.")
    assert not bar.details.isVisible()


def test_is_dismissed_by_its_button_and_by_escape(qtbot: QtBot, bar: MessageBar) -> None:
    bar.show_note("Worth knowing.")
    bar.close_button.click()
    assert bar.isHidden()
    bar.show_note("Worth knowing.")
    with qtbot.waitActive(bar.window()):
        bar.window().activateWindow()
    qtbot.keyClick(bar.window(), Qt.Key.Key_Escape)
    assert bar.isHidden()


def test_a_note_can_offer_to_do_something(bar: MessageBar) -> None:
    done: list[str] = []
    bar.show_note("Added.", "Undo", lambda: done.append("undone"))
    assert bar.action_button.isVisible()
    assert bar.action_button.text() == "Undo"
    bar.action_button.click()
    assert done == ["undone"]
    assert bar.isHidden()
    bar.show_note("Another thing.")
    assert not bar.action_button.isVisible()
