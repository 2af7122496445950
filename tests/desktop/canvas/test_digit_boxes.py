"""Boxes around the digits of a number, and looking at one of them."""

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from core.imaging.painter import FIELD
from desktop.canvas.canvas import Tool
from desktop.canvas.panel import CanvasPanel
from desktop.widgets import theme
from tests.desktop.drawing import RIGHT, at, drag, shown_panel
from tests.desktop.reading.predictions import number

# The offscreen platform has no frames to keep windows from being made too small, and says so.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints", extend=True)


@pytest.fixture
def panel(qtbot: QtBot) -> CanvasPanel:
    """A panel that shows the number 472, the 7 in focus."""
    panel = shown_panel(qtbot)
    drag(qtbot, panel.canvas, (0.05, 0.1), (0.9, 0.1))
    show(panel, "472", 1)
    return panel


def show(panel: CanvasPanel, text: str, focus: int = 0) -> None:
    panel.show_boxes(number(text).digits, focus)


def middle(index: int) -> tuple[float, float]:
    """Of a digit's box, in parts of the paper's side."""
    return (50 + 100 * index) / FIELD, 260 / FIELD


def tap(qtbot: QtBot, panel: CanvasPanel, index: int) -> None:
    qtbot.mouseClick(panel.canvas, Qt.MouseButton.LeftButton, pos=at(panel.canvas, *middle(index)))


def test_the_boxes_cover_the_canvas(panel: CanvasPanel) -> None:
    assert panel.boxes.geometry() == panel.canvas.rect()
    panel.resize(panel.width() + 80, panel.height() + 80)
    assert panel.boxes.size() == panel.canvas.size()


def test_each_digit_has_a_box(panel: CanvasPanel) -> None:
    accent = QColor(theme.current().accent)
    image: QImage = panel.canvas.grab().toImage()
    paper = panel.canvas.paper()

    def edge(index: int) -> QColor:
        # Half way down its left side, four pixels out of the ink.
        place = paper.topLeft() + QPointF((10 + 100 * index) / FIELD * paper.width() - 4, middle(0)[1] * paper.width())
        return image.pixelColor(place.toPoint())

    paper_colour = QColor(theme.current().paper)
    assert edge(1).blue() - edge(1).red() > 0.8 * (accent.blue() - accent.red())
    assert edge(0) != paper_colour
    assert edge(2) != paper_colour
    assert edge(3) == paper_colour
    assert panel.boxes.accessibleDescription() == "4, 7, 2"


def test_one_digit_has_none(panel: CanvasPanel) -> None:
    show(panel, "7")
    assert panel.boxes.digits == ()
    assert not panel.next_action.isEnabled()


def test_a_tap_looks_at_a_digit_and_leaves_no_dot(qtbot: QtBot, panel: CanvasPanel) -> None:
    before, steps = panel.canvas.ink(), panel.canvas.undo_stack.count()
    with qtbot.waitSignal(panel.digit_chosen) as chosen:
        tap(qtbot, panel, 2)
    assert chosen.args == [2]
    assert (panel.canvas.ink() == before).all()
    assert panel.canvas.undo_stack.count() == steps


def test_elsewhere_a_tap_is_a_dot(qtbot: QtBot, panel: CanvasPanel) -> None:
    with qtbot.assertNotEmitted(panel.digit_chosen, wait=1):
        qtbot.mouseClick(panel.canvas, Qt.MouseButton.LeftButton, pos=at(panel.canvas, 0.5, 0.9))
    assert panel.canvas.undo_stack.count() == 2


def test_a_stroke_across_a_box_is_a_stroke(qtbot: QtBot, panel: CanvasPanel) -> None:
    with qtbot.assertNotEmitted(panel.digit_chosen, wait=1):
        drag(qtbot, panel.canvas, middle(0), middle(1))
    assert panel.canvas.undo_stack.count() == 2


def test_the_right_button_erases_in_a_box_too(qtbot: QtBot, panel: CanvasPanel) -> None:
    x, y = middle(0)
    with qtbot.assertNotEmitted(panel.digit_chosen, wait=1):
        drag(qtbot, panel.canvas, (x, y), (x, 0.12), (x + 0.2, 0.1), button=RIGHT)
    assert panel.canvas.undo_stack.count() == 2
    assert panel.canvas.strokes()[-1].erase


def test_a_tap_of_the_eraser_erases_in_a_box_too(qtbot: QtBot, panel: CanvasPanel) -> None:
    panel.canvas.tool = Tool.ERASER
    with qtbot.assertNotEmitted(panel.digit_chosen, wait=1):
        tap(qtbot, panel, 0)
    assert panel.canvas.undo_stack.count() == 2


def test_the_keyboard_steps_through_the_digits(qtbot: QtBot, panel: CanvasPanel) -> None:
    chosen: list[int] = []
    panel.digit_chosen.connect(chosen.append)
    for key, focus in ((Qt.Key.Key_N, 1), (Qt.Key.Key_N, 2), (Qt.Key.Key_B, 0)):
        show(panel, "472", focus)
        qtbot.keyClick(panel.canvas, key)
    assert chosen == [2, 0, 2]


def test_nothing_jumps_while_the_pen_is_down(qtbot: QtBot, panel: CanvasPanel) -> None:
    canvas = panel.canvas
    qtbot.mousePress(canvas, Qt.MouseButton.LeftButton, pos=at(canvas, 0.5, 0.8))
    qtbot.mouseMove(canvas, at(canvas, 0.6, 0.9))
    show(panel, "13", 1)
    assert len(panel.boxes.digits) == 3
    qtbot.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=at(canvas, 0.6, 0.9))
    assert len(panel.boxes.digits) == 2
    assert panel.boxes.focus == 1


def test_where_boxes_overlap_the_nearest_is_meant(panel: CanvasPanel) -> None:
    paper = panel.canvas.paper()

    def digit_at(x: float) -> int | None:
        return panel.boxes.digit_at(paper.topLeft() + QPointF(x, 260) / FIELD * paper.width())

    assert [digit_at(x) for x in (50, 150, 250, 400)] == [0, 1, 2, None]
