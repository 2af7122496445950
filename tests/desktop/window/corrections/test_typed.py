"""Digits that are typed or clicked put right what was read: which ink is filed as which digit."""

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from core.imaging.painter import render
from core.imaging.preprocessing import prepare
from core.types import Array
from desktop.reading.corrector import NOTHING
from desktop.shell.window import Window
from tests.desktop.drawing import LEFT, at, tablet
from tests.desktop.window.corrections.correcting import CONTROL, SEVEN, boxes, text, type_it, undo, write
from tests.desktop.window.teaching import labels, wait_until_corrected
from tests.desktop.window.using import digits, what_is_read
from tests.handwritten import DIGITS, strokes

SAME = 20
"""Two pictures whose pixels differ by less than this on average, of 255, are of the same digit: where digits touch,
a cut takes a little of the one to the other.
"""


def own_pictures(window: Window, names: tuple[str, ...]) -> list[Array]:
    """The picture of each digit's own strokes, 0 to 255."""
    drawn = window.canvas.strokes()
    assert drawn is not None
    ends = np.cumsum([len(DIGITS[name]) for name in names])
    pictures = [prepare(render(group)) for group in np.split(np.array(drawn, object), ends[:-1])]
    return [picture * 255 for picture in pictures if picture is not None]


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
    assert boxes(what_is_read(qtbot, active, lambda reading: bool(reading.division))) == len(names)
    undo(qtbot, active)
    assert labels(active) == []
    after = what_is_read(qtbot, active, lambda reading: not reading.division)
    assert text(after) == text(before)
    active.canvas_panel.redo_action.trigger()
    assert [digit.drawing.picture.tobytes() for digit in digits(active).digits] == [p.tobytes() for _, p in filed]
    assert boxes(what_is_read(qtbot, active, lambda reading: bool(reading.division))) == len(names)


