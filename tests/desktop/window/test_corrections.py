"""Putting right what was read, in the window, with the weights that come with it: which ink is filed as which digit."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from core.imaging.painter import Stroke, render
from core.imaging.preprocessing import prepare
from core.types import Array
from desktop.reading.corrector import NOTHING
from desktop.session.reading import Reading
from desktop.shell.window import Window
from resources import DEFAULT_WEIGHTS
from tests.desktop.drawing import LEFT, RIGHT, at, drag
from tests.desktop.window.using import PATIENCE, act, can, digits
from tests.handwritten import DIGITS, strokes

# The platform without a screen says this of every window that has a smallest size, and of a menu that pops up.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

SAME = 20
"""Two pictures whose pixels differ by less than this on average, of 255, are of the same digit: where digits touch,
a cut takes a little of the one to the other.
"""

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(scope="session")
def first_weights() -> Path:
    """Those that come with the program."""
    return DEFAULT_WEIGHTS


@pytest.fixture
def active(qtbot: QtBot, window: Window) -> Window:
    """A window that hears the keys."""
    with qtbot.waitActive(window):
        window.activateWindow()
    window.canvas.setFocus()
    return window


def write(qtbot: QtBot, window: Window, lines: list[Stroke]) -> Reading:
    """Draw ``lines`` with the mouse, and wait for what is read."""
    canvas = window.canvas
    canvas.brush = lines[0].points[0][2]
    for line in lines:
        drag(qtbot, canvas, *((x, y) for x, y, _ in line.points))
    return read(qtbot, window)


def read(qtbot: QtBot, window: Window, wanted: Callable[[Reading], bool] = lambda _: True) -> Reading:
    """What is read in the drawing as it is now."""

    def known() -> bool:
        reading = window.column.reading
        return reading is not None and reading.revision == window.canvas.revision and wanted(reading)

    qtbot.waitUntil(known, timeout=PATIENCE)
    assert window.column.reading is not None
    return window.column.reading


def type_it(qtbot: QtBot, window: Window, text: str) -> None:
    """Type ``text`` and Return."""
    qtbot.keyClicks(window.canvas, text)
    qtbot.keyClick(window.canvas, Qt.Key.Key_Return)
    settle(qtbot, window)


def settle(qtbot: QtBot, window: Window) -> None:
    qtbot.waitUntil(lambda: not window.corrector.under_way, timeout=PATIENCE)


def undo(qtbot: QtBot, window: Window) -> None:
    qtbot.keyClick(window.canvas, Qt.Key.Key_Z, CONTROL)


def labels(window: Window) -> list[int]:
    return [digit.label for digit in digits(window).digits]


def text(reading: Reading) -> str:
    return "".join(str(digit.digit) for digit in reading.prediction.digits)


def own_pictures(window: Window, names: tuple[str, ...]) -> list[Array]:
    """The picture of each digit's own strokes, 0 to 255."""
    drawn = window.canvas.strokes()
    assert drawn is not None
    ends = np.cumsum([len(DIGITS[name]) for name in names])
    pictures = [prepare(render(group)) for group in np.split(np.array(drawn, object), ends[:-1])]
    return [picture * 255 for picture in pictures if picture is not None]


def boxes(reading: Reading) -> int:
    return len(reading.prediction.digits)


MISREAD = [
    (("4 wide",), 0.6, 0.03, 0.2),
    (("4 wide",), 0.6, 0.07, 0.2),
    (("0 in halves",), 0.6, 0.03, 0.2),
    (("0 in halves",), 0.6, 0.07, 0.2),
    (("4 wide", "4 wide"), 0.22, 0.022, 0.35),
    (("0 in halves", "7"), 0.22, 0.022, 0.35),
    (("1", "7"), 0.25, 0.04, 0.0),
    (("7", "1"), 0.25, 0.04, 0.0),
    (("5", "1"), 0.25, 0.04, 0.0),
    (("3", "5"), 0.25, 0.04, -0.1),
]
"""Which digits, how high, the width of the pen, the gap from ink to ink: when this was written, all were misread."""


