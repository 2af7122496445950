"""The view with an engine that answers at once, for the tests of it."""

import numpy as np
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.model.model import Card
from core.model.presets import preset
from core.nn.network import Network
from core.nn.workspace import Workspace
from core.types import Array
from desktop.engine.live_model import Snapshot
from desktop.overview.layout import Spot
from desktop.overview.question import Look, Seen, Wish
from desktop.overview.view import OverviewView
from tests.core.explain.some_networks import numbers

LENET = preset("lenet").network


class Asked:
    """Answers what ``view`` wants, about ``picture``; ``seen`` is the newest answer."""

    def __init__(self, view: OverviewView, network: Network) -> None:
        self.view, self.parameters, self.scratch = view, numbers(network, 1), Workspace()
        self.picture: Array = np.random.default_rng(4).uniform(0, 1, (28, 28)).astype(np.float32)
        self.seen: Seen | None = None
        self.wish: Wish | None = None
        view.wanted.connect(self.answer)
        view.show_network(network)

    def answer(self, wish: Wish) -> None:
        self.wish = wish
        shown = () if self.seen is None else tuple(column.channels for column in self.seen.columns)
        model = Snapshot(wish.network, self.parameters, Card())
        with np.errstate(all="ignore"):  # as in the engine's thread: BLAS may compute with what lies beside a matrix
            self.seen = Look(self.picture, wish, shown).answer(model, self.scratch)
        self.view.show_seen(self.seen)

    @property
    def channels(self) -> list[tuple[int, ...]]:
        assert self.seen is not None
        return [column.channels for column in self.seen.columns]


def click(qtbot: QtBot, view: OverviewView, spot: Spot) -> None:
    qtbot.mouseClick(view.diagram, Qt.MouseButton.LeftButton, pos=centre(view, spot))
    QApplication.processEvents()  # what is opened takes its place


def words(qtbot: QtBot, view: OverviewView, at: QPoint) -> str:
    """What is said of the place that the pointer goes to."""
    with qtbot.waitSignal(view.diagram.pointed):
        qtbot.mouseMove(view.diagram, at)
    return view.read_out.text()


def centre(view: OverviewView, spot: Spot) -> QPoint:
    return view.diagram.spot_rect(spot).center().toPoint()
