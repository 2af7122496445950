import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.shell.message_bar import MessageBar
from tests.desktop.showing import activate

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


def test_says_what_it_was_given_and_no_rich_text(bar: MessageBar) -> None:
    bar.show_error("<b>7</b>.png cannot be read.")
    assert bar.text.textFormat() == Qt.TextFormat.PlainText


def test_is_as_high_as_its_text_needs(qtbot: QtBot, bar: MessageBar) -> None:
    bar.show_error("Short.")
    qtbot.waitUntil(lambda: bar.height() < 100)
    short = bar.height()
    bar.show_error(LONG)
    bar.dismiss()
    qtbot.waitUntil(lambda: bar.height() > short)
    assert bar.text.height() >= bar.text.heightForWidth(bar.text.width())


def test_details_are_there_only_where_there_are_some(bar: MessageBar) -> None:
    bar.show_error("Short.")
    assert not bar.details_button.isVisible()
    bar.dismiss()
    bar.show_error("Short.", "Traceback (most recent call last)")
    assert bar.details_button.isVisible()
    assert not bar.details.isVisible()
    bar.details_button.click()
    assert bar.details.isVisible()
    assert bar.details.toPlainText() == "Traceback (most recent call last)"
    bar.dismiss()
    bar.show_note("Another thing.")
    assert not bar.details.isVisible()


def test_is_dismissed_by_its_button_and_by_escape(qtbot: QtBot, bar: MessageBar) -> None:
    bar.show_note("Worth knowing.")
    bar.close_button.click()
    assert bar.isHidden()
    bar.show_note("Worth knowing.")
    activate(qtbot, bar.window())
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


# Several messages --------------------------------------------------------------------------------------------


def said(bar: MessageBar) -> list[tuple[str, str]]:
    """What the bar says, and where in the row, as it is dismissed until it is gone."""
    heard = []
    while bar.isVisible():
        heard.append((bar.text.text(), bar.counter.text()))
        bar.dismiss()
    return heard


def test_a_note_can_offer_a_second_thing(bar: MessageBar) -> None:
    done: list[str] = []
    take_away = bar.show_note("A run", "Go on", lambda: done.append("on"), "Discard", lambda: done.append("off"))
    assert (bar.action_button.text(), bar.other_button.text()) == ("Go on", "Discard")
    bar.action_button.click()
    bar.other_button.click()
    assert done == ["on", "off"]
    assert bar.isVisible(), "what was offered has not come about yet"
    take_away()
    assert not bar.isVisible()
    bar.show_note("Something else")
    assert not bar.other_button.isVisible()
    take_away()
    assert bar.text.text() == "Something else"


def test_a_question_is_taken_away_from_behind_what_stands_there(bar: MessageBar) -> None:
    take_away = bar.show_note("A run", "Go on", lambda: None, "Discard", lambda: None)
    bar.show_note("Saved.")
    bar.show_error("It did not work.")
    take_away()
    assert said(bar) == [("It did not work.", "1 of 2"), ("Saved.", "2 of 2")]


def test_errors_wait_for_each_other(bar: MessageBar) -> None:
    for text in ("First.", "Second.", "Third."):
        bar.show_error(text)
    assert said(bar) == [("First.", "1 of 3"), ("Second.", "2 of 3"), ("Third.", "3 of 3")]
    bar.show_error("Later.")
    assert said(bar) == [("Later.", "")]


def test_a_note_waits_behind_an_error(bar: MessageBar) -> None:
    bar.show_error("It did not work.")
    bar.show_note("Worth knowing.")
    assert said(bar) == [("It did not work.", "1 of 2"), ("Worth knowing.", "2 of 2")]


def test_an_error_goes_before_a_note_and_does_not_take_it_away(bar: MessageBar) -> None:
    done: list[str] = []
    bar.show_note("Added.", "Undo", lambda: done.append("undone"))
    bar.show_error("It did not work.")
    assert bar.text.text() == "It did not work."
    assert not bar.action_button.isVisible()
    bar.dismiss()
    bar.action_button.click()
    assert done == ["undone"]
    assert bar.isHidden()


