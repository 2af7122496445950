"""What tests of teaching and of learning share."""

from PySide6.QtWidgets import QAbstractButton, QMessageBox
from pytestqt.qtbot import QtBot

from desktop.engine.states import Phase
from desktop.shell.window import Window
from desktop.widgets.words import a_digit
from tests.desktop.window.using import act, digits, draw, wait_for_phase


def labels(window: Window) -> list[int]:
    return [digit.label for digit in digits(window).digits]


def teach(qtbot: QtBot, window: Window, digit: int) -> None:
    act(window, "Edit", "Teach which digit it is", f"This is {a_digit(digit)}")
    window.typist.finish()
    wait_until_corrected(qtbot, window)


def wait_until_corrected(qtbot: QtBot, window: Window) -> None:
    """The network has to look at it first."""
    qtbot.waitUntil(lambda: not window.corrector.under_way)


def button(box: QMessageBox, text: str) -> QAbstractButton:
    return next(found for found in box.buttons() if found.text().replace("&", "") == text)


def begin_to_learn(qtbot: QtBot, window: Window) -> None:
    """From a drawing that is taught as a 1."""
    draw(qtbot, window)
    teach(qtbot, window, 1)
    act(window, "Network", "Learn from my digits")
    wait_for_phase(qtbot, window, Phase.RUNNING)


def propose(qtbot: QtBot, window: Window) -> None:
    begin_to_learn(qtbot, window)
    wait_for_phase(qtbot, window, Phase.PROPOSED)
