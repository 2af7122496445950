"""Runs that are kept until they are finished: their folder, and how one comes to be left in it."""

import shutil
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from desktop.engine.states import Phase
from desktop.shell.window import Window
from desktop.training.job import Train
from desktop.training.unfinished import Unfinished
from tests.desktop.office import ENDLESS
from tests.desktop.window.using import Open, act, choose, wait_for_phase

RUN = replace(ENDLESS, epochs=500)


def kept(folder: Path) -> list[str]:
    return sorted(path.suffix for path in folder.iterdir()) if folder.is_dir() else []


def run(qtbot: QtBot, window: Window, request: Train) -> None:
    """Train until the first epoch is in a file."""
    window.session.begin(request)
    folder = window.findChild(Unfinished)._folder
    qtbot.waitUntil(lambda: any(folder.glob("*.safetensors")))


def stop(qtbot: QtBot, window: Window) -> None:
    window.session.stop()
    wait_for_phase(qtbot, window, Phase.IDLE)
    window.findChild(Unfinished)._writer.wait()


def as_if_killed(folder: Path) -> None:
    """Put back what was in the folder in the middle of the run, and what a program leaves that is killed writing."""
    kept = folder.with_name("kept")
    for path in kept.iterdir():
        shutil.copy(path, folder)
        (folder / f".{path.name}.part").write_bytes(b"half")


def interrupted(qtbot: QtBot, opened: Open, small_data: str, folder: Path) -> None:
    """A window was killed in the middle of a run, after an epoch."""
    window = opened()
    run(qtbot, window, Train(RUN, small_data))
    window.findChild(Unfinished)._writer.wait()
    folder.with_name("kept").mkdir()
    for path in folder.glob("*.safetensors"):
        shutil.copy(path, folder.with_name("kept"))
    stop(qtbot, window)
    window.leave()
    as_if_killed(folder)


def saved(qtbot: QtBot, window: Window, data: str, folder: Path) -> Path:
    """The checkpoint of a run that is held after three batches."""
    window.session.begin(Train(RUN, data, pause_after=3))
    wait_for_phase(qtbot, window, Phase.PAUSED)
    path = folder / "mine.safetensors"
    act(window, "File", "Save checkpoint")
    choose(qtbot, window, path)
    qtbot.waitUntil(lambda: window.messages.text.text() == f"The checkpoint is in {path}.")
    return path


def press_discard(qtbot: QtBot, window: Window) -> None:
    """Where weights would be lost, it asks; whatever the answer, it goes on."""
    boxes = [box for box in window.findChildren(QMessageBox) if box.isVisible()]
    for box in boxes:
        box.button(QMessageBox.StandardButton.Discard).click()
