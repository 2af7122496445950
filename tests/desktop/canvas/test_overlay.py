"""A picture over the drawing, where it belongs and for as long as it is of that drawing."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from core.imaging.painter import FIELD
from core.imaging.preprocessing import PICTURE, Place, prepare_steps
from desktop.canvas.panel import CanvasPanel
from desktop.session.tab import Overlay
from tests.desktop.drawing import drag

RED = 0xFFFF0000
EVERYWHERE = Place(0, 0, FIELD)


@pytest.fixture
def panel(qtbot: QtBot, panel: CanvasPanel) -> CanvasPanel:
    """A short stroke in the upper right corner."""
    drag(qtbot, panel.canvas, (0.7, 0.1), (0.75, 0.15), (0.85, 0.3))
    return panel


def lay(panel: CanvasPanel, pixels: object = None, place: Place = EVERYWHERE) -> None:
    red = np.full((4, 4), RED, np.uint32)
    panel.canvas.show_overlay(Overlay(red if pixels is None else pixels, place, panel.canvas.revision, "red"))


def colour(panel: CanvasPanel, x: float, y: float) -> QColor:
    """At a place of the drawing."""
    paper = panel.canvas.paper()
    spot = paper.topLeft() + QPointF(x, y) * (paper.width() / FIELD)
    return panel.canvas.grab().toImage().pixelColor(spot.toPoint())


def test_every_pixel_lies_where_its_ink_is(panel: CanvasPanel) -> None:
    """Of the network's picture, the pixels with the most ink are red: so are the places under the stroke."""
    ink = panel.canvas.ink()
    prepared = prepare_steps(ink)
    assert prepared is not None
    pixels = np.where(prepared.picture > 0.9, RED, 0).astype(np.uint32)
    lay(panel, pixels, prepared.place)
    place, size = prepared.place, prepared.place.side / PICTURE
    image = panel.canvas.grab().toImage()
    paper = panel.canvas.paper()
    for row, column in np.ndindex(PICTURE, PICTURE):
        x, y = place.left + (column + 0.5) * size, place.top + (row + 0.5) * size
        if not (0 <= x < FIELD and 0 <= y < FIELD):
            continue
        spot = (paper.topLeft() + QPointF(x, y) * (paper.width() / FIELD)).toPoint()
        red = image.pixelColor(spot).red() - image.pixelColor(spot).blue() > 200
        assert red == (prepared.picture[row, column] > 0.9)
        if red:
            assert ink[int(y), int(x)] > 0.9


def test_it_stays_with_the_paper_whatever_its_size(panel: CanvasPanel) -> None:
    lay(panel, place=Place(128, 128, 128))
    for size in ((500, 600), (300, 420)):
        panel.resize(*size)
        assert colour(panel, 140, 140) == QColor("red")
        assert colour(panel, 250, 250) == QColor("red")
        assert colour(panel, 120, 140) != QColor("red")
        assert colour(panel, 262, 250) != QColor("red")


def test_it_goes_with_the_drawing(qtbot: QtBot, panel: CanvasPanel) -> None:
    lay(panel)
    assert panel.canvas.overlay.accessibleDescription() == "red"
    assert colour(panel, 100, 400) == QColor("red")
    drag(qtbot, panel.canvas, (0.2, 0.2), (0.3, 0.3))
    assert colour(panel, 100, 400) != QColor("red")
    assert panel.canvas.overlay.accessibleDescription() == ""
    panel.canvas.undo_stack.undo()
    assert panel.canvas.overlay.shown is None, "the ink is back, but not what was laid over it"


def test_one_that_comes_too_late_is_not_shown(qtbot: QtBot, panel: CanvasPanel) -> None:
    late = Overlay(np.full((4, 4), RED, np.uint32), Place(0, 0, FIELD), panel.canvas.revision, "red")
    drag(qtbot, panel.canvas, (0.2, 0.2), (0.3, 0.3))
    panel.canvas.show_overlay(late)
    assert panel.canvas.overlay.shown is None
    assert colour(panel, 100, 400) != QColor("red")


def test_it_can_be_taken_away_and_is_in_nobodys_way(qtbot: QtBot, panel: CanvasPanel) -> None:
    lay(panel)
    panel.canvas.show_overlay(None)
    assert colour(panel, 100, 400) != QColor("red")
    lay(panel)
    count = panel.canvas.undo_stack.count()
    drag(qtbot, panel.canvas, (0.2, 0.5), (0.4, 0.5))
    assert panel.canvas.undo_stack.count() == count + 1
