"""The Network tab in the real window, with the real engine."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core.evaluation.calibration import UNCALIBRATED
from desktop.engine.messages import Answered, DocumentChanged
from desktop.overview.layout import HEAD, Spot
from desktop.overview.view import OverviewView
from desktop.shell.window import Window
from tests.desktop.showing import focus
from tests.desktop.window.using import draw, train, what_is_read

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def view(window: Window) -> OverviewView:
    found = window.pages.look_at("overview")
    assert isinstance(found, OverviewView)
    return found


def drawn(qtbot: QtBot, window: Window, view: OverviewView) -> None:
    """A stroke, and the answer to it when the drawing has come to rest."""
    draw(qtbot, window)
    what_is_read(qtbot, window)
    qtbot.waitUntil(lambda: shows(window, view))


def shows(window: Window, view: OverviewView) -> bool:
    """Whether the view shows what the window reads."""
    reading = window.column.reading
    seen = view._seen
    if reading is None or seen is None or view.empty.isVisible():
        return False
    # The small network has no calibration: its probabilities are a softmax.
    assert reading.prediction.calibration == UNCALIBRATED
    return bool(np.allclose(seen.probabilities, reading.prediction.probabilities, atol=1e-5))


def strongest_first(view: OverviewView) -> bool:
    """A drawing that rests is sorted again."""
    strengths = view._seen.columns[1].strengths if view._seen else None
    return strengths is not None and bool((np.diff(np.abs(strengths)) <= 0).all())


def test_it_follows_the_drawing_and_the_training(
    qtbot: QtBot, window: Window, view: OverviewView, small_data: str
) -> None:
    assert view.empty.isVisible()
    drawn(qtbot, window, view)
    qtbot.waitUntil(lambda: strongest_first(view))
    before = view._seen
    assert before is not None
    train(qtbot, window, small_data)
    qtbot.waitUntil(lambda: view._seen is not before and shows(window, view))
    assert view._seen is not None
    assert not np.allclose(view._seen.probabilities, before.probabilities)
    window.canvas.clear()
    qtbot.waitUntil(view.empty.isVisible)


def test_while_hidden_it_asks_nothing(qtbot: QtBot, window: Window, view: OverviewView) -> None:
    drawn(qtbot, window, view)
    window.pages.look_at("train")
    window.canvas.clear()
    draw(qtbot, window)
    what_is_read(qtbot, window)  # what was asked before is answered
    answers: list[Answered] = []
    window.session.told(Answered, "overview").connect(answers.append)
    draw(qtbot, window)
    with qtbot.waitSignal(window.session.told(Answered, "activations")):
        window.pages.look_at("activations")
    assert not answers
    window.pages.look_at("overview")
    qtbot.waitUntil(lambda: bool(answers))


def test_a_number_is_explained_live_and_another_network_begins_anew(
    qtbot: QtBot, window: Window, view: OverviewView
) -> None:
    drawn(qtbot, window, view)
    panel = view.detail.arithmetic
    head = view.diagram.spot_rect(Spot(1, HEAD)).center().toPoint()
    qtbot.mouseClick(view.diagram, Qt.MouseButton.LeftButton, pos=head)
    qtbot.waitUntil(lambda: len(view.detail.tiles.grid.arrangement.size) == 2 and view.detail.isVisible())
    grid = view.detail.tiles.grid
    qtbot.waitUntil(lambda: grid.width() > 100)
    spot = grid.pixel_rect(0, 5, 6).center().toPoint()
    qtbot.mouseClick(grid, Qt.MouseButton.LeftButton, pos=spot)
    qtbot.waitUntil(lambda: panel.title.text().startswith("pool1, channel 0, row 5, column 6: "))
    with qtbot.waitSignal(window.session.told(DocumentChanged)):
        window.new_network("aniemeka")
    qtbot.waitUntil(lambda: shows(window, view))
    assert not view.detail.isVisible()
    assert len(view._seen.columns) == 7 if view._seen else False


def test_the_keys_of_the_tab_are_its_own_while_the_focus_is_there(
    qtbot: QtBot, window: Window, view: OverviewView
) -> None:
    drawn(qtbot, window, view)
    head = view.diagram.spot_rect(Spot(1, HEAD)).center().toPoint()
    qtbot.mouseClick(view.diagram, Qt.MouseButton.LeftButton, pos=head)
    focus(qtbot, window.canvas)
    for name, held in ((Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_Left, ALT)):
        qtbot.keyClick(window.canvas, name, held)
        assert view.detail.isVisible()
    focus(qtbot, view.detail.tiles.grid)
    qtbot.keyClick(view.detail.tiles.grid, Qt.Key.Key_Escape)
    assert not view.detail.isVisible()
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Left, ALT)
    assert view.detail.isVisible(), "the focus rests here, although what had it is gone"
