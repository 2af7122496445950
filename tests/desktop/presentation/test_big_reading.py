"""What is read, painted for the back of a class room."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from core.recognition.verdict import Prediction, Verdict
from desktop.presentation.big_reading import EMPTY, FOOT, NO_ANSWER, BigReading
from desktop.session.reading import Reading
from tests.desktop.showing import shown


def reading(verdict: Verdict, text: str, **chances: float) -> Reading:
    probabilities = np.zeros(10, np.float32)
    for digit, chance in chances.items():
        probabilities[int(digit[1:])] = chance
    return Reading(Prediction(probabilities, np.zeros((28, 28), np.float32), verdict, text), np.zeros((8, 8)), 1)


@pytest.mark.parametrize(
    ("told", "headline", "note", "best"),
    [
        (reading("digit", "7", d7=0.9, d1=0.1), "7", "90.0 %", 7),
        (reading("digit", "7", d7=1.0), "7", "99.9 %", 7),
        (reading("unsure", "", d4=0.5, d9=0.4), "4 or 9?", "50.0 % and 40.0 %", 4),
        (reading("number", "472", d2=0.8), "472", "the 2: 80.0 %", 2),
        (reading("not a digit", "", d3=0.6), "?", "Not a digit", -1),
        (reading("empty", ""), "", EMPTY, -1),
        (None, "", EMPTY, -1),
    ],
)
def test_every_verdict_has_its_words(qtbot: QtBot, told: Reading | None, headline: str, note: str, best: int) -> None:
    view = BigReading()
    qtbot.addWidget(view)
    view.resize(600, 700)
    blank = view.grab().toImage()
    view.show_reading(told)
    assert (view.headline, view.note, view.best) == (headline, note, best)
    assert view.accessibleDescription() == f"{headline} {note}".strip()
    assert (view.grab().toImage() == blank) == (note == EMPTY), "painted too, unless there is nothing to say"


def test_of_a_number_the_digit_that_the_rest_is_about_is_underlined(qtbot: QtBot) -> None:
    view = shown(qtbot, BigReading(), 600, 700)
    of_two = reading("number", "22", d2=0.8)

    def under(focus: int) -> tuple[QImage, QImage]:
        """What stands under the two digits."""
        view.show_reading(replace(of_two, prediction=replace(of_two.prediction, focus=focus)))
        left, right = (view.grab(QRect(x, 220, 150, 30)).toImage() for x in (150, 300))
        return left, right

    (left, nothing), (nothing_either, right) = under(0), under(1)
    assert nothing == nothing_either
    assert nothing not in (left, right)
    view.show_typed("22", of_one=False)
    assert under(0) == under(1) == (nothing, nothing), "what is typed is said of all of it"


def test_where_there_is_no_answer_it_says_so(qtbot: QtBot) -> None:
    view = BigReading()
    qtbot.addWidget(view)
    view.show_reading(reading("digit", "7", d7=0.9))
    view.show_reading(None, drawn=True)
    assert (view.headline, view.note, view.best) == ("", NO_ANSWER, -1)


def test_half_a_digit_is_no_reason_to_doubt(qtbot: QtBot) -> None:
    view = BigReading()
    qtbot.addWidget(view)
    view.hold()
    view.show_reading(reading("not a digit", "", d3=0.6))
    assert view.headline == "3"
    view.release()
    assert view.headline == "?"


def test_escape_ends_it(qtbot: QtBot) -> None:
    view = shown(qtbot, BigReading(), in_front=True)
    with qtbot.waitSignal(view.ended):
        qtbot.keyClick(view, Qt.Key.Key_Escape)


def test_a_sentence_stands_at_its_foot_until_it_is_taken_away(qtbot: QtBot) -> None:
    view = shown(qtbot, BigReading(), 600, 700)
    plain = view.grab().toImage()
    view.say("A sentence that is far too long for a single line beneath the bars, and is read all the same.")
    assert view.grab().toImage() != plain
    assert view.accessibleDescription().endswith("is read all the same.")
    view.show_reading(reading("digit", "7", d7=0.9, d1=0.1))
    assert view.accessibleDescription().startswith("7 90.0 % A sentence")
    view.show_reading(None)
    view.say("")
    assert view.foot == FOOT
    assert view.grab().toImage() == plain
