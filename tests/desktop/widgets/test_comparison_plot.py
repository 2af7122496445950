import numpy as np
import pytest
from PySide6.QtWidgets import QGraphicsView
from pytestqt.qtbot import QtBot

from desktop.widgets.comparison_plot import MARKED, MOST, ComparisonPlot, Line
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


def test_the_names_stand_above_the_curves_in_as_many_lines_as_it_takes(plot: ComparisonPlot) -> None:
    show(plot, 5)
    names = plot.legend
    assert plot.accessible_value() == names.accessible_value() == "one"
    one_line = names.height()
    plot.set_lines([Line(f"Run number {number}", np.ones(1), np.ones(1)) for number in range(MOST)], "loss")
    assert names.height() >= 2 * one_line
    assert names.accessible_value().endswith("Run number 8, Run number 9")


def test_no_lines_are_no_curves(plot: ComparisonPlot) -> None:
    view = show(plot, 5)
    plot.set_lines([], "loss")
    assert view.getPlotItem().listDataItems() == []


def test_the_range_is_that_of_the_lines_that_are_drawn(plot: ComparisonPlot) -> None:
    lines = [Line(str(number), np.arange(1.0, 6), np.full(5, float(number))) for number in range(MOST)]
    plot.set_lines([*lines, Line("too many", np.arange(1.0, 1000), np.full(999, 1e6))], "loss")
    view = plot.findChild(QGraphicsView)
    assert view is not None
    (_, right), (_, top) = view.getPlotItem().viewRange()
    assert right < 6
    assert top < MOST


@pytest.mark.parametrize("epochs", [2, 5, 11, 12, 23, 60, 111, 200])
def test_the_numbers_of_epochs_are_whole_and_round(plot: ComparisonPlot, epochs: int) -> None:
    axis = show(plot, epochs).getPlotItem().getAxis("bottom")
    [(step, _), *_] = axis.tickSpacing(*axis.range, axis.width())
    assert step in {1, 2, 5, 10, 20, 50, 100}
