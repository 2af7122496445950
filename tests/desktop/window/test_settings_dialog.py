"""The settings: every row holds at once, wherever it was chosen."""

import os

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QComboBox, QLabel
from pytestqt.qtbot import QtBot

from desktop.shell.settings_dialog import THEMES, SettingsDialog
from desktop.shell.window import Window
from desktop.widgets import theme
from tests.desktop.window.keeping import keeper_of, trained
from tests.desktop.window.using import Open, act, dialog


def choose(settings: SettingsDialog, row: str, value: object) -> None:
    """Choose by the keys alone."""
    field = field_of(settings, row)
    field.setFocus()
    place = field.findData(value)
    assert place >= 0
    while field.currentIndex() != place:
        key = Qt.Key.Key_Down if field.currentIndex() < place else Qt.Key.Key_Up
        before = field.currentIndex()
        QtBot.keyClick(field, key)
        assert field.currentIndex() != before


def field_of(settings: SettingsDialog, row: str) -> QComboBox:
    return next(field for field in settings.findChildren(QComboBox) if field.accessibleName() == row)


def test_what_is_chosen_holds_at_once_and_at_the_next_start(qtbot: QtBot, opened: Open) -> None:
    window = opened()
    runs = window.pages.look_at("runs")
    train = window.pages.look_at("train")
    act(window, "Edit", "Settings")
    settings = dialog(qtbot, window, SettingsDialog)
    choose(settings, "Theme", "dark")
    assert theme.current().dark
    choose(settings, "Room for kept runs", 250)
    choose(settings, "Processors for training", 1)
    assert train.form.threads.value() == 1
    window.pages.look_at("runs")
    assert runs.budget.currentData() == 250
    runs.budget.setCurrentIndex(runs.budget.findData(500))
    runs.budget.activated.emit(runs.budget.currentIndex())
    assert field_of(settings, "Room for kept runs").currentData() == 500
    act(window, "View", "Theme", "Light")
    assert field_of(settings, "Theme").currentData() == "light"
    choose(settings, "Language", "de")
    assert "next start" in window.messages.text.text()
    act(window, "View", "Language", "English")
    assert field_of(settings, "Language").currentData() == window.settings.language == "en"
    settings.reject()
    again = opened()
    assert (again.settings.theme, again.settings.runs_budget, again.settings.threads) == ("light", 500, 1)
    assert again.pages.look_at("train").form.threads.value() == 1


def test_less_room_removes_nothing_before_a_run_ends(qtbot: QtBot, window: Window, small_data: str) -> None:
    run = trained(qtbot, window, small_data)
    keeper = keeper_of(window)
    store = keeper.store
    os.truncate(store.weights(run.id, 0), 150_000_000)
    act(window, "Edit", "Settings")
    settings = dialog(qtbot, window, SettingsDialog)
    for size in (100, 1000):  # it is only passed
        choose(settings, "Room for kept runs", size)
    keeper.wait()
    assert store.epochs(run.id) == [0, 1, 2]
    choose(settings, "Room for kept runs", 100)
    settings.reject()
    trained(qtbot, window, small_data)
    assert store.epochs(run.id) == [1, 2]


def test_the_name_of_a_row_stands_beside_the_middle_of_its_field(qtbot: QtBot, window: Window) -> None:
    act(window, "Edit", "Settings")
    settings = dialog(qtbot, window, SettingsDialog)
    names = {label.buddy(): label for label in settings.findChildren(QLabel) if label.buddy() is not None}
    assert set(names) == {*settings.findChildren(QComboBox), settings.open_folder}
    for field, name in names.items():
        assert abs(name.geometry().center().y() - field.geometry().center().y()) <= 1, name.text()


def test_the_menu_has_the_same_themes_and_a_mark_at_the_one_that_holds(window: Window) -> None:
    window.settings.theme = "dark"
    view = next(a for a in window.menuBar().actions() if a.text() == "&View").menu()
    themes = next(a for a in view.actions() if a.text() == "&Theme").menu()
    themes.aboutToShow.emit()
    assert [action.text() for action in themes.actions() if action.isChecked()] == ["&Dark"]
    assert [action.text().replace("&", "") for action in themes.actions()] == [text for _, text in THEMES]


def test_they_have_the_key_that_settings_have(window: Window) -> None:
    edit = next(a for a in window.menuBar().actions() if a.text() == "&Edit").menu()
    entry = next(a for a in edit.actions() if a.text() == "Sett&ings…")
    assert entry.shortcut() == QKeySequence("Ctrl+,")


def test_a_window_that_was_on_a_screen_that_is_gone_comes_back_into_sight(opened: Open) -> None:
    first = opened()
    first.move(QPoint(9000, 4000))
    first.close()
    assert not first.settings.bytes("geometry").isEmpty()
    again = opened()
    for corner in (again.geometry().topLeft(), again.geometry().center()):
        assert QGuiApplication.screenAt(corner) is not None
