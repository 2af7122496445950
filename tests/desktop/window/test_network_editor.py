"""The network editor in the window: what it hands over to the engine, what it asks before, and its files."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel, QMessageBox
from pytestqt.qtbot import QtBot

from core.model.architecture import Architecture, load_architecture, save_architecture
from core.model.presets import preset
from core.nn.layers import Dense, Flatten
from core.nn.network import Network
from core.types import Shape
from desktop.engine.messages import DocumentChanged, Failed
from desktop.engine.states import Phase
from desktop.network_editor.editor import NetworkEditor
from desktop.shell.window import Window
from desktop.training.job import Train
from desktop.training.panel import TrainPanel
from tests.desktop.network_editor.building import kinds, start, type_in
from tests.desktop.office import ENDLESS
from tests.desktop.showing import focus
from tests.desktop.window.using import act, choose, dialog, drop, in_front, press, train, urls, wait_for_phase


def opened_editor(qtbot: QtBot, window: Window) -> NetworkEditor:
    act(window, "Network", "Build a network")
    return dialog(qtbot, window, NetworkEditor)


def use(qtbot: QtBot, editor: NetworkEditor) -> None:
    qtbot.mouseClick(editor.foot.use_button, Qt.MouseButton.LeftButton)


def small(input_shape: Shape) -> Architecture:
    return Architecture("From a file", Network(input_shape, (Flatten(), Dense(12), Dense(10))))


def test_the_train_tab_opens_it(qtbot: QtBot, window: Window) -> None:
    panel = window.pages.look_at("train")
    assert isinstance(panel, TrainPanel)
    qtbot.mouseClick(panel.form.build, Qt.MouseButton.LeftButton)
    assert dialog(qtbot, window, NetworkEditor).isVisible()


def test_a_network_that_was_built_is_the_present_one_and_can_be_trained(
    qtbot: QtBot, window: Window, small_data: str
) -> None:
    editor = opened_editor(qtbot, window)
    start(qtbot, editor, "LeNet")
    type_in(qtbot, editor.head.name, "Mine")
    editor.palette_of_layers.buttons["dense"].click()
    type_in(qtbot, editor.foot.seed, "7")
    with qtbot.waitSignal(window.session.told(DocumentChanged)):
        use(qtbot, editor)
    document = window.session.document
    assert document is not None
    assert document.model.network.layers == (*preset("lenet").network.layers, Dense(10))
    assert (document.model.card.name, document.model.card.seed) == ("Mine", 7)
    assert not document.modified
    qtbot.waitUntil(lambda: not editor.isVisible())
    assert window.windowTitle().startswith("Mine")
    assert window.messages.text.text() == "Mine was opened with fresh weights: only training teaches it."
    window.messages.action_button.click()
    assert in_front(window) == "train"
    train(qtbot, window, small_data)
    trained = window.session.document
    assert trained is not None
    assert trained.model.network == document.model.network
    assert not np.array_equal(trained.model.parameters, document.model.parameters)


def test_who_looks_at_train_is_not_sent_there(qtbot: QtBot, window: Window) -> None:
    window.pages.look_at("train")
    editor = opened_editor(qtbot, window)
    start(qtbot, editor, "LeNet")
    use(qtbot, editor)
    qtbot.waitUntil(window.messages.isVisible)
    assert "only training teaches it" in window.messages.text.text()
    assert not window.messages.action_button.isVisible()


def test_weights_that_would_be_lost_are_asked_about(qtbot: QtBot, window: Window, small_data: str) -> None:
    train(qtbot, window, small_data)
    editor = opened_editor(qtbot, window)
    start(qtbot, editor, "LeNet")
    use(qtbot, editor)
    press(qtbot, window, QMessageBox.StandardButton.Cancel)
    assert window.session.modified
    assert editor.isVisible()
    use(qtbot, editor)
    with qtbot.waitSignal(window.session.told(DocumentChanged)):
        press(qtbot, window, QMessageBox.StandardButton.Discard)
    assert window.session.document is not None
    assert window.session.document.model.network == preset("lenet").network


def test_while_a_run_goes_on_it_says_why_not(qtbot: QtBot, window: Window, small_data: str) -> None:
    window.session.begin(Train(ENDLESS, small_data))
    wait_for_phase(qtbot, window, Phase.RUNNING)
    editor = opened_editor(qtbot, window)
    with qtbot.waitSignal(window.session.told(Failed)):
        use(qtbot, editor)
    assert editor.foot.note.text() == "A new network cannot be made while a run is going on: stop it first."
    assert editor.isVisible()
    window.session.stop()
    wait_for_phase(qtbot, window, Phase.IDLE)


def test_what_was_built_is_there_when_the_editor_is_opened_again(qtbot: QtBot, window: Window) -> None:
    editor = opened_editor(qtbot, window)
    assert editor.head.origin.currentText() == "Present network"
    assert editor.head.name.text() == "First"
    editor.palette_of_layers.buttons["relu"].click()
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert not editor.isVisible()
    assert opened_editor(qtbot, window) is editor
    assert kinds(editor)[-1] == "relu"


def test_an_architecture_is_saved_and_opened_again(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    editor = opened_editor(qtbot, window)
    start(qtbot, editor, "Aniemeka")
    editor.foot.save_button.click()
    choose(qtbot, window, tmp_path / "mine")
    qtbot.waitUntil(lambda: (tmp_path / "mine.json").exists())
    assert load_architecture(tmp_path / "mine.json") == Architecture("Aniemeka", preset("aniemeka").network)
    assert editor.foot.note.text() == "Saved mine.json."
    start(qtbot, editor, "Nothing")
    editor.foot.open_button.click()
    choose(qtbot, window, tmp_path / "mine.json")
    qtbot.waitUntil(lambda: editor.network == preset("aniemeka").network)
    assert editor.head.origin.currentText() == "A file"
    editor.undo_action.trigger()
    assert kinds(editor) == [], "what was there before can be had again"


def test_a_long_name_is_a_short_file_name(qtbot: QtBot, window: Window) -> None:
    editor = opened_editor(qtbot, window)
    editor.show_architecture(Architecture("Net " * 40, preset("aniemeka").network))
    editor.foot.save_button.click()
    chooser = dialog(qtbot, window, QFileDialog)
    assert Path(chooser.selectedFiles()[0]).stem == ("net-" * 15)[:-1]
    chooser.reject()


@pytest.mark.parametrize("input_shape", [(1, 28, 28), (3, 32, 32)])
def test_an_architecture_that_is_dropped_opens_in_the_editor(
    qtbot: QtBot, window: Window, tmp_path: Path, input_shape: Shape
) -> None:
    save_architecture(tmp_path / "a.json", small(input_shape))
    before = window.session.document
    drop(window, urls(tmp_path / "a.json"))
    editor = dialog(qtbot, window, NetworkEditor)
    assert editor.network == small(input_shape).network
    assert editor.head.name.text() == "From a file"
    assert window.session.document is before, "nothing is replaced before it is used"
    assert window.settings.recent == [tmp_path / "a.json"]
    assert ("cannot feed" in editor.foot.note.text()) == (input_shape == (3, 32, 32))


def test_a_file_that_is_none_is_told_where_one_looks(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text("{}")
    drop(window, urls(path))
    sentence = "a.json is no architecture of Digitscope, or it is damaged. Nothing has changed."
    assert window.messages.text.text() == sentence
    editor = opened_editor(qtbot, window)
    before = editor.draft
    drop(window, urls(path))
    assert editor.foot.note.text() == sentence
    assert editor.draft == before


def test_any_feature_opens_it_by_its_name(qtbot: QtBot, window: Window) -> None:
    window._open_tool("network-editor")
    assert dialog(qtbot, window, NetworkEditor).isVisible()
    assert in_front(window) == "train"


def test_its_keys_are_listed_by_the_key_of_help(qtbot: QtBot, window: Window) -> None:
    editor = opened_editor(qtbot, window)
    focus(qtbot, editor.list)
    [key] = QKeySequence.keyBindings(QKeySequence.StandardKey.HelpContents)[:1]
    qtbot.keyClick(editor.list, key[0].key(), key[0].keyboardModifiers())
    [shown] = editor.findChildren(QDialog)
    listed = [label.text() for label in shown.findChildren(QLabel)]
    for what, keys in (("Up", "Alt+Up"), ("Down", "Alt+Down"), ("Duplicate", "Ctrl+D"), ("Remove", "Del")):
        assert listed[listed.index(what) + 1] == keys
    shown.reject()
