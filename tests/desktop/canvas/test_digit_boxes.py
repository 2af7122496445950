"""Boxes around the digits of a number, and looking at one of them."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QImage, QPointingDevice, QTouchEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from core.imaging.painter import FIELD
from core.imaging.preprocessing import Box
from desktop.canvas.canvas import Tool
from desktop.canvas.cutter import STEP
from desktop.canvas.panel import CanvasPanel
from desktop.widgets import theme
from tests.desktop.drawing import LEFT, NONE, RIGHT, at, drag, tablet
from tests.desktop.reading.predictions import number

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def panel(qtbot: QtBot, panel: CanvasPanel) -> CanvasPanel:
    """A panel that shows the number 472, the 7 in focus until another digit is chosen."""
    panel.digit_chosen.connect(lambda index: show(panel, "472", index))
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
    drag(qtbot, panel.canvas, middle(0), middle(1))
    panel.canvas.tool = Tool.ERASER
    with qtbot.assertNotEmitted(panel.digit_chosen, wait=1):
        tap(qtbot, panel, 0)
    assert panel.canvas.undo_stack.count() == 3


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


def test_what_was_crossed_out_is_grey_and_struck_through(panel: CanvasPanel) -> None:
    digits = number("472").digits
    paper = panel.canvas.paper()
    ink = paper.topLeft() + QPointF(*middle(0)) * paper.width()
    plain = panel.canvas.grab().toImage().pixelColor(ink.toPoint())
    panel.show_boxes(digits[1:], 0, True, [digits[0].box])
    assert panel.boxes.accessibleDescription() == "7, 2; 1 crossed out"
    assert panel.canvas.grab().toImage().pixelColor(ink.toPoint()) != plain
    assert panel.boxes.digit_at(ink) is None, "there is no digit any more"


def test_one_digit_of_a_drawing_that_was_divided_has_a_box(panel: CanvasPanel) -> None:
    panel.show_boxes(number("7").digits, 0, True)
    assert len(panel.boxes.digits) == 1


def test_what_is_refused_is_called_no_digit(panel: CanvasPanel) -> None:
    digits = number("47").digits
    panel.show_boxes(digits, 0)
    plain = panel.canvas.grab().toImage()
    panel.show_boxes(digits, 0, refused=True)
    assert panel.boxes.accessibleDescription() == "?, ?"
    assert panel.canvas.grab().toImage() != plain


def test_a_tap_of_the_right_button_opens_a_menu_and_erases_nothing(qtbot: QtBot, panel: CanvasPanel) -> None:
    with qtbot.waitSignal(panel.digit_chosen) as chosen:
        qtbot.mouseClick(panel.canvas, RIGHT, pos=at(panel.canvas, *middle(2)))
    assert chosen.args == [2]
    assert panel.canvas.undo_stack.count() == 1
    [menu] = panel.findChildren(QMenu)
    assert menu.actions() == list(panel.box_actions)
    assert not panel.join_next_action.isEnabled(), "there is none to the right of it"
    menu.close()


def test_the_menu_key_opens_it_for_the_digit_in_focus(panel: CanvasPanel) -> None:
    frame = panel.boxes.frame(panel.boxes.digits[1].box)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), QPoint(5, 5))
    QApplication.sendEvent(panel.canvas, event)
    [menu] = panel.findChildren(QMenu)
    assert panel.canvas.mapFromGlobal(menu.pos()) == frame.bottomLeft().toPoint()
    menu.close()


def test_the_line_is_laid_by_keys(qtbot: QtBot, panel: CanvasPanel) -> None:
    canvas, cutter = panel.canvas, panel.cutter
    qtbot.keyClick(canvas, Qt.Key.Key_S)
    frame = panel.boxes.frame(panel.boxes.digits[1].box)
    assert cutter.line is not None
    assert cutter.line.upper == QPointF(frame.center().x(), frame.top())
    before = canvas.grab().toImage()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Up):
        qtbot.keyClick(canvas, key)
    assert cutter.line.upper.x() - frame.center().x() == 3 * STEP
    assert cutter.line.lower.x() - frame.center().x() == STEP
    assert canvas.grab().toImage() != before
    with qtbot.waitSignal(panel.split_wanted) as wanted:
        qtbot.keyClick(canvas, Qt.Key.Key_Return)
    box, (x, y, _, _) = wanted.args
    assert box == panel.boxes.digits[1].box
    assert (x, y) == pytest.approx((150 + 3 * STEP * FIELD / canvas.paper().width(), 200 - 4 * FIELD / 400), abs=2)
    assert cutter.line is None


def cut(qtbot: QtBot, panel: CanvasPanel, x: float) -> None:
    """Draw an upright line with Ctrl, at ``x`` of the drawing's pixels."""
    ends = [at(panel.canvas, x / FIELD, y / FIELD) for y in (150, 330)]
    qtbot.mousePress(panel.canvas, LEFT, CONTROL, ends[0])
    qtbot.mouseMove(panel.canvas, ends[1])
    qtbot.mouseRelease(panel.canvas, LEFT, CONTROL, ends[1])


