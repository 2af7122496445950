"""Boxes are joined and split, and digits crossed out: by keys, the mouse and menus."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from core.imaging.painter import Stroke
from core.imaging.preprocessing import prepare
from desktop.session.reading import Reading
from desktop.shell.window import Window
from tests.desktop.drawing import LEFT, RIGHT, at, drag
from tests.desktop.showing import activate
from tests.desktop.window.corrections.correcting import CONTROL, SEVEN, boxes, text, type_it, undo, write
from tests.desktop.window.teaching import labels, wait_until_corrected
from tests.desktop.window.using import act, can, what_is_read
from tests.handwritten import strokes


def joined(reading: Reading) -> bool:
    return boxes(reading) == 1


def choose(window: Window, place: tuple[float, float], line: str, qtbot: QtBot) -> None:
    """Choose ``line`` of the menu that opens with a right click at ``place`` of the paper."""
    qtbot.mouseClick(window.canvas, RIGHT, pos=at(window.canvas, *place))
    menu = next(menu for menu in window.canvas_panel.findChildren(QMenu) if menu.isVisible())
    next(action for action in menu.actions() if action.text().replace("&", "") == line).trigger()
    menu.close()
    activate(qtbot, window)


@pytest.mark.parametrize("by", ["key", "menu", "context menu"])
def test_join(qtbot: QtBot, fallen_apart: Window, by: str) -> None:
    window = fallen_apart
    if by == "key":
        qtbot.keyClick(window.canvas, Qt.Key.Key_J)
    elif by == "menu":
        act(window, "Edit", "Join with the digit before")
    else:
        choose(window, (0.1, 0.5), "Join with the next digit", qtbot)
    reading = what_is_read(qtbot, window, joined)
    whole = prepare(window.canvas.ink())
    np.testing.assert_allclose(reading.prediction.picture, whole, atol=0.01)
    assert len(window.canvas_panel.boxes.digits) == 1, "it is shown that it was joined"
    assert labels(window) == []
    undo(qtbot, window)
    what_is_read(qtbot, window, lambda reading: boxes(reading) == 2)
    assert window.canvas.strokes() is not None
    assert len(window.canvas.strokes() or ()) == 2


@pytest.mark.parametrize("by", ["key", "mouse", "menu and mouse"])
def test_split(qtbot: QtBot, active: Window, by: str) -> None:
    four = strokes("4", height=0.5, pen=0.05)
    assert boxes(write(qtbot, active, four)) == 1
    line = (0.2, 0.3), (0.2, 0.95)
    if by == "key":
        qtbot.keyClick(active.canvas, Qt.Key.Key_S)
        qtbot.keyClick(active.canvas, Qt.Key.Key_Left)
        qtbot.keyClick(active.canvas, Qt.Key.Key_Up)
        assert "Return: cut" in active.verdict._hint.text()
        qtbot.keyClick(active.canvas, Qt.Key.Key_Return)
    elif by == "mouse":
        start, end = (at(active.canvas, *point) for point in line)
        qtbot.mousePress(active.canvas, LEFT, CONTROL, start)
        qtbot.mouseMove(active.canvas, end)
        qtbot.mouseRelease(active.canvas, LEFT, CONTROL, end)
    else:
        act(active, "Edit", "Split the digit")
        drag(qtbot, active.canvas, *line)
    reading = what_is_read(qtbot, active, lambda reading: boxes(reading) == 2)
    assert len(active.canvas.strokes() or ()) == len(four), "a line that cuts leaves no ink"
    left, right = (digit.box for digit in reading.prediction.digits)
    assert left.left < right.left
    undo(qtbot, active)
    assert not what_is_read(qtbot, active, joined).division


def test_a_line_is_taken_back(qtbot: QtBot, active: Window) -> None:
    write(qtbot, active, strokes("4", height=0.5, pen=0.05))
    qtbot.keyClick(active.canvas, Qt.Key.Key_S)
    assert active.canvas_panel.cutter.line is not None
    qtbot.keyClick(active.canvas, Qt.Key.Key_Escape)
    assert active.canvas_panel.cutter.line is None
    qtbot.keyClick(active.canvas, Qt.Key.Key_S)
    for _ in range(60):
        qtbot.keyClick(active.canvas, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(active.canvas, Qt.Key.Key_Return)
    wait_until_corrected(qtbot, active)
    assert "leaves all of the ink on one side" in active.messages.text.text()
    assert not what_is_read(qtbot, active).division


@pytest.mark.parametrize("by", ["key", "context menu"])
def test_cross_out(qtbot: QtBot, active: Window, by: str) -> None:
    assert text(write(qtbot, active, strokes("4", "7", gap=0.5))) == "47"
    if by == "key":
        qtbot.keyClick(active.canvas, Qt.Key.Key_X)
    else:
        box = active.canvas_panel.boxes
        frame = box.frame(box.digits[1].box)
        paper = active.canvas.paper()
        middle = (frame.center() - paper.topLeft()) / paper.width()
        choose(active, (middle.x(), middle.y()), "Cross the digit out", qtbot)
    assert text(what_is_read(qtbot, active, joined)) == "4"
    assert "1 crossed out" in active.canvas_panel.boxes.accessibleDescription()
    type_it(qtbot, active, "4")
    assert active.messages.text.text().startswith("It is read as 4 already")
    undo(qtbot, active)
    assert not active.messages.isVisible()
    assert text(what_is_read(qtbot, active, lambda reading: boxes(reading) == 2)) == "47"
    for _ in range(2):
        qtbot.keyClick(active.canvas, Qt.Key.Key_X)
        wait_until_corrected(qtbot, active)
        what_is_read(qtbot, active, lambda reading: bool(reading.division))
    what_is_read(qtbot, active, lambda reading: reading.prediction.verdict == "empty")
    assert not can(active, "Edit", "Cross the digit out")
    assert not active.canvas.is_empty()


def test_crossed_out_twice_at_once_is_crossed_out_once(qtbot: QtBot, active: Window) -> None:
    write(qtbot, active, strokes("4", "7", "2", gap=0.3))
    qtbot.keyClick(active.canvas, Qt.Key.Key_X)
    qtbot.keyClick(active.canvas, Qt.Key.Key_X)
    wait_until_corrected(qtbot, active)
    assert text(what_is_read(qtbot, active, lambda reading: bool(reading.division))) == "47"
    assert active.messages.text.text() == "There is no digit here any more. Nothing has changed."


def test_undo_takes_back_what_waits_for_its_answer_too(qtbot: QtBot, active: Window) -> None:
    drawn = len(strokes("4", "7", "2", gap=0.5))
    write(qtbot, active, strokes("4", "7", "2", gap=0.5))
    qtbot.keyClick(active.canvas, Qt.Key.Key_X)
    wait_until_corrected(qtbot, active)
    what_is_read(qtbot, active, lambda reading: boxes(reading) == 2)
    qtbot.keyClick(active.canvas, Qt.Key.Key_J)
    undo(qtbot, active)
    wait_until_corrected(qtbot, active)
    reading = what_is_read(qtbot, active, lambda reading: boxes(reading) == 3)
    assert not reading.division
    assert active.canvas.undo_stack.index() == drawn, "nothing but the strokes"


@pytest.mark.parametrize("by", ["keys", "box"])
def test_what_is_pressed_at_once_means_the_digit_just_chosen(qtbot: QtBot, active: Window, by: str) -> None:
    write(qtbot, active, strokes("4", "7", "2", gap=0.5))
    if by == "keys":
        qtbot.keyClick(active.canvas, Qt.Key.Key_B)
        qtbot.keyClick(active.canvas, Qt.Key.Key_B)
    else:
        boxed = active.canvas_panel.boxes
        qtbot.mouseClick(active.canvas, LEFT, pos=boxed.frame(boxed.digits[0].box).center().toPoint())
    qtbot.keyClicks(active.canvas, "9")
    qtbot.keyClick(active.canvas, Qt.Key.Key_Return)
    qtbot.keyClick(active.canvas, Qt.Key.Key_X)
    wait_until_corrected(qtbot, active)
    assert labels(active) == [9]
    assert text(what_is_read(qtbot, active, lambda reading: boxes(reading) == 2)) == "72"


@pytest.mark.parametrize("first", ["479", "4"], ids=["done", "refused"])
def test_no_correction_takes_the_place_of_the_one_before(qtbot: QtBot, active: Window, first: str) -> None:
    write(qtbot, active, strokes("4", "7", "2", gap=0.5))
    qtbot.keyClicks(active.canvas, first)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_J, Qt.Key.Key_X):
        qtbot.keyClick(active.canvas, key)
    wait_until_corrected(qtbot, active)
    assert labels(active) == ([9] if first == "479" else [])
    reading = what_is_read(qtbot, active, joined)
    assert text(reading) == "4"
    assert [piece.digit for piece in reading.division] == [True, False], "joined, and then crossed out"


def test_it_stays_joined_while_the_drawing_grows_elsewhere(qtbot: QtBot, fallen_apart: Window) -> None:
    window = fallen_apart
    qtbot.keyClick(window.canvas, Qt.Key.Key_J)
    what_is_read(qtbot, window, joined)
    grown = write(qtbot, window, SEVEN)
    assert boxes(grown) == 2
    assert grown.division
    assert grown.prediction.digits[1].digit == 7
    type_it(qtbot, window, "07")
    assert boxes(what_is_read(qtbot, window)) == 2
    undo(qtbot, window)
    undo(qtbot, window)
    what_is_read(qtbot, window, joined)
    across = [Stroke(((0.05, 0.5, 0.05), (0.3, 0.5, 0.05)))]
    assert not write(qtbot, window, across).division, "this ink is other ink"
    undo(qtbot, window)
    assert what_is_read(qtbot, window, joined).division
    undo(qtbot, window)
    assert boxes(what_is_read(qtbot, window, lambda reading: boxes(reading) == 2)) == 2


def test_what_can_be_done_with_boxes(qtbot: QtBot, active: Window) -> None:
    names = ("Join with the digit before", "Join with the next digit", "Split the digit", "Cross the digit out")

    def possible() -> list[bool]:
        return [can(active, "Edit", name) for name in names]

    assert possible() == [False] * 4
    write(qtbot, active, strokes("4", "7", "2", gap=0.5))
    assert possible() == [True, False, True, True]
    qtbot.keyClick(active.canvas, Qt.Key.Key_B)
    what_is_read(qtbot, active, lambda reading: reading.prediction.focus == 1)
    assert possible() == [True] * 4
    active.canvas.clear()
    qtbot.waitUntil(lambda: possible() == [False] * 4)
