"""Points in a plane: chosen by mouse and key, zoomed into, saved."""

import csv
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.types import Array
from desktop.widgets import theme
from desktop.widgets.plot_data import write_csv
from desktop.widgets.scatter_plot import ScatterPlot, next_towards
from tests.desktop.showing import shown

POINTS = np.array([[0, 0], [4, 0], [0, 4], [4, 4], [2, 2]], np.float32)
"""The corners of a square and its middle."""
LABELS = np.array([3, 1, 4, 1, 5])
MARKED = np.array([False, True, False, False, False])
MIDDLE = 4


@pytest.fixture
def plot(qtbot: QtBot) -> ScatterPlot:
    result = shown(qtbot, ScatterPlot("Map of digits", "Press Update."), 500, 460, in_front=True)
    fill(result)
    result.setFocus()
    QApplication.processEvents()
    return result


def fill(plot: ScatterPlot, points: Array = POINTS) -> None:
    count = len(points)
    plot.set_points(points, LABELS[:count], MARKED[:count], ("across", "up"), {"digit": LABELS[:count]})


def place_of(plot: ScatterPlot, point: Array) -> QPoint:
    """Where ``point`` is on the screen of the plot."""
    graph = plot._plot
    return graph.mapFromScene(graph.getViewBox().mapViewToScene(QPointF(*point.astype(float))))


def click(qtbot: QtBot, plot: ScatterPlot, place: QPoint) -> None:
    qtbot.mouseMove(plot._plot.viewport(), place)
    qtbot.mouseClick(plot._plot.viewport(), Qt.MouseButton.LeftButton, pos=place)


def picture(plot: ScatterPlot) -> QImage:
    QApplication.processEvents()
    return plot.grab().toImage()


def test_before_there_are_points_it_says_what_to_do(qtbot: QtBot) -> None:
    plot = ScatterPlot("Map of digits", "Press Update.")
    qtbot.addWidget(plot)
    assert plot.is_empty
    plot.set_newcomer(POINTS[0])
    qtbot.keyClick(plot, Qt.Key.Key_Right)
    assert plot.index is None
    fill(plot)
    assert not plot.is_empty


def test_all_points_are_in_sight_at_first(plot: ScatterPlot) -> None:
    seen = plot._plot.getViewBox().viewRect()
    assert all(seen.contains(QPointF(*point)) for point in POINTS.astype(float))


@pytest.mark.parametrize("index", range(5))
def test_a_click_chooses_the_point_under_it(qtbot: QtBot, plot: ScatterPlot, index: int) -> None:
    with qtbot.waitSignal(plot.chosen) as told:
        click(qtbot, plot, place_of(plot, POINTS[index]) + QPoint(4, -3))
    assert told.args == [index]
    click(qtbot, plot, place_of(plot, np.array([1.0, 2.5])))
    assert plot.index is None, "there is nothing"


def test_a_double_click_opens_a_point(qtbot: QtBot, plot: ScatterPlot) -> None:
    place, view = place_of(plot, POINTS[2]), plot._plot.viewport()
    with qtbot.waitSignal(plot.opened) as opened:
        click(qtbot, plot, place)
        qtbot.mouseDClick(view, Qt.MouseButton.LeftButton, pos=place)
        qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=place)
    assert opened.args == [2]


def test_the_keys_walk_from_point_to_point(qtbot: QtBot, plot: ScatterPlot) -> None:
    chosen: list[int | None] = []
    plot.chosen.connect(chosen.append)
    keys = Qt.Key
    for key in (keys.Key_Left, keys.Key_Right, keys.Key_Down, keys.Key_Left, keys.Key_Escape):
        qtbot.keyClick(plot, key)
    assert chosen == [MIDDLE, 1, MIDDLE, None], "from the lower right corner there is nothing below"


def test_return_opens_what_is_chosen_and_nothing_else(qtbot: QtBot, plot: ScatterPlot) -> None:
    opened: list[int] = []
    plot.opened.connect(opened.append)
    qtbot.keyClick(plot, Qt.Key.Key_Return)
    plot.choose(3)
    qtbot.keyClick(plot, Qt.Key.Key_Return)
    assert opened == [3]


