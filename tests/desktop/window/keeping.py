"""What tests of kept runs and of their replay share."""

from dataclasses import replace

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from core.training.config import TrainingConfig
from desktop.engine.states import Phase
from desktop.runs.keeper import Keeper
from desktop.runs.record import Run
from desktop.runs.replay_bar import ReplayBar
from desktop.runs.view import RunsView
from desktop.shell.window import Window
from desktop.training.job import Train
from desktop.training.messages import TrainingFinished
from tests.desktop.showing import focus
from tests.desktop.window.using import SHORT, act, wait_for_phase

TWO = replace(SHORT, epochs=2)


def trained(qtbot: QtBot, window: Window, data: str, preset: str | None = None, config: TrainingConfig = TWO) -> Run:
    """Train, and wait until the run is on the disk; returns what is kept of it."""
    with qtbot.waitSignal(window.session.told(TrainingFinished)):
        window.session.begin(Train(config, data, preset))
    wait_for_phase(qtbot, window, Phase.IDLE)
    keeper = keeper_of(window)
    keeper.wait()
    run = keeper.newest()
    assert run is not None
    return run


def keeper_of(window: Window) -> Keeper:
    return window.findChild(Keeper)


def view_of(qtbot: QtBot, window: Window, count: int) -> RunsView:
    """The tab, once it shows so many runs."""
    act(window, "View", "Runs")
    view = window.pages.currentWidget().view
    assert isinstance(view, RunsView)
    qtbot.waitUntil(lambda: view.title.text().startswith(f"{count} run"))
    qtbot.waitUntil(lambda: bool(view.table.chosen()) == (count > 0))
    return view


def renaming(qtbot: QtBot, view: RunsView) -> QLineEdit:
    """The field for the name of the chosen run."""
    focus(qtbot, view.table)
    qtbot.keyClick(view.table, Qt.Key.Key_F2)
    [editor] = view.table.findChildren(QLineEdit)
    return editor


def bar_of(qtbot: QtBot, window: Window) -> ReplayBar:
    wait_for_phase(qtbot, window, Phase.REPLAYING)
    bar = window.findChild(ReplayBar)
    qtbot.waitUntil(bar.isVisible)
    return bar


def shown_in(window: Window) -> str:
    """The run that the bar replays."""
    bar = window.findChild(ReplayBar)
    return "" if bar is None or not bar.isVisible() else bar.accessibleDescription()


def parameters(window: Window) -> np.ndarray:
    return window.session.document.model.parameters


def text_of(widget: QWidget) -> str:
    return widget.text() if hasattr(widget, "text") else ""
