import numpy as np
import pytest
from PySide6.QtWidgets import QGraphicsView
from pytestqt.qtbot import QtBot

from desktop.widgets.comparison_plot import MARKED, ComparisonPlot, Line
from tests.desktop.showing import shown


@pytest.fixture
def plot(qtbot: QtBot) -> ComparisonPlot:
    return shown(qtbot, ComparisonPlot("Curves", ("epoch", ""), "Nothing yet."), 500, 300)


def show(plot: ComparisonPlot, epochs: int) -> QGraphicsView:
    """A curve that stays as it is; returns its axes."""
    plot.set_lines([Line("one", np.arange(1.0, epochs + 1), np.ones(epochs))], "loss")
    view = plot.findChild(QGraphicsView)
    assert view is not None
    return view


@pytest.mark.parametrize(("epochs", "marked"), [(MARKED, True), (MARKED + 1, False), (200, False)])
def test_many_points_have_no_marks(plot: ComparisonPlot, epochs: int, marked: bool) -> None:
    view = show(plot, epochs)
    [curve] = view.getPlotItem().listDataItems()
    assert curve.scatter.isVisible() is marked


@pytest.mark.parametrize("epochs", [2, 5, 11, 12, 23, 60, 111, 200])
def test_the_numbers_of_epochs_are_whole_and_round(plot: ComparisonPlot, epochs: int) -> None:
    axis = show(plot, epochs).getPlotItem().getAxis("bottom")
    [(step, _), *_] = axis.tickSpacing(*axis.range, axis.width())
    assert step in {1, 2, 5, 10, 20, 50, 100}
