"""Weights, pictures and data opened, saved and dropped, and nothing lost."""

import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from core.exchange.formats import export_model
from core.model.weights import load_model
from desktop.engine.messages import DocumentChanged, Failed, Save, Saved, StateChanged
from desktop.engine.states import Phase
from desktop.shell.window import Window
from desktop.training.job import Train
from desktop.training.panel import TrainPanel
from tests.desktop.office import ENDLESS
from tests.desktop.window.using import (
    act,
    choose,
    dialog,
    draw,
    drop,
    forget_runs,
    in_front,
    press,
    train,
    urls,
    wait_for_phase,
)


def test_save_as_then_save_then_open(qtbot: QtBot, window: Window, small_data: str, tmp_path: Path) -> None:
    path = tmp_path / "mine.safetensors"
    train(qtbot, window, small_data)
    act(window, "File", "Save weights")
    with qtbot.waitSignal(window.session.told(Saved)):
        choose(qtbot, window, path)
    assert window.windowTitle() == "mine.safetensors[*] – Digitscope"
    assert not window.isWindowModified()
    train(qtbot, window, small_data)
    assert window.isWindowModified()
    with qtbot.waitSignal(window.session.told(Saved)):
        act(window, "File", "Save weights")
    assert load_model(path).card.epochs == 2
    with qtbot.waitSignal(window.session.told(DocumentChanged)):
        act(window, "Network", "New network from a preset", "LeNet")
    assert window.windowTitle() == "LeNet[*] – Digitscope"
    act(window, "File", "Open weights")
    with qtbot.waitSignal(window.session.told(DocumentChanged)):
        choose(qtbot, window, path)
    assert window.windowTitle() == "mine.safetensors[*] – Digitscope"
    with qtbot.waitSignal(window.session.told(DocumentChanged)):
        act(window, "File", "Recent files", "mine.safetensors")


@pytest.mark.parametrize("lose", ["new", "open", "close"])
def test_trained_weights_are_not_lost_unasked(
    qtbot: QtBot, window: Window, small_data: str, first_weights: Path, lose: str
) -> None:
    train(qtbot, window, small_data)
    ways: dict[str, Callable[[], object]] = {
        "new": lambda: act(window, "Network", "New network from a preset", "LeNet"),
        "open": lambda: window.files.open(first_weights),
        "close": window.close,
    }
    ways[lose]()
    press(qtbot, window, QMessageBox.StandardButton.Cancel)
    assert window.isVisible()
    assert window.session.modified
    ways[lose]()
    if lose == "close":
        press(qtbot, window, QMessageBox.StandardButton.Discard)
        assert not window.isVisible()
    else:
        with qtbot.waitSignal(window.session.told(DocumentChanged)):
            press(qtbot, window, QMessageBox.StandardButton.Discard)


@pytest.mark.parametrize("kept", [True, False])
def test_what_is_said_to_be_lost_is(qtbot: QtBot, window: Window, small_data: str, kept: bool) -> None:
    train(qtbot, window, small_data)
    qtbot.waitUntil(lambda: not window.session.at_risk)
    if not kept:
        forget_runs(window)
    window.close()
    box = dialog(qtbot, window, QMessageBox)
    assert ("are lost" in box.informativeText(), "Runs keeps them" in box.informativeText()) == (not kept, kept)
    box.button(QMessageBox.StandardButton.Discard).click()


def test_closing_can_save_first(qtbot: QtBot, window: Window, small_data: str, tmp_path: Path) -> None:
    train(qtbot, window, small_data)
    window.close()
    press(qtbot, window, QMessageBox.StandardButton.Save)
    choose(qtbot, window, tmp_path / "last.safetensors")
    qtbot.waitUntil(lambda: not window.isVisible())
    assert load_model(tmp_path / "last.safetensors").card.epochs == 1


def test_what_was_to_follow_a_save_does_though_another_was_wished_for_meanwhile(
    qtbot: QtBot, window: Window, small_data: str, tmp_path: Path
) -> None:
    path = tmp_path / "mine.safetensors"
    with qtbot.waitSignal(window.session.told(Saved)):
        window.session.post(Save(path))
    train(qtbot, window, small_data)
    window.close()
    press(qtbot, window, QMessageBox.StandardButton.Save)
    act(window, "File", "Save weights")  # before the first has been written
    qtbot.waitUntil(lambda: not window.isVisible())


