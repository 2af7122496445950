"""What the benchmarks of the desktop stand on: the hand that draws, and how its waiting is counted."""

from pytestqt.qtbot import QtBot

from desktop.widgets.canvas import Canvas
from tests.benchmarks.hand import EVENTS_A_LOOP
from tests.benchmarks.recognition import latencies, pictures_of
from tests.desktop.drawing import SIDE


def test_an_event_waits_for_the_first_painting_of_its_picture_or_of_a_later_one() -> None:
    moved, pictures = [0.0, 1.0, 2.0, 3.0], [b"", b"a", b"b", b"c"]
    assert latencies(moved, pictures, [(0.5, b""), (1.5, b"a"), (3.5, b"c")]) == [500, 1500, 500]
    assert latencies(moved, pictures, [(2.5, b"a"), (2.75, b"b"), (3.25, b"c")]) == [1500, 750, 250]


def test_what_is_not_answered_or_shows_nothing_new_is_not_counted() -> None:
    assert latencies([0.0, 1.0, 2.0], [b"a", b"a", b"b"], [(0.5, b"a")]) == [500]
    assert latencies([0.0, 1.0], [b"a", b"b"], [(0.5, b"c"), (1.5, b"b")]) == [1500, 500]


def test_a_hand_draws_the_same_every_time(qtbot: QtBot) -> None:
    canvas = Canvas()
    qtbot.addWidget(canvas)
    canvas.resize(SIDE, SIDE)
    pictures = pictures_of(canvas, 2 * EVENTS_A_LOOP)
    assert pictures == pictures_of(canvas, 2 * EVENTS_A_LOOP)
    assert pictures[0] == b"", "a loop begins on a clean sheet"
    assert len(set(pictures)) > 1.5 * EVENTS_A_LOOP, "nearly every event is seen"
