"""The presentation in the window: begun and ended by keys, and all is as it was."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from desktop.lessons.panel import LessonPanel
from desktop.lessons.parsing import shipped, title_of
from desktop.presentation.big_reading import EMPTY, FOOT, NO_ANSWER, BigReading
from desktop.reading.corrector import NOTHING
from desktop.reading.verdict import EMPTY as NOTHING_DRAWN
from desktop.session.reading import OF_ALL, TYPING, UNANSWERED, Reading
from desktop.shell.window import Window
from tests.desktop.showing import activate
from tests.desktop.window.teaching import labels, wait_until_corrected
from tests.desktop.window.using import act, draw, in_front, open_without_answers, what_is_read
from tests.handwritten import write


def state(window: Window) -> tuple[object, ...]:
    return (
        window.geometry(),
        window.windowState(),
        window.split.sizes(),
        window.split.count(),
        window.menuBar().height(),
        window.statusBar().isVisible(),
        window.verdict.isVisible(),
        window.pages.isVisible(),
        window.focusWidget(),
        in_front(window),
        window.canvas.revision,
    )


def test_it_begins_and_ends_by_keys_and_leaves_no_trace(qtbot: QtBot, window: Window) -> None:
    activate(qtbot, window)
    act(window, "View", "Filters")
    window.resize(1300, 780)
    window.split.setSizes([500, 800])
    draw(qtbot, window)
    window.pages.setFocus()
    before = state(window)
    [key] = QKeySequence.keyBindings(QKeySequence.StandardKey.FullScreen)[:1]
    for ending in (Qt.Key.Key_Escape, key[0].key()):
        activate(qtbot, window)
        qtbot.keyClick(window, key[0].key(), key[0].keyboardModifiers())
        view = window.findChild(BigReading)
        assert view is not None
        assert view.isVisible()
        assert window.isFullScreen()
        assert not any(one.isVisible() for one in (window.pages, window.verdict, window.statusBar()))
        assert window.menuBar().height() == 0
        assert window.canvas.hasFocus()
        held = Qt.KeyboardModifier.NoModifier if ending == Qt.Key.Key_Escape else key[0].keyboardModifiers()
        qtbot.keyClick(window.canvas, ending, held)
        assert not view.isVisible()
        qtbot.waitUntil(lambda: state(window) == before)


@pytest.mark.parametrize(
    "path",
    [("View", "Filters"), ("View", "Train"), ("View", "Next tab"), ("Help", "Lessons", title_of(shipped("en")[0]))],
    ids=lambda path: path[-1],
)
def test_it_ends_where_something_else_is_to_be_seen(window: Window, path: tuple[str, ...]) -> None:
    act(window, "View", "Presentation")
    act(window, *path)
    assert window.pages.isVisible()
    assert not window.isFullScreen()
    assert all(panel.isVisible() for panel in window.findChildren(LessonPanel))


@pytest.mark.parametrize("front", ["Train", "Filters"])
def test_it_ends_where_data_come_to_the_train_tab_whatever_was_in_front(
    window: Window, small_data: str, front: str
) -> None:
    act(window, "View", front)
    act(window, "View", "Presentation")
    window.files.open(Path(small_data))
    assert in_front(window) == "train"
    assert window.pages.isVisible()
    assert not window.isFullScreen()


def test_it_ends_also_where_what_had_the_keys_before_is_no_more(window: Window) -> None:
    field = QLineEdit(window)
    field.show()
    field.setFocus()
    act(window, "View", "Presentation")
    delete(field)
    act(window, "View", "Presentation")
    assert window.pages.isVisible()
    assert not window.isFullScreen()


def test_what_is_drawn_meanwhile_is_read_large(qtbot: QtBot, window: Window) -> None:
    act(window, "View", "Presentation")
    view = window.findChild(BigReading)
    assert view.headline == ""
    told: list[Reading] = []
    with qtbot.waitSignal(window.reader.read, check_params_cb=lambda read: read is not None):
        window.reader.read.connect(told.append)
        draw(qtbot, window)
    assert view.best in (-1, told[-1].prediction.digit)
    assert view.headline
    act(window, "Edit", "Clear drawing")
    qtbot.waitUntil(lambda: view.headline == "")


def test_a_network_without_an_answer_says_so(qtbot: QtBot, window: Window) -> None:
    act(window, "View", "Presentation")
    view = window.findChild(BigReading)
    window.canvas.set_ink(write("4", "7", gap=0.6))
    what_is_read(qtbot, window)
    open_without_answers(qtbot, window)
    assert view.note == NO_ANSWER
    assert window.verdict.accessibleDescription() == UNANSWERED
    assert window.canvas_panel.boxes.digits == ()
    assert window.column.text == ""
    act(window, "Edit", "Clear drawing")
    assert view.note == EMPTY
    assert window.verdict.accessibleDescription() == NOTHING_DRAWN


def test_what_is_typed_meanwhile_is_seen_and_taught(qtbot: QtBot, window: Window) -> None:
    act(window, "View", "Presentation")
    view = window.findChild(BigReading)
    activate(qtbot, window)
    qtbot.keyClick(window.canvas, Qt.Key.Key_4)
    assert view.foot == NOTHING
    draw(qtbot, window)
    what_is_read(qtbot, window)
    read = (view.headline, view.note, view.best)
    qtbot.keyClick(window.canvas, Qt.Key.Key_4)
    assert (view.headline, view.note, view.best, view.foot) == ("4", OF_ALL, -1, TYPING)
    qtbot.keyClick(window.canvas, Qt.Key.Key_Escape)
    assert view.isVisible(), "the key was for what was typed"
    assert (view.headline, view.note, view.best, view.foot) == (*read, FOOT)
    qtbot.keyClick(window.canvas, Qt.Key.Key_4)
    qtbot.keyClick(window.canvas, Qt.Key.Key_Return)
    wait_until_corrected(qtbot, window)
    assert labels(window) == [4]
    qtbot.waitUntil(lambda: view.foot == "Added to My digits as a 4.")


def test_what_is_refused_meanwhile_is_told_at_its_foot(window: Window) -> None:
    window.messages.show_error("Something before.")
    act(window, "View", "Presentation")
    view = window.findChild(BigReading)
    assert view.foot == FOOT
    QGuiApplication.clipboard().setText("no picture")
    for _ in range(2):
        act(window, "File", "Paste picture")
        assert view.foot == "The clipboard holds no picture: copy one first."
        assert view.foot in view.accessibleDescription()
        act(window, "View", "Presentation")
        assert window.messages.isVisible()
        act(window, "View", "Presentation")
        assert view.foot == FOOT
    act(window, "Network", "Replay the last run")
    assert view.foot.startswith("No run is kept yet")
    window.messages.dismiss()
    window.messages.dismiss()
    window.messages.dismiss()
    assert view.foot == FOOT


def test_what_is_copied_meanwhile_is_not_written_over_the_network_s_name(qtbot: QtBot, window: Window) -> None:
    draw(qtbot, window)
    what_is_read(qtbot, window)
    act(window, "View", "Presentation")
    act(window, "Edit", "Copy what is read")
    QApplication.processEvents()
    act(window, "View", "Presentation")
    assert window.network_label.isVisible()
    assert window.statusBar().currentMessage() == ""
    act(window, "Edit", "Copy what is read")
    qtbot.waitUntil(lambda: window.statusBar().currentMessage() == f"Copied {window.column.text}")
    assert not window.network_label.isVisible()


def test_closing_meanwhile_leaves_no_full_screen_behind(window: Window) -> None:
    window.resize(1300, 780)
    size = window.size()
    act(window, "View", "Presentation")
    window.close()
    assert not window.isFullScreen()
    assert window.size() == size