def test_a_window_that_could_not_save_stays(qtbot: QtBot, window: Window, small_data: str, tmp_path: Path) -> None:
    folder = tmp_path / "mine.safetensors"
    with qtbot.waitSignal(window.session.told(Saved)):
        window.session.post(Save(folder))
    folder.unlink()
    folder.mkdir()  # now nothing can be written there
    train(qtbot, window, small_data)
    window.close()
    with qtbot.waitSignal(window.session.told(Failed)):
        press(qtbot, window, QMessageBox.StandardButton.Save)
    assert window.isVisible()
    assert "cannot be written" in window.messages.text.text()


def test_closing_when_a_run_has_only_just_begun(qtbot: QtBot, window: Window, small_data: str) -> None:
    asked: list[str] = []

    def close(event: StateChanged) -> None:
        if event.status.phase is Phase.RUNNING:
            window.close()
            asked.append(dialog(qtbot, window, QMessageBox).text())

    window.session.told(StateChanged).connect(close)
    window.session.begin(Train(ENDLESS, small_data))
    qtbot.waitUntil(lambda: bool(asked))
    assert asked == ["A run is going on, and it changes the weights."]
    press(qtbot, window, QMessageBox.StandardButton.Discard)
    assert not window.isVisible()


def test_closing_in_the_middle_of_a_run(qtbot: QtBot, window: Window, small_data: str) -> None:
    window.session.begin(Train(ENDLESS, small_data))
    qtbot.waitUntil(lambda: window.session.modified)
    window.close()
    press(qtbot, window, QMessageBox.StandardButton.Discard)
    assert not window.isVisible()


