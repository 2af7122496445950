"""Windows with a small network, closed when the test ends."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.engine.messages import DocumentChanged
from desktop.runs.keeper import Keeper
from desktop.session.settings import Settings
from desktop.shell.window import Window
from desktop.training.unfinished import Unfinished
from desktop.widgets import theme
from tests.desktop.window.using import Open


@pytest.fixture
def opened(qtbot: QtBot, qapp: QApplication, tmp_path: Path, first_weights: Path) -> Iterator[Open]:
    """Opens windows that share one file of settings."""
    windows: list[Window] = []
    theme.apply(qapp, "light")

    def make() -> Window:
        settings = Settings(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))
        window = Window(settings, first_weights, tmp_path / "data")
        windows.append(window)
        with qtbot.waitSignal(window.session.told(DocumentChanged)):
            window.show()
        qtbot.waitUntil(lambda: window.pages.currentWidget().view is not None)
        return window

    yield make
    for window in windows:
        window.session.close()
        window.close()
        for keeper in window.findChildren(Keeper):  # what it writes ends before the window is no more
            keeper.wait()
        for unfinished in window.findChildren(Unfinished):
            unfinished.close()
        window.deleteLater()


@pytest.fixture
def window(opened: Open) -> Window:
    return opened()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the windows of this test keep runs that are not finished."""
    return tmp_path / "data" / "unfinished"
