"""Weights of other programs in and out of the window, with the real engine."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from core.exchange.formats import export_model, import_model
from core.model.presets import preset
from desktop.engine.messages import DocumentChanged, Failed
from desktop.engine.states import Action
from desktop.shell.window import Window
from desktop.training.job import Train
from tests.core.exchange.test_numpy_cnn import Command, file_of, parameters
from tests.core.model.example import MODEL
from tests.desktop.office import ENDLESS
from tests.desktop.window.conftest import opened as opened
from tests.desktop.window.conftest import window as window
from tests.desktop.window.using import act, can, choose, dialog, drop, in_front, press, train, urls


def note(window: Window) -> str:
    return window.messages.text.text()


def test_import_from_the_menu(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    path = file_of(tmp_path, [parameters(), []])
    act(window, "File", "Import weights")
    with qtbot.waitSignal(window.session.told(DocumentChanged)):
        choose(qtbot, window, path)
    document = window.session.document
    assert document is not None
    assert document.model.network == preset("escontrela").network
    assert document.path is None
    assert not window.session.modified
    np.testing.assert_array_equal(document.model.parameters, import_model(path).parameters)
    assert "The weights in params.pkl were opened as Escontrela; Save weights" in note(window)
    assert path in window.settings.recent


@pytest.mark.parametrize("way", ["dropped", "opened"])
def test_archives_of_weights_and_of_pictures_are_told_apart(
    qtbot: QtBot, window: Window, tmp_path: Path, small_data: str, way: str
) -> None:
    def give(path: Path) -> None:
        if way == "dropped":
            drop(window, urls(path))
        else:
            window.files.open(path)

    export_model(MODEL, "npz", tmp_path / "mine.npz", "")
    window.pages.look_at("filters")
    with qtbot.waitSignal(window.session.told(DocumentChanged)):
        give(tmp_path / "mine.npz")
    assert window.session.document is not None
    assert window.session.document.model.card == MODEL.card
    assert in_front(window) == "filters"
    give(Path(small_data))
    assert in_front(window) == "train"


def test_an_archive_without_a_description_may_fit_the_present_network(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    with qtbot.waitSignal(window.session.told(DocumentChanged)):
        act(window, "Network", "New network from a preset", "Rathi (average pooling)")
    present = window.session.document
    assert present is not None
    arrays = present.model.network.views(present.model.parameters + 1)
    np.savez(tmp_path / "plain.npz", **arrays)
    with qtbot.waitSignal(window.session.told(DocumentChanged)):
        window.files.open(tmp_path / "plain.npz")
    assert window.session.document is not None
    assert window.session.document.model.network == preset("rathi-average").network
    np.testing.assert_array_equal(window.session.document.model.parameters, present.model.parameters + 1)


def test_a_hostile_file_is_refused_in_a_sentence(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    path = file_of(tmp_path, Command(exec, f"open({str(tmp_path / 'executed')!r}, 'w')"))
    before = window.session.document
    with qtbot.waitSignal(window.session.told(Failed)) as failed:
        drop(window, urls(path))
    assert failed.args is not None
    assert failed.args[0].reason == (
        "params.pkl is not a parameter file of NumPy-CNN: it holds more than arrays and numbers. Nothing has changed."
    )
    assert failed.args[0].details == ""
    assert window.session.document is before
    assert not (tmp_path / "executed").exists()


def test_trained_weights_are_not_lost_unasked(qtbot: QtBot, window: Window, small_data: str, tmp_path: Path) -> None:
    train(qtbot, window, small_data)
    path = file_of(tmp_path, [parameters(), []])
    drop(window, urls(path))
    press(qtbot, window, QMessageBox.StandardButton.Cancel)
    assert window.session.modified
    drop(window, urls(path))
    with qtbot.waitSignal(window.session.told(DocumentChanged)):
        press(qtbot, window, QMessageBox.StandardButton.Discard)


@pytest.mark.parametrize(("line", "name"), [("NumPy archive", "first.npz"), ("PyTorch code", "first.py")])
def test_export_from_the_menu(qtbot: QtBot, window: Window, tmp_path: Path, line: str, name: str) -> None:
    act(window, "File", "Export", line)
    choose(qtbot, window, tmp_path / name)
    qtbot.waitUntil((tmp_path / name).exists)
    qtbot.waitUntil(lambda: f"Exported to {tmp_path / name}." in note(window))
    if name.endswith(".npz"):
        assert window.session.document is not None
        again = import_model(tmp_path / name)
        np.testing.assert_array_equal(again.parameters, window.session.document.model.parameters)
    else:
        assert "It takes its numbers from first.safetensors: save the weight file beside it." in note(window)


def test_a_run_is_exported_and_not_replaced(qtbot: QtBot, window: Window, small_data: str, tmp_path: Path) -> None:
    window.session.begin(Train(ENDLESS, small_data))
    qtbot.waitUntil(lambda: window.session.status.allows(Action.PAUSE))
    assert not can(window, "File", "Import weights")
    act(window, "File", "Export", "NumPy archive")
    choose(qtbot, window, tmp_path / "now.npz")
    qtbot.waitUntil(lambda: "Exported to" in note(window))
    assert import_model(tmp_path / "now.npz").network == preset("zhou").network
    with qtbot.waitSignal(window.session.told(Failed)) as failed:
        window.files.open(tmp_path / "now.npz")
    assert failed.args is not None
    assert failed.args[0].reason.startswith("A new network cannot be made while")
    window.session.stop()


def test_of_several_exports_every_one_is_told_of(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    told: list[str] = []
    window.messages.said.connect(told.append)
    paths = [tmp_path / name for name in ("none/first.npz", "second.npz", "third.npz")]
    for path in paths:
        act(window, "File", "Export", "NumPy archive")
        chooser = dialog(qtbot, window, QFileDialog)
        chooser.fileSelected.emit(str(path))
        chooser.close()
    qtbot.waitUntil(lambda: f"Exported to {paths[2]}." in told)
    first, *others = filter(None, told)
    assert "cannot be written" in first
    assert others == [f"Exported to {path}." for path in paths[1:]]


def test_a_folder_that_cannot_be_written_to(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    act(window, "File", "Export", "NumPy archive")
    chooser = dialog(qtbot, window, QFileDialog)
    with qtbot.waitSignal(window.session.told(Failed)) as failed:
        chooser.fileSelected.emit(str(tmp_path / "none" / "w.npz"))
    chooser.close()
    assert failed.args is not None
    assert "cannot be written: No such file or directory." in failed.args[0].reason
