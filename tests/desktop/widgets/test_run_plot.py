"""The curves of a run: raw and smoothed, by epoch, on a logarithmic axis, near and far; by menu, key and mouse."""

import csv
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from core.types import Array
from desktop.widgets.plot_data import write_csv
from desktop.widgets.plot_frame import Series
from desktop.widgets.run_plot import RunPlot
from tests.desktop.showing import shown
from tests.desktop.wheel import turn

SERIES = (Series("batch", "faint", valued=False), Series("training", "line"), Series("validation", "marked"))
Range = tuple[float, float]


@pytest.fixture
def plot(qtbot: QtBot) -> RunPlot:
    result = shown(qtbot, RunPlot("Loss", ("epoch", "loss"), SERIES, "Press Start.", "{:.4f}"), 400, 300)
    fill(result)
    return result


def fill(plot: RunPlot, end: float = 2.5) -> None:
    """Batches up to ``end``, with the mean of every whole epoch."""
    x = np.linspace(0.01, end, 200)
    y = np.exp(-x)
    ends = np.arange(1.0, np.floor(end) + 1)
    means = {"training": (ends, np.exp(0.5 - ends))}
    plot.set_curves(
        {"batch": (x, 1.1 * y), "training": (x, y), "validation": (ends, np.exp(-ends))}, (0, 5), (0, 1), epochs=means
    )


def drawn(plot: RunPlot, name: str) -> tuple[Array, Array]:
    x, y = plot._curves[name].getData()
    return (np.empty(0), np.empty(0)) if x is None else (x, y)


def ranges(plot: RunPlot) -> tuple[Range, Range]:
    x, y = plot._plot.getViewBox().viewRange()
    return tuple(x), tuple(y)


def choose(plot: RunPlot, text: str) -> None:
    next(action for action in plot.view_button.menu().actions() if _plain(action).startswith(text)).trigger()


def _plain(action: QAction) -> str:
    return action.text().replace("&", "")


def test_raw_and_smoothed_are_shown_or_not_and_one_of_them_stays(plot: RunPlot) -> None:
    assert len(drawn(plot, "batch")[0]) == len(drawn(plot, "training")[0]) == 200
    choose(plot, "Raw")
    assert (len(drawn(plot, "batch")[0]), len(drawn(plot, "training")[0])) == (0, 200)
    choose(plot, "Smoothed")
    assert (len(drawn(plot, "batch")[0]), len(drawn(plot, "training")[0])) == (200, 0)
    assert plot.raw.isChecked()
    assert drawn(plot, "batch")[0][-1] == 2.5, "the newest is there"
    assert len(drawn(plot, "validation")[0]) == 2


def test_what_was_near_in_one_run_is_not_in_the_next(qtbot: QtBot, plot: RunPlot) -> None:
    qtbot.keyClick(plot, Qt.Key.Key_Plus)
    assert ranges(plot) != ((0, 5), (0, 1))
    plot.show_empty()
    fill(plot)
    assert ranges(plot) == ((0, 5), (0, 1))


def test_by_epoch_there_is_a_point_each_and_one_for_this_moment(plot: RunPlot) -> None:
    choose(plot, "One point an epoch")
    x, y = drawn(plot, "training")
    assert x.tolist() == [1, 2, 2.5]
    np.testing.assert_allclose(y, np.exp([-0.5, -1.5, -2.5]))
    assert len(drawn(plot, "batch")[0]) == 0
    assert plot._dots["training"].getData()[0].tolist() == [1, 2, 2.5]
    assert not plot.raw.isEnabled()
    fill(plot, 3.0)
    assert drawn(plot, "training")[0].tolist() == [1, 2, 3]
    fill(plot, 0.5)
    assert drawn(plot, "training")[0].tolist() == [0.5]
    choose(plot, "One point an epoch")
    assert len(drawn(plot, "training")[0]) == 200
    assert len(plot._dots["training"].getData()[0]) == 0


