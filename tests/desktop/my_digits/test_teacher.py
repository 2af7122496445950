"""Which ink a label is filed under, when the drawing and its readings come in any order."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from core.imaging.painter import render
from core.recognition.verdict import Prediction
from desktop.canvas.canvas import Canvas
from desktop.my_digits.collection import MyDigits
from desktop.my_digits.taught import Drawing
from desktop.my_digits.teacher import Teacher
from desktop.session.reading import Reading
from desktop.session.settings import Settings
from tests.desktop.my_digits.taught_digits import SEVEN
from tests.desktop.reading.predictions import chances, number


class Notes(list[str]):
    """What is said."""

    def show_note(self, text: str, *_button: object) -> None:
        self.append(text)

    show_error = show_note


@pytest.fixture
def canvas(qtbot: QtBot) -> Canvas:
    canvas = Canvas()
    qtbot.addWidget(canvas)
    return canvas


@pytest.fixture
def digits(tmp_path: Path) -> Iterator[MyDigits]:
    digits = MyDigits(tmp_path)
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


def reading(digit: int) -> Prediction:
    return Prediction(chances(digit), np.zeros((28, 28), np.float32), "digit", str(digit))


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


def test_a_drawing_that_is_read_is_taught_at_once(canvas: Canvas, teacher: Teacher, digits: MyDigits) -> None:
    canvas.set_ink(bar(10))
    teacher.attend(Reading(reading(1), canvas.ink(), canvas.revision))
    teacher.teach(7)
    assert labels(digits) == [7]


def test_a_label_waits_for_the_reading_of_the_present_drawing(
    canvas: Canvas, teacher: Teacher, digits: MyDigits
) -> None:
    canvas.set_ink(bar(10))
    old = canvas.revision
    canvas.set_ink(np.ascontiguousarray(bar(10).T))
    teacher.teach(7)
    teacher.attend(Reading(number("47"), canvas.ink(), old))
    assert labels(digits) == [], "that was read from other ink"
    assert teacher.waiting == 7
    teacher.attend(Reading(reading(1), canvas.ink(), canvas.revision))
    assert labels(digits) == [7]
    assert teacher.waiting is None
    expected = Drawing.of_ink(canvas.ink())
    np.testing.assert_array_equal(digits.digits[0].drawing.picture, expected.picture)


def test_an_old_reading_does_not_replace_the_present_one(canvas: Canvas, teacher: Teacher, digits: MyDigits) -> None:
    canvas.set_ink(bar(10))
    old = canvas.revision
    canvas.set_ink(bar(30))
    teacher.attend(Reading(reading(1), canvas.ink(), canvas.revision))
    teacher.attend(Reading(number("47"), canvas.ink(), old))
    teacher.teach(7)
    np.testing.assert_array_equal(digits.digits[0].drawing.picture, Drawing.of_ink(canvas.ink()).picture)


@pytest.mark.parametrize("change", [lambda canvas: canvas.clear(), lambda canvas: canvas.set_ink(bar(30))])
def test_a_label_that_waits_is_dropped_with_its_drawing(
    canvas: Canvas, teacher: Teacher, digits: MyDigits, change: Callable[[Canvas], None]
) -> None:
    canvas.set_ink(bar(10))
    teacher.teach(7)
    change(canvas)
    assert teacher.waiting is None
    teacher.attend(Reading(reading(1), canvas.ink(), canvas.revision))
    assert labels(digits) == []


def test_the_last_of_several_labels_counts(canvas: Canvas, teacher: Teacher, digits: MyDigits) -> None:
    canvas.set_ink(render(SEVEN))
    teacher.teach(1)
    teacher.teach(7)
    teacher.attend(Reading(reading(1), canvas.ink(), canvas.revision))
    assert labels(digits) == [7]


def test_a_failure_to_write_is_told(
    canvas: Canvas, teacher: Teacher, digits: MyDigits, notes: Notes, tmp_path: Path
) -> None:
    digits.path.mkdir()
    digits.path.with_name("my-digits.lock").mkdir()
    canvas.set_ink(bar(10))
    teacher.attend(Reading(reading(1), canvas.ink(), canvas.revision))
    teacher.teach(7)
    digits.flush()
    assert notes[0] == "Added to My digits as a 7."
    assert notes[1].endswith("my-digits.lock cannot be written: Is a directory. My digits has not changed.")
    assert labels(digits) == []
    digits.path.with_name("my-digits.lock").rmdir()
    digits.path.rmdir()
    teacher.teach(7)
    assert labels(digits) == [7], "it can be taught again"
