"""What a person does in the Convolution tab, and what is seen then, for the tests of it."""

import numpy as np
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox
from pytestqt.qtbot import QtBot

from core.imaging.preprocessing import prepare
from core.model.model import Card, Model
from core.model.presets import preset
from core.types import Array
from desktop.convolution.view import ConvolutionView
from tests.desktop.showing import shown
from tests.handwritten import write

NETWORK_SEEN = preset("lenet").network
PARAMETERS = NETWORK_SEEN.initialise(np.random.default_rng(0))


def shown_view(qtbot: QtBot) -> ConvolutionView:
    """The view on the screen, with a network and no drawing."""
    result = shown(qtbot, ConvolutionView(), 890, 610, in_front=True)
    result.show_model(Model(NETWORK_SEEN, PARAMETERS, Card()))
    return result


def drawn(digit: str = "7") -> Array:
    """The picture of a drawing."""
    picture = prepare(write(digit))
    assert picture is not None
    return picture


def example(view: ConvolutionView, title: str) -> None:
    next(button for button in view.examples.buttons if button.text() == title).click()


def choose(combo: QComboBox, text: str) -> None:
    assert combo.findText(text) >= 0
    combo.setCurrentText(text)


def type_in(qtbot: QtBot, field: QAbstractSpinBox, text: str) -> None:
    """Type ``text`` in the place of what stands in ``field``, letter by letter, and stay there."""
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)


def maps(view: ConvolutionView) -> Array:
    assert view.lesson is not None
    return view.lesson.maps
