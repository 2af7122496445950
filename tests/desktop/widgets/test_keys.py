"""Keys that mean something in one place, and something else around it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.widgets.boxes import in_column
from desktop.widgets.keys import within
from tests.desktop.showing import focus, shown


def test_the_use_that_the_window_has_for_a_key_goes_first_every_time(qtbot: QtBot) -> None:
    part, above, window = QLineEdit(), QPushButton("Message"), QWidget()
    in_column(above, part, on=window)
    done: list[str] = []
    within(part, Qt.Key.Key_Escape, lambda: done.append("part"))
    whole = QShortcut(QKeySequence(Qt.Key.Key_Escape), above, lambda: done.append("window"))
    whole.activatedAmbiguously.connect(whole.activated)
    shown(qtbot, window, in_front=True)
    focus(qtbot, part)
    for _ in range(4):
        qtbot.keyClick(part, Qt.Key.Key_Escape)
    assert done == ["window"] * 4
    above.hide()
    qtbot.keyClick(part, Qt.Key.Key_Escape)
    assert done[4:] == ["part"]
    focus(qtbot, window)
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert len(done) == 5, "the focus is elsewhere"
