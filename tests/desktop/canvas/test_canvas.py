"""Drawing, erasing, undoing, and what is seen of it."""

import math

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QColor, QPaintEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.imaging.painter import FIELD, Stroke, render
from desktop.canvas.canvas import Canvas, Tool
from desktop.canvas.panel import CanvasPanel
from desktop.widgets import theme
from tests.desktop.drawing import LEFT, RIGHT, SIDE, at, box, drag

# Drawing ----------------------------------------------------------------------------------------------------


def test_the_mouse_draws(qtbot: QtBot, canvas: Canvas) -> None:
    assert canvas.is_empty()
    drag(qtbot, canvas, (0.25, 0.5), (0.75, 0.5))
    ink = canvas.ink()
    assert ink.shape == (FIELD, FIELD)
    assert ink.dtype == np.float32
    assert not canvas.is_empty()
    assert box(ink) == pytest.approx((0.215, 0.465, 0.785, 0.535), abs=0.005)
    assert ink[:, FIELD // 2].sum() == pytest.approx(canvas.brush * FIELD, abs=0.5)


def test_a_click_is_a_dot(qtbot: QtBot, canvas: Canvas) -> None:
    drag(qtbot, canvas, (0.5, 0.5))
    assert canvas.ink().sum() == pytest.approx(math.pi * (canvas.brush * FIELD / 2) ** 2, rel=0.01)


def test_every_piece_is_there_as_soon_as_it_is_drawn(qtbot: QtBot, canvas: Canvas) -> None:
    sums = []
    canvas.changed.connect(lambda: sums.append(canvas.ink().sum()))
    qtbot.mousePress(canvas, LEFT, pos=at(canvas, 0.2, 0.2))
    for x in (0.4, 0.6, 0.8):
        qtbot.mouseMove(canvas, at(canvas, x, 0.2))
    assert len(sums) == 4
    assert sums == sorted(set(sums))
    qtbot.mouseRelease(canvas, LEFT, pos=at(canvas, 0.8, 0.2))


def test_few_moves_and_many_give_the_same_line(qtbot: QtBot, canvas: Canvas) -> None:
    drag(qtbot, canvas, (0.2, 0.3), (0.8, 0.3))
    few = canvas.ink()
    canvas.clear()
    drag(qtbot, canvas, *((0.2 + 0.6 * t, 0.3) for t in np.linspace(0, 1, 120)))
    assert np.abs(canvas.ink() - few).max() < 0.1


def test_it_is_the_painter_of_strokes(qtbot: QtBot, canvas: Canvas) -> None:
    points = ((0.2, 0.2), (0.8, 0.25), (0.4, 0.9))
    drag(qtbot, canvas, *points)
    expected = render([Stroke(tuple((x, y, canvas.brush) for x, y in points))])
    assert np.abs(canvas.ink() - expected).mean() < 0.002


def test_the_line_ends_where_the_pen_is_lifted(qtbot: QtBot, canvas: Canvas) -> None:
    drag(qtbot, canvas, *((x, 0.5) for x in np.arange(0.2, 0.5, 0.01)))
    assert box(canvas.ink())[2] == pytest.approx(0.49 + canvas.brush / 2, abs=0.005)


def test_drawing_goes_over_the_edge_and_back(qtbot: QtBot, canvas: Canvas) -> None:
    drag(qtbot, canvas, (0.5, 0.5), (1.4, 0.5), (0.5, 0.8))
    assert box(canvas.ink())[2] == 1


def test_the_size_of_the_widget_does_not_matter(qtbot: QtBot, panel: CanvasPanel) -> None:
    drag(qtbot, panel.canvas, (0.25, 0.25), (0.75, 0.75))
    small = panel.canvas.ink()
    panel.canvas.clear()
    panel.resize(2 * SIDE, 2 * SIDE + 80)
    qtbot.waitUntil(lambda: panel.canvas.paper().width() > 1.8 * SIDE)
    drag(qtbot, panel.canvas, (0.25, 0.25), (0.75, 0.75))
    assert np.abs(panel.canvas.ink() - small).mean() < 0.003


def test_the_middle_button_does_nothing(qtbot: QtBot, canvas: Canvas) -> None:
    drag(qtbot, canvas, (0.2, 0.2), (0.8, 0.8), button=Qt.MouseButton.MiddleButton)
    assert canvas.is_empty()


# Erasing, undoing, clearing ---------------------------------------------------------------------------------


@pytest.mark.parametrize("by_button", [True, False])
def test_erasing(qtbot: QtBot, canvas: Canvas, by_button: bool) -> None:
    drag(qtbot, canvas, (0.2, 0.5), (0.8, 0.5))
    canvas.tool = Tool.PEN if by_button else Tool.ERASER
    drag(qtbot, canvas, (0.5, 0.3), (0.5, 0.7), button=RIGHT if by_button else LEFT)
    ink = canvas.ink()
    assert ink[FIELD // 2, FIELD // 2] == 0
    assert ink[FIELD // 2, FIELD // 3] == 1


def test_erasing_where_there_is_no_ink_is_nothing_to_undo(qtbot: QtBot, canvas: Canvas) -> None:
    drag(qtbot, canvas, (0.2, 0.2), (0.8, 0.2))
    drag(qtbot, canvas, (0.2, 0.5), (0.8, 0.5))
    canvas.undo_stack.undo()
    drag(qtbot, canvas, (0.2, 0.8), (0.8, 0.8), button=RIGHT)
    assert len(canvas.strokes() or ()) == 1
    canvas.undo_stack.redo()
    assert len(canvas.strokes() or ()) == 2
    assert box(canvas.ink()) == pytest.approx((0.165, 0.165, 0.835, 0.535), abs=0.01)


def test_a_second_button_does_not_disturb_the_first(qtbot: QtBot, canvas: Canvas) -> None:
    qtbot.mousePress(canvas, LEFT, pos=at(canvas, 0.2, 0.5))
    qtbot.mousePress(canvas, RIGHT, pos=at(canvas, 0.2, 0.5))
    qtbot.mouseRelease(canvas, RIGHT, pos=at(canvas, 0.2, 0.5))
    qtbot.mouseMove(canvas, at(canvas, 0.8, 0.5))
    qtbot.mouseRelease(canvas, LEFT, pos=at(canvas, 0.8, 0.5))
    assert box(canvas.ink())[2] > 0.8
    assert canvas.undo_stack.count() == 1


def test_undo_and_redo(qtbot: QtBot, canvas: Canvas) -> None:
    states = [canvas.ink()]
    drag(qtbot, canvas, (0.2, 0.2), (0.8, 0.2))
    states.append(canvas.ink())
    drag(qtbot, canvas, (0.8, 0.2), (0.4, 0.9))
    states.append(canvas.ink())
    canvas.clear()
    states.append(canvas.ink())
    canvas.set_ink(np.eye(28, dtype=np.float32))
    states.append(canvas.ink())
    for state in reversed(states[:-1]):
        canvas.undo_stack.undo()
        np.testing.assert_array_equal(canvas.ink(), state)
    for state in states[1:]:
        canvas.undo_stack.redo()
        np.testing.assert_array_equal(canvas.ink(), state)


def test_undo_in_the_middle_of_a_stroke_takes_that_one_back(qtbot: QtBot, panel: CanvasPanel) -> None:
    canvas = panel.canvas
    for y in (0.2, 0.5, 0.8):
        before = canvas.ink()
        qtbot.mousePress(canvas, LEFT, pos=at(canvas, 0.2, y))
        qtbot.mouseMove(canvas, at(canvas, 0.8, y))
        drawn = canvas.ink()
        qtbot.keyClick(canvas, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        qtbot.mouseMove(canvas, at(canvas, 0.5, 0.9))
        qtbot.mouseRelease(canvas, LEFT, pos=at(canvas, 0.5, 0.9))
        np.testing.assert_array_equal(canvas.ink(), before)
        panel.redo_action.trigger()
        np.testing.assert_array_equal(canvas.ink(), drawn)
    assert canvas.undo_stack.count() == 3


def test_redo_in_the_middle_of_a_stroke_loses_nothing_of_it(qtbot: QtBot, panel: CanvasPanel) -> None:
    canvas = panel.canvas
    drag(qtbot, canvas, (0.2, 0.2), (0.8, 0.2))
    panel.undo_action.trigger()
    qtbot.mousePress(canvas, LEFT, pos=at(canvas, 0.2, 0.5))
    qtbot.mouseMove(canvas, at(canvas, 0.8, 0.5))
    drawn = canvas.ink()
    panel.redo_action.trigger()
    qtbot.mouseRelease(canvas, LEFT, pos=at(canvas, 0.8, 0.5))
    np.testing.assert_array_equal(canvas.ink(), drawn)


def test_undoing_has_a_limit(qtbot: QtBot, canvas: Canvas) -> None:
    for _ in range(120):
        drag(qtbot, canvas, (0.5, 0.5))
    assert canvas.undo_stack.count() == 100


def test_clearing_an_empty_canvas_is_nothing_to_undo(canvas: Canvas) -> None:
    canvas.clear()
    assert canvas.undo_stack.count() == 0


def test_clearing_can_be_undone(qtbot: QtBot, canvas: Canvas) -> None:
    drag(qtbot, canvas, (0.2, 0.2), (0.8, 0.2))
    with qtbot.waitSignal(canvas.changed):
        canvas.clear()
    assert canvas.is_empty()
    assert not canvas.ink().any()
    with qtbot.waitSignal(canvas.changed):
        canvas.undo_stack.undo()
    assert not canvas.is_empty()


def test_a_picture_is_fitted(qtbot: QtBot, canvas: Canvas) -> None:
    picture = np.zeros((30, 60), np.float32)
    picture[10:20, 20:40] = 0.5
    with qtbot.waitSignal(canvas.changed):
        canvas.set_ink(picture)
    ink = canvas.ink()
    assert box(ink) == pytest.approx((1 / 3, 5 / 12, 2 / 3, 7 / 12), abs=0.005)
    assert ink[FIELD // 2, FIELD // 2] == pytest.approx(0.5, abs=0.003)


# What is seen -----------------------------------------------------------------------------------------------


def pixel(canvas: Canvas, x: float, y: float) -> str:
    image = canvas.grab().toImage()
    ratio = image.devicePixelRatio()
    point = at(canvas, x, y)
    return image.pixelColor(round(point.x() * ratio), round(point.y() * ratio)).name()


@pytest.mark.parametrize("choice", ["light", "dark"])
def test_ink_and_paper_follow_the_theme(qtbot: QtBot, canvas: Canvas, choice: theme.Choice) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    drag(qtbot, canvas, (0.2, 0.5), (0.8, 0.5))
    canvas.pen_hover(None)
    theme.apply(app, choice)
    assert pixel(canvas, 0.5, 0.5) == QColor(theme.current().ink).name()
    assert pixel(canvas, 0.5, 0.1) == QColor(theme.current().paper).name()
    assert canvas.ink()[FIELD // 2, FIELD // 2] == 1


def test_the_hint_goes_and_comes_back(qtbot: QtBot, canvas: Canvas) -> None:
    def hint_is_shown() -> bool:
        image = canvas.grab().toImage()
        paper = QColor(theme.current().paper)
        row = round(at(canvas, 0.5, 0.48).y() * image.devicePixelRatio())
        return any(image.pixelColor(x, row) != paper for x in range(image.width() // 3, image.width() * 2 // 3))

    assert hint_is_shown()
    drag(qtbot, canvas, (0.1, 0.1))
    canvas.pen_hover(None)
    assert not hint_is_shown()
    canvas.undo_stack.undo()
    assert hint_is_shown()


class PaintWatch(QObject):
    """Notes which parts of a widget are painted."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[QRect] = []

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if isinstance(event, QPaintEvent):
            self.seen.append(event.region().boundingRect())
        return False


def test_a_step_of_the_pen_repaints_only_itself(qtbot: QtBot, canvas: Canvas) -> None:
    watch = PaintWatch()
    canvas.installEventFilter(watch)
    qtbot.mousePress(canvas, LEFT, pos=at(canvas, 0.3, 0.3))
    qtbot.mouseMove(canvas, at(canvas, 0.32, 0.3))
    QApplication.processEvents()
    watch.seen.clear()
    qtbot.mouseMove(canvas, at(canvas, 0.36, 0.3))
    QApplication.processEvents()
    assert watch.seen
    assert all(max(rect.width(), rect.height()) < 0.25 * SIDE for rect in watch.seen)
    qtbot.mouseRelease(canvas, LEFT, pos=at(canvas, 0.36, 0.3))


def test_the_first_dot_repaints_the_hint_as_well_and_no_more(qtbot: QtBot, canvas: Canvas) -> None:
    drag(qtbot, canvas, (0.5, 0.6))  # the focus comes with it
    canvas.undo_stack.undo()
    QApplication.processEvents()
    watch = PaintWatch()
    canvas.installEventFilter(watch)
    qtbot.mousePress(canvas, LEFT, pos=at(canvas, 0.5, 0.6))
    QApplication.processEvents()
    hint = [at(canvas, 0.4, 0.48), at(canvas, 0.6, 0.48)]
    assert any(all(rect.contains(place) for place in hint) for rect in watch.seen)
    assert all(rect.height() < 0.5 * SIDE for rect in watch.seen)
    qtbot.mouseRelease(canvas, LEFT, pos=at(canvas, 0.5, 0.6))


def strokes_drawn(qtbot: QtBot, canvas: Canvas) -> None:
    drag(qtbot, canvas, (0.2, 0.2), (0.5, 0.4), (0.8, 0.2))
    drag(qtbot, canvas, (0.5, 0.1), (0.5, 0.9))
    drag(qtbot, canvas, (0.4, 0.5), (0.6, 0.5), button=RIGHT)


def test_its_strokes_make_the_very_same_drawing(qtbot: QtBot, canvas: Canvas) -> None:
    assert canvas.strokes() == ()
    strokes_drawn(qtbot, canvas)
    strokes = canvas.strokes()
    assert strokes is not None
    assert [stroke.erase for stroke in strokes] == [False, False, True]
    np.testing.assert_array_equal(render(strokes), canvas.ink())


def test_the_stroke_under_way_is_one_of_them(qtbot: QtBot, canvas: Canvas) -> None:
    drag(qtbot, canvas, (0.5, 0.1), (0.5, 0.9))
    canvas.pen_down(canvas.paper().center(), None, False)
    canvas.pen_move(canvas.paper().bottomRight(), None)
    strokes = canvas.strokes()
    assert strokes is not None
    assert len(strokes) == 2
    np.testing.assert_array_equal(render(strokes), canvas.ink())
    canvas.pen_cancel()
    assert canvas.strokes() == strokes[:1]


def test_strokes_are_undone_with_the_drawing(qtbot: QtBot, canvas: Canvas) -> None:
    strokes_drawn(qtbot, canvas)
    all_three = canvas.strokes()
    assert all_three is not None
    canvas.undo_stack.undo()
    assert canvas.strokes() == all_three[:2]
    canvas.undo_stack.redo()
    assert canvas.strokes() == all_three
    canvas.clear()
    assert canvas.strokes() == ()
    canvas.undo_stack.undo()
    assert canvas.strokes() == all_three


def test_what_began_as_a_picture_has_no_strokes(qtbot: QtBot, canvas: Canvas) -> None:
    canvas.set_ink(np.ones((4, 4), np.float32))
    assert canvas.strokes() is None
    drag(qtbot, canvas, (0.2, 0.2), (0.8, 0.2))
    assert canvas.strokes() is None
    canvas.clear()
    drag(qtbot, canvas, (0.2, 0.2), (0.8, 0.2))
    assert len(canvas.strokes() or ()) == 1


@pytest.mark.parametrize("picture", [False, True])
def test_what_was_rubbed_out_altogether_is_forgotten(qtbot: QtBot, canvas: Canvas, picture: bool) -> None:
    drag(qtbot, canvas, (0.45, 0.5), (0.55, 0.5))
    if picture:
        canvas.set_ink(canvas.ink())
    canvas.brush = 0.2
    drag(qtbot, canvas, (0.2, 0.5), (0.8, 0.5), button=RIGHT)
    assert canvas.is_empty()
    known = []
    canvas.changed.connect(lambda: known.append(canvas.strokes()))
    drag(qtbot, canvas, (0.2, 0.2), (0.8, 0.2))
    for strokes in (*known, canvas.strokes()):
        assert len(strokes or ()) == 1, "while it is drawn, too"
