"""The charts of the layers: what they show, by mouse and by key, and what is saved of them."""

import csv
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.training.figures import DeadUnits, LayerFigure
from desktop.training.figure_history import FigureHistory
from desktop.training.layer_charts import LayerCharts
from desktop.training.messages import LayerFigures
from desktop.widgets import theme
from desktop.widgets.plot_data import write_csv
from desktop.widgets.theme import UNIT
from tests.desktop.showing import shown


def history(layers: int = 2, name: str = "conv", dead: bool = True) -> FigureHistory:
    found = FigureHistory()
    for step in range(1, 11):
        figures = tuple(LayerFigure(f"{name}{n}", 2.0 + n, step / 10, step / 1000) for n in range(1, layers + 1))
        relus = (DeadUnits("relu1", step / 20),) if dead else ()
        found.add(LayerFigures("run", 1, step, step, figures, relus), 10)
    return found


@pytest.fixture
def charts(qtbot: QtBot) -> LayerCharts:
    return shown(qtbot, LayerCharts(), 640, 400)


def test_an_empty_view_says_what_to_do(charts: LayerCharts) -> None:
    charts.show_figures(FigureHistory(), 1.0)
    assert charts.is_empty
    charts.show_figures(history(), 1.0)
    assert not charts.is_empty


def test_the_newest_values_stand_in_the_charts(charts: LayerCharts) -> None:
    charts.show_figures(history(), 1.0)
    words = charts.charts.accessibleDescription()
    assert "Gradient norm: conv1 1, conv2 1" in words
    assert "Weight norm: conv1 3, conv2 4" in words
    assert "Update ÷ weight: conv1 0.01" in words
    assert words.endswith("relu1 50 %")


def test_a_network_without_relu_has_no_column_for_it(charts: LayerCharts, qtbot: QtBot) -> None:
    view = charts.charts
    charts.show_figures(history(dead=False), 1.0)
    assert view.words().count(":") == 3
    assert "Dead" not in view.words()
    qtbot.mouseMove(view.viewport(), QPoint(view.viewport().width() // 6, 60))
    assert view.at == pytest.approx(0.5, abs=0.1), "three columns have the room of all"
    charts.show_figures(history(), 1.0)
    assert view.words().count(":") == 4


def test_where_there_is_little_room_a_name_leaves_the_value_its_place(charts: LayerCharts) -> None:
    charts.resize(220, 400)
    view = charts.charts

    def values(name: str) -> QImage:
        charts.show_figures(history(1, name), 1.0)
        wide, high = view.viewport().width() // 4, view.viewport().fontMetrics().height()
        value = view.viewport().fontMetrics().horizontalAdvance("0.01")
        return view.viewport().grab(QRect(3 * wide - UNIT - value, 0, value, 6 * high)).toImage()

    assert values("a layer with a very long name") == values("a")


def test_pointing_and_arrow_keys_read_other_moments(charts: LayerCharts, qtbot: QtBot) -> None:
    charts.show_figures(history(), 1.0)
    view = charts.charts
    newest = view.accessibleDescription()
    before = view.grab().toImage()
    column = view.viewport().width() // 4
    qtbot.mouseMove(view.viewport(), QPoint(column + column // 2, 60))
    assert view.at == pytest.approx(0.5, abs=0.1)
    assert "Gradient norm: conv1 0.5" in view.accessibleDescription()
    assert view.grab().toImage() != before
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert view.at is None
    assert view.accessibleDescription() == newest
    for _ in range(8):
        qtbot.keyClick(view, Qt.Key.Key_Left)
    assert "Gradient norm: conv1 0.8" in view.accessibleDescription()
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert view.at == pytest.approx(0.825)
    charts.hide()
    assert view.at is None


def test_layers_out_of_sight_can_be_reached_and_are_saved(charts: LayerCharts, qtbot: QtBot, tmp_path: Path) -> None:
    charts.show_figures(history(20), 1.0)
    view = charts.charts
    before = view.grab().toImage()
    assert view.verticalScrollBar().maximum() > 0
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert view.grab().toImage() != before
    charts.save_picture(tmp_path / "layers.png")
    assert QImage(str(tmp_path / "layers.png")).height() > 2 * 20 * 64


def test_all_numbers_are_saved(charts: LayerCharts, tmp_path: Path) -> None:
    charts.show_figures(history(), 1.0)
    write_csv(tmp_path / "layers.csv", *charts.table())
    with (tmp_path / "layers.csv").open(newline="") as file:
        heads, *rows = csv.reader(file)
    assert heads == ["layer", "measure", "epoch", "value"]
    assert len(rows) == 10 * (3 * 2 + 1)
    assert ["conv2", "Weight norm", "0.5", "4"] in rows
    assert ["relu1", "Dead ReLU units, %", "1.0", "50"] in rows


def test_what_is_saved_is_of_the_moment_it_was_asked_for(charts: LayerCharts) -> None:
    figures = history()
    charts.show_figures(figures, 1.0)
    _, rows = charts.table()
    _, now = charts.table()
    before = list(now)
    figures.add(LayerFigures("run", 1, 11, 11, (LayerFigure("conv1", 1.0, 1.0, 1.0),), ()), 10)
    assert list(rows) == before


def test_colours_follow_the_theme(charts: LayerCharts, qapp: QApplication) -> None:
    theme.apply(qapp, "light")
    charts.show_figures(history(), 1.0)
    light = charts.grab().toImage()
    theme.apply(qapp, "dark")
    assert charts.grab().toImage() != light
    theme.apply(qapp, "light")
    assert charts.grab().toImage() == light
