"""The drawing is read as it changes, and the answers that are no longer wanted are dropped."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from core.imaging.painter import render
from core.types import Array
from desktop.engine.messages import Failed, Load, NewNetwork
from desktop.reading.question import DRAWING
from desktop.reading.reader import Reader
from desktop.session.asker import Asker
from desktop.session.reading import Reading
from desktop.session.session import Session
from resources import DEFAULT_WEIGHTS
from tests.handwritten import strokes, write


@pytest.fixture
def reader(session: Session) -> Reader:
    return Reader(session)


def test_a_drawing_made_before_the_weights_are_there_is_answered(
    qtbot: QtBot, first_weights: Path, stroke: Array
) -> None:
    session = Session(weights=first_weights)
    reader = Reader(session)
    reader.recognise(stroke, 1)
    with qtbot.waitSignal(reader.read) as answer:
        session.start()
    session.close()
    assert isinstance(answer.args[0], Reading)


def test_an_answer_says_of_which_ink_it_is(qtbot: QtBot, reader: Reader, stroke: Array) -> None:
    for revision, ink in ((4, stroke), (5, 1 - stroke)):
        with qtbot.waitSignal(reader.read) as answer:
            reader.recognise(ink, revision)
        assert answer.args[0].revision == revision
        np.testing.assert_array_equal(answer.args[0].ink, ink)


def test_no_answer_comes_for_a_drawing_that_is_gone(qtbot: QtBot, reader: Reader, stroke: Array) -> None:
    answers: list[Reading | None] = []
    reader.read.connect(answers.append)
    reader.recognise(stroke, 1)
    reader.forget()
    with qtbot.waitSignal(reader.read, check_params_cb=lambda answer: answer is not None):
        reader.recognise(1 - stroke, 2)
    assert [answer is None for answer in answers] == [True, False]


def test_the_drawing_is_read_again_when_the_weights_change(
    qtbot: QtBot, session: Session, reader: Reader, stroke: Array
) -> None:
    with qtbot.waitSignal(reader.read) as before:
        reader.recognise(stroke, 1)
    with qtbot.waitSignal(reader.read) as after:
        session.post(NewNetwork("lenet"))
    one, two = before.args[0].prediction, after.args[0].prediction
    assert not np.array_equal(one.probabilities, two.probabilities)


def test_a_digit_of_a_number_can_be_asked_for_until_the_drawing_changes(qtbot: QtBot, reader: Reader) -> None:
    ink = write("4", "7", "2", gap=0.5)

    def focus_after(wish: Callable[[], None], focus: int) -> None:
        wanted: Callable[[Reading], bool] = lambda reading: reading.prediction.focus == focus  # noqa: E731
        with qtbot.waitSignal(reader.read, check_params_cb=wanted):
            wish()

    focus_after(lambda: reader.recognise(ink, 1), 2)
    focus_after(lambda: reader.focus(0), 0)
    focus_after(lambda: reader.recognise(ink, 2), 2)


def test_strokes_part_what_touches_and_are_kept_for_when_the_weights_change(qtbot: QtBot) -> None:
    drawn = strokes("3", "2", gap=-0.1)  # the one is drawn over the other's edge
    session = Session(weights=DEFAULT_WEIGHTS)
    reader = Reader(session)
    reader.recognise(render(drawn), 1, drawn)
    with qtbot.waitSignal(reader.read) as first:
        session.start()
    with qtbot.waitSignal(reader.read) as again:
        session.post(Load(DEFAULT_WEIGHTS))
    session.close()
    assert first.args[0].prediction.text == again.args[0].prediction.text == "32"


def test_what_comes_meanwhile_is_asked_of_when_the_answer_is_shown_and_only_the_newest(
    qtbot: QtBot, reader: Reader, stroke: Array
) -> None:
    revisions: list[int] = []
    reader.read.connect(lambda reading: revisions.append(reading.revision))
    reader.recognise(stroke, 1)
    QCoreApplication.sendPostedEvents(reader.findChild(Asker))  # this is asked about; the others come meanwhile
    for revision in range(2, 6):
        reader.recognise(stroke, revision)
    qtbot.waitUntil(lambda: 5 in revisions)
    assert revisions == [1, 5]


def test_after_a_fault_it_goes_on_asking(qtbot: QtBot, session: Session, reader: Reader, stroke: Array) -> None:
    reader.recognise(np.ones((2, 2, 2), np.float32), 1)  # no drawing at all
    QCoreApplication.sendPostedEvents(reader.findChild(Asker))
    with qtbot.waitSignal(session.told(Failed, DRAWING)):
        reader.recognise(stroke, 2)
    with qtbot.waitSignal(reader.read) as answer:
        pass
    assert answer.args[0].revision == 2