def picture(tmp_path: Path) -> Path:
    """A seven on white paper."""
    image = QImage(60, 60, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    for i in range(40):
        for thick in range(4):
            image.setPixelColor(10 + i, 10 + thick, Qt.GlobalColor.black)
            image.setPixelColor(50 - i // 2 - thick, 10 + i, Qt.GlobalColor.black)
    path = tmp_path / "seven.png"
    assert image.save(str(path))
    return path


def test_a_picture_is_opened_dropped_and_pasted(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    path = picture(tmp_path)
    act(window, "File", "Open image")
    choose(qtbot, window, path)
    assert not window.canvas.is_empty()
    assert window.settings.recent == [path]
    opened = window.canvas.ink()
    window.canvas.clear()
    drop(window, urls(path))
    np.testing.assert_array_equal(window.canvas.ink(), opened)
    window.canvas.clear()
    QGuiApplication.clipboard().setImage(QImage(str(path)))
    act(window, "File", "Paste picture")
    assert not window.canvas.is_empty()


def test_weights_and_data_can_be_dropped(
    qtbot: QtBot, window: Window, first_weights: Path, small_data: str, tmp_path: Path
) -> None:
    with qtbot.waitSignal(window.session.told(DocumentChanged)) as changed:
        drop(window, urls(first_weights))
    assert changed.args[0].document.path == first_weights
    drop(window, urls(Path(small_data)))
    assert in_front(window) == "train"
    assert window.messages.text.text() == "small.npz is the data set to train on now."


@pytest.mark.parametrize("holds", ["nothing", "pictures"])
def test_a_folder_without_data_is_refused_and_the_choice_stays(window: Window, tmp_path: Path, holds: str) -> None:
    panel = window.pages.look_at("train")
    assert isinstance(panel, TrainPanel)
    before = panel.form.data.source
    folder = tmp_path / "of mine"
    folder.mkdir()
    if holds == "pictures":
        picture(folder)
    window.pages.look_at("filters")
    QGuiApplication.clipboard().setMimeData(urls(folder))
    act(window, "File", "Paste picture")
    assert f"{folder} holds no data set" in window.messages.text.text()
    assert in_front(window) == "filters"
    assert panel.form.data.source == before


def test_data_that_are_dropped_while_a_run_goes_on_are_not_chosen(
    qtbot: QtBot, window: Window, small_data: str, tmp_path: Path
) -> None:
    panel = window.pages.look_at("train")
    assert isinstance(panel, TrainPanel)
    panel.form.data.set_data(small_data)
    window.session.begin(Train(ENDLESS, small_data))
    wait_for_phase(qtbot, window, Phase.RUNNING)
    drop(window, urls(Path(shutil.copy(small_data, tmp_path / "other.npz"))))
    assert panel.form.data.source == small_data
    wanted = "A run is going on. The data in other.npz can be chosen when that has ended."
    assert window.messages.text.text() == wanted


@pytest.mark.parametrize("last", ["second.safetensors", "second.npz"])
def test_of_several_networks_that_are_dropped_the_last_is_asked_about(
    qtbot: QtBot, window: Window, first_weights: Path, small_data: str, tmp_path: Path, last: str
) -> None:
    second = tmp_path / last
    if second.suffix == ".npz":
        export_model(load_model(first_weights), "npz", second, "")
    else:
        shutil.copy(first_weights, second)
    train(qtbot, window, small_data)
    drop(window, urls(first_weights, second))
    what_for = "import others" if second.suffix == ".npz" else "open others"
    qtbot.waitUntil(lambda: what_for in dialog(qtbot, window, QMessageBox).informativeText())
    press(qtbot, window, QMessageBox.StandardButton.Discard)
    qtbot.waitUntil(lambda: not window.session.unsaved)
    assert window.settings.recent == [second], "and not the first before it"
    assert [box for box in window.findChildren(QMessageBox) if box.isVisible()] == []


def test_what_cannot_be_opened_is_told_and_changes_nothing(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    window.canvas.set_ink(np.ones((4, 4), np.float32))
    before = window.canvas.ink()
    path = tmp_path / "notes.png"
    path.write_text("not a picture")
    drop(window, urls(path))
    assert window.messages.isVisible()
    assert "notes.png" in window.messages.text.text()
    np.testing.assert_array_equal(window.canvas.ink(), before)
    window.messages.dismiss()
    QGuiApplication.clipboard().clear()
    act(window, "File", "Paste picture")
    assert window.messages.text.text() == "The clipboard holds no picture: copy one first."


def test_what_could_not_be_opened_is_told_until_the_next_is(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    clipboard, bad = QGuiApplication.clipboard(), [tmp_path / "one.png", tmp_path / "two.png"]
    for path in bad:
        path.write_text("not a picture")
    clipboard.clear()
    act(window, "File", "Paste picture")
    clipboard.setMimeData(urls(*bad))
    act(window, "File", "Paste picture")
    for path in bad:  # of several that are opened at once all are told of
        assert path.name in window.messages.text.text()
        window.messages.dismiss()
    assert window.messages.isHidden()
    for good in (lambda: window.files.open(picture(tmp_path)), lambda: act(window, "File", "Paste picture")):
        window.files.open(bad[0])
        assert window.messages.isVisible()
        clipboard.setImage(QImage(str(picture(tmp_path))))
        good()
        assert window.messages.isHidden()


@pytest.mark.parametrize("colour", ["white", "black", "transparent"])
def test_a_picture_in_which_nothing_is_found_leaves_the_drawing(
    qtbot: QtBot, window: Window, tmp_path: Path, colour: str
) -> None:
    draw(qtbot, window)
    before = window.canvas.ink()
    image = QImage(30, 30, QImage.Format.Format_ARGB32)
    image.fill(QColor(colour))
    path = tmp_path / "nothing.png"
    assert image.save(str(path))
    QGuiApplication.clipboard().setImage(image)
    for put in (lambda: drop(window, urls(path)), lambda: act(window, "File", "Paste picture")):
        put()
        assert window.messages.text.text() == "Nothing is found in this picture, so the drawing stays as it is."
        window.messages.dismiss()
    np.testing.assert_array_equal(window.canvas.ink(), before)
    assert window.settings.recent == []


class Promise(QMimeData):
    """A picture that is promised by a window which is gone."""

    def hasFormat(self, kind: str) -> bool:  # noqa: N802
        return kind in self.formats()

    def formats(self) -> list[str]:
        return ["application/x-qt-image"]

    def retrieveData(self, _kind: str, _type: object) -> object:  # noqa: N802
        return None


def test_a_picture_that_is_promised_and_does_not_come_is_told_of(window: Window) -> None:
    drop(window, Promise())
    assert window.messages.text.text() == "There is no picture to take over."