def test_keys_zoom_about_the_chosen_point_and_show_all_again(qtbot: QtBot, plot: ScatterPlot) -> None:
    box = plot._plot.getViewBox()
    plot.choose(3)
    whole, place = box.viewRect(), place_of(plot, POINTS[3])
    qtbot.keyClick(plot, Qt.Key.Key_Plus)
    assert box.viewRect().width() == pytest.approx(whole.width() / 1.4)
    assert (place_of(plot, POINTS[3]) - place).manhattanLength() <= 2
    qtbot.keyClick(plot, Qt.Key.Key_Minus)
    assert box.viewRect().width() == pytest.approx(whole.width())
    for _ in range(3):
        qtbot.keyClick(plot, Qt.Key.Key_Plus)
    qtbot.keyClick(plot, Qt.Key.Key_Home)
    assert box.viewRect().width() == pytest.approx(whole.width())


def test_nobody_gets_lost(qtbot: QtBot, plot: ScatterPlot) -> None:
    whole = plot._plot.getViewBox().viewRect().width()
    for _ in range(20):
        qtbot.keyClick(plot, Qt.Key.Key_Minus)
    assert plot._plot.getViewBox().viewRect().width() <= 2 * whole
    for _ in range(60):
        qtbot.keyClick(plot, Qt.Key.Key_Plus)
    assert plot._plot.getViewBox().viewRect().width() >= whole / 1000


def test_who_is_chosen_comes_into_sight(plot: ScatterPlot) -> None:
    box = plot._plot.getViewBox()
    plot.choose(0)
    plot.zoom(8)
    assert not box.viewRect().contains(QPointF(*POINTS[3].astype(float)))
    plot.choose(3)
    assert box.viewRect().contains(QPointF(*POINTS[3].astype(float)))


def test_the_newcomer_and_the_rings_are_seen(plot: ScatterPlot) -> None:
    without = picture(plot)
    plot.set_newcomer(np.array([1.0, 3.0], np.float32))
    first = picture(plot)
    plot.set_newcomer(np.array([3.0, 1.0], np.float32))
    second = picture(plot)
    assert without != first != second != without
    plot.set_newcomer(None)
    assert picture(plot) == without
    plot.set_points(POINTS, LABELS, ~MARKED, ("across", "up"), {"digit": LABELS})
    assert picture(plot) != without


def test_each_class_has_its_own_shape(plot: ScatterPlot) -> None:
    seen = set()
    for label in range(10):
        plot.set_points(np.zeros((1, 2)), np.array([label]), np.array([False]), ("across", "up"), {})
        image = picture(plot).convertToFormat(QImage.Format.Format_Mono)
        seen.add(bytes(image.constBits()))
    assert len(seen) == 10


def test_both_themes(plot: ScatterPlot, qapp: QApplication) -> None:
    theme.apply(qapp, "light")
    light = picture(plot)
    theme.apply(qapp, "dark")
    assert picture(plot) != light
    theme.apply(qapp, "light")
    assert picture(plot) == light


def test_one_point_or_many_in_one_place_can_be_shown(plot: ScatterPlot) -> None:
    plot.choose(MIDDLE)
    fill(plot, np.zeros((3, 2), np.float32))
    assert plot.index is None, "there are no five any more"
    fill(plot, POINTS[:1])


def test_the_numbers_are_saved(plot: ScatterPlot, tmp_path: Path) -> None:
    write_csv(tmp_path / "map.csv", *plot.table())
    with (tmp_path / "map.csv").open(newline="") as file:
        heads, *rows = list(csv.reader(file))
    assert heads == ["across", "up", "digit"]
    np.testing.assert_array_equal(np.array(rows, float), np.column_stack([POINTS, LABELS]))
    plot.save_picture(tmp_path / "map.png")
    assert not QImage(str(tmp_path / "map.png")).isNull()


def test_a_step_goes_to_the_nearest_in_a_quarter_of_the_plane() -> None:
    rng = np.random.default_rng(0)
    points = rng.normal(size=(40, 2))
    for direction in ((1, 0), (-1, 0), (0, 1), (0, -1)):
        for index, (x, y) in enumerate(points):
            angles = np.degrees(np.arctan2(points[:, 1] - y, points[:, 0] - x))
            wanted = np.degrees(np.arctan2(direction[1], direction[0]))
            off = np.abs((angles - wanted + 180) % 360 - 180)
            those = [other for other in range(40) if other != index and off[other] <= 45]
            expected = min(those, key=lambda o: np.hypot(*(points[o] - (x, y)))) if those else index
            assert next_towards(points, index, direction) == expected