def test_a_line_drawn_with_ctrl_parts_the_digit_that_it_crosses(qtbot: QtBot, panel: CanvasPanel) -> None:
    with qtbot.waitSignal(panel.split_wanted) as wanted:
        cut(qtbot, panel, 250)
    assert wanted.args[0] == panel.boxes.digits[2].box
    assert wanted.args[1] == pytest.approx((250, 150, 250, 330), abs=2)
    assert panel.canvas.undo_stack.count() == 1


def test_a_tablets_pen_lays_a_line_with_ctrl_and_its_other_end_erases(qtbot: QtBot, panel: CanvasPanel) -> None:
    press, move, release = QEvent.Type.TabletPress, QEvent.Type.TabletMove, QEvent.Type.TabletRelease
    with qtbot.waitSignal(panel.split_wanted) as wanted:
        for kind, y in ((press, 150), (move, 250), (release, 330)):
            tablet(panel.canvas, kind, 250 / FIELD, y / FIELD, 0.5, keys=CONTROL)
    assert wanted.args[0] == panel.boxes.digits[2].box
    assert wanted.args[1] == pytest.approx((250, 150, 250, 330), abs=2)
    assert panel.canvas.undo_stack.count() == 1
    for kind, y in ((press, 0.05), (move, 0.1), (release, 0.15)):
        tablet(panel.canvas, kind, 0.5, y, 0.5, eraser=True, keys=CONTROL)
    assert panel.canvas.undo_stack.count() == 2


def test_a_finger_lays_the_line_too(qtbot: QtBot, panel: CanvasPanel, screen: QPointingDevice) -> None:
    finger = QTest.touchEvent(panel.canvas, screen)
    ends = [at(panel.canvas, 250 / FIELD, y / FIELD) for y in (150, 330)]
    qtbot.keyClick(panel.canvas, Qt.Key.Key_S)
    finger.press(1, ends[0]).commit()
    finger.move(1, ends[1]).commit()
    QApplication.sendEvent(panel.canvas, QTouchEvent(QEvent.Type.TouchCancel, screen, NONE, []))
    assert panel.cutter.line is None, "a gesture took the finger away"
    finger.release(1, ends[1]).commit()
    qtbot.keyClick(panel.canvas, Qt.Key.Key_S)
    finger.press(1, ends[0]).commit()
    finger.move(1, ends[1]).commit()
    with qtbot.waitSignal(panel.split_wanted) as wanted:
        finger.release(1, ends[1]).commit()
    assert wanted.args[1] == pytest.approx((250, 150, 250, 330), abs=3)
    assert panel.canvas.undo_stack.count() == 1


def test_a_click_or_two_with_ctrl_lay_no_line_and_leave_no_ink(qtbot: QtBot, panel: CanvasPanel) -> None:
    place = at(panel.canvas, 0.5, 0.8)
    for press in (qtbot.mousePress, qtbot.mouseDClick):
        with qtbot.assertNotEmitted(panel.split_wanted, wait=1):
            press(panel.canvas, LEFT, CONTROL, place)
            qtbot.mouseRelease(panel.canvas, LEFT, CONTROL, place)
        assert panel.canvas.undo_stack.count() == 1


def test_a_line_in_a_wide_box_parts_that_one_though_a_slim_ones_centre_is_nearer(
    qtbot: QtBot, panel: CanvasPanel
) -> None:
    boxes = Box(200, 10, 120, 20), Box(200, 40, 120, 300)
    pairs = zip(number("10").digits, boxes, strict=True)
    panel.show_boxes([replace(digit, prepared=replace(digit.prepared, box=box)) for digit, box in pairs], 0)
    for x, box in ((80, 1), (20, 0), (33, 0), (37, 1), (400, 1)):
        with qtbot.waitSignal(panel.split_wanted) as wanted:
            cut(qtbot, panel, x)
        assert wanted.args[0] == boxes[box]


def test_who_goes_elsewhere_or_makes_the_canvas_larger_lays_no_line(qtbot: QtBot, panel: CanvasPanel) -> None:
    larger = panel.size() + QSize(80, 80)
    for leave in (lambda: panel.slider.setFocus(), lambda: panel.canvas.clear(), lambda: panel.resize(larger)):
        show(panel, "472", 1)
        qtbot.keyClick(panel.canvas, Qt.Key.Key_S)
        assert panel.cutter.line is not None
        with qtbot.waitSignal(panel.parting) as parting:
            leave()
        assert parting.args == [False]
        assert panel.cutter.line is None
        panel.canvas.setFocus()
