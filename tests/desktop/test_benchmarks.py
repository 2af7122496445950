"""What the benchmarks of the desktop stand on: the hand that draws, and how its waiting is counted."""

import logging
import subprocess
import sys
from collections import deque

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from core.imaging.painter import FIELD, render
from core.imaging.preprocessing import ink_box
from desktop.canvas.canvas import Canvas
from tests.benchmarks import scribbles
from tests.benchmarks.hand import EVENTS_A_LOOP, REST
from tests.benchmarks.recognition import TimedHand, latencies
from tests.benchmarks.restless import UNPAINTED, Complaints, restless
from tests.desktop.drawing import SIDE


def test_an_event_waits_for_the_first_painting_of_its_picture_or_of_a_later_one() -> None:
    moved, pictures = [0.0, 1.0, 2.0, 3.0], [b"", b"a", b"b", b"c"]
    assert latencies(moved, pictures, [(0.5, b""), (1.5, b"a"), (3.5, b"c")]) == [500, 1500, 500]
    assert latencies(moved, pictures, [(2.5, b"a"), (2.75, b"b"), (3.25, b"c")]) == [1500, 750, 250]


def test_what_is_not_answered_or_shows_nothing_new_is_not_counted() -> None:
    assert latencies([0.0, 1.0, 2.0], [b"a", b"a", b"b"], [(0.5, b"a")]) == [500]
    assert latencies([0.0, 1.0], [b"a", b"b"], [(0.5, b"c"), (1.5, b"b")]) == [1500, 500]


def test_a_hand_draws_something_new_with_nearly_every_event(qtbot: QtBot) -> None:
    canvas = Canvas()
    qtbot.addWidget(canvas)
    canvas.resize(SIDE, SIDE)
    hand = TimedHand(canvas)
    for _ in range(2 * EVENTS_A_LOOP):
        hand.step()
    pictures = hand.pictures()
    assert pictures[0] == b"", "a loop begins on a clean sheet"
    assert len(set(pictures)) > 1.5 * (EVENTS_A_LOOP - 2 * REST)


@pytest.mark.parametrize("kind", scribbles.KINDS)
def test_what_is_no_digit_is_drawn_anew_each_time(kind: str) -> None:
    inks = [render(strokes) for strokes in scribbles.drawings(kind, 5, np.random.default_rng(0))]
    again = [render(strokes) for strokes in scribbles.drawings(kind, 5, np.random.default_rng(0))]
    np.testing.assert_array_equal(inks, again)
    assert len({ink.tobytes() for ink in inks}) == 5
    boxes = [ink_box(ink) for ink in inks]
    assert all(box is not None and max(box.height, box.width) < FIELD for box in boxes)


def test_the_learner_says_how_it_is_used() -> None:
    command = [sys.executable, "-m", "tests.benchmarks.learner", "--help"]
    help_text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert "channels_last" in help_text


def test_a_restless_hand_breaks_nothing() -> None:
    deeds, complaints = restless(2.0, seed=0)
    assert deeds > 10
    assert not complaints


def test_whatever_is_written_into_the_log_is_complained_of(capsys: pytest.CaptureFixture[str]) -> None:
    complaints = Complaints(deque(["draw", "tab wants"]))
    for text in ("Qt: no painter", f"Qt: {UNPAINTED} raise()", "Qt: no painter"):
        complaints.handle(logging.makeLogRecord({"msg": text, "levelno": logging.WARNING}))
    assert complaints.counts == {"Qt: no painter": 2}
    assert capsys.readouterr().out.count("after: draw; tab wants") == 1
