"""Keys in the tab of kept runs that mean something else elsewhere in the window."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from desktop.engine.states import Phase
from desktop.runs.view import RunsView
from desktop.shell.window import Window
from desktop.training.job import Train
from tests.desktop.showing import focus
from tests.desktop.window.keeping import keeper_of, trained, view_of
from tests.desktop.window.using import SHORT, draw, wait_for_phase, what_is_read

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def delete_first(qtbot: QtBot, window: Window, view: RunsView) -> None:
    view.table.choose_first()
    focus(qtbot, view.table)
    qtbot.keyClick(view.table, Qt.Key.Key_Delete)
    keeper_of(window).wait()


def undo(qtbot: QtBot, window: Window) -> None:
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Z, CTRL)
    keeper_of(window).wait()


def test_undo_by_key_brings_deleted_runs_back_and_leaves_the_drawing(
    qtbot: QtBot, window: Window, small_data: str
) -> None:
    draw(qtbot, window)
    ids = [trained(qtbot, window, small_data).id for _ in range(2)]
    store, view = keeper_of(window).store, view_of(qtbot, window, 2)
    delete_first(qtbot, window, view)
    assert store.ids() == ids[:1]
    undo(qtbot, window)
    assert store.ids() == ids
    assert not window.messages.isVisible(), "there is nothing to undo any more"
    undo(qtbot, window)
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Z, CTRL | SHIFT)
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Y, CTRL)
    assert not window.canvas.is_empty()
    assert store.ids() == ids


def test_runs_that_undo_brings_back_are_chosen_as_they_were(qtbot: QtBot, window: Window, small_data: str) -> None:
    first, second, third = (trained(qtbot, window, small_data).id for _ in range(3))
    view = view_of(qtbot, window, 3)
    view.table.choose([first, third])
    view.delete.click()
    assert view.table.chosen() == []
    view.table.choose([second])
    focus(qtbot, view.table)
    undo(qtbot, window)
    qtbot.waitUntil(lambda: [run.id for run in view.table.chosen()] == [third, first])
    assert len(view.plot.lines) == 2
    assert view.delete.isEnabled()


def test_undo_by_key_brings_the_only_run_back(qtbot: QtBot, window: Window, small_data: str) -> None:
    draw(qtbot, window)
    run = trained(qtbot, window, small_data)
    view = view_of(qtbot, window, 1)
    delete_first(qtbot, window, view)
    assert not view.table.isVisible()
    undo(qtbot, window)
    assert keeper_of(window).store.ids() == [run.id]
    assert not window.canvas.is_empty()


def test_what_the_note_has_undone_is_not_undone_again_by_the_key(qtbot: QtBot, window: Window, small_data: str) -> None:
    run = trained(qtbot, window, small_data)
    delete_first(qtbot, window, view_of(qtbot, window, 1))
    window.messages.action_button.click()
    keeper_of(window).wait()
    undo(qtbot, window)
    qtbot.waitUntil(lambda: keeper_of(window).run(run.id) is not None)
    assert not window.messages.isVisible()


def test_a_note_that_was_dismissed_leaves_the_key(qtbot: QtBot, window: Window, small_data: str) -> None:
    run = trained(qtbot, window, small_data)
    delete_first(qtbot, window, view_of(qtbot, window, 1))
    window.messages.dismiss()
    undo(qtbot, window)
    assert keeper_of(window).store.ids() == [run.id]


def test_a_run_that_begins_ends_what_can_be_undone(qtbot: QtBot, window: Window, small_data: str) -> None:
    trained(qtbot, window, small_data)
    view = view_of(qtbot, window, 1)
    delete_first(qtbot, window, view)
    window.session.begin(Train(SHORT, small_data))
    wait_for_phase(qtbot, window, Phase.RUNNING)
    wait_for_phase(qtbot, window, Phase.IDLE)
    ids = keeper_of(window).store.ids()
    focus(qtbot, view.table)
    undo(qtbot, window)
    assert keeper_of(window).store.ids() == ids


def copied(qtbot: QtBot, table: QTableView) -> list[list[str]]:
    """What the key of copying puts on the clipboard: lines and cells."""
    focus(qtbot, table)
    qtbot.keyClick(table, Qt.Key.Key_C, CTRL)
    return [line.split("\t") for line in QGuiApplication.clipboard().text().split("\n")]


def test_copy_in_a_table_is_of_its_rows_and_not_of_the_drawing(qtbot: QtBot, window: Window, small_data: str) -> None:
    draw(qtbot, window)
    what_is_read(qtbot, window)
    names = [trained(qtbot, window, small_data, "zhou", replace(SHORT, epochs=epochs)).name for epochs in (1, 2)]
    view = view_of(qtbot, window, 2)
    view.table.choose_first()
    titles, run = copied(qtbot, view.table)
    assert titles[:4] == ["Name", "Network", "Data", "Epochs"]
    assert (run[0], run[3]) == (names[1], "2")
    view.table.clearSelection()
    assert [line[0] for line in copied(qtbot, view.table)] == ["Name", *reversed(names)]
    view.table.selectAll()
    titles, *settings = copied(qtbot, view.settings)
    assert titles == ["", *reversed(names)]
    assert settings == [["Epochs", "2", "1"]]