def test_a_note_gives_way_to_a_newer_one(bar: MessageBar) -> None:
    done: list[str] = []
    for number in ("1", "2"):
        bar.show_note("Added.", "Undo", lambda number=number: done.append(number))
    bar.action_button.click()
    assert done == ["2"]
    assert bar.isHidden()
    bar.show_error("It did not work.")
    bar.show_note("Older.")
    bar.show_note("Newer.")
    assert said(bar) == [("It did not work.", "1 of 2"), ("Newer.", "2 of 2")]


def test_a_question_waits_behind_newer_notes(bar: MessageBar) -> None:
    for run in ("A run", "Another run"):
        bar.show_note(run, "Go on", lambda: None, "Discard", lambda: None)
    for file in ("1", "2"):
        bar.show_note(f"Saved {file}.")
    assert said(bar) == [("Saved 2.", "1 of 3"), ("Another run", "2 of 3"), ("A run", "3 of 3")]
    bar.show_note("A run", "Go on", lambda: None, "Discard", lambda: None)
    bar.show_note("Saved 1.")
    bar.withdraw_notes()
    assert said(bar) == [("A run", "")]


def test_the_same_error_does_not_wait_twice(bar: MessageBar) -> None:
    for _ in range(3):  # a view that cannot be painted says so whenever it is painted
        bar.show_error("This cannot be shown.", "Traceback")
        bar.show_error("Nor can this.", "Traceback")
    assert said(bar) == [("This cannot be shown.", "1 of 2"), ("Nor can this.", "2 of 2")]
    bar.show_error("This cannot be shown.", "Traceback")
    assert said(bar) == [("This cannot be shown.", "")]


def test_a_note_can_be_withdrawn_and_an_error_cannot(bar: MessageBar) -> None:
    bar.show_note("Look here.")
    bar.withdraw_notes()
    assert bar.isHidden()
    bar.show_error("It did not work.")
    bar.show_note("Look here.")
    bar.withdraw_notes()
    assert said(bar) == [("It did not work.", "")]


def test_an_error_is_taken_away_by_who_told_it(bar: MessageBar) -> None:
    first, again, second = (bar.show_error(text) for text in ("First.", "First.", "Second."))
    bar.show_note("Look here.")
    second()
    again()
    assert said(bar) == [("Look here.", "")], "one is left, and the person dismissed none"
    first()
    assert bar.isHidden()


def test_open_details_stay_open_when_another_message_comes(bar: MessageBar) -> None:
    bar.show_error("First.", "Traceback")
    bar.details_button.click()
    bar.show_error("Second.")
    assert bar.details.isVisible()
    bar.dismiss()
    assert not bar.details.isVisible()


class Hidings(QObject):
    """Counts how often what it watches disappears."""

    count = 0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        self.count += event.type() == QEvent.Type.Hide
        return False


def test_nothing_jumps_from_one_message_to_the_next(bar: MessageBar) -> None:
    hidings = Hidings()
    bar.installEventFilter(hidings)
    places = []
    bar.show_error("Alone.")
    for text in ("Second.", "Third."):
        QApplication.processEvents()
        places.append((bar.geometry(), bar.text.geometry(), bar.close_button.geometry()))
        bar.show_error(text)
    for _ in range(2):
        QApplication.processEvents()
        places.append((bar.geometry(), bar.text.geometry(), bar.close_button.geometry()))
        bar.dismiss()
    assert places == [places[0]] * len(places)
    assert hidings.count == 0


def test_details_can_be_copied(bar: MessageBar) -> None:
    bar.show_error("It did not work.")
    assert not bar.copy_button.isVisible()
    bar.show_error("Nor did this.", "Traceback (most recent call last)\n  at the end")
    bar.dismiss()
    width = bar.copy_button.width()
    bar.copy_button.click()
    assert QGuiApplication.clipboard().text() == "Nor did this.\n\nTraceback (most recent call last)\n  at the end"
    assert bar.copy_button.text() == "Copied"
    QApplication.processEvents()
    assert bar.copy_button.width() == width


def test_a_screen_reader_finds_the_whole_message(bar: MessageBar) -> None:
    bar.show_error("First.")
    assert (bar.accessibleName(), bar.accessibleDescription()) == ("Error", "First.")
    bar.show_note("Second.")
    assert (bar.accessibleName(), bar.accessibleDescription()) == ("Error", "First. (1 of 2)")
    bar.dismiss()
    assert (bar.accessibleName(), bar.accessibleDescription()) == ("Note", "Second. (2 of 2)")
