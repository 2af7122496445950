"""What is filed of what a person says, and what comes of it when that is taken back."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from core.evaluation.calibration import UNCALIBRATED
from core.imaging.painter import render
from core.recognition.corrections import Layout, Lesson
from core.types import Array
from desktop.canvas.canvas import Canvas
from desktop.my_digits.collection import MyDigits
from desktop.my_digits.file import MOST_DIGITS
from desktop.my_digits.taught import Drawing
from desktop.my_digits.teacher import Teacher
from desktop.session.reading import Correction
from desktop.session.settings import Settings
from tests.desktop.my_digits.taught_digits import SEVEN, seven
from tests.desktop.reading.predictions import number
from tests.handwritten import strokes


class Notes(list[str]):
    """What is said."""

    def show_note(self, text: str, *_button: object) -> Callable[[], None]:
        self.append(text)
        return lambda: None

    show_error = show_note

    def withdraw_notes(self) -> None:
        self.append("withdrawn")


@pytest.fixture
def canvas(qtbot: QtBot) -> Canvas:
    canvas = Canvas()
    qtbot.addWidget(canvas)
    return canvas


@pytest.fixture
def digits(tmp_path: Path) -> Iterator[MyDigits]:
    digits = MyDigits(tmp_path / "data")
    yield digits
    digits.close()


@pytest.fixture
def notes() -> Notes:
    return Notes()


@pytest.fixture
def teacher(qtbot: QtBot, canvas: Canvas, digits: MyDigits, notes: Notes) -> Teacher:
    window = QWidget()
    qtbot.addWidget(window)
    return Teacher(window, canvas, digits, Settings(QSettings()), notes)


def bar(row: int) -> Any:
    ink = np.zeros((60, 60), np.float32)
    ink[row : row + 6, 10:50] = 1
    return ink


def said(labels: str, read: str, whole: bool = False, take_back: Any = lambda: None) -> Correction:
    """The person says ``labels`` of what was read as ``read``."""
    lessons = [
        Lesson(digit, int(label), int(label) != digit.digit)
        for digit, label in zip(number(read).digits, labels, strict=True)
    ]
    return Correction(tuple(lessons), whole, take_back)


def said_of(ink: Array, labels: str) -> Correction:
    """The person says ``labels`` of ``ink``, of which a network that knows nothing has read none."""
    layout = Layout.of(lambda pictures: np.zeros((len(pictures), 10)), UNCALIBRATED, ink, ())
    digits = layout.read(layout.pieces)
    lessons = tuple(Lesson(digit, int(label), True) for digit, label in zip(digits, labels, strict=True))
    return Correction(lessons, len(lessons) == 1, lambda: None)


def labels(digits: MyDigits) -> list[int]:
    return [digit.label for digit in digits.digits]


def test_every_change_of_the_ink_is_another_revision(canvas: Canvas) -> None:
    seen = [canvas.revision]
    canvas.changed.connect(lambda: seen.append(canvas.revision))
    canvas.set_ink(bar(10))
    canvas.set_ink(bar(30))
    canvas.undo_stack.undo()
    canvas.undo_stack.redo()
    canvas.clear()
    assert len(seen) == 6
    assert seen == sorted(set(seen))


def pictures(digits: MyDigits) -> Sequence[Any]:
    return [digit.drawing.picture for digit in digits.digits]


def test_one_digit_is_filed_with_all_of_its_strokes(canvas: Canvas, teacher: Teacher, digits: MyDigits) -> None:
    canvas.set_ink(render(SEVEN))
    teacher.learn_of(said("7", "7", whole=True))
    assert labels(digits) == [7], "though it was read rightly: it is all there is"
    np.testing.assert_array_equal(digits.digits[0].drawing.picture, Drawing.of_ink(canvas.ink()).picture)


def test_of_a_number_what_was_misread_is_filed(
    canvas: Canvas, teacher: Teacher, digits: MyDigits, notes: Notes
) -> None:
    canvas.set_ink(bar(10))
    teacher.learn_of(said("419", "617"))
    assert labels(digits) == [4, 9]
    for picture, index in zip(pictures(digits), (0, 2), strict=True):
        expected = Drawing.of_ink(number("617").digits[index].picture).picture
        np.testing.assert_array_equal(picture, expected)
    assert notes == ["Added to My digits as a 4 and a 9."]


def test_only_what_is_among_my_digits_is_said_to_be(canvas: Canvas, teacher: Teacher, notes: Notes) -> None:
    canvas.set_ink(bar(10))
    for _ in range(2):
        teacher.learn_of(said("417", "617"))
    assert notes == ["Added to My digits as a 4.", "This drawing is among My digits as a 4 already."]


def test_a_number_that_was_read_rightly_teaches_nothing(
    canvas: Canvas, teacher: Teacher, digits: MyDigits, notes: Notes
) -> None:
    canvas.set_ink(bar(10))
    teacher.learn_of(said("417", "417"))
    assert labels(digits) == []
    assert notes == ["It is read as 417 already: there is nothing to put right."]


def test_what_was_said_wrongly_before_is_corrected_though_the_network_reads_it_rightly(
    canvas: Canvas, teacher: Teacher, digits: MyDigits, notes: Notes
) -> None:
    canvas.set_ink(bar(10))
    teacher.learn_of(said("41", "47"))
    assert labels(digits) == [1]
    teacher.learn_of(said("47", "47"))
    assert labels(digits) == [7]
    assert notes[-1] == "Corrected: it is a 7 now."


def test_what_is_taken_back_and_done_again(canvas: Canvas, teacher: Teacher, digits: MyDigits, notes: Notes) -> None:
    canvas.set_ink(bar(10))
    first, second = said("41", "67"), said("91", "67")
    teacher.learn_of(first)
    kept = [digit.identity for digit in digits.digits]
    teacher.learn_of(second)
    assert labels(digits) == [9, 1]
    teacher.forget(second)
    assert notes[-1] == "withdrawn"
    assert labels(digits) == [4, 1]
    teacher.forget(first)
    assert labels(digits) == []
    teacher.learn_of(first)
    assert labels(digits) == [4, 1]
    assert [digit.identity for digit in digits.digits] == kept
    teacher.learn_of(second)
    assert labels(digits) == [9, 1]


def test_what_was_taught_otherwise_stays_when_a_correction_is_taken_back(
    canvas: Canvas, teacher: Teacher, digits: MyDigits
) -> None:
    canvas.set_ink(bar(10))
    first = said("4", "6", whole=True)
    teacher.learn_of(first)
    digits.teach_all([seven()])
    teacher.forget(first)
    assert labels(digits) == [7]


def test_another_drawing_is_another_lesson(canvas: Canvas, teacher: Teacher, digits: MyDigits) -> None:
    for row in (10, 30):
        canvas.set_ink(bar(row))
        teacher.learn_of(said_of(canvas.ink(), "4"))
    assert labels(digits) == [4, 4]


def test_the_same_ink_is_the_same_lesson_when_it_has_come_back(
    canvas: Canvas, teacher: Teacher, digits: MyDigits
) -> None:
    canvas.set_ink(bar(10))
    teacher.learn_of(said_of(canvas.ink(), "4"))
    canvas.set_ink(bar(30))
    canvas.undo_stack.undo()
    teacher.learn_of(said_of(canvas.ink(), "9"))
    assert labels(digits) == [9]


def test_the_same_ink_is_the_same_lesson_when_more_is_drawn(canvas: Canvas, teacher: Teacher, digits: MyDigits) -> None:
    canvas.set_ink(render(strokes("4")))
    teacher.learn_of(said_of(canvas.ink(), "9"))
    canvas.set_ink(render(strokes("4", "7", gap=0.6)))
    teacher.learn_of(said_of(canvas.ink(), "97"))
    assert labels(digits) == [9, 7]
    teacher.learn_of(said_of(canvas.ink(), "41"))
    assert labels(digits) == [4, 1]


def test_the_same_ink_is_the_same_lesson_when_it_is_deleted_and_that_is_undone(
    canvas: Canvas, teacher: Teacher, digits: MyDigits
) -> None:
    canvas.set_ink(bar(10))
    teacher.learn_of(said_of(canvas.ink(), "9"))
    teacher.delete(digits.digits)
    teacher.learn_of(said_of(canvas.ink(), "8"))
    for _ in range(2):
        teacher.undo()
    assert labels(digits) == [9]
    teacher.learn_of(said_of(canvas.ink(), "7"))
    assert labels(digits) == [7]


def test_the_same_ink_is_the_same_lesson_when_all_that_was_said_of_it_is_said_again(
    canvas: Canvas, teacher: Teacher, digits: MyDigits
) -> None:
    canvas.set_ink(bar(10))
    first, second = said_of(canvas.ink(), "9"), said_of(canvas.ink(), "8")
    teacher.learn_of(first)
    teacher.delete(digits.digits)
    teacher.learn_of(second)
    for correction in (second, first):
        teacher.forget(correction)
    assert labels(digits) == []
    for correction in (first, second):
        teacher.learn_of(correction)
    assert labels(digits) == [8]


def test_a_failure_to_write_is_told(canvas: Canvas, teacher: Teacher, digits: MyDigits, notes: Notes) -> None:
    digits.path.mkdir(parents=True)
    digits.path.with_name("my-digits.lock").mkdir()
    canvas.set_ink(bar(10))
    teacher.learn_of(said("7", "1", whole=True))
    digits.flush()
    assert notes[:2] == ["Added to My digits as a 7.", "withdrawn"]
    assert notes[2].endswith("my-digits.lock cannot be written: Is a directory. My digits has not changed.")
    assert labels(digits) == []
    digits.path.with_name("my-digits.lock").rmdir()
    digits.path.rmdir()
    teacher.learn_of(said("7", "1", whole=True))
    assert labels(digits) == [7], "it can be taught again"


def test_what_could_not_be_written_takes_nothing_else_along_when_it_is_taken_back(
    canvas: Canvas, teacher: Teacher, digits: MyDigits, tmp_path: Path
) -> None:
    canvas.set_ink(bar(10))
    teacher.learn_of(said("7", "1", whole=True))
    digits.flush()
    data, elsewhere = digits.path.parent, tmp_path / "elsewhere"
    data.rename(elsewhere)
    data.write_text("a file where the folder should be")
    showing = digits.changed.connect(lambda _: digits.flush())  # the views show it while the writer fails
    canvas.set_ink(bar(30))
    second = said("4", "1", whole=True)
    teacher.learn_of(second)
    assert labels(digits) == [7]
    digits.changed.disconnect(showing)
    data.unlink()
    elsewhere.rename(data)
    teacher.forget(second)
    assert labels(digits) == [7]


def test_what_cannot_be_done_again_is_all_that_is_said(
    canvas: Canvas, teacher: Teacher, digits: MyDigits, notes: Notes
) -> None:
    canvas.set_ink(bar(10))
    correction = said("7", "1", whole=True)
    teacher.learn_of(correction)
    teacher.forget(correction)
    one = seven()
    digits.teach_all([one.copied() for _ in range(MOST_DIGITS)])
    notes.clear()
    teacher.learn_of(correction)
    assert notes == ["My digits holds up to 10,000 drawings: delete some first. My digits has not changed."]
