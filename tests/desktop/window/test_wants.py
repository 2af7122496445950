"""The Wants tab in the window: a picture that was found, on the canvas."""

import numpy as np
from pytestqt.qtbot import QtBot

from desktop.shell.window import Window
from desktop.wants.view import WantsView
from tests.desktop.window.using import what_is_read


def wanting(window: Window) -> WantsView:
    """The view of the tab in front."""
    view = window.pages.look_at("wants")
    assert isinstance(view, WantsView)
    return view


def test_a_picture_that_was_found_is_read_on_the_canvas_as_it_is(qtbot: QtBot, window: Window) -> None:
    picture = wanting(window).nine.pictures[0]
    qtbot.waitUntil(picture.isEnabled)
    assert picture.pixels is not None
    shown = picture.pixels / np.float32(255)
    picture.click()
    digit = what_is_read(qtbot, window).prediction.digits[0]
    np.testing.assert_allclose(digit.picture, shown, atol=0.02)
