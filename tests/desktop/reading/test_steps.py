"""The steps from a drawing to the network's picture."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.imaging.preprocessing import Prepared, prepare_steps
from core.types import Array
from desktop.reading.seen_picture import SeenPicture
from desktop.reading.steps import NOTHING, StepsView
from desktop.reading.verdict import VerdictView
from desktop.widgets import theme
from tests.desktop.reading.predictions import number
from tests.desktop.showing import shown


def prepared() -> tuple[Array, Prepared]:
    ink = np.zeros((512, 512), np.float32)
    ink[100:300, 200:240] = 1
    steps = prepare_steps(ink)
    assert steps is not None
    return ink, steps


@pytest.fixture
def view(qtbot: QtBot) -> StepsView:
    return shown(qtbot, StepsView(), 360, 170)


@pytest.mark.parametrize("choice", ["light", "dark"])
def test_it_shows_the_drawing_its_box_and_what_became_of_it(
    view: StepsView, qapp: QApplication, choice: theme.Choice
) -> None:
    theme.apply(qapp, choice)
    view.show_steps(*prepared())
    image: QImage = view.grab().toImage()
    colours = theme.current()
    side = (360 - 2 * 16) / 3
    thirds = [image.copy(round(index * (side + 16)), 0, round(side), 100) for index in range(3)]
    for third in thirds:
        colour_at = {third.pixelColor(x, y).name() for x in range(third.width()) for y in range(100)}
        assert {QColor(colours.ink).name(), QColor(colours.paper).name()} <= colour_at
    accents = [
        sum(third.pixelColor(x, y) == QColor(colours.accent) for x in range(third.width()) for y in range(100))
        for third in thirds
    ]
    assert accents[0] > 20  # the box
    assert accents[1] == 0


def test_it_is_told_to_those_who_do_not_see(view: StepsView) -> None:
    assert view.accessibleDescription() == NOTHING
    view.show_steps(*prepared())
    assert "20 × 20" in view.accessibleDescription()
    assert "40 by 200 pixels" in view.accessibleDescription()
    view.show_nothing()
    assert view.accessibleDescription() == NOTHING


def test_the_picture_opens_them_in_place_of_the_bars(qtbot: QtBot) -> None:
    verdict = shown(qtbot, VerdictView(), 360, 280)
    [button] = verdict.findChildren(SeenPicture)
    [steps] = verdict.findChildren(StepsView)
    before = verdict.sizeHint()
    with qtbot.waitSignal(verdict.steps_wanted):
        qtbot.keyClick(button, Qt.Key.Key_Space)
    verdict.show_steps(*prepared())
    assert verdict.steps_shown
    assert steps.isVisible()
    assert verdict.sizeHint() == before
    verdict.show_prediction(number("47"))
    assert steps.isVisible()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert not steps.isVisible()
    assert not verdict.steps_shown
