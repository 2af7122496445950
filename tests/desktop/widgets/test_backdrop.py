"""A backdrop: painted in parts, shown as a whole, the newest wish last."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.widgets.backdrop import Backdrop, Part


class Flag(QWidget):
    """Two halves of ``colour``, each a part."""

    def __init__(self) -> None:
        super().__init__()
        self.colour, self.begun = "#ff0000", 0
        self.backdrop = Backdrop(self, self._parts)
        self.resize(40, 20)

    def _parts(self) -> Iterator[Part]:
        self.begun += 1
        colour = QColor(self.colour)
        yield lambda painter: painter.fillRect(QRect(0, 0, 20, 20), colour)
        yield lambda painter: painter.fillRect(QRect(20, 0, 20, 20), colour)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's own
        self.backdrop.paint(QPainter(self))

    def halves(self) -> tuple[str, str]:
        image = self.grab().toImage()
        return image.pixelColor(5, 5).name(), image.pixelColor(35, 5).name()


@pytest.fixture
def flag(qtbot: QtBot) -> Flag:
    result = Flag()
    qtbot.addWidget(result)
    return result


def test_the_first_time_all_of_it_is_there(flag: Flag) -> None:
    flag.backdrop.renew()
    assert flag.halves() == ("#ff0000", "#ff0000")


def test_nothing_is_shown_by_halves(flag: Flag, qtbot: QtBot) -> None:
    flag.backdrop.renew()
    flag.backdrop.settle()
    flag.colour = "#0000ff"
    flag.backdrop.renew()
    flag.backdrop._go_on()
    assert flag.halves() == ("#ff0000", "#ff0000"), "half of the new one is painted, and nothing of it shown"
    qtbot.waitUntil(lambda: flag.halves() == ("#0000ff", "#0000ff"))


def test_of_many_wishes_the_last_one_is_painted(flag: Flag, qtbot: QtBot) -> None:
    for colour in ("#00ff00", "#ffff00", "#00ffff"):
        flag.colour = colour
        flag.backdrop.renew()
    qtbot.waitUntil(lambda: flag.halves() == ("#00ffff", "#00ffff"))
    assert flag.begun == 2, "the one that was begun, and the last"


def test_what_is_forgotten_is_not_shown(flag: Flag) -> None:
    flag.backdrop.renew()
    flag.backdrop.settle()
    flag.backdrop.forget()
    assert flag.halves() != ("#ff0000", "#ff0000")