@pytest.mark.parametrize(("names", "height", "pen", "gap"), MISREAD)
def test_what_is_typed_is_filed_with_the_ink_of_each_digit(
    qtbot: QtBot, active: Window, names: tuple[str, ...], height: float, pen: float, gap: float
) -> None:
    before = write(qtbot, active, strokes(*names, gap=gap, height=height, pen=pen))
    said = "".join(name[0] for name in names)
    type_it(qtbot, active, said)
    filed = [(digit.label, digit.drawing.picture) for digit in digits(active).digits]
    missing = list(said)
    for label, picture in filed:
        missing.remove(str(label))
        differences = [
            np.abs(own - picture).mean()
            for name, own in zip(names, own_pictures(active, names), strict=True)
            if name[0] == str(label)
        ]
        assert min(differences) < SAME
    assert len(filed) >= 1 or text(before) == said
    assert len(names) > 1 or len(filed) == 1
    assert all(label in text(before) for label in missing), "only what was read rightly need not be taught"
    assert boxes(read(qtbot, active, lambda reading: bool(reading.division))) == len(names)
    undo(qtbot, active)
    assert labels(active) == []
    after = read(qtbot, active, lambda reading: not reading.division)
    assert text(after) == text(before)
    active.canvas_panel.redo_action.trigger()
    assert [digit.drawing.picture.tobytes() for digit in digits(active).digits] == [p.tobytes() for _, p in filed]
    assert boxes(read(qtbot, active, lambda reading: bool(reading.division))) == len(names)


HALVES = [
    Stroke(tuple((x, y - 0.2, pen) for x, y, pen in stroke.points))
    for stroke in strokes("0 in halves", height=0.6, pen=0.05)
]
SEVEN = [Stroke(((0.72, 0.3, 0.07), (0.92, 0.3, 0.07), (0.8, 0.85, 0.07)))]


@pytest.fixture
def fallen_apart(qtbot: QtBot, active: Window) -> Window:
    """A 0 in two halves that do not meet: it may as well be two 1s, and is taken for these."""
    assert boxes(write(qtbot, active, HALVES)) == 2
    return active


