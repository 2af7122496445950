import csv
from itertools import combinations
from pathlib import Path

import numpy as np
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.widgets import theme
from desktop.widgets.log_plot import LogPlot
from desktop.widgets.plot_data import write_csv
from desktop.widgets.plot_frame import Series
from desktop.widgets.plot_marks import Mark
from desktop.widgets.plots import CurvePlot
from tests.desktop.showing import shown

SERIES = (Series("loss", "line"),)


def lines(plot: CurvePlot) -> dict[str, float]:
    """The marks that are in the plot, as pyqtgraph has them."""
    items = plot._plot.getPlotItem().items
    return {item.label.format: item.value() for item in items if getattr(item, "label", None) is not None}


def test_what_happened_is_marked_where_it_happened(qtbot: QtBot, tmp_path: Path) -> None:
    plot = shown(qtbot, CurvePlot("Loss", ("epoch", "loss"), SERIES, "Nothing yet.", "{:.3f}"), 400, 300)
    plot.set_curves({"loss": (np.arange(3.0), np.arange(3.0))}, (0, 2), (0, 2))
    plot.set_marks((Mark(0.5, "rate 1 to 0"), Mark(1.5, "rate 0 to 1")))
    assert lines(plot) == {"rate 1 to 0": 0.5, "rate 0 to 1": 1.5}
    assert plot.accessibleDescription() == "rate 1 to 0; rate 0 to 1"
    write_csv(tmp_path / "loss.csv", *plot.table())
    with (tmp_path / "loss.csv").open(newline="") as file:
        assert [row for row in csv.reader(file) if row[0].startswith("rate")] == [
            ["rate 1 to 0", "0.5", ""],
            ["rate 0 to 1", "1.5", ""],
        ]
    plot.set_marks((Mark(1.0, "another run"),))
    assert lines(plot) == {"another run": 1.0}
    plot.set_marks(())
    assert lines(plot) == {}


def words_shown(plot: CurvePlot) -> list[str]:
    """The words in the plot, none of which lies on others."""
    plot.grab()
    items = [label for item in plot._plot.getPlotItem().items if (label := getattr(item, "label", None)) is not None]
    shown = [label for label in items if label.isVisible()]
    for one, other in combinations(shown, 2):
        assert not one.sceneBoundingRect().intersects(other.sceneBoundingRect())
    return [label.format for label in shown]


def test_marks_have_words_where_there_is_room_for_them(qtbot: QtBot) -> None:
    plot = shown(qtbot, CurvePlot("Loss", ("epoch", "loss"), SERIES, "Nothing yet.", "{:.3f}"), 400, 300)
    plot.set_curves({"loss": (np.arange(100.0), np.arange(100.0))}, (0, 70), (0, 100))
    plot.set_marks([Mark(place, f"mark {place}") for place in (5, 35, 36, 37, 38, 39)])
    assert words_shown(plot) == ["mark 5", "mark 39"]
    plot.set_curves({"loss": (np.arange(40.0), np.arange(40.0))}, (35, 40), (0, 100))
    assert words_shown(plot) == ["mark 5", "mark 35", "mark 36", "mark 37", "mark 38", "mark 39"]
    plot.resize(150, 300)
    qtbot.waitUntil(lambda: "mark 37" not in words_shown(plot))
    plot.set_marks([Mark(38, 20 * "many words ")])
    [words] = words_shown(plot)
    assert words.startswith("many words many")
    assert words.endswith("…"), "they go to the foot of the line at most"


def test_marks_follow_the_theme(qtbot: QtBot, qapp: QApplication) -> None:
    plot = CurvePlot("Loss", ("epoch", "loss"), SERIES, "Nothing yet.", "{:.3f}")
    qtbot.addWidget(plot)
    plot.set_marks((Mark(0.5, "here"),))
    colours = set()
    for choice in ("light", "dark"):
        theme.apply(qapp, choice)
        colours.add(plot._events._lines[0].pen.color().name())
    assert colours == {theme.LIGHT.muted, theme.DARK.muted}


def test_an_axis_by_powers_of_ten(qtbot: QtBot, tmp_path: Path) -> None:
    plot = LogPlot("Loss", ("learning rate", "loss"), SERIES, "Nothing yet.", "{:.3f}")
    qtbot.addWidget(plot)
    x = np.array([1e-4, 1e-2, 1.0])
    plot.set_curves({"loss": (x, np.array([3.0, 2.0, 4.0]))}, (1e-4, 1.0), (0, 4))
    plot.set_marks((Mark(0.01, "best"),))
    drawn, _ = plot._curves["loss"].getData()
    np.testing.assert_allclose(drawn, [-4, -2, 0])
    assert lines(plot) == {"best": -2.0}
    write_csv(tmp_path / "loss.csv", *plot.table())
    with (tmp_path / "loss.csv").open(newline="") as file:
        rows = list(csv.reader(file))[1:]
    assert [float(row[1]) for row in rows] == [1e-4, 1e-2, 1.0, 0.01]
