import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core.training.config import TrainingConfig
from core.training.dials import Dials
from desktop.training.fields import NumberField
from desktop.training.live_dials import LiveDials


@pytest.fixture
def dials(qtbot: QtBot) -> LiveDials:
    """Those of a run that goes on."""
    result = LiveDials()
    qtbot.addWidget(result)
    result.show_config(TrainingConfig("sgd", 0.1))
    result.show_running(True)
    return result


def write(qtbot: QtBot, field: NumberField, text: str) -> None:
    field.selectAll()
    qtbot.keyClicks(field, text)


def test_what_is_being_typed_stays_when_the_dial_before_takes_effect(qtbot: QtBot, dials: LiveDials) -> None:
    turned: list[Dials] = []
    dials.turned.connect(turned.append)
    write(qtbot, dials.learning_rate, "0,20")
    qtbot.keyClick(dials.learning_rate, Qt.Key.Key_Return)
    write(qtbot, dials.momentum, "0.5")
    dials.show_dials(turned[0])
    assert [field.text() for field in (dials.learning_rate, dials.momentum)] == ["0.2", "0.5"]
    qtbot.keyClick(dials.momentum, Qt.Key.Key_Return)
    assert turned == [Dials(0.2, 0.9, 0.0), Dials(0.2, 0.5, 0.0)]


def test_the_numbers_of_a_new_run_take_the_place_of_all(qtbot: QtBot, dials: LiveDials) -> None:
    write(qtbot, dials.momentum, "much")
    dials.apply.click()
    assert not dials.error.isHidden()
    dials.show_config(TrainingConfig("sgd", 0.3, momentum=0.7))
    assert [field.text() for field in (dials.learning_rate, dials.momentum)] == ["0.3", "0.7"]
    assert dials.error.isHidden()


def test_what_is_wrong_is_said_until_the_run_ends_and_what_held_is_shown_then(qtbot: QtBot, dials: LiveDials) -> None:
    write(qtbot, dials.learning_rate, "0.0.1")
    qtbot.keyClick(dials.learning_rate, Qt.Key.Key_Return)
    dials.show_running(True)  # held, or gone on with
    assert not dials.error.isHidden()
    assert dials.learning_rate.property("invalid") is True
    assert dials.learning_rate.text() == "0.0.1"
    dials.show_running(False)
    assert dials.error.isHidden()
    assert dials.learning_rate.property("invalid") is False
    assert dials.learning_rate.text() == "0.1"