def test_half_a_digit_is_never_taught(qtbot: QtBot, fallen_apart: Window) -> None:
    window = fallen_apart
    bars = window.verdict.bars
    qtbot.mouseClick(bars, LEFT, pos=QPoint(60, bars.height() // 20))
    settle(qtbot, window)
    [digit] = digits(window).digits
    whole = prepare(window.canvas.ink())
    assert whole is not None
    assert digit.label == 0
    assert np.abs(digit.drawing.picture - whole * 255).mean() < 1
    assert len(digit.drawing.strokes) == 2


def test_the_same_number_typed_again_teaches_nothing_more(qtbot: QtBot, fallen_apart: Window) -> None:
    window = fallen_apart
    type_it(qtbot, window, "0")
    type_it(qtbot, window, "0")
    assert labels(window) == [0]
    assert window.messages.text.text() == "This drawing is among My digits as a 0 already."
    type_it(qtbot, window, "9")
    assert labels(window) == [9]
    undo(qtbot, window)
    assert labels(window) == [0]


def test_typing_is_shown_and_ends_with_a_pause(qtbot: QtBot, fallen_apart: Window) -> None:
    window = fallen_apart
    qtbot.keyClicks(window.canvas, "0")
    assert window.verdict.accessibleDescription().startswith("0 is what all of it says.")
    assert labels(window) == []
    [pause] = window.typist.findChildren(QTimer)
    assert pause.isActive()
    pause.start(1)
    qtbot.waitUntil(lambda: labels(window) == [0], timeout=PATIENCE)
    assert not window.verdict.accessibleDescription().startswith("0 is what")


def test_typing_is_edited_and_cancelled(qtbot: QtBot, fallen_apart: Window) -> None:
    window = fallen_apart
    window.messages.show_note("This stays.")
    qtbot.keyClicks(window.canvas, "12")
    qtbot.keyClick(window.canvas, Qt.Key.Key_Escape)
    assert window.typist.text == ""
    assert not window.corrector.under_way
    assert window.messages.isVisible(), "Escape was for what was typed"
    qtbot.keyClicks(window.canvas, "09")
    qtbot.keyClick(window.canvas, Qt.Key.Key_Backspace)
    assert window.typist.text == "0"
    qtbot.keyClick(window.canvas, Qt.Key.Key_Return)
    settle(qtbot, window)
    assert labels(window) == [0]


def test_who_draws_on_has_typed_nothing(qtbot: QtBot, fallen_apart: Window) -> None:
    window = fallen_apart
    qtbot.keyClicks(window.canvas, "0")
    write(qtbot, window, SEVEN)
    assert window.typist.text == ""
    assert not window.corrector.under_way
    assert labels(window) == []


def test_what_is_drawn_on_before_the_answer_is_not_corrected(qtbot: QtBot, fallen_apart: Window) -> None:
    window = fallen_apart
    qtbot.keyClicks(window.canvas, "0")
    window.typist.finish()
    assert window.corrector.under_way
    assert not write(qtbot, window, SEVEN).division
    assert labels(window) == []


def test_nothing_is_drawn(qtbot: QtBot, active: Window) -> None:
    qtbot.keyClicks(active.canvas, "4")
    assert active.typist.text == ""
    assert active.messages.text.text() == NOTHING


def test_digits_typed_into_a_field_are_the_fields(qtbot: QtBot, fallen_apart: Window) -> None:
    window = fallen_apart
    field = window.pages.look_at("train").findChild(QLineEdit)
    field.setFocus()
    qtbot.keyClicks(field, "44")
    assert window.typist.text == ""
    assert "44" in field.text()
    assert labels(window) == []


def test_all_of_it_is_too_wide_for_one_digit(qtbot: QtBot, active: Window) -> None:
    write(qtbot, active, strokes("4", "7", "2", gap=0.5))
    type_it(qtbot, active, "4")
    assert "too wide for one 4" in active.messages.text.text()
    assert active.messages.text.text().endswith("Nothing has changed.")
    assert labels(active) == []
    type_it(qtbot, active, "5" * 30)
    assert labels(active) == []


def test_one_digit_that_was_chosen(qtbot: QtBot, active: Window) -> None:
    reading = write(qtbot, active, strokes("4", "7", "2", gap=0.5))
    assert text(reading) == "472"
    qtbot.keyClick(active.canvas, Qt.Key.Key_B)
    read(qtbot, active, lambda reading: reading.prediction.focus == 1)
    qtbot.keyClicks(active.canvas, "1")
    assert active.verdict.accessibleDescription().startswith("1 is the digit in the box.")
    qtbot.keyClick(active.canvas, Qt.Key.Key_Return)
    settle(qtbot, active)
    assert labels(active) == [1]
    own = own_pictures(active, ("4", "7", "2"))[1]
    assert np.abs(own - digits(active).digits[0].drawing.picture).mean() < SAME
    type_it(qtbot, active, "472")
    assert labels(active) == [7], "what was said before is taken to be wrong"


# Boxes ------------------------------------------------------------------------------------------------------------


def joined(reading: Reading) -> bool:
    return boxes(reading) == 1


def choose(window: Window, place: tuple[float, float], line: str, qtbot: QtBot) -> None:
    """Choose ``line`` of the menu that opens with a right click at ``place`` of the paper."""
    qtbot.mouseClick(window.canvas, RIGHT, pos=at(window.canvas, *place))
    menu = next(menu for menu in window.canvas_panel.findChildren(QMenu) if menu.isVisible())
    next(action for action in menu.actions() if action.text().replace("&", "") == line).trigger()
    menu.close()
    with qtbot.waitActive(window):
        window.activateWindow()


@pytest.mark.parametrize("by", ["key", "menu", "context menu"])
def test_join(qtbot: QtBot, fallen_apart: Window, by: str) -> None:
    window = fallen_apart
    if by == "key":
        qtbot.keyClick(window.canvas, Qt.Key.Key_J)
    elif by == "menu":
        act(window, "Edit", "Join with the digit before")
    else:
        choose(window, (0.1, 0.5), "Join with the next digit", qtbot)
    reading = read(qtbot, window, joined)
    whole = prepare(window.canvas.ink())
    np.testing.assert_allclose(reading.prediction.picture, whole, atol=0.01)
    assert len(window.canvas_panel.boxes.digits) == 1, "it is shown that it was joined"
    assert labels(window) == []
    undo(qtbot, window)
    read(qtbot, window, lambda reading: boxes(reading) == 2)
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
    reading = read(qtbot, active, lambda reading: boxes(reading) == 2)
    assert len(active.canvas.strokes() or ()) == len(four), "a line that cuts leaves no ink"
    left, right = (digit.box for digit in reading.prediction.digits)
    assert left.left < right.left
    undo(qtbot, active)
    assert not read(qtbot, active, joined).division


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
    settle(qtbot, active)
    assert "leaves all of the ink on one side" in active.messages.text.text()
    assert not read(qtbot, active).division


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
    assert text(read(qtbot, active, joined)) == "4"
    assert "1 crossed out" in active.canvas_panel.boxes.accessibleDescription()
    type_it(qtbot, active, "4")
    undo(qtbot, active)
    undo(qtbot, active)
    assert text(read(qtbot, active, lambda reading: boxes(reading) == 2)) == "47"
    for _ in range(2):
        qtbot.keyClick(active.canvas, Qt.Key.Key_X)
        settle(qtbot, active)
        read(qtbot, active, lambda reading: bool(reading.division))
    read(qtbot, active, lambda reading: reading.prediction.verdict == "empty")
    assert not can(active, "Edit", "Cross the digit out")
    assert not active.canvas.is_empty()


def test_it_stays_joined_while_the_drawing_grows_elsewhere(qtbot: QtBot, fallen_apart: Window) -> None:
    window = fallen_apart
    qtbot.keyClick(window.canvas, Qt.Key.Key_J)
    read(qtbot, window, joined)
    grown = write(qtbot, window, SEVEN)
    assert boxes(grown) == 2
    assert grown.division
    assert grown.prediction.digits[1].digit == 7
    type_it(qtbot, window, "07")
    assert boxes(read(qtbot, window)) == 2
    undo(qtbot, window)
    undo(qtbot, window)
    read(qtbot, window, joined)
    across = [Stroke(((0.05, 0.5, 0.05), (0.3, 0.5, 0.05)))]
    assert not write(qtbot, window, across).division, "this ink is other ink"
    undo(qtbot, window)
    assert read(qtbot, window, joined).division
    undo(qtbot, window)
    assert boxes(read(qtbot, window, lambda reading: boxes(reading) == 2)) == 2


def test_what_can_be_done_with_boxes(qtbot: QtBot, active: Window) -> None:
    names = ("Join with the digit before", "Join with the next digit", "Split the digit", "Cross the digit out")

    def possible() -> list[bool]:
        return [can(active, "Edit", name) for name in names]

    assert possible() == [False] * 4
    write(qtbot, active, strokes("4", "7", "2", gap=0.5))
    assert possible() == [True, False, True, True]
    qtbot.keyClick(active.canvas, Qt.Key.Key_B)
    read(qtbot, active, lambda reading: reading.prediction.focus == 1)
    assert possible() == [True] * 4
    active.canvas.clear()
    qtbot.waitUntil(lambda: possible() == [False] * 4, timeout=PATIENCE)


def test_undo_in_the_note_takes_all_of_it_back(qtbot: QtBot, fallen_apart: Window) -> None:
    window = fallen_apart
    type_it(qtbot, window, "0")
    window.messages.action_button.click()
    assert labels(window) == []
    read(qtbot, window, lambda reading: boxes(reading) == 2)
