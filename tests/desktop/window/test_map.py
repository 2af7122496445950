"""The Map tab in the window: the drawing on the map, and a digit of the map on the canvas."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.map.question import some_digits
from desktop.map.view import MapView
from desktop.shell.window import Window
from tests.desktop.map.places import places
from tests.desktop.window.using import act, draw, what_is_read
from tests.handwritten import write


@pytest.fixture
def view(qtbot: QtBot, window: Window) -> MapView:
    """The view of the tab in front, its map made."""
    act(window, "View", "Map")
    view = window.pages.currentWidget().view
    assert isinstance(view, MapView)
    qtbot.waitUntil(lambda: not view.plot.is_empty)
    return view


def test_the_drawing_moves_on_the_map(qtbot: QtBot, window: Window, view: MapView) -> None:
    assert view.plot.newcomer is None
    draw(qtbot, window)
    qtbot.waitUntil(lambda: view.plot.newcomer is not None)
    first = view.plot.newcomer
    window.canvas.set_ink(write("4"))
    qtbot.waitUntil(lambda: not np.array_equal(view.plot.newcomer, first))
    act(window, "Edit", "Clear drawing")
    qtbot.waitUntil(lambda: view.plot.newcomer is None)


def test_a_digit_of_the_map_comes_to_lie_where_it_is(qtbot: QtBot, window: Window, view: MapView) -> None:
    view.plot.choose(11)
    qtbot.keyClick(view.plot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: view.plot.newcomer is not None)
    points = places(view.plot)
    away = np.linalg.norm(view.plot.newcomer - points[11])
    spread = np.linalg.norm(points.std(axis=0))
    assert away < 0.3 * spread, "prepared like any other drawing, it is nearly the same picture"


def test_a_misread_digit_of_the_map_is_misread_on_the_canvas(qtbot: QtBot, window: Window, view: MapView) -> None:
    """What the map says of a picture is to be seen there: it is not scaled and moved on its way."""
    assert window.session.document is not None
    model, digits = window.session.document.model, some_digits()
    pictures = digits.images / np.float32(255)
    answers = model.network.forward(model.parameters, pictures).argmax(axis=1)
    for index in np.flatnonzero(answers != digits.labels)[:5].tolist():
        view.plot.choose(index)
        view.open_button.click()
        digit = what_is_read(qtbot, window).prediction.digits[0]
        np.testing.assert_allclose(digit.picture, pictures[index, 0], atol=0.02)
        assert digit.digit == answers[index]
        assert f"read as {digit.digit}" in view.caption.text()


def test_hidden_it_asks_nothing(qtbot: QtBot, window: Window, view: MapView) -> None:
    act(window, "View", "Filters")
    draw(qtbot, window)
    what_is_read(qtbot, window)
    asked = window.session.newest_question
    window.canvas.set_ink(write("4"))
    what_is_read(qtbot, window)
    assert window.session.newest_question == asked + 1, "what the drawing says, and nothing else"
    assert view.plot.newcomer is None