def test_half_a_digit_is_never_taught(qtbot: QtBot, fallen_apart: Window) -> None:
    window = fallen_apart
    bars = window.verdict.bars
    qtbot.mouseClick(bars, LEFT, pos=QPoint(60, bars.height() // 20))
    wait_until_corrected(qtbot, window)
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


def test_what_is_known_already_is_no_step(qtbot: QtBot, fallen_apart: Window) -> None:
    window, stack = fallen_apart, fallen_apart.canvas.undo_stack
    type_it(qtbot, window, "0")
    write(qtbot, window, SEVEN)
    undo(qtbot, window)
    steps = stack.index()
    type_it(qtbot, window, "0")
    assert window.messages.text.text() == "This drawing is among My digits as a 0 already."
    assert (stack.index(), stack.canRedo()) == (steps, True)
    undo(qtbot, window)
    assert labels(window) == []
    assert not window.messages.isVisible()


def test_what_is_said_otherwise_of_the_same_pieces_is_a_step_and_is_made_once(
    qtbot: QtBot, fallen_apart: Window
) -> None:
    window, stack = fallen_apart, fallen_apart.canvas.undo_stack
    type_it(qtbot, window, "0")
    steps = stack.index()
    type_it(qtbot, window, "9")
    assert window.messages.text.text() == "Corrected: it is a 9 now."
    assert stack.index() == steps + 1
    undo(qtbot, window)
    assert labels(window) == [0]
    stack.redo()
    assert labels(window) == [9]


def test_that_it_is_known_is_said_of_no_other_drawing(qtbot: QtBot, fallen_apart: Window) -> None:
    window = fallen_apart
    for _ in range(2):
        type_it(qtbot, window, "0")
    assert window.messages.isVisible()
    write(qtbot, window, SEVEN)
    assert not window.messages.isVisible()


def test_that_it_was_read_rightly_goes_when_it_is_taken_back(qtbot: QtBot, active: Window) -> None:
    text_of_both = text(write(qtbot, active, strokes("4", "7", gap=0.6, height=0.5, pen=0.05)))
    type_it(qtbot, active, text_of_both)
    assert active.messages.text.text().startswith("It is read as")
    undo(qtbot, active)
    assert not active.messages.isVisible()


def test_what_was_said_is_known_and_can_be_put_right_when_more_is_drawn(qtbot: QtBot, active: Window) -> None:
    write(qtbot, active, strokes("4", height=0.5, pen=0.05))
    type_it(qtbot, active, "9")
    write(qtbot, active, SEVEN)
    type_it(qtbot, active, "97")
    assert labels(active) == [9]
    type_it(qtbot, active, "47")
    assert labels(active) == [4]


def test_typing_is_shown_and_ends_with_a_pause(qtbot: QtBot, fallen_apart: Window) -> None:
    window = fallen_apart
    qtbot.keyClicks(window.canvas, "0")
    assert window.verdict.accessibleDescription().startswith("0 is what all of it says.")
    assert labels(window) == []
    [pause] = window.typist.findChildren(QTimer)
    assert pause.isActive()
    pause.start(1)
    qtbot.waitUntil(lambda: labels(window) == [0])
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
    wait_until_corrected(qtbot, window)
    assert labels(window) == [0]


def test_who_draws_on_has_typed_nothing(qtbot: QtBot, fallen_apart: Window) -> None:
    window = fallen_apart
    qtbot.keyClicks(window.canvas, "0")
    write(qtbot, window, SEVEN)
    assert window.typist.text == ""
    assert not window.corrector.under_way
    assert labels(window) == []


def test_the_bar_that_is_clicked_is_a_newer_word_than_what_was_typed(qtbot: QtBot, active: Window) -> None:
    write(qtbot, active, strokes("4", height=0.5, pen=0.05))
    qtbot.keyClicks(active.canvas, "1")
    bars = active.verdict.bars
    qtbot.mouseClick(bars, LEFT, pos=QPoint(60, bars.height() * 15 // 20))
    active.typist.finish()
    wait_until_corrected(qtbot, active)
    assert labels(active) == [7]


@pytest.mark.parametrize("key", [Qt.Key.Key_J, Qt.Key.Key_X])
def test_who_joins_or_crosses_out_has_typed_nothing(qtbot: QtBot, fallen_apart: Window, key: Qt.Key) -> None:
    qtbot.keyClicks(fallen_apart.canvas, "8")
    qtbot.keyClick(fallen_apart.canvas, key)
    assert fallen_apart.typist.text == ""
    wait_until_corrected(qtbot, fallen_apart)
    assert boxes(what_is_read(qtbot, fallen_apart, lambda reading: bool(reading.division))) == 1
    assert labels(fallen_apart) == []


def test_who_splits_a_digit_has_typed_nothing(qtbot: QtBot, active: Window) -> None:
    write(qtbot, active, strokes("4", height=0.5, pen=0.05))
    qtbot.keyClicks(active.canvas, "8")
    start, end = at(active.canvas, 0.2, 0.3), at(active.canvas, 0.2, 0.95)
    qtbot.mousePress(active.canvas, LEFT, CONTROL, start)
    qtbot.mouseMove(active.canvas, end)
    qtbot.mouseRelease(active.canvas, LEFT, CONTROL, end)
    assert active.typist.text == ""
    assert boxes(what_is_read(qtbot, active, lambda reading: bool(reading.division))) == 2


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


def test_that_nothing_is_drawn_goes_when_the_drawing_comes_back(qtbot: QtBot, active: Window) -> None:
    write(qtbot, active, SEVEN)
    undo(qtbot, active)
    qtbot.keyClicks(active.canvas, "4")
    assert active.messages.text.text() == NOTHING
    active.canvas.undo_stack.redo()
    assert not active.messages.isVisible()


def test_digits_typed_into_a_field_are_the_fields(qtbot: QtBot, fallen_apart: Window) -> None:
    window = fallen_apart
    field = window.pages.look_at("train").findChild(QLineEdit)
    field.setFocus()
    qtbot.keyClicks(field, "44")
    assert window.typist.text == ""
    assert "44" in field.text()
    assert labels(window) == []


def test_what_a_tablet_s_pen_drew_is_one_digit_when_that_is_typed(qtbot: QtBot, active: Window) -> None:
    active.canvas.brush = 0.07
    for stroke in strokes("4", height=0.6):
        kinds = QEvent.Type.TabletPress, *[QEvent.Type.TabletMove] * (len(stroke.points) - 1)
        pressures = np.linspace(0.3, 0.8, len(kinds)).tolist()
        for kind, (x, y, _), pressure in zip(kinds, stroke.points, pressures, strict=True):
            tablet(active.canvas, kind, x, y - 0.15, pressure)
        tablet(active.canvas, QEvent.Type.TabletRelease, x, y - 0.15, 0.0)
    assert text(what_is_read(qtbot, active)) == "4"
    type_it(qtbot, active, "4")
    assert text(what_is_read(qtbot, active, lambda reading: bool(reading.division))) == "4"


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
    what_is_read(qtbot, active, lambda reading: reading.prediction.focus == 1)
    qtbot.keyClicks(active.canvas, "1")
    assert active.verdict.accessibleDescription().startswith("1 is the digit in the box.")
    qtbot.keyClick(active.canvas, Qt.Key.Key_Return)
    wait_until_corrected(qtbot, active)
    assert labels(active) == [1]
    own = own_pictures(active, ("4", "7", "2"))[1]
    assert np.abs(own - digits(active).digits[0].drawing.picture).mean() < SAME
    type_it(qtbot, active, "472")
    assert labels(active) == [7], "what was said before is taken to be wrong"


def test_the_line_under_what_is_typed_follows_the_box_that_is_chosen(qtbot: QtBot, active: Window) -> None:
    write(qtbot, active, strokes("4", "7", "2", gap=0.5))
    qtbot.keyClicks(active.canvas, "1")
    assert active.verdict.accessibleDescription().startswith("1 is what all of it says.")
    qtbot.keyClick(active.canvas, Qt.Key.Key_B)
    assert active.verdict.accessibleDescription().startswith("1 is the digit in the box.")


def test_a_box_stays_chosen_when_its_digit_has_been_said(qtbot: QtBot, active: Window) -> None:
    write(qtbot, active, strokes("4", "7", "2", gap=0.5))
    qtbot.keyClick(active.canvas, Qt.Key.Key_B)
    type_it(qtbot, active, "1")
    assert what_is_read(qtbot, active, lambda reading: bool(reading.division)).prediction.focus == 1
    type_it(qtbot, active, "9")
    assert labels(active) == [9], "the same digit, said otherwise"


def test_undo_chooses_the_digit_that_was_chosen(qtbot: QtBot, active: Window) -> None:
    write(qtbot, active, strokes("4", "7", "2", gap=0.5))
    qtbot.keyClick(active.canvas, Qt.Key.Key_B)
    type_it(qtbot, active, "1")
    what_is_read(qtbot, active, lambda reading: bool(reading.division))
    qtbot.keyClick(active.canvas, Qt.Key.Key_B)
    undo(qtbot, active)
    assert what_is_read(qtbot, active, lambda reading: not reading.division).prediction.focus == 1


def test_undo_in_the_note_takes_all_of_it_back(qtbot: QtBot, fallen_apart: Window) -> None:
    window = fallen_apart
    type_it(qtbot, window, "0")
    window.messages.action_button.click()
    assert labels(window) == []
    what_is_read(qtbot, window, lambda reading: boxes(reading) == 2)