def test_a_logarithmic_axis_holds_all_and_the_legend_keeps_its_numbers(plot: RunPlot, tmp_path: Path) -> None:
    words = plot.legend.accessibleDescription()
    choose(plot, "Logarithmic")
    x, y = drawn(plot, "training")
    np.testing.assert_allclose(y, -x / np.log(10), atol=1e-9)
    assert ranges(plot) == ((0, 5), (-2, 1))
    assert plot.legend.accessibleDescription() == words
    write_csv(tmp_path / "loss.csv", *plot.table())
    with (tmp_path / "loss.csv").open(newline="") as file:
        rows = [row for row in csv.reader(file) if row[0] == "training"]
    assert float(rows[-1][2]) == pytest.approx(np.exp(-2.5)), "as it is"
    plot.set_curves(dict.fromkeys(("batch", "training", "validation"), (x, 0 * x)), (0, 5), (0, 1))
    assert np.isfinite(drawn(plot, "training")[1]).all(), "zeros lie at the foot"
    choose(plot, "Logarithmic")
    assert ranges(plot) == ((0, 5), (0, 1))


def test_keys_look_nearer_and_move_and_show_all(plot: RunPlot, qtbot: QtBot) -> None:
    qtbot.keyClick(plot, Qt.Key.Key_Plus)
    assert ranges(plot) == (pytest.approx((0.5, 4.5)), pytest.approx((0.1, 0.9)))
    qtbot.keyClick(plot, Qt.Key.Key_Right)
    assert ranges(plot)[0] == pytest.approx((0.9, 4.9))
    qtbot.keyClick(plot, Qt.Key.Key_Up)
    assert ranges(plot)[1] == pytest.approx((0.18, 0.98))
    fill(plot, 2.6)
    assert ranges(plot)[0] == pytest.approx((0.9, 4.9)), "new points leave it where it is"
    assert drawn(plot, "training")[0][-1] == 2.6
    qtbot.keyClick(plot, Qt.Key.Key_Left)
    qtbot.keyClick(plot, Qt.Key.Key_Down)
    qtbot.keyClick(plot, Qt.Key.Key_Minus)
    assert ranges(plot) == (pytest.approx((0, 5)), pytest.approx((0, 1)))
    assert plot.zoomed
    qtbot.keyClick(plot, Qt.Key.Key_Minus)
    qtbot.keyClick(plot, Qt.Key.Key_0)
    assert not plot.zoomed
    assert ranges(plot) == ((0, 5), (0, 1))


def test_the_menu_does_the_same(plot: RunPlot) -> None:
    choose(plot, "Look nearer")
    assert ranges(plot)[0] == pytest.approx((0.5, 4.5))
    choose(plot, "Look from farther")
    choose(plot, "Show all")
    assert ranges(plot) == ((0, 5), (0, 1))


def test_the_wheel_looks_nearer_where_it_points(plot: RunPlot) -> None:
    view = plot._plot.viewport()
    turn(view)
    (left, right), _ = ranges(plot)
    assert 0 < left < right < 5
    fill(plot)
    assert ranges(plot)[0] == (left, right)
    plot.show_all()
    assert ranges(plot)[0] == (0, 5)


def test_its_keys_are_its_own_while_it_has_the_focus(qtbot: QtBot) -> None:
    """In the window "0" says that the drawing is a 0."""
    window = QWidget()
    qtbot.addWidget(window)
    plot = RunPlot("Loss", ("epoch", "loss"), SERIES, "Press Start.", "{:.3f}")
    column = QVBoxLayout(window)
    column.addWidget(plot)
    window.resize(400, 300)
    fill(plot)
    said = []
    action = QAction("0", window)
    action.setShortcut("0")
    action.triggered.connect(lambda: said.append(0))
    window.addAction(action)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    qtbot.mouseClick(plot._plot.viewport(), Qt.MouseButton.LeftButton)
    assert plot.hasFocus()
    assert plot.heading.font().underline()
    qtbot.keyClick(plot, Qt.Key.Key_Plus)
    qtbot.keyClick(plot, Qt.Key.Key_0)
    assert not plot.zoomed
    assert said == []


def test_without_a_run_keys_do_nothing(qtbot: QtBot) -> None:
    plot = RunPlot("Loss", ("epoch", "loss"), SERIES, "Press Start.", "{:.3f}")
    qtbot.addWidget(plot)
    for key in (Qt.Key.Key_Plus, Qt.Key.Key_Left, Qt.Key.Key_0):
        qtbot.keyClick(plot, key)
    choose(plot, "Logarithmic")
    assert plot.is_empty
    fill(plot)
    assert ranges(plot)[1] == (-2, 1)
    plot.show_empty()
    assert plot.is_empty
