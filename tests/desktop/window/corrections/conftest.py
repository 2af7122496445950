"""Windows with the weights that come with the program, one of them with a 0 that is taken for two digits."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from core.imaging.painter import Stroke
from desktop.shell.window import Window
from resources import DEFAULT_WEIGHTS
from tests.desktop.showing import focus
from tests.desktop.window.corrections.correcting import boxes, write
from tests.handwritten import strokes

HALVES = [
    Stroke(tuple((x, y - 0.2, pen) for x, y, pen in stroke.points))
    for stroke in strokes("0 in halves", height=0.6, pen=0.05)
]


@pytest.fixture(scope="session")
def first_weights() -> Path:
    """Those that come with the program."""
    return DEFAULT_WEIGHTS


@pytest.fixture
def active(qtbot: QtBot, window: Window) -> Window:
    """A window that hears the keys."""
    focus(qtbot, window.canvas)
    return window


@pytest.fixture
def fallen_apart(qtbot: QtBot, active: Window) -> Window:
    """A 0 in two halves that do not meet: it may as well be two 1s, and is taken for these."""
    assert boxes(write(qtbot, active, HALVES)) == 2
    return active
