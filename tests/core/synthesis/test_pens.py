"""Real strokes drawn anew, and what is made of them that is no digit."""

import numpy as np
import pytest

from core.data.pen_strokes import DIGITS, Lines, lines_of, load_pen_strokes
from core.evaluation.calibration import evidence
from core.imaging.painter import Stroke, render
from core.imaging.preprocessing import prepare
from core.model.model import Model
from core.nn.losses import probabilities
from core.synthesis import pens
from core.types import Array
from resources import STROKES


@pytest.fixture(scope="module")
def digits() -> Lines:
    everybody = load_pen_strokes(STROKES)
    return lines_of(everybody, everybody.where("train", DIGITS)[::40])


def test_the_points_lie_evenly_along_the_strokes(digits: Lines) -> None:
    everybody = load_pen_strokes(STROKES)
    sample = everybody.where("train", "4")[3]
    points = lines_of(everybody, np.array([sample])).points[0]
    size = points.max(axis=0) - points.min(axis=0)
    assert size.max() == pytest.approx(1, abs=1e-5)
    way = np.concatenate([np.diff(line, axis=0) for line in everybody.lines(sample)])
    length = np.hypot(*way.T).sum()
    steps = np.hypot(*np.diff(points, axis=0).T)
    assert np.median(steps) < 2 * length / len(points)
    # Every point of the pen's way lies near one of them.
    lines = np.concatenate(everybody.lines(sample))
    middle = (lines.min(axis=0) + lines.max(axis=0)) / 2
    distance = np.hypot(*(lines[:, None] - middle - points[None]).transpose(2, 0, 1)).min(axis=1)
    assert distance.max() < 1.5 * length / len(points)


def test_without_change_they_are_what_the_painter_draws(digits: Lines) -> None:
    rng, rows = np.random.default_rng(0), np.arange(40)
    drawn = pens.draw(digits, rows, np.zeros(len(rows)), rng)
    nearest = np.full(len(rows), np.inf)
    for pen in (0.03, 0.05, 0.08, 0.12, 0.18, 0.25):  # which of the pens it was is left to chance
        painted = np.array([prepare(ink_of(digits, row, pen)) for row in rows])
        nearest = np.minimum(nearest, np.abs(painted - drawn).mean(axis=(1, 2)))
    assert np.median(nearest) < 0.04
    others = np.abs(drawn - np.roll(drawn, 1, axis=0)).mean(axis=(1, 2))
    assert np.median(nearest) < np.median(others) / 3


def ink_of(lines: Lines, row: int, pen: float) -> Array:
    """The painter's drawing of one sample, 0.7 of the field large; ``pen`` is in parts of its size."""
    places = lines.points[row] * 0.7 + 0.5
    strokes = [places[lines.strokes[row] == stroke] for stroke in range(lines.strokes[row].max() + 1)]
    return render([Stroke(tuple((float(x), float(y), 0.7 * pen) for x, y in stroke)) for stroke in strokes])


def test_more_strength_changes_more(digits: Lines) -> None:
    rows = np.arange(60)
    moved = []
    for strength in (0.0, 0.3, 1.0):
        points = pens.changed(
            digits.points[rows], digits.strokes[rows], np.full(len(rows), strength), np.random.default_rng(1)
        )
        moved.append(np.abs(points - digits.points[rows]).mean())
    assert moved[0] == pytest.approx(0, abs=1e-6)
    assert moved[0] < moved[1] < moved[2]


def test_the_same_stream_draws_the_same(digits: Lines) -> None:
    for make in (
        lambda rng: pens.draw(digits, np.arange(30), np.ones(30), rng),
        lambda rng: pens.draw_parts(digits, 30, rng),
    ):
        one, two = (make(np.random.default_rng(4)) for _ in range(2))
        np.testing.assert_array_equal(one, two)
        assert not np.array_equal(one, make(np.random.default_rng(5)))


def test_parts_are_never_one_whole_digit(model: Model, digits: Lines) -> None:
    """The default network, which reads nearly all whole ones, is sure of few of them; where it is, they are halves."""
    rng = np.random.default_rng(2)
    whole = pens.draw(digits, np.arange(200), np.zeros(200), rng)
    parts = pens.draw_parts(digits, 200, rng)
    found = [evidence(model.network.forward(model.parameters, pictures[:, None])) for pictures in (whole, parts)]
    assert np.median(found[1]) < 0.7 * np.median(found[0])
    assert (probabilities(model.network.forward(model.parameters, whole[:, None])).max(axis=1) > 0.5).mean() > 0.95


def test_nothing_to_draw_gives_nothing(digits: Lines) -> None:
    rng = np.random.default_rng(0)
    assert pens.draw(digits, np.empty(0, np.int64), np.empty(0), rng).shape == (0, 28, 28)
    assert pens.draw_parts(digits, 0, rng).shape == (0, 28, 28)
