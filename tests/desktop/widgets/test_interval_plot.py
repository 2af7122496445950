from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.widgets.interval_plot import Diagram, Dots, Frame, IntervalPlot
from desktop.widgets.plot_data import write_csv
from desktop.widgets.plot_frame import Series
from tests.desktop.showing import shown

SERIES = (Series("one", "line"), Series("other", "marked"))


def diagram(keys: list[int]) -> Diagram:
    x = np.array(keys, np.float64)
    y = 10 * x
    dots = {"one": Dots(x, y, y - 1, y + 2), "other": Dots(x[1:] + 0.2, y[1:], y[1:], y[1:])}
    ticks = [(float(key), str(key)) for key in keys]
    frame = Frame((-1, 10), (-5, 100), ticks, ticks, (np.array([0, 9.0]), np.array([0, 90.0])), [(2.0, "note")])
    return Diagram(dots, frame, x, [f"place {key}" for key in keys], keys, (("key",), [(str(key),) for key in keys]))


@pytest.fixture
def plot(qtbot: QtBot) -> IntervalPlot:
    plot = shown(qtbot, IntervalPlot("Dots", ("x", "y"), SERIES, "Nothing yet.", "Choose one."), 500, 400)
    plot.set_diagram(diagram([1, 2, 5, 8]))
    return plot


def test_points_and_their_intervals_are_where_they_belong(plot: IntervalPlot) -> None:
    marks = plot._marks["one"].getData()
    np.testing.assert_array_equal(marks[0], [1, 2, 5, 8])
    np.testing.assert_array_equal(marks[1], [10, 20, 50, 80])
    bars = plot._bars["one"].opts
    np.testing.assert_allclose(bars["y"] + bars["top"], [12, 22, 52, 82])
    np.testing.assert_allclose(bars["y"] - bars["bottom"], [9, 19, 49, 79])


def test_the_places_are_walked_through(qtbot: QtBot, plot: IntervalPlot) -> None:
    assert plot.read_out.text() == "Choose one."
    for key, place in (
        (Qt.Key.Key_Right, 1),
        (Qt.Key.Key_Right, 2),
        (Qt.Key.Key_End, 8),
        (Qt.Key.Key_Right, 8),
        (Qt.Key.Key_Left, 5),
    ):
        qtbot.keyClick(plot, key)
        assert plot.key == place
        assert plot.read_out.text() == f"place {place}"
    with qtbot.waitSignal(plot.opened):
        qtbot.keyClick(plot, Qt.Key.Key_Return)
    qtbot.keyClick(plot, Qt.Key.Key_Escape)
    assert plot.key is None


def test_a_click_chooses_the_nearest_place(qtbot: QtBot, plot: IntervalPlot) -> None:
    box = plot._plot.getViewBox()
    scene = box.mapViewToScene(box.viewRect().center())
    at = plot._plot.mapFromScene(scene)
    with qtbot.waitSignal(plot.chosen):
        qtbot.mouseClick(plot._plot.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert plot.key == 5, "the middle of -1 to 10 is 4.5"


def test_what_is_chosen_stays_while_it_is_there(plot: IntervalPlot) -> None:
    plot.choose(2)
    plot.set_diagram(diagram([0, 3, 4, 5, 9]))
    assert plot.key == 5
    plot.set_diagram(diagram([0, 3]))
    assert plot.key is None
    assert plot.read_out.text() == "Choose one."


def test_the_table_is_saved(plot: IntervalPlot, tmp_path: Path) -> None:
    write_csv(tmp_path / "dots.csv", *plot.table())
    assert (tmp_path / "dots.csv").read_text().split() == ["key", "1", "2", "5", "8"]
